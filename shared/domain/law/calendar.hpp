// Calendars of the countries, and TARGET as the one of Country::Eu (banking days of SEPA).
//
// Working days are Monday to Friday without the holidays of the whole country (Saturday where the pack says so).
#pragma once

#include "shared/domain/law/rule_pack.hpp"

#include <vector>

namespace kz {

Date easter_sunday(int year); // Gregorian; 1900 to 2999

struct HolidayDate {
    Date date;
    Holiday holiday;
};
// In the order of the year.
std::vector<HolidayDate> holidays_of(const RulePack& pack, int year);

bool is_holiday(const RulePack& pack, Date date);
bool is_working_day(const RulePack& pack, Date date);
// The day itself, or the first working day after or before it.
Date working_day_from(const RulePack& pack, Date date);
Date working_day_until(const RulePack& pack, Date date);

// A period counted out, day by day as the law tells it.
enum class DateRule {
    Received,     // day of the event, not counted
    Sent,
    Delivered,    // deemed
    Due,
    DaysAdded,
    MonthsAdded,
    YearsAdded,
    YearEnd,
    FirstDay,     // of a period
    LastDay,
    MovedToWorkingDay,
    Begins,       // what the law attaches to the end of the period
};
std::string_view date_rule_code(DateRule rule); // "moved_to_working_day"

struct DateStep {
    DateRule rule = DateRule::Received;
    Date date;
    std::optional<LawValue> value; // the article and the figure that lead here

    friend bool operator==(const DateStep&, const DateStep&) = default;
};

} // namespace kz
