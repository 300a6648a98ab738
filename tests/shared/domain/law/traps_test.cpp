// Mistakes that others make with these rules, each told as the rule that keeps us from it.
#include "shared/domain/law/costs.hpp"
#include "shared/domain/law/credit_guard.hpp"
#include "shared/domain/law/direct_debit.hpp"
#include "shared/domain/law/interest.hpp"
#include "shared/domain/law/limitation.hpp"
#include "shared/domain/law/notice.hpp"
#include "tests/shared/domain/law/law_kit.hpp"

#include <algorithm>

using namespace kz;

namespace {

std::string net(const Result<Costs, LawRefusal>& result) {
    return result ? plain(result->net) : std::string(refusal_code(result.error()));
}

std::string amount(const Result<Interest, LawRefusal>& result) {
    return result ? plain(result->amount) : std::string(refusal_code(result.error()));
}

CostRequest asked(const char* principal, const char* on, std::optional<Reminder> reminder = std::nullopt) {
    CostRequest request;
    request.principal = euros(principal);
    request.on = day(on);
    request.reminder = reminder;
    request.clause = euros("100000");
    return request;
}

Reminder letter(const char* sent_on) {
    return {Channel::Post, day(sent_on), std::nullopt, std::nullopt};
}

} // namespace

TEST_CASE("trap 1: the 40 EUR lump sum is never a consumer's, and in the Netherlands 40 is the minimum of a table") {
    for (const Country country : {Country::De, Country::At, Country::Be, Country::Nl})
        CHECK(lump_sum(rule_pack(country), Payer::Consumer, day("2026-11-21")).is_zero());
    CHECK(plain(lump_sum(rule_pack(Country::De), Payer::Business, day("2026-11-21"))) == "40.00");
    CHECK(plain(lump_sum(rule_pack(Country::At), Payer::Business, day("2026-11-21"))) == "40.00");
    CHECK(net(costs(rule_pack(Country::Nl), asked("1.00", "2026-11-21", letter("2026-10-01")))) == "40.00");
    CHECK(net(costs(rule_pack(Country::Nl), asked("300.00", "2026-11-21", letter("2026-10-01")))) == "45.00");
}

TEST_CASE("trap 2: German interest is not 5 %, and changes on 1 July 2026") {
    const auto rate_on = [](const char* on) {
        const auto rate = annual_rate(rule_pack(Country::De), Payer::Consumer, day(on));
        return rate ? plain(rate->percent) : "none";
    };
    CHECK(rate_on("2020-01-01") == "4.12");
    CHECK(rate_on("2026-06-30") == "6.27");
    CHECK(rate_on("2026-07-01") == "6.52");
}

TEST_CASE("trap 3: the end of the year begins limitation in Germany only") {
    for (const Country country : {Country::At, Country::Be, Country::Nl}) {
        const auto result = limitation(rule_pack(country), {day("2023-05-10"), std::nullopt});
        REQUIRE(result.has_value());
        CHECK(iso(result->last_day).substr(4) == "-05-10");
    }
    const auto german = limitation(rule_pack(Country::De), {day("2023-05-10"), std::nullopt});
    REQUIRE(german.has_value());
    CHECK(iso(german->last_day) == "2026-12-31");
}

TEST_CASE("trap 4: RDG 13a does not bind the merchant, and the acknowledgement's notice is 13a(4)") {
    const auto own = required_items(rule_pack(Country::De), {NoticeKind::CollectionLetter, CollectingParty::Merchant, {}, day("2026-11-21")});
    const auto firm = required_items(rule_pack(Country::De), {NoticeKind::CollectionLetter, CollectingParty::CollectionFirm, {}, day("2026-11-21")});
    CHECK(own.size() == firm.size()); // said all the same
    CHECK(std::ranges::none_of(own, &RequiredItem::is_binding));
    CHECK(std::ranges::all_of(firm, &RequiredItem::is_binding));
    const auto acknowledgement =
        required_items(rule_pack(Country::De), {NoticeKind::AcknowledgementRequest, CollectingParty::CollectionFirm, {}, day("2026-11-21")});
    REQUIRE(acknowledgement.size() == 1);
    CHECK(acknowledgement.front().duty.source == "RDG 13a(4)");
}

TEST_CASE("trap 5: the first letter asks for a fee of 0.5, because no more is owed when the customer pays on it") {
    const auto first = costs(rule_pack(Country::De), asked("250.00", "2026-11-21"));
    REQUIRE(first.has_value());
    const auto fee = std::ranges::find(first->lines, CostItem::Fee, &CostLine::item);
    REQUIRE(fee != first->lines.end());
    CHECK(plain(fee->value.figure) == "0.5");
    CHECK(net(first) == "30.90");
}

TEST_CASE("trap 6: a fee for instalments may make the plan consumer credit") {
    CostRequest request = asked("1000.00", "2026-11-21");
    request.plans = 1;
    const auto with_plan = costs(rule_pack(Country::De), request);
    REQUIRE(with_plan.has_value());
    const auto fee = std::ranges::find(with_plan->lines, CostItem::SettlementFee, &CostLine::item);
    REQUIRE(fee != with_plan->lines.end());
    const PlanTerms terms{Creditor::OriginalSeller, fee->amount, {}, Purchase::None, day("2026-11-21")};
    CHECK(guard_plan(rule_pack(Country::De), terms).verdict == GuardVerdict::Blocked);
}

