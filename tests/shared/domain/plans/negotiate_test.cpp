#include "shared/domain/plans/negotiate.hpp"
#include "tests/shared/domain/plans/plan_text.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

const Date today = day("2026-11-21"); // a Saturday
const Date first = day("2026-12-07");
const Rhythm monthly{};
const Rhythm weekly{RhythmKind::Weekly, 0};

NegotiationPolicy policy_of(PlanLimits customer) {
    NegotiationPolicy policy;
    policy.staff = customer; // nobody may approve more
    policy.customer = std::move(customer);
    return policy;
}

const PlanLimits limits{.instalments_max = 6, .instalment_min = {1000, eur}, .term_days_max = 200, .first_due_days_max = 30};

void check_answer(const char* what, Money open, const NegotiationPolicy& policy, const PlanWish& wish, const std::string& answer) {
    CAPTURE(what);
    CHECK(shown(negotiate(open, policy, wish, today, is_target_day)) == answer);
}

} // namespace

TEST_CASE("a wish within the limits is accepted at once, to the cent") {
    const struct {
        const char* what;
        std::int64_t open;
        PlanWish wish;
        const char* lines;
    } rows[] = {
        {"equal parts", 10000, {EqualParts{3}, monthly, first}, "2026-12-07 33.34, 2027-01-07 33.33, 2027-02-08 33.33"},
        {"the whole, later", 500, {EqualParts{1}, monthly, first}, "2026-12-07 5.00"},
        {"amount each, smaller rest", 10000, {AmountEach{cents(4000)}, monthly, first},
         "2026-12-07 40.00, 2027-01-07 40.00, 2027-02-08 20.00"},
        {"amount each, even", 8000, {AmountEach{cents(4000)}, monthly, first}, "2026-12-07 40.00, 2027-01-07 40.00"},
        {"a tiny rest is spread over the others", 8003, {AmountEach{cents(4000)}, monthly, first}, "2026-12-07 40.02, 2027-01-07 40.01"},
        {"a rest spread the nearer way", 2999, {AmountEach{cents(1000)}, monthly, first}, "2026-12-07 10.00, 2027-01-07 10.00, 2027-02-08 9.99"},
        {"amount above the whole", 3000, {AmountEach{cents(4000)}, monthly, first}, "2026-12-07 30.00"},
        {"spare each month", 10000, {SpareMonthly{cents(4000)}, monthly, first},
         "2026-12-07 40.00, 2027-01-07 40.00, 2027-02-08 20.00"},
        {"spare is never exceeded", 8003, {SpareMonthly{cents(4000)}, monthly, first},
         "2026-12-07 26.68, 2027-01-07 26.68, 2027-02-08 26.67"},
        {"spare each month, weekly", 4000, {SpareMonthly{cents(10000)}, weekly, first}, "2026-12-07 20.00, 2026-12-14 20.00"},
        {"first day moves to a banking day", 2000, {EqualParts{2}, monthly, day("2026-12-05")}, "2026-12-07 10.00, 2027-01-05 10.00"},
        {"no first day named", 2000, {EqualParts{2}, monthly, {}}, "2026-12-07 10.00, 2027-01-05 10.00"},
        {"after pay day", 2000, {EqualParts{2}, {RhythmKind::AfterPayDay, 15}, today}, "2026-12-16 10.00, 2027-01-18 10.00"},
        {"pay day, no first day named", 2000, {EqualParts{2}, {RhythmKind::AfterPayDay, 28}, {}}, "2026-11-30 10.00, 2026-12-29 10.00"},
    };
    for (const auto& row : rows) {
        // 9.99 is below ten: one row lives from a laxer limit.
        PlanLimits own = limits;
        if (row.open == 2999)
            own.instalment_min = cents(999);
        check_answer(row.what, cents(row.open), policy_of(own), row.wish, std::string("accepted: ") + row.lines);
    }
}

