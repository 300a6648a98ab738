#include "shared/domain/contact/answer_time.hpp"

#include "shared/domain/law/rule_pack.hpp"

#include <doctest/doctest.h>
#include <numeric>
#include <string>

using namespace kz;

namespace {

constexpr const char* week = "Mo-Fr 09:00-12:30,13:30-17:00";

ClockTime at(const char* day, int hour, int minute = 0) {
    return {*parse_date(day), hour * 60 + minute};
}
int between(ClockTime from, ClockTime until, const char* hours = week) {
    return open_minutes_between(*parse_business_hours(hours), rule_pack(Country::De), from, until);
}
std::string promised(ClockTime now, int minutes, const char* hours = week) {
    const auto promise = answer_promise(*parse_business_hours(hours), rule_pack(Country::De), now, {0, minutes});
    if (!promise)
        return "nothing";
    return std::string(answer_unit_code(promise->unit)) + (promise->count > 0 ? " " + std::to_string(promise->count) : "");
}

} // namespace

TEST_CASE("a wait is counted in minutes in which somebody is there") {
    const struct {
        const char* what;
        ClockTime from, until;
        int minutes;
    } rows[] = {
        {"within a span", at("2026-11-23", 10), at("2026-11-23", 10, 20), 20},
        {"at once", at("2026-11-23", 10), at("2026-11-23", 10), 0},
        {"over noon", at("2026-11-23", 12), at("2026-11-23", 14), 60},
        {"asked before work", at("2026-11-23", 7), at("2026-11-23", 9, 5), 5},
        {"answered after work", at("2026-11-23", 16), at("2026-11-23", 20), 60},
        {"asked and answered in the night", at("2026-11-23", 20), at("2026-11-23", 23), 0},
        {"over night", at("2026-11-23", 16, 30), at("2026-11-24", 9, 30), 60},
        {"over a weekend", at("2026-11-20", 16), at("2026-11-23", 10), 120},
        {"over a whole day", at("2026-11-23", 17), at("2026-11-25", 9), 420},
        {"over Christmas", at("2026-12-24", 16), at("2026-12-28", 10), 120},
        {"backwards", at("2026-11-23", 12), at("2026-11-23", 10), 0},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(between(row.from, row.until) == row.minutes);
    }
    CHECK(between(at("2020-01-01", 0), at("2026-01-01", 0), "Mo-Su 00:00-24:00") == answer_minutes_max);
}

TEST_CASE("the last twenty answers count, and fewer than five say nothing") {
    std::vector<int> minutes;
    for (int answer = 1; answer <= 4; ++answer)
        note_answer_minutes(minutes, answer);
    CHECK_FALSE(answer_speed(minutes));
    note_answer_minutes(minutes, 100);
    CHECK(answer_speed(minutes) == AnswerSpeed{3, 4}); // nearest rank: the third and the fourth of five
    for (int answer = 1; answer <= 20; ++answer)
        note_answer_minutes(minutes, answer);
    CHECK(minutes.size() == answers_counted_max);
    CHECK(answer_speed(minutes) == AnswerSpeed{10, 16});
    note_answer_minutes(minutes, -5);
    CHECK(minutes.back() == 0);
    CHECK(minutes.front() == 2);
    note_answer_minutes(minutes, 1 << 30);
    CHECK(minutes.back() == answer_minutes_max);
    std::vector<int> many(50);
    std::iota(many.begin(), many.end(), 1);
    CHECK(answer_speed(many) == AnswerSpeed{40, 46}); // of the last twenty
}

TEST_CASE("a wait is told as what can be relied on at this moment") {
    const struct {
        const char* what;
        ClockTime now;
        int minutes;
        const char* outcome;
    } rows[] = {
        {"at once", at("2026-11-23", 10), 0, "minutes 5"},
        {"five", at("2026-11-23", 10), 5, "minutes 5"},
        {"six", at("2026-11-23", 10), 6, "minutes 10"},
        {"ten", at("2026-11-23", 10), 10, "minutes 10"},
        {"a quarter", at("2026-11-23", 10), 15, "minutes 20"},
        {"half an hour", at("2026-11-23", 10), 30, "minutes 30"},
        {"more than that", at("2026-11-23", 10), 31, "hours 1"},
        {"two hours", at("2026-11-23", 10), 120, "hours 2"},
        {"more than that, today", at("2026-11-23", 10), 121, "today"},
        {"ten minutes before the evening: it is not done today", at("2026-11-23", 16, 55), 10, "next_day"},
        {"in the night minutes are none of now", at("2026-11-23", 20), 10, "next_day"},
        {"before work it is today", at("2026-11-23", 7), 10, "today"},
        {"at noon it is today", at("2026-11-23", 13), 10, "today"},
        {"on Friday afternoon the next day is Monday", at("2026-11-20", 16), 120, "next_day"},
        {"on Sunday too", at("2026-11-22", 12), 10, "next_day"},
        {"before Christmas", at("2026-12-24", 16, 30), 60, "next_day"},
        {"a whole day", at("2026-11-23", 9), 420, "today"},
        {"a minute more", at("2026-11-23", 9), 421, "next_day"},
        {"three days", at("2026-11-23", 9), 3 * 420 + 1, "days 3"},
        {"ten days", at("2026-11-23", 9), 10 * 420 + 1, "days 10"},
        {"nothing is said of weeks", at("2026-11-23", 9), 11 * 420 + 1, "nothing"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(promised(row.now, row.minutes) == row.outcome);
    }
    CHECK(promised(at("2026-11-24", 10), 30, "Mo 09:00-10:00") == "next_day"); // a week away, and the next on which somebody is there
}

TEST_CASE("what can be told has a code, and only that is read") {
    for (const AnswerUnit unit : {AnswerUnit::Minutes, AnswerUnit::Hours, AnswerUnit::Today, AnswerUnit::NextDay, AnswerUnit::Days})
        CHECK(parse_answer_unit(answer_unit_code(unit)) == unit);
    CHECK_FALSE(parse_answer_unit("weeks"));
}
