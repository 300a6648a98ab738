#include "shared/base/date.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;

namespace {

std::string shown(std::optional<Date> date) {
    return date ? iso(*date) : "none";
}

Date day(const char* text) {
    const auto date = parse_date(text);
    CHECK_MESSAGE(date.has_value(), text);
    return date.value_or(Date{});
}

Instant instant(const char* date, int hours, int minutes, int seconds = 0, int milliseconds = 0) {
    const std::int64_t seconds_of_day = (hours * 60 + minutes) * 60 + seconds;
    return {(std::int64_t{day(date).days} * 86400 + seconds_of_day) * 1000 + milliseconds};
}

} // namespace

TEST_CASE("a date is read in exactly one form and only when there is such a day") {
    const struct {
        const char* text;
        const char* outcome;
    } rows[] = {
        {"1970-01-01", "1970-01-01"},
        {"2026-11-21", "2026-11-21"},
        {"2024-02-29", "2024-02-29"},
        {"2000-02-29", "2000-02-29"},
        {"1900-01-01", "1900-01-01"},
        {"2999-12-31", "2999-12-31"},
        {"2026-02-29", "none"},
        {"1900-02-29", "none"},
        {"2100-02-29", "none"},
        {"2026-04-31", "none"},
        {"2026-00-10", "none"},
        {"2026-13-10", "none"},
        {"2026-01-00", "none"},
        {"2026-01-32", "none"},
        {"1899-12-31", "none"},
        {"3000-01-01", "none"},
        {"2026-1-1", "none"},
        {"26-01-01", "none"},
        {"2026/01/01", "none"},
        {"2026-01-01 ", "none"},
        {" 2026-01-0", "none"},
        {"2026-01-0a", "none"},
        {"+026-01-01", "none"},
        {"", "none"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(shown(parse_date(row.text)) == row.outcome);
    }
}

TEST_CASE("days are counted from 1970-01-01, over leap years too") {
    CHECK(day("1970-01-01").days == 0);
    CHECK(day("1969-12-31").days == -1);
    CHECK(day("2000-03-01").days == 11017);
    CHECK(day("2026-11-21").days == 20778);
    CHECK(days_between(day("2024-02-28"), day("2024-03-01")) == 2);
    CHECK(days_between(day("2023-02-28"), day("2023-03-01")) == 1);
    CHECK(days_between(day("2026-03-01"), day("2026-02-01")) == -28);
    CHECK(shown(add_days(day("2026-12-31"), 1)) == "2027-01-01");
}

TEST_CASE("every day of a thousand years has one civil date, and it comes back") {
    Date date = day("1900-01-01");
    const Date end = day("2900-01-01");
    int mistakes = 0;
    while (date < end) {
        const CivilDate c = civil(date);
        if (make_date(c.year, c.month, c.day) != date)
            ++mistakes;
        date = add_days(date, 1);
    }
    CHECK(mistakes == 0);
}

TEST_CASE("a month later is the same day or the last of a shorter month") {
    const struct {
        const char* from;
        int months;
        const char* outcome;
    } rows[] = {
        {"2026-01-31", 1, "2026-02-28"},
        {"2024-01-31", 1, "2024-02-29"},
        {"2026-01-31", 2, "2026-03-31"},
        {"2026-11-30", 3, "2027-02-28"},
        {"2026-12-15", 1, "2027-01-15"},
        {"2026-03-31", -1, "2026-02-28"},
        {"2026-01-15", -1, "2025-12-15"},
        {"2026-01-15", 0, "2026-01-15"},
        {"2024-02-29", 12, "2025-02-28"},
        {"2024-02-29", 48, "2028-02-29"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.from);
        CAPTURE(row.months);
        CHECK(iso(add_months(day(row.from), row.months)) == row.outcome);
    }
}

TEST_CASE("weekdays count from Monday") {
    CHECK(weekday(day("1970-01-01")) == 4);
    CHECK(weekday(day("2026-11-21")) == 6);
    CHECK(weekday(day("2026-11-22")) == 7);
    CHECK(weekday(day("2026-11-23")) == 1);
    CHECK(weekday(day("1969-12-28")) == 7);
}

TEST_CASE("an instant is written in seconds of UTC") {
    CHECK(iso(instant("2026-11-21", 19, 22, 29)) == "2026-11-21T19:22:29Z");
    CHECK(iso(instant("2026-11-21", 0, 0, 0, 999)) == "2026-11-21T00:00:00Z");
    CHECK(iso(Instant{-1}) == "1969-12-31T23:59:59Z");
    CHECK(iso(utc_date(Instant{-1})) == "1969-12-31");
    CHECK(iso(utc_date(Instant{86'400'000})) == "1970-01-02");
}

TEST_CASE("the day in Central Europe is one hour ahead, two in summer time") {
    const struct {
        const char* what;
        Instant at;
        const char* outcome;
    } rows[] = {
        {"winter, one millisecond before midnight", instant("2026-01-14", 22, 59, 59, 999), "2026-01-14"},
        {"winter, midnight", instant("2026-01-14", 23, 0), "2026-01-15"},
        {"summer, one millisecond before midnight", instant("2026-07-14", 21, 59, 59, 999), "2026-07-14"},
        {"summer, midnight", instant("2026-07-14", 22, 0), "2026-07-15"},
        {"the night into the change of March is winter", instant("2026-03-28", 22, 59), "2026-03-28"},
        {"midnight before the change of March", instant("2026-03-28", 23, 0), "2026-03-29"},
        {"the evening after the change of March is summer", instant("2026-03-29", 21, 59), "2026-03-29"},
        {"midnight after the change of March", instant("2026-03-29", 22, 0), "2026-03-30"},
        {"midnight before the change of October is summer", instant("2026-10-24", 22, 0), "2026-10-25"},
        {"the evening after the change of October is winter", instant("2026-10-25", 22, 59), "2026-10-25"},
        {"midnight after the change of October", instant("2026-10-25", 23, 0), "2026-10-26"},
        {"a month that ends on a Sunday: 31 March 2024", instant("2024-03-31", 22, 0), "2024-04-01"},
        {"a month that ends on a Monday: 30 March 2025", instant("2025-03-30", 22, 0), "2025-03-31"},
        {"new year in Berlin is last year in UTC", instant("2026-12-31", 23, 0), "2027-01-01"},
        {"the last hour of the year", instant("2026-12-31", 22, 59), "2026-12-31"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(iso(central_european_date(row.at)) == row.outcome);
    }
}
