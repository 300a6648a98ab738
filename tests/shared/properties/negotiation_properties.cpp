#include "shared/domain/plans/negotiate.hpp"
#include "tests/shared/domain/plans/plan_text.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <rapidcheck.h>
#include <tuple>

using namespace kz;

namespace {

constexpr RhythmKind kinds[] = {RhythmKind::Weekly, RhythmKind::Fortnightly, RhythmKind::Monthly, RhythmKind::AfterPayDay};

PlanLimits any_limits() {
    PlanLimits limits{*rc::gen::inRange(0, 14), cents(*rc::gen::inRange(-1, 3000)), *rc::gen::inRange(-1, 300),
                      *rc::gen::inRange(-2, 40), {}};
    for (const RhythmKind kind : kinds)
        if (*rc::gen::inRange(0, 3) > 0)
            limits.rhythms.push_back(kind);
    return limits;
}

// At least as much as `limits` in every respect.
PlanLimits more_generous(PlanLimits limits) {
    limits.instalments_max += *rc::gen::inRange(0, 6);
    limits.instalment_min.minor -= *rc::gen::inRange(0, 1000);
    limits.term_days_max += *rc::gen::inRange(0, 100);
    limits.first_due_days_max += *rc::gen::inRange(0, 20);
    for (const RhythmKind kind : kinds)
        if (*rc::gen::inRange(0, 2) > 0 && std::ranges::find(limits.rhythms, kind) == limits.rhythms.end())
            limits.rhythms.push_back(kind);
    return limits;
}

Date any_today() {
    return add_days(day("2026-11-21"), *rc::gen::inRange(0, 400));
}

PlanWish any_wish(Date today) {
    PlanWish wish;
    switch (*rc::gen::inRange(0, 3)) {
    case 0: wish.size = EqualParts{*rc::gen::inRange(1, 20)}; break;
    case 1: wish.size = AmountEach{cents(*rc::gen::inRange(1, 9000))}; break;
    default: wish.size = SpareMonthly{cents(*rc::gen::inRange(5, 20'000))};
    }
    wish.rhythm = {kinds[*rc::gen::inRange(0, 4)], *rc::gen::inRange(1, 32)};
    if (*rc::gen::inRange(0, 3) > 0)
        wish.first_due_on = add_days(today, *rc::gen::inRange(-3, 60));
    return wish;
}

Money any_open() {
    return cents(*rc::gen::inRange(1, 30'000));
}

NegotiationPolicy policy_of(const PlanLimits& limits) {
    return {.customer = limits, .staff = limits};
}

// What holds of every plan, read off its lines alone.
void check_plan(const InstalmentPlan& plan, Money open, const PlanLimits& limits, Date today) {
    std::int64_t left = open.minor;
    Date before = add_days(today, -1);
    RC_ASSERT(static_cast<int>(plan.lines.size()) <= limits.instalments_max);
    for (std::size_t i = 0; i < plan.lines.size(); ++i) {
        const Instalment& line = plan.lines[i];
        RC_ASSERT(line.number == static_cast<int>(i) + 1);
        RC_ASSERT(line.due_on > before);
        RC_ASSERT(is_target_day(line.due_on));
        RC_ASSERT(line.amount.is_positive());
        RC_ASSERT((plan.lines.size() == 1 || line.amount.minor >= limits.instalment_min.minor));
        // Only the last may be smaller by more than a cent.
        if (i + 1 < plan.lines.size())
            RC_ASSERT(plan.lines.front().amount.minor - line.amount.minor <= 1);
        RC_ASSERT(line.amount.minor <= plan.lines.front().amount.minor);
        before = line.due_on;
        left -= line.amount.minor;
    }
    RC_ASSERT(left == 0);
    RC_ASSERT(days_between(today, plan.lines.front().due_on) <= limits.first_due_days_max);
    RC_ASSERT(days_between(today, plan.lines.back().due_on) <= limits.term_days_max);
    RC_ASSERT((plan.lines.size() == 1 || std::ranges::find(limits.rhythms, plan.rhythm.kind) != limits.rhythms.end()));
}

// The acceptable set as nearest_plans.hpp tells it, each of it measured: no order, no bound, no leaving out.
std::vector<std::tuple<std::int64_t, RhythmKind, int, Date>> every_plan(Money open, const PlanLimits& limits, const PlanWish& wish,
                                                                      Date today) {
    const PlanMeasure wished = wished_measure(open, wish, today, is_target_day);
    std::map<std::pair<RhythmKind, int>, std::tuple<std::int64_t, RhythmKind, int, Date>> nearest;
    for (const RhythmKind kind : kinds)
        for (int number = 1; number <= limits.instalments_max; ++number)
            for (int days = 0; days <= limits.first_due_days_max; ++days) {
                const Rhythm rhythm{kind, wish.rhythm.pay_day};
                const Date first = add_days(today, days);
                if (kind == RhythmKind::AfterPayDay && wish.rhythm.kind != kind)
                    continue;
                const bool is_offered = std::ranges::find(limits.rhythms, kind) != limits.rhythms.end();
                if (number == 1 ? kind != wish.rhythm.kind : !is_offered)
                    continue;
                if (first_nominal_day(rhythm, first) != first || number > open.minor)
                    continue;
                const InstalmentPlan plan = equal_plan(open, number, rhythm, first, is_target_day);
                const Date last = plan.lines.back().due_on;
                if ((number > 1 && plan.lines.back().amount.minor < limits.instalment_min.minor) ||
                    days_between(today, plan.lines.front().due_on) > limits.first_due_days_max ||
                    days_between(today, last) > limits.term_days_max)
                    continue;
                const auto far = sum(distance_between(wished, {kind, number, plan.lines.front().amount, first, last}));
                const std::tuple entry(far, kind, number, first);
                const auto [at, is_new] = nearest.try_emplace({kind, number}, entry);
                if (!is_new)
                    at->second = std::min(at->second, entry);
            }
    std::vector<std::tuple<std::int64_t, RhythmKind, int, Date>> sorted;
    for (const auto& [key, entry] : nearest)
        sorted.push_back(entry);
    std::ranges::sort(sorted);
    return sorted;
}

} // namespace

TEST_CASE("every plan that is accepted or offered adds up, rises and keeps the limits") {
    CHECK(rc::check([] {
        const Date today = any_today();
        const PlanLimits limits = any_limits();
        const Money open = any_open();
        const PlanWish wish = any_wish(today);
        const auto answer = negotiate(open, policy_of(limits), wish, today, is_target_day);
        RC_ASSERT(answer.has_value());
        RC_CLASSIFY(std::holds_alternative<PlanAccepted>(*answer), "accepted");
        RC_CLASSIFY(std::holds_alternative<PlanOffers>(*answer), "offers");
        if (const auto* accepted = std::get_if<PlanAccepted>(&*answer)) {
            check_plan(accepted->plan, open, limits, today);
            if (const auto* spare = std::get_if<SpareMonthly>(&wish.size))
                RC_ASSERT(accepted->plan.lines.front().amount.minor * due_days_per_month_max(wish.rhythm.kind) <= spare->amount.minor);
        }
        if (const auto* offers = std::get_if<PlanOffers>(&*answer)) {
            RC_ASSERT(!offers->beyond.empty());
            RC_ASSERT(!offers->offers.empty());
            for (const PlanOffer& offer : offers->offers) {
                check_plan(offer.plan, open, limits, today);
                const auto taken = negotiate(open, policy_of(limits), wish_of(offer), today, is_target_day);
                RC_ASSERT((taken.has_value() && *taken == PlanAnswer{PlanAccepted{offer.plan}}));
            }
        }
    }));
}

TEST_CASE("the offers are the nearest of all acceptable plans") {
    CHECK(rc::check([] {
        const Date today = any_today();
        const PlanLimits limits = any_limits();
        const Money open = any_open();
        const PlanWish wish = any_wish(today);
        const auto offers = nearest_plans(open, limits, wish, today, is_target_day);
        const auto every = every_plan(open, limits, wish, today);
        RC_CLASSIFY(every.size() > offers_max, "more than can be offered");
        RC_ASSERT(offers.size() == std::min<std::size_t>(every.size(), offers_max));
        for (std::size_t i = 0; i < offers.size(); ++i) {
            const InstalmentPlan& plan = offers[i].plan;
            const std::tuple offered(offers[i].distance, plan.rhythm.kind, static_cast<int>(plan.lines.size()), plan.first_nominal);
            RC_ASSERT(offered == every[i]);
        }
    }));
}

TEST_CASE("a more generous policy never gives a farther offer, and never takes a yes back") {
    CHECK(rc::check([] {
        const Date today = any_today();
        const PlanLimits strict = any_limits();
        const PlanLimits generous = more_generous(strict);
        const Money open = any_open();
        const PlanWish wish = any_wish(today);
        if (plan_within(open, strict, wish, today, is_target_day))
            RC_ASSERT(plan_within(open, generous, wish, today, is_target_day).has_value());
        const auto before = nearest_plans(open, strict, wish, today, is_target_day);
        const auto after = nearest_plans(open, generous, wish, today, is_target_day);
        RC_ASSERT(after.size() >= before.size());
        for (std::size_t i = 0; i < before.size(); ++i)
            RC_ASSERT(after[i].distance <= before[i].distance);
    }));
}
