#include "native/server/cashier.hpp"

#include "native/platform/clock.hpp"
#include "native/platform/log.hpp"
#include "native/platform/secret.hpp"
#include "native/server/service.hpp"
#include "native/server/visit.hpp"
#include "shared/base/hash.hpp"
#include "shared/domain/journal/checkouts.hpp"

#include <algorithm>
#include <chrono>

namespace kz {
namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t page_milliseconds = 23 * hour;  // how long a provider's page is open: Stripe allows 24 hours at most
constexpr std::int64_t slip_milliseconds = cash_slip_days * 24 * hour;
constexpr std::int64_t again_milliseconds = 20 * hour; // how long the same wish leads to the same page
constexpr std::int64_t opening_milliseconds_max = hour; // who has no address by then was never sent to one
constexpr std::int64_t idle_milliseconds = 2'000;
constexpr int due_at_once = 20;
constexpr std::size_t ways_back_max = 10'000;
constexpr std::size_t code_bytes = 16;

// The same for the claims that one merchant has against one person.
std::string customer_key(const std::string& key, MerchantId merchant, const Party& customer) {
    return base32(hmac_sha256(key, "customer " + merchant_code(merchant) + "\n" + customer.name + "\n" + customer.address.postcode).substr(0, code_bytes));
}

} // namespace

std::int64_t checkout_wait_milliseconds(int asks) {
    constexpr std::int64_t waits[] = {minute / 3, minute, 2 * minute, 5 * minute, 15 * minute, 30 * minute, hour, 3 * hour, 6 * hour};
    return waits[std::min(static_cast<std::size_t>(std::max(asks, 0)), std::size(waits) - 1)];
}

Cashier::Cashier(Service& service, const CashierSettings& settings) : service_(service) {
    const Ask ask = [this](const HttpRequest& request) { return asking_->ask(request); };
    if (!settings.stripe.key.empty())
        providers_.push_back(make_stripe(settings.stripe, ask));
    if (!settings.mollie.key.empty())
        providers_.push_back(make_mollie(settings.mollie, ask));
    if (!settings.viacash.key.empty())
        providers_.push_back(make_viacash(settings.viacash, ask));
    if (!providers_.empty())
        asking_.emplace();
}

Cashier::~Cashier() {
    end();
}

void Cashier::end() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
        stopped_.notify_all();
    }
    if (thread_.joinable())
        thread_.join();
}

const Provider* Cashier::provider(PayProvider name) const {
    for (const auto& known : providers_)
        if (known->name() == name)
            return known.get();
    return nullptr;
}

std::vector<PayWay> Cashier::reachable(const std::vector<PayWay>& offered) const {
    std::vector<PayWay> ways;
    for (const PayWay& way : offered)
        if (const Provider* known = provider(way.provider); way.method == PayMethod::Transfer || (known != nullptr && known->takes(way.method)))
            ways.push_back(way);
    return ways;
}

// It names the checkout to those who have been given it, and the link is behind it in memory alone.
std::string Cashier::code_for(const Wish& wish, const std::string& reference) {
    const std::string code = base32(hmac_sha256(service_.settings.proof_key, "back from " + reference).substr(0, code_bytes));
    const std::lock_guard lock(mutex_);
    if (ways_back_.size() >= ways_back_max)
        ways_back_.clear();
    ways_back_[code] = {"/c/" + wish.token + "/?lang=" + std::string(language_code(wish.language)), reference};
    return code;
}

Cashier::Opened Cashier::opened_of(const Wish& wish, const CheckoutRecord& record) {
    const std::string& base = service_.settings.base_url;
    const std::string code = code_for(wish, record.reference);
    return {record.reference, record.url.empty() ? base + "/back/" + code : record.url, base + "/go/" + code};
}

// Everything in it follows from the record, so that asking again is the same question.
CheckoutOrder Cashier::order_of(const Visit& who, const Wish& wish, const CheckoutRecord& record) {
    const std::string back = service_.settings.base_url + "/back/" + code_for(wish, record.reference);
    return {.reference = record.reference,
            .method = wish.method,
            .amount = wish.amount,
            .description = who.merchant.name + " " + who.record.number,
            .customer = customer_key(service_.settings.proof_key, who.merchant.id, service_.states().get(service_.reader(), record.claim).invoice.buyer),
            .language = std::string(language_code(wish.language)),
            .back_url = back,
            .left_url = back + "?left=1",
            .notify_url = notify_url(record.provider),
            .expires_at = Instant{record.started_at.milliseconds + (wish.method == PayMethod::Cash ? slip_milliseconds : page_milliseconds)}};
}

std::string Cashier::notify_url(PayProvider name) const {
    return service_.settings.base_url + "/api/v1/providers/" + std::string(provider_code(name)) + "/notifications";
}

