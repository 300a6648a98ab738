#include "shared/domain/plans/plan_changes.hpp"
#include "tests/shared/domain/plans/plan_text.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace kz;

namespace {

const Date first_of_all = day("2026-11-21");

InstalmentPlan any_plan() {
    const Rhythm rhythm{static_cast<RhythmKind>(*rc::gen::inRange(0, 4)), *rc::gen::inRange(1, 32)};
    const Date first = first_nominal_day(rhythm, add_days(first_of_all, *rc::gen::inRange(0, 200)));
    const int number = *rc::gen::inRange(1, 13);
    return equal_plan(cents(*rc::gen::inRange(number, 50'000)), number, rhythm, first, is_target_day);
}

std::int64_t sum_of(const std::vector<Instalment>& lines) {
    std::int64_t minor = 0;
    for (const Instalment& line : lines)
        minor += line.amount.minor;
    return minor;
}

void check_rising(const std::vector<Instalment>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        RC_ASSERT(lines[i].amount.is_positive());
        RC_ASSERT((i == 0 || lines[i - 1].due_on < lines[i].due_on));
        RC_ASSERT(is_target_day(lines[i].due_on));
    }
}

} // namespace

TEST_CASE("however an extra payment is used, the rest adds up and no line grows") {
    CHECK(rc::check([] {
        const InstalmentPlan plan = any_plan();
        const std::int64_t whole = sum_of(plan.lines);
        const auto open = open_lines(plan.lines, cents(*rc::gen::inRange<std::int64_t>(0, whole + 1)));
        const std::int64_t extra = *rc::gen::inRange<std::int64_t>(0, sum_of(open) + 2);
        for (const ExtraUse use : {ExtraUse::NextFirst, ExtraUse::LastFirst, ExtraUse::AllSmaller}) {
            const auto lines = after_extra(open, cents(extra), use);
            RC_ASSERT(sum_of(lines) == std::max<std::int64_t>(sum_of(open) - extra, 0));
            check_rising(lines);
            for (const Instalment& line : lines) {
                const auto before = std::ranges::find(open, line.number, &Instalment::number);
                RC_ASSERT(before != open.end());
                RC_ASSERT(line.due_on == before->due_on);
                RC_ASSERT(line.amount.minor <= before->amount.minor);
            }
        }
    }));
}

TEST_CASE("every way to catch up, every pause and every other plan adds up to what is open") {
    CHECK(rc::check([] {
        const InstalmentPlan plan = any_plan();
        const std::int64_t whole = sum_of(plan.lines);
        const Money paid = cents(*rc::gen::inRange<std::int64_t>(0, whole));
        const Date today = add_days(first_of_all, *rc::gen::inRange(0, 400));
        const auto ways = catch_ups(plan, paid, {}, {}, today, is_target_day);
        RC_CLASSIFY(!ways.empty(), "missed");
        for (const CatchUp& way : ways) {
            RC_ASSERT(sum_of(way.lines) == whole - paid.minor);
            RC_ASSERT(way.lines.front().due_on >= today);
            check_rising(way.lines);
        }
        if (const auto paused = pause(plan.lines, paid, *rc::gen::inRange(1, 63), {}, today, is_target_day)) {
            RC_ASSERT(sum_of(paused->lines) == whole - paid.minor);
            RC_ASSERT(paused->moved.size() == paused->lines.size());
            check_rising(paused->lines);
        }
    }));
}

TEST_CASE("what is used for the lines is what was paid, and a day later no open line is in a milder state") {
    CHECK(rc::check([] {
        const InstalmentPlan plan = any_plan();
        std::vector<PlanPayment> payments;
        std::int64_t paid = 0;
        const Date today = add_days(first_of_all, *rc::gen::inRange(0, 400));
        for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
            payments.push_back({add_days(first_of_all, *rc::gen::inRange(0, 400)), cents(*rc::gen::inRange(-2000, 20'000))});
            paid += payments.back().received_on <= today ? payments.back().amount.minor : 0;
        }
        const auto now = line_standings(plan.lines, payments, today, {});
        std::erase_if(payments, [&](const PlanPayment& payment) { return payment.received_on > today; });
        const auto later = line_standings(plan.lines, payments, add_days(today, 1), {});
        std::int64_t used = 0;
        for (std::size_t i = 0; i < now.size(); ++i) {
            used += now[i].paid.minor;
            RC_ASSERT(now[i].state <= later[i].state);
            RC_ASSERT(now[i].paid_on == later[i].paid_on);
            RC_ASSERT(now[i].paid_on.has_value() == (now[i].paid == now[i].line.amount));
        }
        RC_ASSERT(used == std::clamp<std::int64_t>(paid, 0, sum_of(plan.lines)));
    }));
}
