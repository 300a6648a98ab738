#include "shared/domain/law/interest.hpp"
#include "tests/shared/domain/law/law_kit.hpp"

using namespace kz;

namespace {

std::string outcome(const Result<Interest, LawRefusal>& result) {
    return result ? plain(result->amount) : std::string(refusal_code(result.error()));
}

std::string steps_of(const Result<Interest, LawRefusal>& result) {
    std::string out;
    if (result)
        for (const InterestStep& step : result->steps)
            out += (out.empty() ? "" : ", ") + std::to_string(step.days) + " @ " + plain(step.rate.percent);
    return out;
}

InterestRequest request(const char* principal, const char* from, const char* to) {
    return {euros(principal), day(from), day(to), Payer::Consumer, std::nullopt, std::nullopt};
}

} // namespace

TEST_CASE("German interest is base rate plus five, by the day, rounded once") {
    const struct {
        const char* principal;
        const char* from;
        const char* to;
        Payer payer;
        int days;
        const char* steps;
        const char* act365;
        const char* actact;
        const char* act360;
    } rows[] = {
        // A real dispute: the other side's software had billed the result of 360 days.
        {"354.16", "2018-04-30", "2018-06-17", Payer::Consumer, 49, "49 @ 4.12", "1.96", "1.96", "1.99"},
        {"500.00", "2025-12-01", "2026-01-31", Payer::Consumer, 62, "62 @ 6.27", "5.33", "5.33", "5.40"},
        {"1000.00", "2026-06-01", "2026-08-31", Payer::Consumer, 92, "30 @ 6.27, 62 @ 6.52", "16.23", "16.23", "16.45"},
        {"250.00", "2024-12-15", "2025-01-14", Payer::Consumer, 31, "17 @ 8.37, 14 @ 7.27", "1.67", "1.67", "1.69"},
        {"89.90", "2022-12-01", "2023-01-31", Payer::Consumer, 62, "31 @ 4.12, 31 @ 6.62", "0.82", "0.82", "0.83"},
        {"1000.00", "2024-01-01", "2024-12-31", Payer::Consumer, 366, "182 @ 8.62, 184 @ 8.37", "85.18", "84.94", "86.36"},
        {"1000.00", "2026-06-01", "2026-08-31", Payer::Business, 92, "30 @ 10.27, 62 @ 10.52", "26.31", "26.31", "26.68"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.principal);
        CAPTURE(row.from);
        InterestRequest asked = request(row.principal, row.from, row.to);
        asked.payer = row.payer;
        const auto result = interest(rule_pack(Country::De), asked);
        CHECK(outcome(result) == row.act365);
        CHECK(steps_of(result) == row.steps);
        CHECK((result ? result->days : 0) == row.days);
        asked.day_count = DayCount::ActAct;
        CHECK(outcome(interest(rule_pack(Country::De), asked)) == row.actact);
        asked.day_count = DayCount::Act360;
        CHECK(outcome(interest(rule_pack(Country::De), asked)) == row.act360);
    }
}

TEST_CASE("interest in Austria, Belgium and the Netherlands") {
    const struct {
        Country country;
        const char* principal;
        const char* from;
        const char* to;
        Payer payer;
        const char* contract; // what the contract asks
        const char* outcome;
    } rows[] = {
        {Country::At, "500.00", "2026-01-10", "2026-03-10", Payer::Consumer, "", "3.29"},
        {Country::At, "79.90", "2025-07-01", "2026-06-30", Payer::Consumer, "", "3.20"},
        {Country::At, "1200.00", "2024-02-01", "2024-02-29", Payer::Consumer, "", "3.81"},
        // At most the unrounded rate, whatever the contract asks; the published one is rounded up.
        {Country::Be, "1000.00", "2026-06-01", "2026-06-30", Payer::Consumer, "100", "8.34"},
        {Country::Be, "1000.00", "2026-06-01", "2026-06-30", Payer::Business, "", "8.63"},
        {Country::Be, "250.00", "2026-05-01", "2026-06-30", Payer::Consumer, "100", "4.24"},
        {Country::Be, "250.00", "2026-05-01", "2026-06-30", Payer::Business, "", "4.39"},
        {Country::Be, "500.00", "2026-07-01", "2026-09-30", Payer::Consumer, "100", "13.11"},
        {Country::Be, "500.00", "2026-07-01", "2026-09-30", Payer::Business, "", "13.23"},
        {Country::Be, "1000.00", "2026-06-01", "2026-06-30", Payer::Consumer, "5", "4.11"},
        {Country::Be, "1000.00", "2026-06-01", "2026-06-30", Payer::Consumer, "0", "0.00"},
        {Country::Be, "1000.00", "2026-06-01", "2026-06-30", Payer::Consumer, "", "clause_missing"},
        // At the end of each year of default the interest is added to the base.
        {Country::Nl, "1000.00", "2024-01-01", "2025-12-31", Payer::Consumer, "", "134.20"},
        {Country::Nl, "500.00", "2025-03-01", "2025-08-31", Payer::Consumer, "", "15.12"},
        {Country::Nl, "1000.00", "2023-06-01", "2025-05-31", Payer::Consumer, "", "132.47"},
    };
    for (const auto& row : rows) {
        CAPTURE(country_code(row.country));
        CAPTURE(row.principal);
        CAPTURE(row.from);
        InterestRequest asked = request(row.principal, row.from, row.to);
        asked.payer = row.payer;
        if (*row.contract != '\0')
            asked.contract_percent = figure(row.contract);
        CHECK(outcome(interest(rule_pack(row.country), asked)) == row.outcome);
    }
}

