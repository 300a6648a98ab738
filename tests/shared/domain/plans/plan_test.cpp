#include "shared/domain/plans/plan.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;

namespace {

const Currency chf = parse_currency("CHF").value_or(eur);

Date day(const char* text) {
    return parse_date(text).value_or(Date{});
}

const Date today = day("2026-11-21");

Money cents(std::int64_t minor) {
    return Money{minor, eur};
}

// "2026-12-01 33.34, 2027-01-01 33.33", or the refusal.
std::string outcome(const PlanPolicy& policy, Money open, PlanProposal proposal) {
    const auto instalments = schedule(policy, open, proposal, today);
    if (!instalments)
        return std::string(refusal_code(instalments.error()));
    std::string out;
    int number = 0;
    for (const Instalment& instalment : *instalments) {
        CHECK(instalment.number == ++number);
        out += (out.empty() ? "" : ", ") + iso(instalment.due_on) + " " + plain(instalment.amount);
    }
    return out;
}

std::string shown(const std::vector<InstalmentProgress>& lines) {
    std::string out;
    for (const InstalmentProgress& line : lines) {
        constexpr const char* names[] = {"paid", "partly", "due", "overdue"};
        out += (out.empty() ? "" : ", ") + plain(line.paid) + " " + names[static_cast<int>(line.state)];
    }
    return out;
}

} // namespace

TEST_CASE("a plan is what the policy allows, or the first reason why not") {
    const PlanPolicy policy{.instalments_max = 6, .instalment_min = cents(1000), .first_due_days_max = 30};
    const Date next = day("2026-12-01");
    const struct {
        const char* what;
        PlanPolicy policy;
        Money open;
        PlanProposal proposal;
        const char* outcome;
    } rows[] = {
        {"three parts", policy, cents(10000), {3, next}, "2026-12-01 33.34, 2027-01-01 33.33, 2027-02-01 33.33"},
        {"from today", policy, cents(2000), {2, today}, "2026-11-21 10.00, 2026-12-21 10.00"},
        {"from the last day", policy, cents(2000), {2, day("2026-12-21")}, "2026-12-21 10.00, 2027-01-21 10.00"},
        {"the 31st", {6, cents(1), 90}, cents(400), {4, day("2026-12-31")},
         "2026-12-31 1.00, 2027-01-31 1.00, 2027-02-28 1.00, 2027-03-31 1.00"},
        {"no minimum counts as a cent", {6, cents(0), 30}, cents(3), {2, today}, "2026-11-21 0.02, 2026-12-21 0.01"},
        {"policy without plans", {0, cents(1000), 30}, cents(10000), {3, next}, "not_offered"},
        {"policy of one part", {1, cents(1000), 30}, cents(10000), {3, next}, "not_offered"},
        {"policy below zero", {-5, cents(1000), 30}, cents(10000), {3, next}, "not_offered"},
        {"too little for two", policy, cents(1999), {2, next}, "not_offered"},
        {"policy in another currency", {6, {1000, chf}, 30}, cents(10000), {3, next}, "not_offered"},
        {"no plans, nothing open", {0, cents(1000), 30}, cents(0), {3, next}, "not_offered"},
        {"nothing open", policy, cents(0), {3, next}, "nothing_open"},
        {"overpaid", policy, cents(-10000), {3, next}, "nothing_open"},
        {"one part", policy, cents(10000), {1, next}, "too_few_instalments"},
        {"no part", policy, cents(10000), {0, next}, "too_few_instalments"},
        {"fewer than none", policy, cents(10000), {-3, next}, "too_few_instalments"},
        {"above the policy", policy, cents(10000), {7, next}, "too_many_instalments"},
        {"above our own limit", {1000, cents(1), 30}, cents(1000000), {61, next}, "too_many_instalments"},
        {"parts too small", policy, cents(4999), {5, next}, "instalment_too_small"},
        {"yesterday", policy, cents(10000), {3, day("2026-11-20")}, "first_due_in_the_past"},
        {"a day too late", policy, cents(10000), {3, day("2026-12-22")}, "first_due_too_late"},
        {"policy in the past", {6, cents(1), -3}, cents(10000), {3, day("2026-11-22")}, "first_due_too_late"},
        {"number before date", policy, cents(10000), {7, day("2026-11-20")}, "too_many_instalments"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(outcome(row.policy, row.open, row.proposal) == row.outcome);
    }
}

TEST_CASE("the most instalments are bounded by policy, by amount and by our own limit") {
    CHECK(instalments_allowed({12, cents(1000), 30}, cents(100000)) == 12);
    CHECK(instalments_allowed({12, cents(1000), 30}, cents(5999)) == 5);
    CHECK(instalments_allowed({12, cents(1000), 30}, cents(999)) == 0);
    CHECK(instalments_allowed({1000, cents(1), 30}, cents(money_minor_max)) == plan_instalments_limit);
    CHECK(instalments_allowed({12, cents(-1), 30}, cents(7)) == 7);
    CHECK(instalments_allowed({12, cents(1000), 30}, cents(-100000)) == 0);
    CHECK(instalments_allowed({-1, cents(1000), 30}, cents(100000)) == 0);
    CHECK(instalments_allowed({12, {1000, chf}, 30}, cents(100000)) == 0);
}

TEST_CASE("the first instalment is due in 14 days, or sooner by policy") {
    CHECK(iso(default_first_due({12, cents(1000), 30}, today)) == "2026-12-05");
    CHECK(iso(default_first_due({12, cents(1000), 7}, today)) == "2026-11-28");
    CHECK(iso(default_first_due({12, cents(1000), -7}, today)) == "2026-11-21");
}

TEST_CASE("what was paid fills the instalments in their order") {
    const std::vector<Instalment> plan{{1, day("2026-10-21"), cents(3334)},
                                       {2, day("2026-11-21"), cents(3333)},
                                       {3, day("2026-12-21"), cents(3333)}};
    const struct {
        std::int64_t paid;
        const char* outcome;
    } rows[] = {
        {-1, "0.00 overdue, 0.00 due, 0.00 due"},
        {0, "0.00 overdue, 0.00 due, 0.00 due"},
        {3333, "33.33 overdue, 0.00 due, 0.00 due"},
        {3334, "33.34 paid, 0.00 due, 0.00 due"},
        {5000, "33.34 paid, 16.66 partly, 0.00 due"},
        {10000, "33.34 paid, 33.33 paid, 33.33 paid"},
        {99999, "33.34 paid, 33.33 paid, 33.33 paid"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.paid);
        CHECK(shown(progress(plan, cents(row.paid), today)) == row.outcome);
    }
    CHECK(progress({}, cents(100), today).empty());
}
