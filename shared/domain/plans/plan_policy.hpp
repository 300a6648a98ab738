// PlanPolicy: what a merchant allows of instalments, as its own settings say it. Every plan is free of charge: there is no setting
// for a fee or for interest.
#pragma once

#include "shared/domain/plans/negotiate.hpp"
#include "shared/domain/plans/plan_changes.hpp"

namespace kz {

inline constexpr int plan_term_days_limit = 1830;     // of every policy
inline constexpr int plan_reminder_days_limit = 180;  // of grace, reminder and break
inline constexpr int postpone_days_limit = 180;       // of one move
inline constexpr int postpone_moves_limit = 12;

struct PlanPolicy {
    PlanLimits customer;                                  // agreed at once
    PlanLimits staff = NegotiationPolicy{}.staff;         // what a person of the merchant may approve
    Creditor creditor = Creditor::OriginalSeller;         // of a claim that was sold a person decides
    LinePolicy days;
    PostponePolicy postpone;

    friend bool operator==(const PlanPolicy&, const PlanPolicy&) = default;
};

// Free of charge, and with what the credit guard says of it.
NegotiationPolicy negotiation_policy(const PlanPolicy& policy, Date today);
// The most instalments that anybody may agree to; below 2 there is no plan to talk about. Zero in another currency.
int instalments_possible(const PlanPolicy& policy, Money open);
// The same that the customer may have at once.
int instalments_at_once(const PlanPolicy& policy, Money open);

// Banks settle on it (TARGET).
bool is_banking_day(Date date);

} // namespace kz
