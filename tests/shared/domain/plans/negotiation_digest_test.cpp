// Ten thousand negotiations: the host and WASM print the same number.
#include "shared/base/hash.hpp"
#include "shared/base/random.hpp"
#include "tests/shared/domain/plans/plan_text.hpp"

#include <doctest/doctest.h>

#include <cinttypes>
#include <cstdio>

using namespace kz;

namespace {

struct Draw {
    SeededRandom random;

    int number(int from, int to) { return from + static_cast<int>(random.below(static_cast<std::uint64_t>(to - from + 1))); }
    // Small amounts as often as large ones. One draw a line: the order within an expression is the compiler's.
    Money amount() {
        const int most = number(0, 1) == 0 ? 1'000 : 60'000;
        return cents(number(1, most));
    }

    PlanLimits limits() {
        PlanLimits limits{number(0, 24), cents(number(0, 3000)), number(0, 400), number(-1, 60), {}};
        for (const RhythmKind kind : {RhythmKind::Weekly, RhythmKind::Fortnightly, RhythmKind::Monthly, RhythmKind::AfterPayDay})
            if (number(0, 2) > 0)
                limits.rhythms.push_back(kind);
        return limits;
    }

    PlanWish wish(Date today) {
        PlanWish wish;
        switch (number(0, 2)) {
        case 0: wish.size = EqualParts{number(0, 30)}; break;
        case 1: wish.size = AmountEach{amount()}; break;
        default: wish.size = SpareMonthly{amount()};
        }
        wish.rhythm = {static_cast<RhythmKind>(number(0, 3)), number(1, 31)};
        if (number(0, 3) > 0)
            wish.first_due_on = add_days(today, number(-3, 90));
        return wish;
    }
};

} // namespace

TEST_CASE("ten thousand negotiations have a digest that is the same on every host") {
    Draw draw{SeededRandom(20261121)};
    std::uint64_t all = hash_seed;
    int kinds[4] = {};
    for (int i = 0; i < 10'000; ++i) {
        const Date today = add_days(day("2026-11-21"), draw.number(0, 365));
        NegotiationPolicy policy{.customer = draw.limits(), .staff = draw.limits()};
        policy.guard = draw.number(0, 9) > 0 ? GuardVerdict::Allowed : GuardVerdict::Review;
        const Money open = draw.amount();
        const PlanWish wish = draw.wish(today);
        const auto answer = negotiate(open, policy, wish, today, is_target_day);
        all = hash64(shown(answer), all);
        ++kinds[answer ? answer->index() : 3];
    }
    std::printf("negotiation digest %016" PRIx64 "\n", all);
    for (const int kind : kinds)
        CHECK(kind > 100);
}
