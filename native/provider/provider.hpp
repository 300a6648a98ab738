// Provider: one who takes money for a merchant on a page of its own. A checkout is opened there, the customer is sent to its address,
// and how it goes is asked, whenever there is reason to: a notification is a reason and nothing more, so that it may come twice, late,
// in any order or never. What is answered is true by then as a whole. Who takes cash has no page, but a slip for a till.
//
// An adapter asks its provider through Ask and waits for it: on a thread that may wait. It may be used by many threads at once.
#pragma once

#include "native/provider/asking.hpp"
#include "shared/base/date.hpp"
#include "shared/base/result.hpp"
#include "shared/domain/payments/checkout.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace kz {

struct CheckoutOrder {
    std::string reference;   // of ours; also the key that makes asking twice one checkout
    PayMethod method = PayMethod::Card;
    Money amount;
    std::string description; // what the customer reads there
    std::string customer;    // the same for the same person, and says nothing of them: who takes cash must know that much
    std::string language;    // "de"
    std::string back_url;    // where the customer comes back to
    std::string left_url;    // the same, of one who has given up there
    std::string notify_url;
    Instant expires_at;
};
struct OpenedCheckout {
    std::string id;  // the provider's
    std::string url; // for the customer; empty: it is paid at a till
    std::string code = {}; // to be scanned there; empty: the slip's file alone has it
    friend bool operator==(const OpenedCheckout&, const OpenedCheckout&) = default;
};
struct ProviderNotice {
    std::string_view body;
    std::string_view signature; // the header that signature_header() names; empty: it is not there
    std::string_view date = {}; // the header of that name
    std::string_view url = {};  // where it came to, as the order said
};
struct ProviderReport {
    std::string reference; // ours, as the provider has kept it
    CheckoutReport report;
    friend bool operator==(const ProviderReport&, const ProviderReport&) = default;
};

enum class ProviderRefusal {
    NotReached,       // no answer, or one that says to try later, also after some tries
    KeyRefused,       // the provider does not take our key
    OrderRefused,     // what is asked for makes no sense to it
    IdUnknown,        // no checkout of this name
    AnswerFaulty,     // not what it has published
    SignatureMissing, // of a notification; and what makes one
    SignatureWrong,
    SignatureOld,     // made more than five minutes ago, or from now
    NoticeFaulty,     // not readable
    NoticeOther,      // it is about something else
};
inline constexpr int provider_refusals_count = static_cast<int>(ProviderRefusal::NoticeOther) + 1;
std::string_view refusal_code(ProviderRefusal refusal); // "signature_wrong"

class Provider {
public:
    virtual ~Provider() = default;

    virtual PayProvider name() const = 0;
    virtual bool takes(PayMethod method) const = 0;

    virtual Result<OpenedCheckout, ProviderRefusal> open(const CheckoutOrder& order) const = 0;
    virtual Result<ProviderReport, ProviderRefusal> report(std::string_view id) const = 0;
    // Nobody shall pay it any more. What was paid before stays so: the next report says it.
    virtual Result<void, ProviderRefusal> call_off(std::string_view id) const = 0;
    // What the customer takes to a till, as a PDF: of those who take cash.
    virtual Result<std::string, ProviderRefusal> slip_file(std::string_view) const { return refuse(ProviderRefusal::IdUnknown); }
    virtual std::string_view signature_header() const { return {}; } // "Stripe-Signature"; empty: nothing is signed
    // The id of the checkout that a notification is about.
    virtual Result<std::string, ProviderRefusal> noticed(const ProviderNotice& notice, Instant now) const = 0;
};

struct ProviderSettings {
    std::string url; // where its interface is; empty: the public address
    std::string key;
    std::string notice_secret; // of Stripe: "whsec_…"
    std::string division;      // of viacash: whose key it is
};
std::unique_ptr<Provider> make_stripe(ProviderSettings settings, Ask ask);
std::unique_ptr<Provider> make_mollie(ProviderSettings settings, Ask ask);
std::unique_ptr<Provider> make_viacash(ProviderSettings settings, Ask ask);

// ---- parts of all adapters ----------------------------------------------------------------------------------------

// What an answer that is no success means.
ProviderRefusal refusal_of(const HttpAnswer& answer);
// "https://pay.example" of "https://pay.example/v1/x"; empty when it is no address.
std::string origin_of(std::string_view url);
// Of a name inside a path or a form (RFC 3986, 2.3).
std::string url_encoded(std::string_view text);

} // namespace kz
