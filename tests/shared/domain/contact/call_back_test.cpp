#include "shared/domain/contact/call_back.hpp"

#include "shared/domain/law/rule_pack.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;

namespace {

ClockTime at(const char* code) {
    const auto time = parse_call_time(code);
    REQUIRE(time);
    return *time;
}

std::vector<CallTime> times(const char* hours, const char* now, int at_once = 2, std::vector<ClockTime> taken = {}) {
    return call_times(*parse_business_hours(hours), rule_pack(Country::De), at(now), at_once, taken);
}

// "20 from 2026-11-23T09:00 to 2026-11-27T10:30", "none".
std::string told(const std::vector<CallTime>& times) {
    if (times.empty())
        return "none";
    return std::to_string(times.size()) + " from " + call_time_code(times.front().at) + " to " + call_time_code(times.back().at);
}

} // namespace

TEST_CASE("times are half hours in which somebody is there, on five days of work") {
    const struct {
        const char* what;
        const char* hours;
        const char* now;
        const char* outcome;
    } rows[] = {
        {"a week from Monday morning", "Mo-Fr 09:00-11:00", "2026-11-23T07:00", "20 from 2026-11-23T09:00 to 2026-11-27T10:30"},
        {"half an hour from now", "Mo-Fr 09:00-11:00", "2026-11-23T08:30", "20 from 2026-11-23T09:00 to 2026-11-27T10:30"},
        {"a minute less", "Mo-Fr 09:00-11:00", "2026-11-23T08:31", "19 from 2026-11-23T09:30 to 2026-11-27T10:30"},
        {"too late today", "Mo-Fr 09:00-11:00", "2026-11-23T10:01", "20 from 2026-11-24T09:00 to 2026-11-30T10:30"},
        {"just before midnight", "Mo-Su 00:00-00:30", "2026-11-22T23:31", "5 from 2026-11-24T00:00 to 2026-11-28T00:00"},
        {"around Christmas", "Mo-Fr 09:00-10:00", "2026-12-24T09:00", "9 from 2026-12-24T09:30 to 2026-12-31T09:30"},
        {"one day of the week", "We 09:00-10:00", "2026-11-23T09:00", "10 from 2026-11-25T09:00 to 2026-12-23T09:30"},
        {"a span that is too short", "Mo-Fr 09:00-09:29", "2026-11-23T07:00", "none"},
        {"with a break", "Mo 09:00-09:45,13:15-14:00", "2026-11-23T07:00", "10 from 2026-11-23T09:00 to 2026-12-21T13:15"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(told(times(row.hours, row.now)) == row.outcome);
    }
    CHECK(told(times("Mo-Fr 09:00-11:00", "2026-11-23T07:00", 0)) == "none");
}

TEST_CASE("a time takes so many calls, and the next one is the first that is free") {
    const ClockTime nine = at("2026-11-23T09:00"), half_past = at("2026-11-23T09:30");
    const auto left = times("Mo-Fr 09:00-10:00", "2026-11-23T07:00", 2, {nine, half_past, nine, nine});
    REQUIRE(left.size() == 10);
    CHECK(left[0] == CallTime{nine, 0});
    CHECK(left[1] == CallTime{half_past, 1});
    CHECK(left[2].left == 2);
    CHECK(next_call_time(left) == half_past);
    CHECK_FALSE(next_call_time(std::vector{CallTime{nine, 0}}));
    CHECK_FALSE(next_call_time({}));
}

TEST_CASE("a time is written in one way and read in no other") {
    CHECK(call_time_code(at("2026-11-23T09:05")) == "2026-11-23T09:05");
    for (const char* wrong : {"", "2026-11-23", "2026-11-23T9:05", "2026-11-23 09:05", "2026-11-23T24:00", "2026-11-23T09:60", "2026-02-30T09:00", "2026-11-23T09:05Z", "2026-11-23T0/:05",
                              "2026-11-23T09-05"}) {
        CAPTURE(wrong);
        CHECK_FALSE(parse_call_time(wrong));
    }
    for (const CallState state : {CallState::Booked, CallState::Reached, CallState::Missed, CallState::Cancelled})
        CHECK(parse_call_state(call_state_code(state)) == state);
    CHECK_FALSE(parse_call_state("booked "));
}
