#include "shared/domain/law/costs.hpp"
#include "tests/shared/domain/law/law_kit.hpp"

using namespace kz;

namespace {

std::string outcome(const Result<Costs, LawRefusal>& result) {
    return result ? plain(result->net) : std::string(refusal_code(result.error()));
}

std::string with_vat(const Result<Costs, LawRefusal>& result) {
    return result ? plain(result->total) : std::string(refusal_code(result.error()));
}

Money amount_of(const Result<Costs, LawRefusal>& result, CostItem item) {
    if (result)
        for (const CostLine& line : result->lines)
            if (line.item == item)
                return line.amount;
    return {};
}

CostRequest request(const char* principal, const char* on) {
    CostRequest asked;
    asked.principal = euros(principal);
    asked.on = day(on);
    return asked;
}

CostRequest german(const char* principal, Effort effort, const char* on = "2026-11-21") {
    CostRequest asked = request(principal, on);
    asked.effort = effort;
    asked.vat = VatDeduction::NotPossible;
    return asked;
}

// After a reminder by letter whose period is over.
CostRequest reminded(const char* principal) {
    CostRequest asked = request(principal, "2026-11-21");
    asked.collector = CollectingParty::Merchant;
    asked.reminder = Reminder{Channel::Post, day("2026-10-01"), std::nullopt, std::nullopt};
    asked.clause = euros("100000");
    return asked;
}

} // namespace

TEST_CASE("the German table of base fees") {
    const struct {
        const char* value;
        const char* outcome;
    } rows[] = {
        {"0.01", "51.50"},    {"500", "51.50"},     {"500.01", "93.00"},  {"1000", "93.00"},  {"1500", "134.50"},
        {"2000", "176.00"},   {"3000", "235.50"},   {"4000", "295.00"},   {"5000", "354.50"}, {"6000", "414.00"},
        {"7000", "473.50"},   {"8000", "533.00"},   {"9000", "592.50"},   {"10000", "652.00"}, {"10000.01", "707.00"},
        {"13000", "707.00"},  {"25000", "927.00"},  {"25000.01", "1013.00"}, {"50000", "1357.00"}, {"50000.01", "no_value"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.value);
        const auto fee = table_fee(rule_pack(Country::De), euros(row.value), day("2026-11-21"));
        CHECK((fee ? plain(*fee) : std::string(refusal_code(fee.error()))) == row.outcome);
    }
}

TEST_CASE("German costs are a lawyer's fee, expenses, and tax where it can not be deducted") {
    const struct {
        const char* claim;
        Effort effort;
        const char* fee;
        const char* expenses;
        const char* net;
        const char* total;
    } rows[] = {
        {"45.00", Effort::Simple, "15.25", "3.05", "18.30", "21.78"},
        {"45.00", Effort::Usual, "27.45", "5.49", "32.94", "39.20"},
        {"50.00", Effort::Simple, "15.25", "3.05", "18.30", "21.78"},
        {"50.01", Effort::Simple, "25.75", "5.15", "30.90", "36.77"},
        {"250.00", Effort::Usual, "46.35", "9.27", "55.62", "66.19"},
        {"500.01", Effort::Simple, "46.50", "9.30", "55.80", "66.40"},
        {"750.00", Effort::Usual, "83.70", "16.74", "100.44", "119.52"},
        {"750.00", Effort::Extensive, "120.90", "20.00", "140.90", "167.67"},
        {"2300.00", Effort::Usual, "211.95", "20.00", "231.95", "276.02"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.claim);
        const auto result = costs(rule_pack(Country::De), german(row.claim, row.effort));
        CHECK(plain(amount_of(result, CostItem::Fee)) == row.fee);
        CHECK(plain(amount_of(result, CostItem::Expenses)) == row.expenses);
        CHECK(outcome(result) == row.net);
        CHECK(with_vat(result) == row.total);
    }
}

TEST_CASE("the other reading of RVG 13(2) is one row, and its sums are known") {
    const EditedPack edited(rule_pack(Country::De), ValueName::FeeSmallClaim, day("2026-11-21"), figure("31.50"));
    const auto simple = costs(edited.pack(), german("45.00", Effort::Simple));
    const auto usual = costs(edited.pack(), german("45.00", Effort::Usual));
    CHECK(plain(amount_of(simple, CostItem::Fee)) == "15.75");
    CHECK(plain(amount_of(simple, CostItem::Expenses)) == "3.15");
    CHECK(outcome(simple) == "18.90");
    CHECK(with_vat(simple) == "22.49");
    CHECK(plain(amount_of(usual, CostItem::Fee)) == "28.35");
    CHECK(plain(amount_of(usual, CostItem::Expenses)) == "5.67");
    CHECK(outcome(usual) == "34.02");
    CHECK(with_vat(usual) == "40.48");
}