// Of this claim, all that can still be paid: there is one slip at a time.
void Cashier::call_off_slips(const Visit& who) {
    const std::vector<Checkout> all = service_.states().get(service_.reader(), who.link.claim).checkouts;
    for (const Checkout& known : all)
        if (known.state == CheckoutState::Started && known.slip)
            if (const auto record = service_.reader().checkout(known.reference))
                static_cast<void>(call_off(*record));
}

Result<Cashier::Opened, Cashier::Refusal> Cashier::start(const Visit& who, const Wish& wish) {
    if (wish.method == PayMethod::Cash) {
        const State& state = service_.states().get(service_.reader(), who.link.claim);
        const Checkout* shown = slip_to_show(state, central_european_date(now()));
        const auto kept = shown != nullptr && shown->amount == wish.amount ? service_.reader().checkout(shown->reference) : std::nullopt;
        if (kept)
            return opened_of(wish, *kept);
        call_off_slips(who);
    }
    CheckoutRecord record;
    std::optional<Refused> refused;
    service_.wait_for([&](Transaction& tx, Moment now) {
        refused.reset();
        const ClaimId claim = who.link.claim;
        for (const Checkout& known : service_.desk.state(tx, claim).checkouts)
            if (known.state == CheckoutState::Started && known.method == wish.method && known.amount == wish.amount && !known.slip)
                if (auto kept = tx.checkout(known.reference); kept && now.at.milliseconds - kept->started_at.milliseconds < again_milliseconds)
                    record = *std::move(kept);
        if (!record.reference.empty())
            return;
        const auto acted = service_.desk.act(tx, claim, StartCheckout{claim, wish.method, wish.amount, who.merchant.ways}, Actor::Customer, now);
        if (!acted) {
            refused = acted.error();
            return;
        }
        const Checkout& started = acted->state->checkouts.back();
        record = {started.reference, claim, started.provider, {}, {}, now.at, false, 0, Instant{now.at.milliseconds + checkout_wait_milliseconds(0)}};
        tx.put_checkout(record);
    });
    if (refused)
        return refuse(Refusal(*std::move(refused)));
    const CheckoutOrder order = order_of(who, wish, record);
    if (!record.url.empty())
        return opened_of(wish, record);
    const Provider* const known = provider(record.provider);
    auto opened = known == nullptr ? Result<OpenedCheckout, ProviderRefusal>(refuse(ProviderRefusal::NotReached)) : known->open(order);
    if (!opened) {
        note_failure(record, opened.error());
        static_cast<void>(write_report(record, {CheckoutState::Failed, wish.amount, {0, wish.amount.currency}}));
        return refuse(Refusal(opened.error()));
    }
    record.provider_id = opened->id;
    record.url = opened->url;
    service_.wait_for([&](Transaction& tx, Moment moment) {
        tx.put_checkout(record);
        if (wish.method == PayMethod::Cash)
            static_cast<void>(service_.desk.act(tx, record.claim, IssueSlip{record.reference, {opened->code, central_european_date(order.expires_at)}}, Actor::System, moment));
    });
    return opened_of(wish, record);
}

std::optional<Cashier::Refusal> Cashier::call_off(const CheckoutRecord& record) {
    const Provider* const known = provider(record.provider);
    if (known == nullptr)
        return ProviderRefusal::NotReached;
    const auto said = known->call_off(record.provider_id);
    if (!said && said.error() == ProviderRefusal::NotReached) {
        note_failure(record, said.error());
        return said.error();
    }
    if (const auto refused = settle(record))
        return refused;
    // Some can not be called off any more: then nobody is shown to them, and they expire.
    const auto* now_known = find_checkout(service_.states().get(service_.reader(), record.claim), record.reference);
    if (now_known == nullptr || is_over(now_known->state))
        return std::nullopt;
    return write_report(record, {CheckoutState::Failed, now_known->amount, {0, now_known->amount.currency}});
}

std::optional<std::string> Cashier::slip_file(const CheckoutRecord& record) const {
    const Provider* const known = provider(record.provider);
    auto file = known == nullptr ? Result<std::string, ProviderRefusal>(refuse(ProviderRefusal::NotReached)) : known->slip_file(record.provider_id);
    return file ? std::optional(*std::move(file)) : std::nullopt;
}

std::optional<Cashier::Refusal> Cashier::settle(const CheckoutRecord& record) {
    const std::lock_guard lock(asked_[hash64(record.reference) % asked_.size()]);
    const Provider* const known = provider(record.provider);
    if (known == nullptr)
        return ProviderRefusal::NotReached;
    const auto said = known->report(record.provider_id);
    if (!said) {
        note_failure(record, said.error());
        return said.error();
    }
    if (said->reference != record.reference) {
        note_failure(record, ProviderRefusal::AnswerFaulty);
        return ProviderRefusal::AnswerFaulty;
    }
    return write_report(record, said->report);
}

