// What may be asked of a claim about payments through a provider.
#include "shared/domain/journal/checkouts.hpp"
#include "shared/domain/journal/decisions.hpp"

#include <algorithm>

namespace kz {
namespace {

// The merchant's own refund or the customer's complaint: people read another sentence.
ReversalKind reversal_of(CheckoutState state) {
    return state == CheckoutState::ChargedBack ? ReversalKind::ChargedBack : ReversalKind::Reversed;
}

std::int64_t counted_minor(const CheckoutReport& report) {
    return report.state == CheckoutState::Settled ? report.amount.minor - report.refunded.minor : 0;
}

std::optional<JournalRefusal> fault_of(const Checkout& known, const CheckoutReport& report) {
    if (report.amount.currency != known.amount.currency || report.refunded.currency != known.amount.currency)
        return JournalRefusal::CurrencyMismatch;
    if (report.amount != known.amount || report.refunded.minor < 0 || report.refunded.minor > known.amount.minor)
        return JournalRefusal::CheckoutAmountDiffers;
    if (report.state == known.state && report.refunded.minor == known.refunded.minor)
        return JournalRefusal::CheckoutUnchanged;
    const bool was_paid = known.posting >= 0;
    const bool is_paid = report.state == CheckoutState::Settled || report.state == CheckoutState::Refunded || report.state == CheckoutState::ChargedBack;
    if (was_paid && !is_paid)
        return JournalRefusal::CheckoutPaid;
    return std::nullopt;
}

} // namespace

PayStage pay_stage(const State& state, Date today) {
    const auto due_on = due_date(state);
    if (!due_on || *due_on >= today)
        return PayStage::NotDue;
    return std::ranges::contains(state.notes, NoteKind::Reminded, &Note::kind) ? PayStage::Reminded : PayStage::Overdue;
}

std::vector<PayWay> pay_ways_now(const State& state, const std::vector<PayWay>& offered, Money amount, Date today) {
    if (!amount.is_positive() || is_time_barred(state, today))
        return {PayWay{}};
    return pay_ways_for(offered, {state.invoice.buyer.address.country, amount, pay_stage(state, today)});
}

const Checkout* find_checkout(const State& state, std::string_view reference) {
    const auto found = std::ranges::find(state.checkouts, reference, &Checkout::reference);
    return found == state.checkouts.end() ? nullptr : &*found;
}

const Checkout* checkout_to_tell(const State& state) {
    if (state.checkouts.empty() || !undisputed(state).is_positive())
        return nullptr;
    const Checkout& last = state.checkouts.back();
    const bool has_failed = last.state == CheckoutState::Failed && !last.slip; // a slip that was there is only called off
    return last.state == CheckoutState::Pending || has_failed ? &last : nullptr;
}

const Checkout* slip_to_show(const State& state, Date today) {
    const std::int64_t most = undisputed(state).minor;
    for (auto known = state.checkouts.rbegin(); known != state.checkouts.rend(); ++known)
        if (known->slip && known->state == CheckoutState::Started)
            return known->slip->valid_until >= today && known->amount.minor <= most ? &*known : nullptr;
    return nullptr;
}

Decision decide_checkout(const State& state, const StartCheckout& command, Date today) {
    if (const auto fault = fault_of_amount(state, command.amount))
        return refuse(because(*fault));
    const Money most = undisputed(state);
    if (!most.is_positive())
        return refuse(because(JournalRefusal::NothingOpen));
    if (command.amount.minor > most.minor)
        return refuse(because(JournalRefusal::CheckoutAboveOpen));
    const auto ways = pay_ways_now(state, command.offered, command.amount, today);
    const auto way = std::ranges::find(ways, command.method, &PayWay::method);
    const bool is_part = command.amount != most && command.amount != next_payment(state, today);
    if (way == ways.end() || way->provider == PayProvider::None || (way->method == PayMethod::Cash && is_part))
        return refuse(because(JournalRefusal::MethodNotOffered));
    if (state.checkouts.size() >= static_cast<std::size_t>(checkouts_max))
        return refuse(because(JournalRefusal::TooManyCheckouts));
    return agreed(CheckoutStarted{checkout_reference(command.claim, static_cast<int>(state.checkouts.size()) + 1), way->method, way->provider, command.amount});
}

Decision decide_checkout(const State& state, const IssueSlip& command) {
    const Checkout* known = find_checkout(state, command.checkout);
    if (known == nullptr)
        return refuse(because(JournalRefusal::CheckoutUnknown));
    if (known->slip)
        return refuse(because(JournalRefusal::CheckoutUnchanged));
    return agreed(SlipIssued{command.checkout, command.slip});
}

// What counts changes by taking back what was posted and posting what is left: the two balances need no rule of their own for refunds.
Decision decide_checkout(const State& state, const ReportCheckout& command, Date today) {
    const Checkout* known = find_checkout(state, command.checkout);
    if (known == nullptr)
        return refuse(because(JournalRefusal::CheckoutUnknown));
    if (const auto fault = fault_of(*known, command.report))
        return refuse(because(*fault));
    std::vector<EventBody> events;
    const std::int64_t counted = counted_minor(command.report);
    const Posting* posting = known->posting < 0 ? nullptr : &state.postings[static_cast<std::size_t>(known->posting)];
    const bool is_counted = posting != nullptr && !posting->is_reversed();
    if (is_counted && posting->amount.minor != counted) {
        KZ_TRY(taken_back, decide(state, ReversePayment{known->posting, today, known->reference, reversal_of(command.report.state)}, {}, today));
        events = std::move(taken_back);
    }
    // What a person took back stays so until the provider itself has had it back.
    const bool was_given_back = known->state == CheckoutState::Refunded || known->state == CheckoutState::ChargedBack;
    if (counted > 0 && (posting == nullptr || was_given_back || !events.empty())) {
        const Money amount{counted, known->amount.currency};
        KZ_TRY(posted, decide(state, PostPayment{amount, today, known->reference}, {}, today));
        events.push_back(std::move(posted.front()));
    }
    events.emplace_back(CheckoutMoved{command.checkout, command.report.state, command.report.refunded});
    return events;
}

} // namespace kz
