#include "shared/domain/plans/rhythm.hpp"

#include "shared/base/assert.hpp"

namespace kz {
namespace {

constexpr int calendar_gap_days_max = 31;

// The day after the pay day of the month that `in_month` lies in.
Date day_after_pay_day(Date in_month, int pay_day) {
    const Date first_of_month = add_days(in_month, 1 - civil(in_month).day);
    const Date last_of_month = add_days(add_months(first_of_month, 1), -1);
    const Date pay = add_days(first_of_month, pay_day - 1);
    return add_days(pay < last_of_month ? pay : last_of_month, 1);
}

} // namespace

std::string_view rhythm_code(RhythmKind kind) {
    switch (kind) {
    case RhythmKind::Weekly: return "weekly";
    case RhythmKind::Fortnightly: return "fortnightly";
    case RhythmKind::Monthly: return "monthly";
    case RhythmKind::AfterPayDay: return "after_pay_day";
    }
    return "";
}

std::optional<RhythmKind> parse_rhythm(std::string_view code) {
    for (const RhythmKind kind : {RhythmKind::Weekly, RhythmKind::Fortnightly, RhythmKind::Monthly, RhythmKind::AfterPayDay})
        if (code == rhythm_code(kind))
            return kind;
    return std::nullopt;
}

Date banking_day_from(Date date, BankingDay is_banking_day) {
    const Date last = add_days(date, calendar_gap_days_max);
    while (!is_banking_day(date)) {
        date = add_days(date, 1);
        KZ_ASSERT(date <= last);
    }
    return date;
}

Date first_nominal_day(const Rhythm& rhythm, Date from) {
    if (rhythm.kind != RhythmKind::AfterPayDay)
        return from;
    // Pay day was yesterday at the earliest: the month of yesterday, or the one after.
    const Date yesterday = add_days(from, -1);
    const Date day = day_after_pay_day(yesterday, rhythm.pay_day);
    return day >= from ? day : nominal_day(rhythm, day, 1);
}

Date nominal_day(const Rhythm& rhythm, Date first, int index) {
    switch (rhythm.kind) {
    case RhythmKind::Weekly: return add_days(first, 7 * index);
    case RhythmKind::Fortnightly: return add_days(first, 14 * index);
    case RhythmKind::Monthly: return add_months(first, index);
    case RhythmKind::AfterPayDay: {
        const Date pay = add_days(first, -1);
        const Date first_of_month = add_days(pay, 1 - civil(pay).day);
        return day_after_pay_day(add_months(first_of_month, index), rhythm.pay_day);
    }
    }
    return first;
}

int due_days_per_year(RhythmKind kind) {
    switch (kind) {
    case RhythmKind::Weekly: return 52;
    case RhythmKind::Fortnightly: return 26;
    case RhythmKind::Monthly:
    case RhythmKind::AfterPayDay: return 12;
    }
    return 12;
}

int due_days_per_month_max(RhythmKind kind) {
    switch (kind) {
    case RhythmKind::Weekly: return 5;
    case RhythmKind::Fortnightly: return 3;
    case RhythmKind::Monthly:
    case RhythmKind::AfterPayDay: return 1;
    }
    return 1;
}

} // namespace kz
