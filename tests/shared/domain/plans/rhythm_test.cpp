#include "shared/domain/plans/rhythm.hpp"
#include "tests/shared/domain/plans/plan_text.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("instalments fall due on banking days of their rhythm") {
    const struct {
        const char* what;
        Rhythm rhythm;
        const char* from;
        const char* due; // of the first four
    } rows[] = {
        {"weekly over Christmas", {RhythmKind::Weekly, 0}, "2026-12-18", "2026-12-18 2026-12-28 2027-01-04 2027-01-08"},
        {"weekly over Easter", {RhythmKind::Weekly, 0}, "2027-03-19", "2027-03-19 2027-03-30 2027-04-02 2027-04-09"},
        {"fortnightly", {RhythmKind::Fortnightly, 0}, "2026-12-01", "2026-12-01 2026-12-15 2026-12-29 2027-01-12"},
        {"monthly, the 31st comes back", {RhythmKind::Monthly, 0}, "2026-12-31", "2026-12-31 2027-02-01 2027-03-01 2027-03-31"},
        {"monthly over 1 May, a Saturday", {RhythmKind::Monthly, 0}, "2027-04-01", "2027-04-01 2027-05-03 2027-06-01 2027-07-01"},
        {"the day after pay day", {RhythmKind::AfterPayDay, 15}, "2026-11-21", "2026-12-16 2027-01-18 2027-02-16 2027-03-16"},
        {"on the day after pay day itself", {RhythmKind::AfterPayDay, 20}, "2026-11-21", "2026-11-23 2026-12-21 2027-01-21 2027-02-22"},
        {"pay day at the end of the month", {RhythmKind::AfterPayDay, 31}, "2026-11-21", "2026-12-01 2027-01-04 2027-02-01 2027-03-01"},
        {"pay day on Christmas Eve", {RhythmKind::AfterPayDay, 24}, "2026-12-01", "2026-12-28 2027-01-25 2027-02-25 2027-03-25"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        const Date first = first_nominal_day(row.rhythm, day(row.from));
        std::string due;
        for (int i = 0; i < 4; ++i)
            due += (i == 0 ? "" : " ") + iso(banking_day_from(nominal_day(row.rhythm, first, i), is_target_day));
        CHECK(due == row.due);
    }
}

TEST_CASE("no month has more due days than its rhythm says") {
    for (const RhythmKind kind : {RhythmKind::Weekly, RhythmKind::Fortnightly, RhythmKind::Monthly}) {
        for (int start = 0; start < 14; ++start) {
            const Rhythm rhythm{kind, 0};
            int in_month = 0;
            int month = 0;
            for (int i = 0; i < 52; ++i) {
                const Date nominal = nominal_day(rhythm, add_days(day("2026-11-21"), start), i);
                in_month = civil(nominal).month == month ? in_month + 1 : 1;
                month = civil(nominal).month;
                CHECK(in_month <= due_days_per_month_max(kind));
            }
        }
    }
}
