#include "shared/domain/plans/plan_changes.hpp"
#include "tests/shared/domain/plans/plan_text.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

const Date today = day("2026-11-21");
// 2026-10-12, 2026-11-12, 2026-12-14, 2027-01-12
const InstalmentPlan plan = equal_plan(cents(20001), 4, {}, day("2026-10-12"), is_target_day);
const PostponePolicy policy{.days_max = 40, .term_days_max = 100};

std::string shown(const Result<Postponed, PostponeRefusal>& postponed) {
    if (!postponed)
        return std::string(refusal_code(postponed.error()));
    std::string out;
    for (const MovedLine& moved : postponed->moved)
        out += std::to_string(moved.from.number) + ": " + iso(moved.from.due_on) + " to " + iso(moved.to) + ", ";
    return out + "end " + iso(postponed->ends_before) + " to " + iso(postponed->ends_after) + ", cost " + plain(postponed->cost) +
           ", amount " + plain(postponed->amount_change);
}

} // namespace

TEST_CASE("an extra payment is early, ends the plan sooner, or makes every line smaller") {
    const struct {
        const char* what;
        std::int64_t extra;
        ExtraUse use;
        const char* lines;
    } rows[] = {
        {"nothing", 0, ExtraUse::AllSmaller, "2026-10-12 50.01, 2026-11-12 50.00, 2026-12-14 50.00, 2027-01-12 50.00"},
        {"less than nothing", -1, ExtraUse::NextFirst, "2026-10-12 50.01, 2026-11-12 50.00, 2026-12-14 50.00, 2027-01-12 50.00"},
        {"early", 6001, ExtraUse::NextFirst, "2026-11-12 40.00, 2026-12-14 50.00, 2027-01-12 50.00"},
        {"sooner over", 6001, ExtraUse::LastFirst, "2026-10-12 50.01, 2026-11-12 50.00, 2026-12-14 39.99"},
        {"smaller", 6001, ExtraUse::AllSmaller, "2026-10-12 35.00, 2026-11-12 35.00, 2026-12-14 35.00, 2027-01-12 35.00"},
        {"all", 20001, ExtraUse::AllSmaller, ""},
        {"more than all", 99999, ExtraUse::LastFirst, ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(shown(after_extra(plan.lines, cents(row.extra), row.use)) == row.lines);
    }
    // A small line gives what it has, the others share the rest.
    const std::vector<Instalment> uneven{{1, day("2026-12-01"), cents(5000)}, {2, day("2027-01-04"), cents(5000)}, {3, day("2027-02-01"), cents(100)}};
    CHECK(shown(after_extra(uneven, cents(3000), ExtraUse::AllSmaller)) == "2026-12-01 35.50, 2027-01-04 35.50");
}

TEST_CASE("who missed a line can pay it now, spread it or add it at the end") {
    const struct {
        const char* what;
        InstalmentPlan plan;
        std::int64_t paid;
        PlanLimits limits;
        const char* today;
        const char* ways;
    } rows[] = {
        {"nothing missed", plan, 10001, {}, "2026-11-21", ""},
        {"one line and a part", plan, 2001, {}, "2026-11-21",
         "pay_now 80.00: 2026-11-26 80.00, 2026-12-14 50.00, 2027-01-12 50.00\n"
         "spread_over_rest 80.00: 2026-12-14 90.00, 2027-01-12 90.00\n"
         "add_at_end 80.00: 2026-12-14 50.00, 2027-01-12 50.00, 2027-02-12 40.00, 2027-03-12 40.00\n"},
        {"pay now on the day of the next line", plan, 10000, {}, "2026-12-09",
         "pay_now 0.01: 2026-12-14 50.01, 2027-01-12 50.00\n"
         "spread_over_rest 0.01: 2026-12-14 50.01, 2027-01-12 50.00\n"
         "add_at_end 0.01: 2026-12-14 50.00, 2027-01-12 50.00, 2027-02-12 0.01\n"},
        {"the last line", plan, 15001, {}, "2027-03-01", "pay_now 50.00: 2027-03-08 50.00\nadd_at_end 50.00: 2027-03-12 50.00\n"},
        {"at the end is too long", plan, 10000, {.term_days_max = 60}, "2026-11-21",
         "pay_now 0.01: 2026-11-26 0.01, 2026-12-14 50.00, 2027-01-12 50.00\n"
         "spread_over_rest 0.01: 2026-12-14 50.01, 2027-01-12 50.00\n"},
        {"at the end are too many", plan, 10000, {.instalments_max = 2}, "2026-11-21", "spread_over_rest 0.01: 2026-12-14 50.01, 2027-01-12 50.00\n"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        std::string ways;
        for (const CatchUp& way : catch_ups(row.plan, cents(row.paid), row.limits, {}, day(row.today), is_target_day))
            ways += std::string(catch_up_code(way.kind)) + " " + plain(way.missed) + ": " + shown(way.lines) + "\n";
        CHECK(ways == row.ways);
    }
}

TEST_CASE("a pause moves every open line, and costs nothing") {
    const struct {
        const char* what;
        std::int64_t paid;
        int days;
        const char* outcome;
    } rows[] = {
        {"two weeks", 10001, 14, "3: 2026-12-14 to 2026-12-28, 4: 2027-01-12 to 2027-01-26, end 2027-01-12 to 2027-01-26, cost 0.00, amount 0.00"},
        {"into the holidays", 10001, 11, "3: 2026-12-14 to 2026-12-28, 4: 2027-01-12 to 2027-01-25, end 2027-01-12 to 2027-01-25, cost 0.00, amount 0.00"},
        {"all is paid", 20001, 14, "nothing_left"},
        {"no day", 0, 0, "day_not_later"},
        {"backwards", 0, -7, "day_not_later"},
        {"too long", 0, 41, "too_many_days"},
        {"up to the last day", 10001, 40, "3: 2026-12-14 to 2027-01-25, 4: 2027-01-12 to 2027-02-22, end 2027-01-12 to 2027-02-22, cost 0.00, amount 0.00"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(shown(pause(plan.lines, cents(row.paid), row.days, policy, today, is_target_day)) == row.outcome);
    }
    CHECK(shown(pause(plan.lines, cents(0), 14, {40, 60}, today, is_target_day)) == "term_too_long");
    // Two lines that would meet on the Tuesday after Easter stay apart.
    const std::vector<Instalment> close{{1, day("2027-03-19"), cents(1)}, {2, day("2027-03-22"), cents(1)}};
    CHECK(shown(pause(close, cents(0), 7, {40, 366}, today, is_target_day)) ==
          "1: 2027-03-19 to 2027-03-30, 2: 2027-03-22 to 2027-03-31, end 2027-03-22 to 2027-03-31, cost 0.00, amount 0.00");
}

TEST_CASE("a single line can move to a later day before the next") {
    const struct {
        const char* what;
        std::int64_t paid;
        int number;
        Date to;
        const char* outcome;
    } rows[] = {
        {"a week", 10001, 3, day("2026-12-21"), "3: 2026-12-14 to 2026-12-21, end 2027-01-12 to 2027-01-12, cost 0.00, amount 0.00"},
        {"the last one", 10001, 4, day("2027-01-31"), "4: 2027-01-12 to 2027-02-01, end 2027-01-12 to 2027-02-01, cost 0.00, amount 0.00"},
        {"all is paid", 20001, 3, day("2026-12-21"), "nothing_left"},
        {"paid", 10001, 2, day("2026-12-21"), "no_such_line"},
        {"none", 10001, 5, day("2026-12-21"), "no_such_line"},
        {"the same day", 10001, 3, day("2026-12-14"), "day_not_later"},
        {"later but over", 5001, 2, day("2026-11-20"), "day_not_later"},
        {"too far", 10001, 4, day("2027-02-22"), "too_many_days"},
        {"onto the next", 10001, 3, day("2027-01-12"), "past_next_line"},
        {"onto the next by a weekend", 10001, 3, day("2027-01-13"), "past_next_line"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(shown(postpone_line(plan.lines, cents(row.paid), row.number, row.to, policy, today, is_target_day)) == row.outcome);
    }
    CHECK(shown(postpone_line(plan.lines, cents(0), 4, day("2027-01-31"), {40, 60}, today, is_target_day)) == "term_too_long");
}
