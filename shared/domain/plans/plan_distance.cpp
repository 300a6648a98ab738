#include "shared/domain/plans/plan_distance.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr std::int64_t weight_number = 10;
constexpr std::int64_t weight_percent_more = 4;
constexpr std::int64_t weight_percent_less = 1;
constexpr std::int64_t weight_day_earlier = 3;
constexpr std::int64_t weight_day_later = 1;
constexpr std::int64_t weight_rhythm = 60;
constexpr std::int64_t weight_week = 1;
constexpr std::int64_t number_max = 1000;

std::int64_t divide_up(std::int64_t a, std::int64_t b) {
    return (a + b - 1) / b;
}

// In started percent; part >= 0.
std::int64_t percent_up(std::int64_t part, std::int64_t whole) {
    return divide_up(part * 100, whole);
}

std::int64_t magnitude(std::int64_t number) {
    return number < 0 ? -number : number;
}

} // namespace

std::string_view change_code(PlanChange change) {
    switch (change) {
    case PlanChange::Number: return "number";
    case PlanChange::Amount: return "amount";
    case PlanChange::FirstDate: return "first_date";
    case PlanChange::Rhythm: return "rhythm";
    case PlanChange::Term: return "term";
    }
    return "";
}

PlanMeasure wished_measure(Money open, const PlanWish& wish, Date today, BankingDay is_banking_day) {
    const RhythmKind kind = wish.rhythm.kind;
    const std::int64_t each =
        std::visit(Overload{[&](EqualParts parts) { return divide_up(open.minor, parts.number); },
                            [&](AmountEach named) { return std::min(named.amount.minor, open.minor); },
                            [&](SpareMonthly spare) {
                                return std::min(spare.amount.minor / due_days_per_month_max(kind), open.minor);
                            }},
                   wish.size);
    const auto* parts = std::get_if<EqualParts>(&wish.size);
    const std::int64_t number = std::min<std::int64_t>(parts ? parts->number : divide_up(open.minor, each), number_max);
    const Date first = first_nominal_day(wish.rhythm, wish.first_due_on.value_or(add_days(today, default_first_days)));
    const Date last = nominal_day(wish.rhythm, first, static_cast<int>(number) - 1);
    return {kind, number, Money{each, open.currency}, first, banking_day_from(last, is_banking_day)};
}

PlanDistance distance_between(const PlanMeasure& wished, const PlanMeasure& offered) {
    PlanDistance distance{};
    const auto at = [&](PlanChange change) -> std::int64_t& { return distance[static_cast<std::size_t>(change)]; };
    at(PlanChange::Number) = magnitude(offered.number - wished.number) * weight_number;

    const std::int64_t per_year = wished.amount.minor * due_days_per_year(wished.rhythm);
    const std::int64_t more_a_year = offered.amount.minor * due_days_per_year(offered.rhythm) - per_year;
    const std::int64_t more_at_once = offered.amount.minor - wished.amount.minor;
    const std::int64_t percent_more =
        std::max(percent_up(std::max<std::int64_t>(more_a_year, 0), per_year),
                 percent_up(std::max<std::int64_t>(more_at_once, 0), wished.amount.minor));
    at(PlanChange::Amount) = percent_more > 0 ? percent_more * weight_percent_more
                                              : percent_up(-more_a_year, per_year) * weight_percent_less;

    const std::int64_t days_later = days_between(wished.first, offered.first);
    at(PlanChange::FirstDate) = days_later < 0 ? -days_later * weight_day_earlier : days_later * weight_day_later;
    at(PlanChange::Rhythm) = offered.rhythm == wished.rhythm ? 0 : weight_rhythm;
    at(PlanChange::Term) = divide_up(magnitude(days_between(wished.last_due_on, offered.last_due_on)), 7) * weight_week;
    return distance;
}

std::int64_t sum(const PlanDistance& distance) {
    std::int64_t whole = 0;
    for (const std::int64_t part : distance)
        whole += part;
    return whole;
}

} // namespace kz
