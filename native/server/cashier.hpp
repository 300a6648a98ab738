// Cashier: payments through providers, from the first click to whatever the provider says last. The journal has each step; the store
// says how a checkout is found at its provider and when to ask there again.
//
//   1. a checkout is written down, 2. the provider is asked to open it, under its reference as key, 3. the customer goes there,
//   4. a notification, the customer's return or the clock is a reason to ask how it went, and the answer is written down.
//
// A crash between any two of these loses nothing: what has no answer yet is due, and to ask twice is to be told the same. Two answers
// for one checkout are never written in the wrong order, because nobody asks while another one does.
#pragma once

#include "native/provider/provider.hpp"
#include "native/store/store.hpp"
#include "shared/domain/journal/command.hpp"

#include <array>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <variant>

namespace kz {

class Service;
struct Visit;

struct CashierSettings {
    ProviderSettings stripe; // without a key: not there
    ProviderSettings mollie;
    ProviderSettings viacash;
};

class Cashier {
public:
    Cashier(Service& service, const CashierSettings& settings);
    ~Cashier();

    // Of the ways that a merchant offers, those that lead somewhere.
    std::vector<PayWay> reachable(const std::vector<PayWay>& offered) const;
    const Provider* provider(PayProvider name) const; // nullptr: not there

    // ---- on a thread that may wait ----
    struct Wish {
        PayMethod method = PayMethod::Card;
        Money amount;
        Language language = Language::German; // of the page, and of the way back to it
        std::string token;                    // of the link; kept in memory alone, for the way back
    };
    // url: the provider's page, or of a slip the claim's own; phone_url leads there, too, and is short.
    struct Opened { std::string reference, url, phone_url; };
    using Refusal = std::variant<Refused, ProviderRefusal>;
    // The same wish again, while its checkout can still be paid, leads to that one; a new slip takes the place of the one before.
    Result<Opened, Refusal> start(const Visit& who, const Wish& wish);
    // Asks the provider and writes down what it says; nothing to write is no refusal.
    std::optional<Refusal> settle(const CheckoutRecord& record);
    // As far as the provider can: what was paid before counts, and what is paid nevertheless counts, too.
    std::optional<Refusal> call_off(const CheckoutRecord& record);
    // What the customer takes to a till; nothing when its provider has none, or is not reached.
    std::optional<std::string> slip_file(const CheckoutRecord& record) const;
    // Where a provider's notifications come to.
    std::string notify_url(PayProvider name) const;
    // Somebody comes back from a provider: "/c/TOKEN/?lang=de"; empty: nobody who went there from this process.
    std::string came_back(const std::string& code, bool has_left);
    // Where a short address leads; empty: it is none of this process.
    std::string went_out(const std::string& code);

    // Asks for what is due, from now on, on a thread of its own; and no more, before what hears of it is gone.
    void begin();
    void end();

private:
    struct WayBack {
        std::string path;
        std::string reference;
    };
    std::string code_for(const Wish& wish, const std::string& reference);
    Opened opened_of(const Wish& wish, const CheckoutRecord& record);
    void call_off_slips(const Visit& who);
    CheckoutOrder order_of(const Visit& who, const Wish& wish, const CheckoutRecord& record);
    std::optional<Refusal> write_report(const CheckoutRecord& record, const CheckoutReport& report);
    void note_failure(const CheckoutRecord& record, ProviderRefusal refusal);
    bool is_useless_slip(const CheckoutRecord& record) const;
    void ask_due(const CheckoutRecord& record);
    void work();

    Service& service_;
    std::optional<Asking> asking_; // with a provider
    std::vector<std::unique_ptr<Provider>> providers_;
    std::array<std::mutex, 64> asked_; // by reference

    std::mutex mutex_;
    std::map<std::string, WayBack> ways_back_; // by code
    std::condition_variable stopped_;
    bool is_stopping_ = false;
    std::thread thread_;
};

// How long after one question that has settled nothing the next one comes.
std::int64_t checkout_wait_milliseconds(int asks);

} // namespace kz
