// How far an offer lies from what the customer wished: a sum over what changed, in whole numbers. Smaller is nearer.
//
//   Number      10 for each instalment more or fewer
//   Amount       4 for each started percent that an instalment or a year of them weighs more (what rises more), else
//                1 for each that a year of them weighs less
//   FirstDate    3 for each day earlier, 1 for each day later
//   Rhythm      60 for another kind
//   Term         1 for each started week that the last due day moves
//
// What presses harder (paying more, or sooner) counts more than what gives room. The distance knows wish and offer alone, not the
// policy: so a more generous policy, which only adds plans, never leads to a farther offer.
#pragma once

#include "shared/domain/plans/plan_wish.hpp"

#include <array>
#include <cstdint>

namespace kz {

enum class PlanChange { Number, Amount, FirstDate, Rhythm, Term };
inline constexpr int plan_changes = 5;
std::string_view change_code(PlanChange change); // "first_date"

// What is compared of a plan.
struct PlanMeasure {
    RhythmKind rhythm = RhythmKind::Monthly;
    std::int64_t number = 1;
    Money amount; // the largest instalment
    Date first;   // nominal
    Date last_due_on;

    friend bool operator==(const PlanMeasure&, const PlanMeasure&) = default;
};

// The wish as it was meant, before any policy. More than a thousand instalments count as a thousand.
PlanMeasure wished_measure(Money open, const PlanWish& wish, Date today, BankingDay is_banking_day);

// By PlanChange.
using PlanDistance = std::array<std::int64_t, plan_changes>;
PlanDistance distance_between(const PlanMeasure& wished, const PlanMeasure& offered);
std::int64_t sum(const PlanDistance& distance);

} // namespace kz
