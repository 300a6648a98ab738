// What may be asked of a claim about its plan.
#include "shared/domain/journal/decisions.hpp"

#include <algorithm>

namespace kz {
namespace {

Result<PlanAnswer, Refused> answer_to(const State& state, const PlanWish& wish, const PlanPolicy& policy, Date today) {
    auto answer = negotiate(open(state), negotiation_policy(policy, today), wish, today, is_banking_day);
    if (!answer) {
        Refused refused = because(JournalRefusal::PlanRefused);
        refused.plan = answer.error();
        return refuse(std::move(refused));
    }
    return *std::move(answer);
}

Decision refused_move(PostponeRefusal refusal) {
    Refused refused = because(JournalRefusal::PostponeRefused);
    refused.postpone = refusal;
    return refuse(std::move(refused));
}

// What every move keeps, of lines and of the due date.
std::optional<JournalRefusal> fault_of_move(const State& state, const PlanPolicy& policy) {
    if (moves_of(state) >= policy.postpone.moves_max)
        return JournalRefusal::TooManyMoves;
    if (has_too_many_entries(state))
        return JournalRefusal::TooManyEntries;
    return std::nullopt;
}

template <class Command>
Decision decide_move(const State& state, const Command& command, const PlanPolicy& policy, Date today, PlanAdjustment adjustment) {
    if (!is_plan_running(state, today))
        return refuse(because(JournalRefusal::NoPlan));
    if (const auto fault = fault_of_move(state, policy))
        return refuse(because(*fault));
    auto moved = postponed(state, command, policy, today);
    if (!moved)
        return refused_move(moved.error());
    return agreed(PlanAdjusted{adjustment, std::move(moved->lines)});
}

PlanAdjustment adjustment_of(CatchUpKind kind) {
    switch (kind) {
    case CatchUpKind::PayNow: return PlanAdjustment::PaidSoon;
    case CatchUpKind::SpreadOverRest: return PlanAdjustment::SpreadOverRest;
    case CatchUpKind::AddAtEnd: return PlanAdjustment::AddedAtEnd;
    }
    return PlanAdjustment::PaidSoon;
}

} // namespace

Decision decide_plan(const State& state, const AgreePlan& command, const PlanPolicy& policy, Date today) {
    KZ_TRY(answer, answer_to(state, command.wish, policy, today));
    const auto* accepted = std::get_if<PlanAccepted>(&answer);
    if (accepted == nullptr)
        return refuse(because(JournalRefusal::PlanNotAccepted));
    return agreed(PlanAgreed{accepted->plan, policy.days});
}

Decision decide_plan(const State& state, const RequestPlan& command, const PlanPolicy& policy, Date today) {
    KZ_TRY(answer, answer_to(state, command.wish, policy, today));
    if (!std::holds_alternative<PersonDecides>(answer))
        return refuse(because(JournalRefusal::PlanNeedsNoPerson));
    if (has_too_many_entries(state))
        return refuse(because(JournalRefusal::TooManyEntries));
    return agreed(PlanRequested{command.wish});
}

// The plan as it was wished, made from today on. A first day that has passed meanwhile is not the customer's fault: any other will do.
Decision decide_plan(const State& state, const ApprovePlan&, const PlanPolicy& policy, Date today) {
    if (!state.plan_request || !state.plan_request->is_waiting())
        return refuse(because(JournalRefusal::NoPlanRequest));
    PlanWish wish = state.plan_request->wish;
    if (wish.first_due_on && *wish.first_due_on < today)
        wish.first_due_on.reset();
    KZ_TRY(answer, answer_to(state, wish, policy, today));
    if (auto* accepted = std::get_if<PlanAccepted>(&answer))
        return agreed(PlanAgreed{std::move(accepted->plan), policy.days});
    auto* person = std::get_if<PersonDecides>(&answer);
    if (person == nullptr || !person->wished || person->approver != Approver::Staff)
        return refuse(because(JournalRefusal::PlanBeyondLimits));
    return agreed(PlanAgreed{*std::move(person->wished), policy.days});
}

Decision decide_plan(const State& state, const DeclinePlan& command, const PlanPolicy&, Date) {
    if (!state.plan_request || !state.plan_request->is_waiting())
        return refuse(because(JournalRefusal::NoPlanRequest));
    if (command.reason.empty())
        return refuse(because(JournalRefusal::ReasonMissing));
    if (is_too_long(command.reason))
        return refuse(because(JournalRefusal::ReferenceTooLong));
    return agreed(PlanDeclined{command.reason});
}

Decision decide_plan(const State& state, const EndPlan& command, const PlanPolicy&, Date) {
    if (!state.plan || state.plan->ended_on)
        return refuse(because(JournalRefusal::NoPlan));
    return agreed(PlanEnded{command.is_broken});
}

Decision decide_plan(const State& state, const PausePlan& command, const PlanPolicy& policy, Date today) {
    return decide_move(state, command, policy, today, PlanAdjustment::Paused);
}

Decision decide_plan(const State& state, const PostponeLine& command, const PlanPolicy& policy, Date today) {
    return decide_move(state, command, policy, today, PlanAdjustment::LaterDay);
}

Decision decide_plan(const State& state, const CatchUpPlan& command, const PlanPolicy& policy, Date today) {
    if (!is_plan_running(state, today))
        return refuse(because(JournalRefusal::NoPlan));
    auto ways = catch_ups(state, policy, today);
    const auto way = std::ranges::find(ways, command.kind, &CatchUp::kind);
    if (way == ways.end())
        return refuse(because(JournalRefusal::NothingMissed));
    if (has_too_many_entries(state))
        return refuse(because(JournalRefusal::TooManyEntries));
    return agreed(PlanAdjusted{adjustment_of(command.kind), std::move(way->lines)});
}

Decision decide_plan(const State& state, const PostponeDue& command, const PlanPolicy& policy, Date today) {
    if (!open(state).is_positive())
        return refuse(because(JournalRefusal::NothingOpen));
    if (is_plan_running(state, today))
        return refuse(because(JournalRefusal::PlanExists));
    const Date due_on = std::max(due_date(state).value_or(today), today);
    if (command.to <= due_on)
        return refuse(because(JournalRefusal::DueNotLater));
    if (const auto fault = fault_of_move(state, policy))
        return refuse(because(*fault));
    if (days_between(due_on, command.to) > policy.postpone.days_max)
        return refused_move(PostponeRefusal::TooManyDays);
    return agreed(DueMoved{command.to});
}

} // namespace kz
