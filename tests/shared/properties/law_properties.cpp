#include "shared/domain/law/costs.hpp"
#include "shared/domain/law/credit_guard.hpp"
#include "shared/domain/law/default_start.hpp"
#include "shared/domain/law/direct_debit.hpp"
#include "shared/domain/law/interest.hpp"
#include "shared/domain/law/limitation.hpp"
#include "shared/domain/law/payment_order.hpp"

#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace kz;

namespace {

constexpr int first_day = 15'000; // 2011
constexpr int last_day = 21'500;  // 2028

Country any_country() {
    return *rc::gen::element(Country::De, Country::At, Country::Be, Country::Nl);
}

Date any_day() {
    return Date{*rc::gen::inRange(first_day, last_day)};
}

// Small sums and large ones alike.
Money any_money(std::int64_t most) {
    return Money{*rc::gen::inRange<std::int64_t>(0, *rc::gen::element<std::int64_t>(5'000, 100'000, 5'000'000, most)), eur};
}

template <class T>
std::optional<T> maybe(T value) {
    return *rc::gen::arbitrary<bool>() ? std::optional<T>(value) : std::nullopt;
}

Reminder any_reminder(Date about) {
    const Date sent_on = add_days(about, -*rc::gen::inRange(0, 60));
    return {*rc::gen::element(Channel::Post, Channel::Electronic), sent_on, maybe(add_days(sent_on, *rc::gen::inRange(0, 10))),
            maybe(add_days(sent_on, *rc::gen::inRange(5, 40)))};
}

CostRequest any_costs() {
    CostRequest request;
    request.principal = any_money(2'000'000'000);
    request.paid_in_time = maybe(any_money(10'000)).value_or(Money{});
    request.on = any_day();
    request.collector = *rc::gen::element(CollectingParty::Merchant, CollectingParty::CollectionFirm, CollectingParty::Lawyer);
    request.effort = *rc::gen::element(Effort::Simple, Effort::Usual, Effort::Extensive);
    request.vat = *rc::gen::element(VatDeduction::Possible, VatDeduction::NotPossible);
    request.reminder = maybe(any_reminder(request.on));
    request.clause = maybe(any_money(1'000'000));
    request.reminders = *rc::gen::inRange(0, 6);
    request.plans = *rc::gen::inRange(0, 2);
    return request;
}

std::int64_t cents_at(const RulePack& pack, ValueName name, Date on) {
    const auto value = value_at(pack, name, on);
    return value ? value->money().minor : 0;
}

// What no bill of the country may pass, told another way than costs() does.
std::int64_t cap(const RulePack& pack, const CostRequest& request) {
    const std::int64_t claim = request.principal.minor - request.paid_in_time.minor;
    switch (pack.cost_method) {
    case CostMethod::FeeTable: { // 1.3 and 0.7 of the table, or the minimum, and 20 EUR
        const std::int64_t fee = table_fee(pack, Money{claim, eur}, request.on).value_or(Money{}).minor;
        return fee * 2 + 2 + cents_at(pack, ValueName::ExpensesMax, request.on);
    }
    case CostMethod::FeeDecree: // 22 % or the fixed sum, and no act above the highest reminder
        return std::max<std::int64_t>(2'035, (claim * 22 + 50) / 100) + 5'814 * (request.reminders + request.plans);
    case CostMethod::SteppedSum:
        return std::min(cents_at(pack, ValueName::CostsMax, request.on), request.clause.value_or(Money{}).minor) +
               750 * std::max(request.reminders - 3, 0);
    case CostMethod::Slices: return std::min<std::int64_t>(std::max<std::int64_t>(4'000, (claim * 15 + 50) / 100), 677'500);
    case CostMethod::None: break;
    }
    return 0;
}

} // namespace

TEST_CASE("no pack produces costs above its cap, and lines that count add up") {
    CHECK(rc::check([] {
        const RulePack& pack = rule_pack(any_country());
        const CostRequest request = any_costs();
        const auto result = costs(pack, request);
        RC_CLASSIFY(result.has_value());
        if (!result)
            return;
        RC_ASSERT(result->net.minor >= 0);
        RC_ASSERT(result->vat.minor >= 0);
        RC_ASSERT(result->net.minor <= cap(pack, request));
        RC_ASSERT(result->total.minor == result->net.minor + result->vat.minor);
        std::int64_t sum = 0;
        for (const CostLine& line : result->lines)
            sum += line.kind == CostLine::Kind::Counts ? line.amount.minor : 0;
        RC_ASSERT(sum == result->net.minor);
    }));
}

TEST_CASE("more effort or a larger clause never makes costs less, and a dispute never makes them more") {
    CHECK(rc::check([] {
        const RulePack& pack = rule_pack(any_country());
        CostRequest request = any_costs();
        request.effort = Effort::Simple;
        const auto simple = costs(pack, request);
        request.effort = Effort::Extensive;
        const auto extensive = costs(pack, request);
        RC_ASSERT(simple.has_value() == extensive.has_value());
        RC_CLASSIFY(simple.has_value());
        if (!simple)
            return;
        RC_ASSERT(simple->net.minor <= extensive->net.minor);
        request.clause = request.clause ? std::optional(Money{request.clause->minor + 100, eur}) : std::nullopt;
        const auto larger = costs(pack, request);
        RC_ASSERT((larger && larger->net.minor >= extensive->net.minor));
        request.dispute = Dispute::Open;
        RC_ASSERT(!costs(pack, request));
    }));
}

TEST_CASE("interest is never negative, its steps cover every day once, and it is additive where it does not compound") {
    CHECK(rc::check([] {
        const RulePack& pack = rule_pack(any_country());
        const Date from{*rc::gen::inRange(16'436, 20'800)};
        const int days = *rc::gen::inRange(2, 1500);
        const int cut = *rc::gen::inRange(1, days);
        InterestRequest request{any_money(1'000'000'000), from, add_days(from, days - 1), Payer::Consumer, std::nullopt, std::nullopt};
        request.contract_percent = Decimal{*rc::gen::inRange<std::int64_t>(0, 30), 0};
        request.day_count = *rc::gen::element(DayCount::Act365, DayCount::ActAct, DayCount::Act360);
        const auto whole = interest(pack, request);
        RC_CLASSIFY(whole.has_value());
        if (!whole)
            return;
        RC_ASSERT(whole->amount.minor >= 0);
        Date next = from;
        for (const InterestStep& step : whole->steps) {
            RC_ASSERT(step.from == next);
            RC_ASSERT(step.days == days_between(step.from, step.to) + 1);
            next = add_days(step.to, 1);
        }
        RC_ASSERT(next == add_days(request.to, 1));
        InterestRequest first = request;
        first.to = add_days(from, cut - 1);
        InterestRequest second = request;
        second.from = add_days(from, cut);
        const auto a = interest(pack, first);
        const auto b = interest(pack, second);
        RC_ASSERT((a && b));
        const std::int64_t parts = a->amount.minor + b->amount.minor;
        // Each of the three is rounded once, by half a cent at most.
        if (!holds(pack, ValueName::InterestCompounds, from))
            RC_ASSERT(std::abs(whole->amount.minor - parts) <= 1);
        // Parts of less than a year are simple interest, which compounding never falls below. Longer ones are no measure: with
        // another first day other days count before the year's end, at a rate that may be higher.
        else if (cut <= 365 && days - cut <= 365)
            RC_ASSERT(whole->amount.minor >= parts - 1);
    }));
}

TEST_CASE("interest grows with the sum and with the days") {
    CHECK(rc::check([] {
        const RulePack& pack = rule_pack(any_country());
        const Date from{*rc::gen::inRange(16'436, 20'700)};
        InterestRequest request{any_money(1'000'000'000), from, add_days(from, *rc::gen::inRange(0, 900)), Payer::Consumer, Decimal{50, 0}, std::nullopt};
        const auto less = interest(pack, request);
        RC_CLASSIFY(less.has_value());
        if (!less)
            return;
        request.principal.minor += 1'000;
        const auto more = interest(pack, request);
        RC_ASSERT((more && more->amount.minor >= less->amount.minor));
        request.to = add_days(request.to, 30);
        if (const auto longer = interest(pack, request))
            RC_ASSERT(longer->amount.minor >= more->amount.minor);
    }));
}

TEST_CASE("a waiting period has at least its days, and a later letter never ends earlier") {
    CHECK(rc::check([] {
        const RulePack& pack = rule_pack(*rc::gen::element(Country::Be, Country::Nl));
        Reminder reminder{*rc::gen::element(Channel::Post, Channel::Electronic), any_day(), std::nullopt, std::nullopt};
        const auto period = waiting_period(pack, reminder);
        RC_CLASSIFY(period.has_value());
        if (!period)
            return;
        RC_ASSERT(period->first_day > reminder.sent_on);
        RC_ASSERT(days_between(period->first_day, period->costs_from) == 14);
        RC_ASSERT(period->costs_from == add_days(period->last_day, 1));
        reminder.sent_on = add_days(reminder.sent_on, 1);
        const auto later = waiting_period(pack, reminder);
        RC_ASSERT((later && later->last_day >= period->last_day));
    }));
}

TEST_CASE("default never starts before the claim is due, and in Germany never after a day off") {
    CHECK(rc::check([] {
        const Country country = any_country();
        DefaultFacts facts;
        facts.due_on = any_day();
        facts.due_day = *rc::gen::element(DueDay::Agreed, DueDay::SetBySeller);
        facts.invoice_received_on = maybe(add_days(facts.due_on, *rc::gen::inRange(-40, 40)));
        facts.notice = *rc::gen::element(InvoiceNotice::Absent, InvoiceNotice::Given);
        facts.reminder = maybe(any_reminder(add_days(facts.due_on, 70)));
        facts.refused_on = maybe(add_days(facts.due_on, *rc::gen::inRange(-10, 10)));
        const auto starts = default_starts(rule_pack(country), facts);
        if (!starts)
            return;
        RC_ASSERT(std::ranges::is_sorted(*starts, {}, &DefaultStart::default_from));
        for (const DefaultStart& start : *starts) {
            RC_ASSERT(start.default_from > facts.due_on);
            RC_ASSERT(start.steps.back().date == start.default_from);
            if (country == Country::De && start.route != DefaultRoute::Reminder)
                RC_ASSERT(is_working_day(rule_pack(country), add_days(start.default_from, -1)));
        }
    }));
}

TEST_CASE("limitation lasts its years at least, and an acknowledgement never shortens it") {
    CHECK(rc::check([] {
        const RulePack& pack = rule_pack(any_country());
        LimitationFacts facts{any_day(), std::nullopt};
        const auto plain_period = limitation(pack, facts);
        facts.acknowledged_on = add_days(facts.arose_on, *rc::gen::inRange(0, 2000));
        const auto restarted = limitation(pack, facts);
        RC_ASSERT(plain_period.has_value() == restarted.has_value());
        RC_CLASSIFY(plain_period.has_value());
        if (!plain_period)
            return;
        const int years = *count_at(pack, ValueName::LimitationYears, facts.arose_on);
        RC_ASSERT(plain_period->last_day >= add_months(facts.arose_on, 12 * years));
        RC_ASSERT(restarted->last_day >= plain_period->last_day);
    }));
}

TEST_CASE("a debit is collected and submitted on banking days, one after the other") {
    CHECK(rc::check([] {
        const RulePack& eu = rule_pack(Country::Eu);
        const Date due_on{*rc::gen::inRange(17'200, last_day)};
        const auto days = debit_days(eu, due_on);
        RC_ASSERT(days.has_value());
        RC_ASSERT(is_working_day(eu, days->collect_on));
        RC_ASSERT(is_working_day(eu, days->submit_by));
        RC_ASSERT(days->collect_on >= due_on);
        for (Date between = add_days(days->submit_by, 1); between < days->collect_on; between = add_days(between, 1))
            RC_ASSERT(!is_working_day(eu, between));
        RC_ASSERT(days_between(days->announce_by, days->collect_on) == 14);
    }));
}

TEST_CASE("a payment is used up, part by part, and never beyond what is open") {
    CHECK(rc::check([] {
        const OpenParts open{any_money(100'000), any_money(100'000), any_money(1'000'000)};
        const Money payment = any_money(2'000'000);
        const auto order = *rc::gen::element(PaymentOrder::Statutory, PaymentOrder::ConsumerCredit);
        const auto result = use_payment(rule_pack(Country::De), order, open, payment, Date{20'000});
        RC_ASSERT(result.has_value());
        const OpenParts& used = result->used;
        RC_ASSERT(used.costs.minor + used.interest.minor + used.principal.minor + result->left_over.minor == payment.minor);
        RC_ASSERT((used.costs.minor <= open.costs.minor && used.interest.minor <= open.interest.minor && used.principal.minor <= open.principal.minor));
        RC_ASSERT((result->left_over.is_zero() || used == open));
    }));
}

TEST_CASE("the guard lets no plan with a fee or a rate pass by itself") {
    CHECK(rc::check([] {
        const PlanTerms terms{*rc::gen::element(Creditor::OriginalSeller, Creditor::ThirdParty), any_money(10'000),
                              Decimal{*rc::gen::inRange<std::int64_t>(0, 30), 0}, *rc::gen::element(Purchase::None, Purchase::Added), any_day()};
        const GuardResult result = guard_plan(rule_pack(any_country()), terms);
        RC_ASSERT((result.verdict == GuardVerdict::Allowed) == result.findings.empty());
        if (terms.fee.is_positive())
            RC_ASSERT(result.verdict == GuardVerdict::Blocked);
        if (terms.interest_percent.units > 0)
            RC_ASSERT(result.verdict != GuardVerdict::Allowed);
    }));
}
