#include "shared/base/assert.hpp"
#include "shared/domain/journal/journal.hpp"

#include <algorithm>

namespace kz {
namespace {

// decide() lets no balance grow beyond what Money holds: a sum that does is a bug or a broken journal.
Money checked_sum(Result<Money, MoneyRefusal> sum) {
    KZ_ASSERT(sum.has_value());
    return *sum;
}

bool is_unpaid(const InstalmentProgress& line) {
    return line.state != InstalmentState::Paid;
}

bool is_overdue(const InstalmentProgress& line) {
    return line.state == InstalmentState::Overdue;
}

} // namespace

Money paid(const State& state) {
    Money sum{0, state.invoice.currency};
    for (const Posting& posting : state.postings)
        if (!posting.is_reversed)
            sum = checked_sum(add(sum, posting.amount));
    return sum;
}

Money credited(const State& state) {
    Money sum{0, state.invoice.currency};
    for (const CreditTaken& credit : state.credits)
        sum = checked_sum(add(sum, credit.amount));
    return sum;
}

Money open(const State& state) {
    if (state.version == 0)
        return Money{0, state.invoice.currency};
    return checked_sum(subtract(checked_sum(subtract(claimed(state.invoice), credited(state))), paid(state)));
}

Standing standing(const State& state, Date today) {
    const Money rest = open(state);
    if (rest.is_negative())
        return claimed(state.invoice).is_negative() ? Standing::Credit : Standing::Overpaid;
    if (rest.is_zero())
        return Standing::Settled;
    if (state.plan)
        return std::ranges::any_of(plan_progress(state, today), is_overdue) ? Standing::Overdue : Standing::InPlan;
    const auto due_on = due_date(state.invoice);
    return due_on && *due_on < today ? Standing::Overdue : Standing::Open;
}

std::string_view standing_code(Standing standing) {
    switch (standing) {
    case Standing::Open: return "open";
    case Standing::Overdue: return "overdue";
    case Standing::InPlan: return "in_plan";
    case Standing::Settled: return "settled";
    case Standing::Overpaid: return "overpaid";
    case Standing::Credit: return "credit";
    }
    return "";
}

Money next_payment(const State& state, Date today) {
    const Money rest = open(state);
    if (!rest.is_positive())
        return Money{0, rest.currency};
    const auto lines = plan_progress(state, today);
    const auto line = std::ranges::find_if(lines, is_unpaid);
    if (line == lines.end())
        return rest;
    return Money{std::min(rest.minor, line->instalment.amount.minor - line->paid.minor), rest.currency};
}

std::vector<InstalmentProgress> plan_progress(const State& state, Date today) {
    if (!state.plan)
        return {};
    Money planned{0, state.invoice.currency};
    for (const Instalment& instalment : state.plan->instalments)
        planned = checked_sum(add(planned, instalment.amount));
    // Overpaid is no more than paid.
    const Money rest{std::max<std::int64_t>(open(state).minor, 0), planned.currency};
    return progress(state.plan->instalments, checked_sum(subtract(planned, rest)), today);
}

} // namespace kz
