#include "shared/domain/plans/plan_wish.hpp"

#include <algorithm>

namespace kz {
namespace {

// How the whole is cut, before there is a line: a wish may name more instalments than memory holds.
struct Cut {
    std::int64_t number = 1;
    std::int64_t each_minor = 0; // of all but the last; 0: equal parts
    std::int64_t smallest_minor = 0;
};

Cut equal_cut(Money open, std::int64_t number) {
    return {number, 0, open.minor / number};
}

std::int64_t smallest_allowed(const PlanLimits& limits) {
    return std::max<std::int64_t>(limits.instalment_min.minor, 1);
}

// In the order of preference; the first within all limits is taken. Only the amounts depend on the policy, and each cut that a
// stricter smallest amount allows is also tried with a laxer one.
std::vector<Cut> cuts_of(Money open, const PlanLimits& limits, const PlanWish& wish) {
    if (const auto* parts = std::get_if<EqualParts>(&wish.size))
        return {equal_cut(open, parts->number)};
    const auto* named = std::get_if<AmountEach>(&wish.size);
    const std::int64_t each = named ? named->amount.minor
                                    : std::get<SpareMonthly>(wish.size).amount.minor / due_days_per_month_max(wish.rhythm.kind);
    const std::int64_t number = (open.minor - 1) / each + 1;
    if (number == 1)
        return {equal_cut(open, 1)};
    const std::int64_t rest = open.minor - (number - 1) * each;
    std::vector<Cut> cuts;
    if (rest >= smallest_allowed(limits))
        cuts.push_back({number, each, rest});
    cuts.push_back(equal_cut(open, number));
    if (named) {
        const Cut fewer = equal_cut(open, number - 1);
        const bool is_nearer = fewer.smallest_minor - each < each - cuts.back().smallest_minor;
        cuts.insert(is_nearer ? cuts.end() - 1 : cuts.end(), fewer);
    }
    return cuts;
}

std::vector<Money> amounts_of(Money open, const Cut& cut) {
    if (cut.each_minor == 0)
        return split(open, static_cast<int>(cut.number));
    std::vector<Money> amounts(static_cast<std::size_t>(cut.number), Money{cut.each_minor, open.currency});
    amounts.back().minor = cut.smallest_minor;
    return amounts;
}

InstalmentPlan plan_of(const std::vector<Money>& amounts, const Rhythm& rhythm, Date first, BankingDay is_banking_day) {
    InstalmentPlan plan{rhythm, first, {}};
    for (const Money amount : amounts) {
        const auto before = static_cast<int>(plan.lines.size());
        plan.lines.push_back({before + 1, banking_day_from(nominal_day(rhythm, first, before), is_banking_day), amount});
    }
    return plan;
}

std::vector<PlanLimit> broken_limits(const PlanLimits& limits, const Cut& cut, const Rhythm& rhythm, Date first, Date today,
                                     BankingDay is_banking_day) {
    std::vector<PlanLimit> broken;
    const int instalments_max = std::min(limits.instalments_max, plan_instalments_limit);
    const Date first_due = banking_day_from(first, is_banking_day);
    if (cut.number > instalments_max)
        broken.push_back(PlanLimit::TooManyInstalments);
    if (cut.number > 1 && cut.smallest_minor < smallest_allowed(limits))
        broken.push_back(PlanLimit::InstalmentTooSmall);
    if (first < today)
        broken.push_back(PlanLimit::FirstDueInThePast);
    if (days_between(today, first_due) > std::min(limits.first_due_days_max, first_due_days_limit))
        broken.push_back(PlanLimit::FirstDueTooLate);
    if (cut.number > 1 && std::ranges::find(limits.rhythms, rhythm.kind) == limits.rhythms.end())
        broken.push_back(PlanLimit::RhythmNotOffered);
    // Only a number that is within limits has a last day worth counting; far above, it is no date any more.
    if (cut.number <= plan_instalments_limit) {
        const Date last = nominal_day(rhythm, first, static_cast<int>(cut.number) - 1);
        if (days_between(today, banking_day_from(last, is_banking_day)) > limits.term_days_max)
            broken.push_back(PlanLimit::TermTooLong);
    }
    return broken;
}

// The default day first, then outwards; of two as far away the later one, which presses less.
std::vector<Date> first_days(const PlanLimits& limits, const PlanWish& wish, Date today) {
    if (wish.first_due_on)
        return {first_nominal_day(wish.rhythm, *wish.first_due_on)};
    std::vector<Date> days;
    const int last = std::clamp(limits.first_due_days_max, 0, first_due_days_limit);
    for (Date day = first_nominal_day(wish.rhythm, today); days_between(today, day) <= last;
         day = first_nominal_day(wish.rhythm, add_days(day, 1)))
        days.push_back(day);
    const Date best = first_nominal_day(wish.rhythm, add_days(today, default_first_days));
    const auto far = [&](Date day) { return days_between(best, day) < 0 ? days_between(day, best) : days_between(best, day); };
    std::ranges::sort(days, [&](Date a, Date b) { return far(a) != far(b) ? far(a) < far(b) : b < a; });
    if (days.empty())
        days.push_back(best);
    return days;
}

} // namespace

std::string_view limit_code(PlanLimit limit) {
    switch (limit) {
    case PlanLimit::TooManyInstalments: return "too_many_instalments";
    case PlanLimit::InstalmentTooSmall: return "instalment_too_small";
    case PlanLimit::FirstDueInThePast: return "first_due_in_the_past";
    case PlanLimit::FirstDueTooLate: return "first_due_too_late";
    case PlanLimit::RhythmNotOffered: return "rhythm_not_offered";
    case PlanLimit::TermTooLong: return "term_too_long";
    }
    return "";
}

InstalmentPlan equal_plan(Money open, int number, const Rhythm& rhythm, Date first_nominal, BankingDay is_banking_day) {
    return plan_of(split(open, number), rhythm, first_nominal, is_banking_day);
}

Result<InstalmentPlan, std::vector<PlanLimit>> plan_within(Money open, const PlanLimits& limits, const PlanWish& wish, Date today,
                                                           BankingDay is_banking_day) {
    std::optional<std::vector<PlanLimit>> first_broken;
    const std::vector<Date> days = first_days(limits, wish, today);
    for (const Cut& cut : cuts_of(open, limits, wish))
        for (const Date day : days) {
            std::vector<PlanLimit> broken = broken_limits(limits, cut, wish.rhythm, day, today, is_banking_day);
            if (broken.empty())
                return plan_of(amounts_of(open, cut), wish.rhythm, day, is_banking_day);
            if (!first_broken)
                first_broken = std::move(broken);
        }
    return refuse(*first_broken);
}

} // namespace kz
