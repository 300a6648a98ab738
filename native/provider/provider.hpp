// Provider: one who takes money for a merchant on a page of its own. A checkout is opened there, the customer is sent to its address,
// and how it goes is asked, whenever there is reason to: a notification is a reason and nothing more, so that it may come twice, late,
// in any order or never. What is answered is true by then as a whole.
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
    std::string language;    // "de"
    std::string back_url;    // where the customer comes back to
    std::string left_url;    // the same, of one who has given up there
    std::string notify_url;
    Instant expires_at;
};
struct OpenedCheckout {
    std::string id;  // the provider's
    std::string url; // for the customer
    friend bool operator==(const OpenedCheckout&, const OpenedCheckout&) = default;
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
    // The id of the checkout that a notification is about. `signature`: the header of that name, or empty.
    virtual Result<std::string, ProviderRefusal> noticed(std::string_view signature, std::string_view body, Instant now) const = 0;
};

struct ProviderSettings {
    std::string url; // where its interface is; empty: the public address
    std::string key;
    std::string notice_secret; // of Stripe: "whsec_…"
};
std::unique_ptr<Provider> make_stripe(ProviderSettings settings, Ask ask);
std::unique_ptr<Provider> make_mollie(ProviderSettings settings, Ask ask);

// ---- parts of all adapters ----------------------------------------------------------------------------------------

// What an answer that is no success means.
ProviderRefusal refusal_of(const HttpAnswer& answer);
// "https://pay.example" of "https://pay.example/v1/x"; empty when it is no address.
std::string origin_of(std::string_view url);
// Of a name inside a path or a form (RFC 3986, 2.3).
std::string url_encoded(std::string_view text);

} // namespace kz
