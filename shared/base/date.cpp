#include "shared/base/date.hpp"

#include <array>

namespace kz {
namespace {

constexpr std::int64_t ms_per_day = 86'400'000;
constexpr std::int64_t ms_per_hour = 3'600'000;

// Days from civil and back: the era method (400 years = 146,097 days), valid for every int32 day.
constexpr std::int32_t days_from_civil(int year, int month, int day) {
    year -= month <= 2;
    const int era = (year >= 0 ? year : year - 399) / 400;
    const int year_of_era = year - era * 400;
    const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

constexpr bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

constexpr int days_in_month(int year, int month) {
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
    return a / b - (a % b < 0 ? 1 : 0);
}

void append_padded(std::string& out, int number, int width) {
    std::string digits = std::to_string(number);
    while (static_cast<int>(digits.size()) < width)
        digits.insert(digits.begin(), '0');
    out += digits;
}

Date last_sunday(int year, int month) {
    const Date last{days_from_civil(year, month, days_in_month(year, month))};
    return add_days(last, -(weekday(last) % 7));
}

} // namespace

int weekday(Date date) {
    // 1970-01-01 was a Thursday.
    const int shifted = (date.days % 7 + 7 + 3) % 7;
    return shifted + 1;
}

CivilDate civil(Date date) {
    const std::int64_t shifted = std::int64_t{date.days} + 719468;
    const std::int64_t era = floor_divide(shifted, 146097);
    const auto day_of_era = static_cast<int>(shifted - era * 146097);
    const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int month_index = (5 * day_of_year + 2) / 153;
    const int day = day_of_year - (153 * month_index + 2) / 5 + 1;
    const int month = month_index < 10 ? month_index + 3 : month_index - 9;
    const int year = static_cast<int>(era) * 400 + year_of_era + (month <= 2 ? 1 : 0);
    return {year, month, day};
}

std::optional<Date> make_date(int year, int month, int day) {
    if (year < 1900 || year > 2999 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
        return std::nullopt;
    return Date{days_from_civil(year, month, day)};
}

Date add_months(Date date, int months) {
    const CivilDate c = civil(date);
    const int index = c.year * 12 + (c.month - 1) + months;
    const int year = static_cast<int>(floor_divide(index, 12));
    const int month = index - year * 12 + 1;
    const int limit = days_in_month(year, month);
    return Date{days_from_civil(year, month, c.day < limit ? c.day : limit)};
}

std::string iso(Date date) {
    const CivilDate c = civil(date);
    std::string out;
    append_padded(out, c.year, 4);
    out += '-';
    append_padded(out, c.month, 2);
    out += '-';
    append_padded(out, c.day, 2);
    return out;
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    int fields[3] = {0, 0, 0};
    constexpr int starts[3] = {0, 5, 8};
    constexpr int lengths[3] = {4, 2, 2};
    for (int field = 0; field < 3; ++field)
        for (int i = 0; i < lengths[field]; ++i) {
            const char digit = text[static_cast<std::size_t>(starts[field] + i)];
            if (digit < '0' || digit > '9')
                return std::nullopt;
            fields[field] = fields[field] * 10 + (digit - '0');
        }
    return make_date(fields[0], fields[1], fields[2]);
}

std::string iso(Instant instant) {
    const std::int64_t day = floor_divide(instant.milliseconds, ms_per_day);
    const auto second_of_day = static_cast<int>((instant.milliseconds - day * ms_per_day) / 1000);
    std::string out = iso(Date{static_cast<std::int32_t>(day)});
    out += 'T';
    append_padded(out, second_of_day / 3600, 2);
    out += ':';
    append_padded(out, second_of_day / 60 % 60, 2);
    out += ':';
    append_padded(out, second_of_day % 60, 2);
    out += 'Z';
    return out;
}

Date utc_date(Instant instant) {
    return Date{static_cast<std::int32_t>(floor_divide(instant.milliseconds, ms_per_day))};
}

Date central_european_date(Instant instant) {
    return central_european_clock(instant).date;
}

ClockTime central_european_clock(Instant instant) {
    constexpr std::int64_t ms_per_minute = 60'000;
    const int year = civil(utc_date(instant)).year;
    const std::int64_t summer_from = last_sunday(year, 3).days * ms_per_day + ms_per_hour;
    const std::int64_t summer_to = last_sunday(year, 10).days * ms_per_day + ms_per_hour;
    const bool is_summer = instant.milliseconds >= summer_from && instant.milliseconds < summer_to;
    const Instant local{instant.milliseconds + (is_summer ? 2 : 1) * ms_per_hour};
    const Date date = utc_date(local);
    return {date, static_cast<int>((local.milliseconds - date.days * ms_per_day) / ms_per_minute)};
}

} // namespace kz
