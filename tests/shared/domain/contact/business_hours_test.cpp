#include "shared/domain/contact/business_hours.hpp"

#include "shared/domain/law/rule_pack.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;

namespace {

std::string two(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

// "until 2026-11-23 17:00", "again 2026-11-23 09:00", "nobody".
std::string told(const char* hours, const char* day, int hour, int minute = 0) {
    const auto parsed = parse_business_hours(hours);
    if (!parsed)
        return "unreadable";
    const auto found = presence(*parsed, rule_pack(Country::De), {*parse_date(day), hour * 60 + minute});
    if (!found)
        return "nobody";
    return (found->is_here ? "until " : "again ") + iso(found->at.date) + " " + two(found->at.minute / 60) + ":" + two(found->at.minute % 60);
}

} // namespace

TEST_CASE("hours are days with times, and a later part counts for its days") {
    const auto hours = parse_business_hours("Mo-Fr 09:00-12:30,13:30-17:00; We 09:00-12:00; Sa,Su 10:00-24:00");
    REQUIRE(hours);
    CHECK(hours->days[0] == std::vector<OpenSpan>{{540, 750}, {810, 1020}});
    CHECK(hours->days[2] == std::vector<OpenSpan>{{540, 720}});
    CHECK(hours->days[6] == std::vector<OpenSpan>{{600, 1440}});
    for (const char* wrong : {"", ";", "Mo", "Mo 9:00-17:00", "Mo 09:00-09:00", "Mo 17:00-09:00", "Mo 09:00-24:01", "Mo 09:00-25:00", "Fr-Mo 09:00-17:00", "Mo-Xx 09:00-17:00",
                              "09:00-17:00", "Mo 09:00-12:00,12:00-13:00", "Mo 09:00", "mo 09:00-17:00", "Mo 09:00-17:60", "Mo 0a:00-17:00", "Mo-Fr 09:00-17:00 Sa"}) {
        CAPTURE(wrong);
        CHECK_FALSE(parse_business_hours(wrong));
    }
    CHECK_FALSE(parse_business_hours("Mo 09:00-17:00;" + std::string(200, ' ')));
}

TEST_CASE("somebody is there until the end of the span, or again at the beginning of the next") {
    const char* week = "Mo-Fr 09:00-12:30,13:30-17:00";
    const struct {
        const char* what;
        const char* day;
        int hour, minute;
        const char* outcome;
    } rows[] = {
        {"on a Friday", "2026-11-20", 10, 0, "until 2026-11-20 12:30"},
        {"at the first minute", "2026-11-20", 9, 0, "until 2026-11-20 12:30"},
        {"before it", "2026-11-20", 8, 59, "again 2026-11-20 09:00"},
        {"at noon", "2026-11-20", 12, 30, "again 2026-11-20 13:30"},
        {"after work on Friday", "2026-11-20", 17, 0, "again 2026-11-23 09:00"},
        {"on Sunday", "2026-11-22", 12, 0, "again 2026-11-23 09:00"},
        {"before Christmas", "2026-12-24", 17, 30, "again 2026-12-28 09:00"},
        {"on a holiday", "2026-12-25", 10, 0, "again 2026-12-28 09:00"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(told(week, row.day, row.hour, row.minute) == row.outcome);
    }
}
