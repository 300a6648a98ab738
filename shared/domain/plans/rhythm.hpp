// Rhythm: on which days instalments fall due. A due day is a banking day: what falls on another one moves to the next (as in
// SEPA, where a payment counts as in time on the first TARGET day after). Days are counted from the nominal first day, never from
// a moved one, so that a feast does not shift the rest. Invariant: due days rise strictly.
#pragma once

#include "shared/base/date.hpp"

#include <optional>
#include <string_view>

namespace kz {

enum class RhythmKind { Weekly, Fortnightly, Monthly, AfterPayDay };
std::string_view rhythm_code(RhythmKind kind); // "after_pay_day"
std::optional<RhythmKind> parse_rhythm(std::string_view code);

inline constexpr int pay_day_max = 31; // in a shorter month its last day

struct Rhythm {
    RhythmKind kind = RhythmKind::Monthly;
    int pay_day = 0; // of the month, 1 to pay_day_max, for AfterPayDay alone: due on the day after

    friend bool operator==(const Rhythm&, const Rhythm&) = default;
};

// Whether banks settle on the day (TARGET). Traps on a calendar without a banking day in a month.
using BankingDay = bool (*)(Date);
Date banking_day_from(Date date, BankingDay is_banking_day);

// The first nominal day on or after `from`: `from` itself, or the day after the pay day.
Date first_nominal_day(const Rhythm& rhythm, Date from);
// The nominal day of instalment `index` (0: the first), from a day that first_nominal_day() gave.
Date nominal_day(const Rhythm& rhythm, Date first, int index);

// A year's number of due days, and the most that can fall into one month (five Fridays).
int due_days_per_year(RhythmKind kind);
int due_days_per_month_max(RhythmKind kind);

} // namespace kz
