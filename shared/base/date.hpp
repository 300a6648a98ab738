// Calendar days and instants, without a clock: both come in as arguments.
//
// Date: a day of the proleptic Gregorian calendar, counted from 1970-01-01. No time zone.
// Instant: milliseconds since 1970-01-01T00:00:00Z.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kz {

struct Date {
    std::int32_t days = 0;

    friend constexpr auto operator<=>(Date, Date) = default;
};

struct CivilDate {
    int year = 1970;
    int month = 1; // 1 to 12
    int day = 1;   // 1 to 31
};

struct Instant {
    std::int64_t milliseconds = 0;

    friend constexpr auto operator<=>(Instant, Instant) = default;
};

constexpr Date add_days(Date date, int days) {
    return Date{date.days + days};
}
// The same day of the month `months` later, or the last day of a shorter month.
Date add_months(Date date, int months);
// Days from `from` to `to`; negative when `to` is earlier.
constexpr int days_between(Date from, Date to) {
    return to.days - from.days;
}
// 1 Monday to 7 Sunday (ISO 8601).
int weekday(Date date);

CivilDate civil(Date date);
// Nothing when there is no such day. Years 1900 to 2999.
std::optional<Date> make_date(int year, int month, int day);

// "2026-11-21" and back. Parsing takes exactly this form.
std::string iso(Date date);
std::optional<Date> parse_date(std::string_view text);
// "2026-11-21T19:22:29Z", seconds.
std::string iso(Instant instant);
Date utc_date(Instant instant);
// The day in Central European Time (DE, AT, BE, NL), with the summer time rule of Directive 2000/84/EC:
// from the last Sunday of March, 01:00 UTC, to the last Sunday of October, 01:00 UTC.
Date central_european_date(Instant instant);
// A moment as a clock on the wall shows it.
struct ClockTime {
    Date date;
    int minute = 0; // of the day
    friend bool operator==(const ClockTime&, const ClockTime&) = default;
};
ClockTime central_european_clock(Instant instant);

} // namespace kz