TEST_CASE("without compounding Dutch interest would be the simple one") {
    const EditedPack edited(rule_pack(Country::Nl), ValueName::InterestCompounds, day("2024-01-01"), figure("0"));
    CHECK(outcome(interest(edited.pack(), request("1000.00", "2024-01-01", "2025-12-31"))) == "130.00");
    CHECK(outcome(interest(edited.pack(), request("1000.00", "2023-06-01", "2025-05-31"))) == "128.36");
}

TEST_CASE("every refusal of interest has its case") {
    const RulePack& de = rule_pack(Country::De);
    const struct {
        const char* outcome;
        InterestRequest request;
    } rows[] = {
        {"wrong_currency", {Money{100, *parse_currency("CHF")}, day("2026-01-01"), day("2026-01-01"), {}, {}, {}}},
        {"not_positive", request("-0.01", "2026-01-01", "2026-01-31")},
        {"not_positive", {euros("1.00"), day("2026-01-01"), day("2026-01-31"), {}, figure("-1"), {}}},
        {"too_large", {Money{money_minor_max + 1, eur}, day("2026-01-01"), day("2026-01-31"), {}, {}, {}}},
        {"dates_reversed", request("1.00", "2026-01-02", "2026-01-01")},
        {"no_value", request("1.00", "2026-12-01", "2027-01-01")},
        {"no_value", request("1.00", "2014-12-31", "2015-01-01")},
        {"0.00", request("0.00", "2026-01-01", "2026-12-31")},
    };
    for (const auto& row : rows)
        CHECK(outcome(interest(de, row.request)) == row.outcome);
    CHECK(outcome(interest(rule_pack(Country::At), {Money{money_minor_max, eur}, day("2026-01-01"), day("2999-12-31"), {}, {}, {}})) ==
          "too_large");
    CHECK(outcome(interest(rule_pack(Country::Be), request("1.00", "2026-01-01", "2026-01-02"))) == "clause_missing");
}

TEST_CASE("a base rate below zero lowers the rate, and the rate is never below zero") {
    const EditedPack edited(rule_pack(Country::De), ValueName::BaseRate, day("2026-01-01"), figure("-7"));
    CHECK(outcome(interest(edited.pack(), request("1000.00", "2026-01-01", "2026-06-30"))) == "0.00");
    CHECK(steps_of(interest(rule_pack(Country::De), request("1.00", "2016-06-30", "2016-07-01"))) == "1 @ 4.17, 1 @ 4.12");
}

TEST_CASE("a contract that asks for less counts in every country, one that asks for more nowhere") {
    InterestRequest asked = request("1000.00", "2026-01-01", "2026-06-30");
    asked.contract_percent = figure("2");
    CHECK(steps_of(interest(rule_pack(Country::De), asked)) == "181 @ 2");
    asked.contract_percent = figure("12");
    CHECK(steps_of(interest(rule_pack(Country::De), asked)) == "181 @ 6.27");
}

TEST_CASE("a step says rate, article, days and figures") {
    const auto result = interest(rule_pack(Country::Nl), request("1000.00", "2023-06-01", "2025-05-31"));
    REQUIRE(result.has_value());
    std::string text;
    for (const InterestStep& step : result->steps)
        text += iso(step.from) + " " + iso(step.to) + " " + std::to_string(step.days) + "/" + std::to_string(step.year_days) + " " +
                plain(step.rate.percent) + " of " + plain(step.base) + " = " + plain(step.amount) + " " +
                std::string(step.rate.values.front().source) + "\n";
    CHECK(text == "2023-06-01 2023-06-30 30/365 4 of 1000 = 3.287671 BW 6:119, 6:120\n"
                  "2023-07-01 2023-12-31 184/365 6 of 1000 = 30.246575 BW 6:119, 6:120\n"
                  "2024-01-01 2024-05-31 152/366 7 of 1000 = 29.071038 BW 6:119, 6:120\n"
                  "2024-06-01 2024-12-31 214/366 7 of 1062.605284 = 43.491331 BW 6:119, 6:120\n"
                  "2025-01-01 2025-05-31 151/365 6 of 1062.605284 = 26.375901 BW 6:119, 6:120\n");
}