// What the journal refuses is for a person: the audit trail says so once for each time that the provider insists.
std::optional<Cashier::Refusal> Cashier::write_report(const CheckoutRecord& record, const CheckoutReport& report) {
    std::optional<Refused> refused;
    service_.wait_for([&](Transaction& tx, Moment now) {
        refused.reset();
        auto kept = tx.checkout(record.reference).value_or(record);
        const auto acted = service_.desk.act(tx, record.claim, ReportCheckout{record.reference, report}, Actor::System, now);
        if (!acted && acted.error().reason != JournalRefusal::CheckoutUnchanged) {
            refused = acted.error();
            tx.add_audit({now.at, Actor::System, "checkout_refused", record.claim, record.reference + " " + std::string(refusal_code(refused->reason))});
        }
        const Checkout* known = find_checkout(service_.desk.state(tx, record.claim), record.reference);
        kept.is_over = known == nullptr || is_over(known->state);
        kept.ask_at = Instant{now.at.milliseconds + checkout_wait_milliseconds(++kept.asks)};
        tx.put_checkout(kept);
    });
    if (!refused)
        return std::nullopt;
    log_event(LogLevel::Error, "checkout_refused", {{"checkout", record.reference}, {"reason", refusal_code(refused->reason)}});
    return Refusal(*std::move(refused));
}

void Cashier::note_failure(const CheckoutRecord& record, ProviderRefusal refusal) {
    log_event(LogLevel::Warning, "provider_failed", {{"provider", provider_code(record.provider)}, {"checkout", record.reference}, {"reason", refusal_code(refusal)}});
}

std::string Cashier::came_back(const std::string& code, bool has_left) {
    WayBack way;
    {
        const std::lock_guard lock(mutex_);
        const auto found = ways_back_.find(code);
        if (found == ways_back_.end())
            return {};
        way = found->second;
    }
    const auto record = service_.reader().checkout(way.reference);
    if (!record || has_left || record->url.empty())
        return way.path;
    static_cast<void>(settle(*record));
    // The provider may not know yet what the customer has just done; until it does, the page says that we wait.
    const auto* known = find_checkout(service_.states().get(service_.reader(), record->claim), way.reference);
    if (known != nullptr && known->state == CheckoutState::Started)
        static_cast<void>(write_report(*record, {CheckoutState::Pending, known->amount, {0, known->amount.currency}}));
    return way.path;
}

std::string Cashier::went_out(const std::string& code) {
    WayBack way;
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = ways_back_.find(code); found != ways_back_.end())
            way = found->second;
    }
    const auto record = way.reference.empty() ? std::nullopt : service_.reader().checkout(way.reference);
    return !record ? std::string() : record->url.empty() || record->is_over ? way.path : record->url;
}

void Cashier::begin() {
    if (!providers_.empty())
        thread_ = std::thread([this] { work(); });
}

void Cashier::work() {
    const auto reader = service_.store.reader();
    for (;;) {
        try {
            for (const CheckoutRecord& record : reader->due_checkouts(now(), due_at_once))
                ask_due(record);
        } catch (const std::exception& error) {
            log_event(LogLevel::Error, "checkouts_failed", {{"reason", error.what()}});
        }
        std::unique_lock lock(mutex_);
        if (stopped_.wait_for(lock, std::chrono::milliseconds(idle_milliseconds), [this] { return is_stopping_; }))
            return;
    }
}

// Its days are over (nobody says so by himself), or the claim was paid in another way meanwhile.
bool Cashier::is_useless_slip(const CheckoutRecord& record) const {
    const State& state = service_.states().get(service_.reader(), record.claim);
    const Checkout* known = find_checkout(state, record.reference);
    return known != nullptr && known->slip && slip_to_show(state, central_european_date(now())) != known;
}

void Cashier::ask_due(const CheckoutRecord& record) {
    if (record.provider_id.empty() && now().milliseconds - record.started_at.milliseconds > opening_milliseconds_max) {
        const auto* known = find_checkout(service_.states().get(service_.reader(), record.claim), record.reference);
        if (known != nullptr)
            static_cast<void>(write_report(record, {CheckoutState::Expired, known->amount, {0, known->amount.currency}}));
        return;
    }
    const auto refused = record.provider_id.empty() ? std::optional<Refusal>(ProviderRefusal::IdUnknown) : is_useless_slip(record) ? call_off(record) : settle(record);
    if (!refused || std::holds_alternative<Refused>(*refused))
        return;
    service_.wait_for([&](Transaction& tx, Moment moment) {
        auto kept = tx.checkout(record.reference).value_or(record);
        kept.ask_at = Instant{moment.at.milliseconds + checkout_wait_milliseconds(++kept.asks)};
        tx.put_checkout(kept);
    });
}

} // namespace kz
