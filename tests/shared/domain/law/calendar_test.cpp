#include "shared/domain/law/calendar.hpp"
#include "tests/shared/domain/law/law_kit.hpp"

using namespace kz;

TEST_CASE("Easter is where the Gregorian rule puts it") {
    for (const char* sunday : {"1900-04-15", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21",
                               "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2076-04-19", "2285-03-22"})
        CHECK(iso(easter_sunday(civil(day(sunday)).year)) == sunday);
    for (int year = 1900; year <= 2999; ++year)
        CHECK(weekday(easter_sunday(year)) == 7);
}

TEST_CASE("a year has the holidays of its country") {
    const struct {
        Country country;
        int year;
        const char* outcome;
    } rows[] = {
        {Country::De, 2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26"},
        {Country::At, 2026, "01-01 01-06 04-03 04-06 05-01 05-14 05-25 06-04 08-15 10-26 11-01 12-08 12-25 12-26"},
        {Country::Be, 2026, "01-01 04-06 05-01 05-14 05-25 07-21 08-15 11-01 11-11 12-25"},
        {Country::Nl, 2026, "01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26"},
        {Country::Nl, 2025, "01-01 04-18 04-21 04-26 05-05 05-29 06-09 12-25 12-26"}, // King's Day on a Saturday
        {Country::Nl, 2013, "01-01 03-29 04-01 04-30 05-05 05-09 05-20 12-25 12-26"}, // still the Queen's
        {Country::Eu, 2026, "01-01 04-03 04-06 05-01 12-25 12-26"},
        {Country::Be, 1973, ""},
        {Country::Be, 3000, ""},
    };
    for (const auto& row : rows) {
        CAPTURE(country_code(row.country));
        CAPTURE(row.year);
        std::string days;
        for (const HolidayDate& holiday : holidays_of(rule_pack(row.country), row.year))
            days += (days.empty() ? "" : " ") + iso(holiday.date).substr(5);
        CHECK(days == row.outcome);
    }
}

TEST_CASE("a working day is Monday to Friday and no holiday") {
    const RulePack& de = rule_pack(Country::De);
    CHECK(is_working_day(de, day("2026-04-02")));
    CHECK_FALSE(is_working_day(de, day("2026-04-03")));
    CHECK_FALSE(is_working_day(de, day("2026-04-04")));
    CHECK(iso(working_day_from(de, day("2026-04-03"))) == "2026-04-07");
    CHECK(iso(working_day_until(de, day("2026-04-06"))) == "2026-04-02");
    CHECK(iso(working_day_from(de, day("2026-04-02"))) == "2026-04-02");
    // Good Friday is a working day in Belgium.
    CHECK(is_working_day(rule_pack(Country::Be), day("2026-04-03")));
}
