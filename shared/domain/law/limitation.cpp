#include "shared/domain/law/limitation.hpp"

namespace kz {
namespace {

void begin_anew(const RulePack& pack, Date acknowledged_on, const LawValue& years, int months, Limitation& result) {
    if (acknowledged_on > result.last_day)
        return;
    const auto restarts = value_at(pack, ValueName::LimitationRestarts, acknowledged_on);
    // In the first year of a German claim the period has not begun, and its regular end is the later one.
    const Date restarted = add_months(acknowledged_on, months);
    if (!restarts || restarts->figure.units == 0 || restarted <= result.last_day)
        return;
    result.steps.push_back({DateRule::Received, acknowledged_on, restarts});
    result.last_day = restarted;
    result.steps.push_back({DateRule::YearsAdded, result.last_day, years});
}

} // namespace

Result<Limitation, LawRefusal> limitation(const RulePack& pack, const LimitationFacts& facts) {
    if (facts.acknowledged_on && *facts.acknowledged_on < facts.arose_on)
        return refuse(LawRefusal::DatesReversed);
    const auto years = value_at(pack, ValueName::LimitationYears, facts.arose_on);
    const auto from_year_end = value_at(pack, ValueName::LimitationFromYearEnd, facts.arose_on);
    const int months = 12 * count_at(pack, ValueName::LimitationYears, facts.arose_on).value_or(0);
    if (!years || !from_year_end || civil(facts.arose_on).year + months / 12 > open_end.year)
        return refuse(LawRefusal::NoValue);

    Limitation result;
    Date start = facts.arose_on;
    result.steps.push_back({DateRule::Due, start, std::nullopt});
    if (from_year_end->figure.units != 0) {
        start = *make_date(civil(start).year, 12, 31);
        result.steps.push_back({DateRule::YearEnd, start, from_year_end});
    }
    result.last_day = add_months(start, months);
    result.steps.push_back({DateRule::YearsAdded, result.last_day, years});
    for (const Date acknowledged_on : facts.acknowledged_before)
        begin_anew(pack, acknowledged_on, *years, months, result);
    if (facts.acknowledged_on)
        begin_anew(pack, *facts.acknowledged_on, *years, months, result);
    return result;
}

} // namespace kz
