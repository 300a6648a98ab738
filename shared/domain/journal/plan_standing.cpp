// The plan of a claim as its journal tells it: lines, what counts for them, and what can become of them.
#include "shared/domain/journal/journal.hpp"

#include <algorithm>

namespace kz {
namespace {

// By what a movement lowers the open amount.
std::int64_t lowered_by(const Movement& movement) {
    switch (movement.kind) {
    case MovementKind::Paid: case MovementKind::Credited: case MovementKind::Waived: return movement.minor;
    case MovementKind::Reversed: case MovementKind::Charged: case MovementKind::Refunded: return -movement.minor;
    case MovementKind::Claimed: case MovementKind::Held: case MovementKind::Released: case MovementKind::Ruled: return 0;
    }
    return 0;
}

std::vector<PlanPayment> payments_since(const State& state, std::int64_t version) {
    std::vector<PlanPayment> payments;
    for (const Movement& movement : state.ledger.movements)
        if (const std::int64_t minor = lowered_by(movement); movement.version > version && minor != 0)
            payments.push_back({movement.on, Money{minor, state.invoice.currency}});
    return payments;
}

Money paid_of_lines(const State& state, Date today) {
    Money paid{0, state.invoice.currency};
    for (const LineStanding& line : plan_lines(state, today))
        paid.minor += line.paid.minor;
    return paid;
}

std::vector<Instalment> lines_of(const State& state) {
    return state.plan && !state.plan->ended_on ? state.plan->plan.lines : std::vector<Instalment>{};
}

} // namespace

std::vector<LineStanding> plan_lines(const State& state, Date today) {
    if (!state.plan || state.plan->ended_on)
        return {};
    return line_standings(state.plan->plan.lines, payments_since(state, state.plan->since_version), today, state.plan->days);
}

bool is_left(const LineStanding& line) {
    return line.state != LineState::Kept && line.state != LineState::CaughtUp;
}

bool is_missed(const LineStanding& line) {
    return line.state == LineState::Missed || line.state == LineState::Reminded || line.state == LineState::Broken;
}

bool is_plan_running(const State& state, Date today) {
    return std::ranges::any_of(plan_lines(state, today), is_left);
}

int moves_of(const State& state) {
    int moves = 0;
    const bool has_plan = state.plan && !state.plan->ended_on;
    for (const Note& note : state.notes) {
        const auto adjustment = static_cast<PlanAdjustment>(note.number);
        const bool is_move = note.kind == NoteKind::PlanAdjusted &&
                             (adjustment == PlanAdjustment::Paused || adjustment == PlanAdjustment::LaterDay);
        if (has_plan ? is_move && note.on >= central_european_date(state.plan->agreed_at) : note.kind == NoteKind::DueMoved)
            ++moves;
    }
    return moves;
}

std::vector<CatchUp> catch_ups(const State& state, const PlanPolicy& policy, Date today) {
    if (std::ranges::none_of(plan_lines(state, today), is_missed))
        return {};
    return catch_ups(state.plan->plan, paid_of_lines(state, today), policy.customer, state.plan->days, today, is_banking_day);
}

Result<Postponed, PostponeRefusal> postponed(const State& state, const PausePlan& command, const PlanPolicy& policy, Date today) {
    return pause(lines_of(state), paid_of_lines(state, today), command.days, policy.postpone, today, is_banking_day);
}

Result<Postponed, PostponeRefusal> postponed(const State& state, const PostponeLine& command, const PlanPolicy& policy, Date today) {
    return postpone_line(lines_of(state), paid_of_lines(state, today), command.number, command.to, policy.postpone, today,
                         is_banking_day);
}

} // namespace kz
