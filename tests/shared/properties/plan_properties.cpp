#include "shared/domain/plans/plan.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace kz;

namespace {

Money cents(std::int64_t minor) {
    return Money{minor, eur};
}

PlanPolicy any_policy() {
    return {*rc::gen::inRange(-2, 80), cents(*rc::gen::inRange<std::int64_t>(-5, 5000)), *rc::gen::inRange(-10, 60)};
}

} // namespace

TEST_CASE("a schedule adds up, its days rise, and its amounts differ by at most a cent") {
    CHECK(rc::check([] {
        const PlanPolicy policy = any_policy();
        const Money open = cents(*rc::gen::inRange<std::int64_t>(-1000, 500'000));
        const Date today{*rc::gen::inRange(0, 40'000)};
        const int most = std::max(instalments_allowed(policy, open), 0);
        const PlanProposal proposal{*rc::gen::inRange(1, most + 3), add_days(today, *rc::gen::inRange(-2, 30))};
        const auto instalments = schedule(policy, open, proposal, today);
        RC_CLASSIFY(instalments.has_value());
        if (!instalments)
            return;
        RC_ASSERT(instalments->size() == static_cast<std::size_t>(proposal.instalments));
        RC_ASSERT(proposal.instalments <= instalments_allowed(policy, open));
        RC_ASSERT(instalments->front().due_on == proposal.first_due_on);
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < instalments->size(); ++i) {
            const Instalment& instalment = (*instalments)[i];
            sum += instalment.amount.minor;
            RC_ASSERT(instalment.number == static_cast<int>(i) + 1);
            RC_ASSERT(instalment.amount.minor >= std::max<std::int64_t>(policy.instalment_min.minor, 1));
            RC_ASSERT(instalments->front().amount.minor - instalment.amount.minor <= 1);
            if (i > 0) {
                const int days = days_between((*instalments)[i - 1].due_on, instalment.due_on);
                RC_ASSERT((days >= 28 && days <= 31));
            }
        }
        RC_ASSERT(sum == open.minor);
    }));
}

TEST_CASE("what is allowed is granted, and one more is not") {
    CHECK(rc::check([] {
        const PlanPolicy policy = any_policy();
        const Money open = cents(*rc::gen::inRange<std::int64_t>(-1000, 500'000));
        const Date today{*rc::gen::inRange(0, 40'000)};
        const Date first_due_on = default_first_due(policy, today);
        const int allowed = instalments_allowed(policy, open);
        RC_ASSERT(schedule(policy, open, {allowed, first_due_on}, today).has_value() == (allowed >= plan_instalments_min));
        RC_ASSERT(!schedule(policy, open, {allowed + 1, first_due_on}, today));
    }));
}

TEST_CASE("progress spends what was paid, and no more, from the first instalment on") {
    CHECK(rc::check([] {
        const Date today{20'000};
        const Money open = cents(*rc::gen::inRange<std::int64_t>(2, 500'000));
        const int parts = *rc::gen::inRange(2, 60);
        const Money paid = cents(*rc::gen::inRange<std::int64_t>(-1000, 600'000));
        std::vector<Instalment> instalments;
        for (const Money amount : split(open, parts))
            instalments.push_back({static_cast<int>(instalments.size()) + 1, today, amount});
        std::int64_t spent = 0;
        bool is_filled = true;
        for (const InstalmentProgress& line : progress(instalments, paid, today)) {
            spent += line.paid.minor;
            RC_ASSERT((is_filled || line.paid.is_zero()));
            is_filled = line.paid == line.instalment.amount;
            RC_ASSERT((line.state == InstalmentState::Paid) == is_filled);
        }
        RC_ASSERT(spent == std::clamp<std::int64_t>(paid.minor, 0, open.minor));
    }));
}