TEST_CASE("a wish beyond the limits is answered with the nearest plans and what they change") {
    const struct {
        const char* what;
        std::int64_t open;
        PlanLimits limits;
        PlanWish wish;
        const char* answer;
    } rows[] = {
        {"number", 60000, limits, {EqualParts{8}, monthly, first},
         "offers: too_many_instalments term_too_long\n"
         "monthly 6 x 100.00 from 2026-12-07, number amount term, 165\n"
         "monthly 5 x 120.00 from 2026-12-07, number amount term, 283\n"
         "monthly 4 x 150.00 from 2026-12-07, number amount term, 458"},
        {"amount", 6000, limits, {EqualParts{8}, monthly, first},
         "offers: too_many_instalments instalment_too_small term_too_long\n"
         "monthly 6 x 10.00 from 2026-12-07, number amount term, 165\n"
         "monthly 5 x 12.00 from 2026-12-07, number amount term, 283\n"
         "monthly 4 x 15.00 from 2026-12-07, number amount term, 458"},
        {"rest too small, even spread", 1050, limits, {SpareMonthly{cents(1000)}, monthly, first},
         "offers: instalment_too_small\n"
         "monthly 1 x 10.50 from 2026-12-07, number amount term, 35"},
        {"first day too late", 9000, limits, {EqualParts{3}, monthly, day("2027-01-15")},
         "offers: first_due_too_late\n"
         "monthly 3 x 30.00 from 2026-12-21, first_date term, 78\n"
         "monthly 4 x 22.50 from 2026-12-21, number amount first_date term, 111\n"
         "monthly 5 x 18.00 from 2026-12-21, number amount first_date term, 141"},
        {"first day in the past", 9000, limits, {EqualParts{3}, monthly, day("2026-11-20")},
         "offers: first_due_in_the_past\n"
         "monthly 3 x 30.00 from 2026-11-23, first_date term, 2\n"
         "monthly 4 x 22.50 from 2026-11-23, number amount first_date term, 41\n"
         "monthly 5 x 18.00 from 2026-11-23, number amount first_date term, 70"},
        {"rhythm", 9000, {6, cents(1000), 200, 30, {RhythmKind::Monthly}}, {EqualParts{3}, weekly, first},
         "offers: rhythm_not_offered\n"
         "monthly 3 x 30.00 from 2026-12-07, amount rhythm term, 144\n"
         "monthly 4 x 22.50 from 2026-12-07, number amount rhythm term, 164\n"
         "monthly 5 x 18.00 from 2026-12-07, number amount rhythm term, 183"},
        {"term", 9000, {6, cents(1000), 60, 30}, {EqualParts{3}, monthly, first},
         "offers: term_too_long\n"
         "monthly 2 x 45.00 from 2026-12-07, number amount term, 215\n"
         "fortnightly 5 x 18.00 from 2026-11-25, number amount first_date rhythm term, 239\n"
         "fortnightly 4 x 22.50 from 2026-12-07, number amount rhythm term, 325"},
        {"spare a month", 60000, limits, {SpareMonthly{cents(5000)}, monthly, first},
         "offers: too_many_instalments term_too_long\n"
         "monthly 6 x 100.00 from 2026-12-07, number amount term, 487\n"
         "monthly 5 x 120.00 from 2026-12-07, number amount term, 661\n"
         "monthly 4 x 150.00 from 2026-12-07, number amount term, 915"},
        {"everything", 9000, {2, cents(4000), 40, 10, {RhythmKind::Monthly}}, {AmountEach{cents(100)}, weekly, day("2027-01-15")},
         "offers: too_many_instalments instalment_too_small first_due_too_late rhythm_not_offered\n"
         "monthly 2 x 45.00 from 2026-11-30, number amount first_date rhythm term, 18770\n"
         "weekly 1 x 90.00 from 2026-12-01, number amount first_date term, 36721"},
        {"more instalments than there is memory", money_minor_max, limits, {AmountEach{cents(1)}, monthly, {}},
         "offers: too_many_instalments instalment_too_small\n"
         "monthly 6 x 16666666666.67 from 2026-12-07, number amount term, 666666666680662\n"
         "monthly 5 x 20000000000.00 from 2026-12-07, number amount term, 800000000013877\n"
         "monthly 4 x 25000000000.00 from 2026-12-07, number amount term, 1000000000013891"},
    };
    for (const auto& row : rows)
        check_answer(row.what, cents(row.open), policy_of(row.limits), row.wish, row.answer);
}

