// How long customers wait for a merchant's answer, told as what can be relied on: four of five of the last answers came so soon. Counted in
// minutes in which somebody is there, so that a night makes nobody slow; told of the moment at which it is read, so that an evening makes
// nobody quick.
#pragma once

#include "shared/base/date.hpp"
#include "shared/domain/contact/business_hours.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace kz {

inline constexpr std::size_t answers_counted_max = 20; // the last ones
inline constexpr std::size_t answers_counted_min = 5;  // below that nothing is said
inline constexpr int answer_minutes_max = 100'000;     // of one answer; more counts as that

// In which somebody was there between the two; 0 when the second is not later.
int open_minutes_between(const BusinessHours& hours, const RulePack& law, ClockTime from, ClockTime until);
// With the newest answer at its end, and the oldest forgotten.
void note_answer_minutes(std::vector<int>& minutes, int latest);

struct AnswerSpeed {
    int median_minutes = 0;
    int most_minutes = 0; // four of five came within these (nearest rank)
    friend bool operator==(const AnswerSpeed&, const AnswerSpeed&) = default;
};
// Nothing of fewer than answers_counted_min.
std::optional<AnswerSpeed> answer_speed(std::span<const int> minutes);

// In words: "usually within 10 minutes". Minutes and hours are told only while somebody is there.
enum class AnswerUnit { Minutes, Hours, Today, NextDay /* on which somebody is there */, Days };
std::string_view answer_unit_code(AnswerUnit unit); // "next_day"
std::optional<AnswerUnit> parse_answer_unit(std::string_view code);
struct AnswerPromise {
    AnswerUnit unit = AnswerUnit::Minutes;
    int count = 0; // of Minutes, Hours and Days; else 0
    friend bool operator==(const AnswerPromise&, const AnswerPromise&) = default;
};
inline constexpr int answer_days_told_max = 10; // slower than that nothing is said
std::optional<AnswerPromise> answer_promise(const BusinessHours& hours, const RulePack& law, ClockTime now, const AnswerSpeed& speed);

} // namespace kz