TEST_CASE("before June 2025 the table was another one") {
    const struct {
        const char* claim;
        Effort effort;
        const char* net;
        const char* total;
    } rows[] = {
        {"50.00", Effort::Usual, "32.40", "38.56"},
        {"500.00", Effort::Usual, "52.92", "62.97"},
        {"500.00", Effort::Simple, "29.40", "34.99"},
        {"50.00", Effort::Simple, "18.00", "21.42"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.claim);
        const auto result = costs(rule_pack(Country::De), german(row.claim, row.effort, "2025-05-31"));
        CHECK(outcome(result) == row.net);
        CHECK(with_vat(result) == row.total);
    }
    CHECK(outcome(costs(rule_pack(Country::De), german("50.00", Effort::Simple, "2021-09-30"))) == "no_value");
}

TEST_CASE("the fee for a payment agreement is on half of the claim, without the special fee for small ones") {
    const struct {
        const char* claim;
        const char* outcome;
    } rows[] = {{"80.00", "36.05"}, {"1000.00", "36.05"}, {"1000.02", "65.10"}, {"1000.01", "36.05"}, {"2300.00", "94.15"}};
    for (const auto& row : rows) {
        CAPTURE(row.claim);
        CostRequest asked = german(row.claim, Effort::Simple);
        asked.plans = 1;
        CHECK(plain(amount_of(costs(rule_pack(Country::De), asked), CostItem::SettlementFee)) == row.outcome);
    }
}

TEST_CASE("Austrian costs are the decree's, by claim and act") {
    const struct {
        const char* claim;
        int reminders;
        int plans;
        const char* outcome;
    } rows[] = {
        {"60.00", 2, 0, "37.07"},
        {"200.00", 2, 0, "75.97"},
        {"500.00", 2, 0, "137.33"},
        {"1000.00", 2, 0, "189.01"},
        {"60.00", 0, 0, "20.35"},
        {"60.00", 1, 1, "37.07"},  // a plan costs what a later reminder does
        {"18.00", 1, 0, "24.71"},
        {"18.99", 1, 0, "24.71"},  // between two rows the cheaper one
        {"19.00", 1, 0, "27.62"},
        {"73.00", 1, 0, "27.62"},
        {"73.01", 1, 0, "23.33"},  // 16.06 + 7.27
        {"74.00", 1, 0, "30.81"},
        {"363.00", 0, 0, "79.86"},
        {"363.01", 0, 0, "61.71"},
        {"727.00", 0, 0, "123.59"},
        {"727.01", 0, 0, "58.16"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.claim);
        CostRequest asked = request(row.claim, "2026-11-21");
        asked.reminders = row.reminders;
        asked.plans = row.plans;
        CHECK(outcome(costs(rule_pack(Country::At), asked)) == row.outcome);
    }
}

TEST_CASE("the Belgian sum takes its percentage of the slice only") {
    const struct {
        const char* claim;
        const char* outcome;
    } rows[] = {
        {"10.00", "20.00"},   {"150.00", "20.00"},   {"150.01", "30.00"},     {"325.50", "47.55"},    {"500.00", "65.00"},
        {"500.01", "65.00"},  {"1000.00", "90.00"},  {"39200.00", "2000.00"}, {"50000.00", "2000.00"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.claim);
        CHECK(outcome(costs(rule_pack(Country::Be), reminded(row.claim))) == row.outcome);
    }
}

TEST_CASE("the Belgian sum is what the contract asks, at most the cap, and reminders are free three times a year") {
    CostRequest asked = reminded("325.50");
    asked.clause = euros("25.00");
    CHECK(outcome(costs(rule_pack(Country::Be), asked)) == "25.00");
    asked.clause = euros("0.00");
    CHECK(outcome(costs(rule_pack(Country::Be), asked)) == "0.00");
    asked.reminders = 3;
    CHECK(outcome(costs(rule_pack(Country::Be), asked)) == "0.00");
    asked.reminders = 5;
    CHECK(outcome(costs(rule_pack(Country::Be), asked)) == "15.00");
    asked.clause = std::nullopt;
    CHECK(outcome(costs(rule_pack(Country::Be), asked)) == "clause_missing");
}

