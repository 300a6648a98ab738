// The plans a policy allows that lie nearest to a wish: what is offered when the wish itself goes too far.
//
// What we propose ourselves is in equal parts. The acceptable set: every rhythm of the policy (after pay day only where
// the customer named one), every number of instalments, every nominal first day from today, within all limits; one
// instalment in the wish's rhythm alone. Of the plans that differ in the first day alone the nearest stands for all, so
// that three offers are three choices. Found by exact search (plan_distance.hpp); ordered by distance, then rhythm,
// number and first day.
#pragma once

#include "shared/domain/plans/plan_distance.hpp"

namespace kz {

inline constexpr int offers_max = 3;

struct PlanOffer {
    InstalmentPlan plan;
    std::int64_t distance = 0;
    std::vector<PlanChange> changes; // against the wish, in the order of PlanChange; not the first day when it named none

    friend bool operator==(const PlanOffer&, const PlanOffer&) = default;
};

// At most offers_max; none when the policy has no plan for the amount. The wish is well-formed and something is open.
std::vector<PlanOffer> nearest_plans(Money open, const PlanLimits& limits, const PlanWish& wish, Date today,
                                     BankingDay is_banking_day);

} // namespace kz