TEST_CASE("trap 7: a plan asks for no acknowledgement, which would restart limitation") {
    const auto offer = required_items(rule_pack(Country::De), {NoticeKind::PlanOffer, CollectingParty::CollectionFirm, {}, day("2026-11-21")});
    CHECK(std::ranges::none_of(offer, [](const RequiredItem& item) { return item.duty.item == NoticeItem::ObjectionsLost; }));
    const auto kept = limitation(rule_pack(Country::De), {day("2024-01-01"), std::nullopt});
    const auto restarted = limitation(rule_pack(Country::De), {day("2024-01-01"), day("2026-06-15")});
    REQUIRE((kept && restarted));
    CHECK(kept->last_day < restarted->last_day);
}

TEST_CASE("trap 8: Belgian percentages are of the slice, no costs on day 14, and post is not e-mail") {
    const RulePack& be = rule_pack(Country::Be);
    CHECK(net(costs(be, asked("1000.00", "2026-11-21", letter("2026-10-01")))) == "90.00"); // not 115.00
    CHECK(net(costs(be, asked("1000.00", "2023-10-04", letter("2023-09-18")))) == "waiting_not_over");
    CHECK(net(costs(be, asked("1000.00", "2023-10-05", letter("2023-09-18")))) == "90.00");
    const Reminder mail{Channel::Electronic, day("2023-09-18"), std::nullopt, std::nullopt};
    CHECK(net(costs(be, asked("1000.00", "2023-10-02", mail))) == "waiting_not_over");
    CHECK(net(costs(be, asked("1000.00", "2023-10-03", mail))) == "90.00");
}

TEST_CASE("trap 9: Dutch days are counted from delivery, and one day too few makes all costs void for good") {
    const RulePack& nl = rule_pack(Country::Nl);
    Reminder short_letter = letter("2026-03-04");
    short_letter.stated_last_day = day("2026-03-18"); // 14 days from the date of the letter
    CHECK(net(costs(nl, asked("600.00", "2026-03-21", short_letter))) == "period_too_short");
    CHECK(net(costs(nl, asked("600.00", "2026-03-28", short_letter))) == "period_too_short"); // a week more mends nothing
    CHECK(net(costs(nl, asked("600.00", "2026-03-20", letter("2026-03-04")))) == "waiting_not_over");
    CHECK(net(costs(nl, asked("600.00", "2026-03-21", letter("2026-03-04")))) == "90.00");
}

TEST_CASE("trap 10: interest compounds in the Netherlands and nowhere else") {
    const InterestRequest two_years{euros("1000.00"), day("2024-01-01"), day("2025-12-31"), {}, figure("100"), {}};
    CHECK(amount(interest(rule_pack(Country::Nl), two_years)) == "134.20"); // simple: 130.00
    for (const Country country : {Country::De, Country::At, Country::Be}) {
        const auto result = interest(rule_pack(country), two_years);
        REQUIRE(result.has_value());
        for (const InterestStep& step : result->steps)
            CHECK(plain(step.base) == "1000");
    }
}

TEST_CASE("trap 11: a dispute adds nothing to the claim") {
    for (const Country country : {Country::De, Country::At, Country::Be, Country::Nl}) {
        CostRequest request = asked("250.00", "2026-11-21", letter("2026-10-01"));
        request.dispute = Dispute::Open;
        request.effort = Effort::Extensive;
        CHECK(net(costs(rule_pack(country), request)) == "disputed");
    }
}

TEST_CASE("trap 12: a direct debit is not final before eight weeks, nor beyond doubt before thirteen months") {
    const auto days = refund_days(rule_pack(Country::Eu), day("2026-01-05"));
    REQUIRE(days.has_value());
    CHECK(finality(*days, day("2026-01-05")) == DebitFinality::Refundable);
    CHECK(finality(*days, day("2026-03-02")) == DebitFinality::Refundable);
    CHECK(finality(*days, day("2026-03-03")) == DebitFinality::RefundableIfUnauthorised);
    CHECK(finality(*days, day("2027-02-05")) == DebitFinality::RefundableIfUnauthorised);
    CHECK(finality(*days, day("2027-02-06")) == DebitFinality::Final);
}

TEST_CASE("trap 18: figures that are copied around are caught by the table's own check, and the cap is RDG 13e's, not 24.30") {
    const EditedPack copied(rule_pack(Country::De), ValueName::BaseRate, day("2025-07-01"), figure("1.77"));
    const auto found = faults(copied.pack());
    REQUIRE(found.size() == 1);
    CHECK(found.front().fault == PackFault::BaseRateOff);
    CHECK(net(costs(rule_pack(Country::De), asked("45.00", "2026-11-21"))) == "18.30");
}

TEST_CASE("a merchant's own work costs the customer nothing in Germany and Austria") {
    for (const Country country : {Country::De, Country::At}) {
        CostRequest request = asked("250.00", "2026-11-21");
        request.collector = CollectingParty::Merchant;
        request.reminders = 3;
        request.plans = 1;
        CHECK(net(costs(rule_pack(country), request)) == "0.00");
    }
}