TEST_CASE("what the machine may not decide goes to a person, never to a no") {
    NegotiationPolicy staff = policy_of(limits);
    staff.staff.instalments_max = 12;
    staff.staff.term_days_max = 400;
    NegotiationPolicy review = policy_of(limits);
    review.guard = GuardVerdict::Review;
    NegotiationPolicy blocked = policy_of(limits);
    blocked.guard = GuardVerdict::Blocked;
    NegotiationPolicy fee = policy_of(limits);
    fee.fee = cents(3605);
    NegotiationPolicy interest = policy_of(limits);
    interest.interest_percent = Decimal{652, 2};
    NegotiationPolicy all = staff;
    all.guard = GuardVerdict::Review;
    all.fee = cents(1);
    const NegotiationPolicy none = policy_of({.instalments_max = 0});
    const PlanWish two{EqualParts{2}, monthly, first};
    const struct {
        const char* what;
        std::int64_t open;
        NegotiationPolicy policy;
        PlanWish wish;
        const char* answer;
    } rows[] = {
        {"staff may approve more", 8000, staff, {EqualParts{8}, monthly, first},
         "staff decides: beyond_customer_limits; too_many_instalments term_too_long; 2026-12-07 10.00, 2027-01-07 10.00, 2027-02-08 10.00, 2027-03-08 10.00, 2027-04-07 10.00, 2027-05-07 10.00, 2027-06-07 10.00, 2027-07-07 10.00\n"
         "monthly 6 x 13.34 from 2026-12-07, number amount term, 165\n"
         "monthly 5 x 16.00 from 2026-12-07, number amount term, 283\n"
         "monthly 4 x 20.00 from 2026-12-07, number amount term, 458"},
        {"review", 2000, review, two,
         "staff decides: credit_review; ; 2026-12-07 10.00, 2027-01-07 10.00"},
        {"blocked", 2000, blocked, two,
         "merchant decides: credit_blocked; ; 2026-12-07 10.00, 2027-01-07 10.00"},
        {"fee", 2000, fee, two,
         "staff decides: not_free; ; 2026-12-07 10.00, 2027-01-07 10.00"},
        {"interest", 2000, interest, two,
         "staff decides: not_free; ; 2026-12-07 10.00, 2027-01-07 10.00"},
        {"several reasons", 8000, all, {EqualParts{8}, monthly, first},
         "staff decides: credit_review not_free beyond_customer_limits; too_many_instalments term_too_long; 2026-12-07 10.00, 2027-01-07 10.00, 2027-02-08 10.00, 2027-03-08 10.00, 2027-04-07 10.00, 2027-05-07 10.00, 2027-06-07 10.00, 2027-07-07 10.00"},
        {"review of what nobody may approve", 8000, review, {EqualParts{8}, monthly, first},
         "merchant decides: credit_review; too_many_instalments term_too_long; "},
        {"no plans at all", 8000, none, two,
         "merchant decides: nothing_to_offer; too_many_instalments; "},
        {"no rhythm at all", 8000, policy_of({.rhythms = {}}), two,
         "offers: rhythm_not_offered\n"
         "monthly 1 x 80.00 from 2026-12-07, number amount term, 415"},
        {"neither rhythm nor day", 8000, policy_of({.first_due_days_max = -1, .rhythms = {}}), two,
         "merchant decides: nothing_to_offer; first_due_too_late rhythm_not_offered; "},
        {"no day at all", 8000, policy_of({.first_due_days_max = -1}), two,
         "merchant decides: nothing_to_offer; first_due_too_late; "},
    };
    for (const auto& row : rows)
        check_answer(row.what, cents(row.open), row.policy, row.wish, row.answer);
}

TEST_CASE("a question that makes no sense is refused with the first reason") {
    const Currency chf = parse_currency("CHF").value_or(eur);
    const struct {
        const char* what;
        Money open;
        PlanWish wish;
        const char* refusal;
    } rows[] = {
        {"open in another currency", {100, chf}, {}, "currency_mismatch"},
        {"wish in another currency", cents(100), {AmountEach{{100, chf}}, monthly, {}}, "currency_mismatch"},
        {"nothing open", cents(0), {EqualParts{0}, monthly, {}}, "nothing_open"},
        {"overpaid", cents(-1), {}, "nothing_open"},
        {"no amount", cents(money_minor_max + 1), {}, "amount_too_large"},
        {"no part", cents(100), {EqualParts{0}, monthly, {}}, "number_not_positive"},
        {"nothing each", cents(100), {AmountEach{cents(0)}, monthly, {}}, "amount_not_positive"},
        {"less than a cent a week", cents(100), {SpareMonthly{cents(4)}, weekly, {}}, "amount_not_positive"},
        {"no pay day", cents(100), {EqualParts{2}, {RhythmKind::AfterPayDay, 0}, {}}, "pay_day_out_of_range"},
        {"no such pay day", cents(100), {EqualParts{2}, {RhythmKind::AfterPayDay, 32}, {}}, "pay_day_out_of_range"},
        {"in a hundred years", cents(100), {EqualParts{2}, monthly, add_days(today, 36'601)}, "first_day_out_of_range"},
        {"a hundred years ago", cents(100), {EqualParts{2}, monthly, Date{INT32_MIN}}, "first_day_out_of_range"},
    };
    for (const auto& row : rows)
        check_answer(row.what, row.open, policy_of(limits), row.wish, std::string("refused: ") + row.refusal);
}
