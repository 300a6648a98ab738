// PlanWish: what the customer proposes, and PlanLimits: what is fine with the merchant. From both comes an InstalmentPlan, or
// the list of limits that the wish goes beyond.
//
// Amounts of a plan add up to the cent. EqualParts: they differ by at most one cent. AmountEach and SpareMonthly: the last is the
// smaller rest; a rest below the smallest instalment (or one that makes the plan break another limit) is spread instead, all parts
// equal: over the number whose parts come nearest to the named amount, never above what can be spared.
// One instalment is a plan too: the whole on a later day. It is never too small and has no rhythm that could be refused.
#pragma once

#include "shared/base/result.hpp"
#include "shared/domain/plans/plan.hpp"
#include "shared/domain/plans/rhythm.hpp"

#include <optional>
#include <variant>
#include <vector>

namespace kz {

struct EqualParts {
    int number = 1;
    friend bool operator==(const EqualParts&, const EqualParts&) = default;
};
struct AmountEach {
    Money amount;
    friend bool operator==(const AmountEach&, const AmountEach&) = default;
};
// In no month more than this: weekly a fifth of it, fortnightly a third.
struct SpareMonthly {
    Money amount;
    friend bool operator==(const SpareMonthly&, const SpareMonthly&) = default;
};
using PlanSize = std::variant<EqualParts, AmountEach, SpareMonthly>;

struct PlanWish {
    PlanSize size;
    Rhythm rhythm;
    std::optional<Date> first_due_on; // nothing: any day, best default_first_days from today

    friend bool operator==(const PlanWish&, const PlanWish&) = default;
};

inline constexpr int default_first_days = 14;
inline constexpr int first_due_days_limit = 366; // of every policy

struct PlanLimits {
    int instalments_max = 12;        // 0: no plan; 1: a later day only; at most plan_instalments_limit
    Money instalment_min{1000, eur}; // at least a cent
    int term_days_max = 366;         // from today to the last due day
    int first_due_days_max = 30;     // from today to the first due day
    std::vector<RhythmKind> rhythms{RhythmKind::Weekly, RhythmKind::Fortnightly, RhythmKind::Monthly, RhythmKind::AfterPayDay};

    friend bool operator==(const PlanLimits&, const PlanLimits&) = default;
};

enum class PlanLimit {
    TooManyInstalments,
    InstalmentTooSmall,
    FirstDueInThePast,
    FirstDueTooLate,
    RhythmNotOffered,
    TermTooLong,
};
std::string_view limit_code(PlanLimit limit); // "term_too_long"

struct InstalmentPlan {
    Rhythm rhythm;
    Date first_nominal; // the first due day before it moved to a banking day
    std::vector<Instalment> lines;

    friend bool operator==(const InstalmentPlan&, const InstalmentPlan&) = default;
};

// A plan of equal parts; 1 <= number <= plan_instalments_limit.
InstalmentPlan equal_plan(Money open, int number, const Rhythm& rhythm, Date first_nominal, BankingDay is_banking_day);

// The plan as wished, or every limit that it breaks, in the order above. An open first day is the nearest to the default one that
// fits. The wish is well-formed (see negotiate.hpp) and something is open.
Result<InstalmentPlan, std::vector<PlanLimit>> plan_within(Money open, const PlanLimits& limits, const PlanWish& wish, Date today,
                                                           BankingDay is_banking_day);

} // namespace kz
