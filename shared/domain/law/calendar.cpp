#include "shared/domain/law/calendar.hpp"

#include "shared/base/assert.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr int year_min = 1900; // of make_date; no pack holds outside
constexpr int year_max = 2999;
constexpr int saturday = 6;
constexpr int sunday = 7;

Date day_of(int year, int month, int day) {
    const auto date = make_date(year, month, day);
    KZ_ASSERT(date.has_value());
    return *date;
}

// Nothing when it is not kept in that year.
std::optional<Date> date_of(const Holiday& holiday, int year) {
    if (year < year_min || year > year_max)
        return std::nullopt;
    Date date = holiday.month == 0 ? add_days(easter_sunday(year), holiday.day) : day_of(year, holiday.month, holiday.day);
    if (holiday.is_before_sunday && weekday(date) == sunday)
        date = add_days(date, -1);
    const auto [from_year, from_month, from_day] = holiday.valid_from;
    const auto [to_year, to_month, to_day] = holiday.valid_to;
    if (date < day_of(from_year, from_month, from_day) || date > day_of(to_year, to_month, to_day))
        return std::nullopt;
    return date;
}

} // namespace

// Meeus, Jones and Butcher: for every year of the Gregorian calendar.
Date easter_sunday(int year) {
    const int golden = year % 19;
    const int century = year / 100;
    const int year_of_century = year % 100;
    const int correction = (century - (century + 8) / 25 + 1) / 3;
    const int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    const int to_sunday = (32 + 2 * (century % 4) + 2 * (year_of_century / 4) - epact - year_of_century % 4) % 7;
    const int shift = (golden + 11 * epact + 22 * to_sunday) / 451;
    const int days = epact + to_sunday - 7 * shift + 114;
    return day_of(year, days / 31, days % 31 + 1);
}

std::vector<HolidayDate> holidays_of(const RulePack& pack, int year) {
    std::vector<HolidayDate> dates;
    for (const Holiday& holiday : pack.holidays)
        if (const auto date = date_of(holiday, year))
            dates.push_back({*date, holiday});
    std::ranges::sort(dates, {}, &HolidayDate::date);
    return dates;
}

bool is_holiday(const RulePack& pack, Date date) {
    const int year = civil(date).year;
    return std::ranges::any_of(pack.holidays, [&](const Holiday& holiday) { return date_of(holiday, year) == date; });
}

bool is_working_day(const RulePack& pack, Date date) {
    const int day = weekday(date);
    if (day == sunday || (day == saturday && !holds(pack, ValueName::SaturdayIsWorkingDay, date)))
        return false;
    return !is_holiday(pack, date);
}

Date working_day_from(const RulePack& pack, Date date) {
    while (!is_working_day(pack, date))
        date = add_days(date, 1);
    return date;
}

Date working_day_until(const RulePack& pack, Date date) {
    while (!is_working_day(pack, date))
        date = add_days(date, -1);
    return date;
}

std::string_view date_rule_code(DateRule rule) {
    switch (rule) {
    case DateRule::Received: return "received";
    case DateRule::Sent: return "sent";
    case DateRule::Delivered: return "delivered";
    case DateRule::Due: return "due";
    case DateRule::DaysAdded: return "days_added";
    case DateRule::MonthsAdded: return "months_added";
    case DateRule::YearsAdded: return "years_added";
    case DateRule::YearEnd: return "year_end";
    case DateRule::FirstDay: return "first_day";
    case DateRule::LastDay: return "last_day";
    case DateRule::MovedToWorkingDay: return "moved_to_working_day";
    case DateRule::Begins: return "begins";
    }
    return "";
}

} // namespace kz