TEST_CASE("Dutch costs are percentages of slices, at least 40 and at most 6775") {
    const struct {
        const char* claim;
        const char* paid;
        const char* net;
        const char* total;
    } rows[] = {
        {"25.00", "0", "40.00", "48.40"},
        {"266.66", "0", "40.00", "48.40"},
        {"266.67", "0", "40.00", "48.40"},
        {"267.00", "0", "40.05", "48.46"},
        {"735.53", "0", "110.33", "133.50"},
        {"2500.00", "0", "375.00", "453.75"},
        {"5000.00", "0", "625.00", "756.25"},
        {"10000.00", "0", "875.00", "1058.75"},
        {"200000.00", "0", "2775.00", "3357.75"},
        {"1000000.00", "0", "6775.00", "8197.75"},
        {"1000000.01", "0", "6775.00", "8197.75"},
        {"90000000.00", "0", "6775.00", "8197.75"},
        {"600.00", "400.00", "40.00", "48.40"}, // on what was not paid in time
    };
    for (const auto& row : rows) {
        CAPTURE(row.claim);
        CostRequest asked = reminded(row.claim);
        asked.paid_in_time = euros(row.paid);
        asked.vat = VatDeduction::NotPossible;
        const auto result = costs(rule_pack(Country::Nl), asked);
        CHECK(outcome(result) == row.net);
        CHECK(with_vat(result) == row.total);
    }
}

TEST_CASE("every refusal of costs has its case") {
    const RulePack& nl = rule_pack(Country::Nl);
    const RulePack& be = rule_pack(Country::Be);
    const auto with = [](auto edit) {
        CostRequest asked = reminded("100.00");
        edit(asked);
        return asked;
    };
    CHECK(outcome(costs(nl, with([](auto& r) { r.principal.currency = *parse_currency("CHF"); }))) == "wrong_currency");
    CHECK(outcome(costs(nl, with([](auto& r) { r.paid_in_time = r.principal; }))) == "not_positive");
    CHECK(outcome(costs(nl, with([](auto& r) { r.reminders = -1; }))) == "not_positive");
    CHECK(outcome(costs(nl, with([](auto& r) { r.principal.minor = money_minor_max + 1; }))) == "too_large");
    CHECK(outcome(costs(nl, with([](auto& r) { r.dispute = Dispute::Open; }))) == "disputed");
    CHECK(outcome(costs(nl, with([](auto& r) { r.reminder.reset(); }))) == "reminder_missing");
    CHECK(outcome(costs(be, with([](auto& r) { r.clause.reset(); }))) == "clause_missing");
    CHECK(outcome(costs(nl, with([](auto& r) { r.reminder->stated_last_day = day("2026-10-10"); }))) == "period_too_short");
    CHECK(outcome(costs(nl, with([](auto& r) { r.on = day("2026-10-17"); }))) == "waiting_not_over");
    CHECK(outcome(costs(nl, with([](auto& r) { r.on = day("2026-10-18"); }))) == "40.00");
    CHECK(outcome(costs(nl, with([](auto& r) { r.on = day("2012-06-30"); }))) == "no_value");
    CHECK(outcome(costs(rule_pack(Country::De), german("50000.01", Effort::Simple))) == "no_value");
    CHECK(outcome(costs(rule_pack(Country::Eu), request("1.00", "2026-01-01"))) == "no_value");
}

TEST_CASE("the lines that count add up, and each names its article") {
    const auto result = costs(rule_pack(Country::Nl), reminded("3000.00"));
    REQUIRE(result.has_value());
    std::string text;
    for (const CostLine& line : result->lines)
        text += std::string(cost_item_code(line.item)) + " " + plain(line.base) + " " + plain(line.value.figure) + " = " +
                plain(line.amount) + " " + std::string(line.value.source) + "\n";
    CHECK(text == "slice 2500.00 15 = 375.00 decree on collection costs art 2, Stb. 2012, 141\n"
                  "slice 500.00 10 = 50.00 decree on collection costs art 2, Stb. 2012, 141\n");
}
