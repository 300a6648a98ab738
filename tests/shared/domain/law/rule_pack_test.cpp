#include "shared/domain/law/calendar.hpp"
#include "shared/domain/law/interest.hpp"
#include "tests/shared/domain/law/law_kit.hpp"

#include <algorithm>

using namespace kz;

namespace {

constexpr Country all_countries[] = {Country::De, Country::At, Country::Be, Country::Nl, Country::Eu};

std::string outcome(const Result<AnnualRate, LawRefusal>& rate) {
    return rate ? plain(rate->percent) : std::string(refusal_code(rate.error()));
}

} // namespace

TEST_CASE("no pack has a fault in its tables") {
    for (const Country country : all_countries) {
        CAPTURE(country_code(country));
        for (const FoundFault& found : faults(rule_pack(country)))
            CHECK_MESSAGE(false, fault_code(found.fault), " ", value_code(found.value.name), " ", plain(found.value.figure));
    }
}

TEST_CASE("every value, holiday and duty names its source and its days") {
    for (const Country country : all_countries) {
        const RulePack& pack = rule_pack(country);
        CHECK(parse_country(country_code(country)) == country);
        for (const LawValue& value : pack.values) {
            CAPTURE(value_code(value.name));
            CHECK_FALSE(value.source.empty());
            CHECK(value.first_day() <= value.last_day());
            CHECK(value.above_minor >= 0);
        }
        for (const Holiday& holiday : pack.holidays)
            CHECK_FALSE(holiday.source.empty());
        for (const NoticeDuty& duty : pack.duties)
            CHECK_FALSE(duty.source.empty());
    }
    CHECK_FALSE(parse_country("LU").has_value());
    CHECK_FALSE(parse_country("de").has_value());
}

TEST_CASE("what is open in the law is marked, so that it can be seen") {
    const auto mark_of = [](Country country, ValueName name, const char* on) {
        const auto value = value_at(rule_pack(country), name, day(on));
        return value ? mark_code(value->mark) : "none";
    };
    CHECK(mark_of(Country::De, ValueName::FeeSmallClaim, "2026-01-01") == "to_verify");
    CHECK(mark_of(Country::De, ValueName::BaseRate, "2026-07-01") == "to_verify");
    CHECK(mark_of(Country::De, ValueName::BaseRate, "2026-01-01") == "verified");
    CHECK(mark_of(Country::Nl, ValueName::ConsumerRate, "2026-01-01") == "to_verify");
    CHECK(mark_of(Country::Be, ValueName::PostCountsSaturday, "2026-01-01") == "to_verify");
    CHECK(mark_of(Country::At, ValueName::HandlingFee, "2026-01-01") == "to_verify");
}

TEST_CASE("a fault of an edited table is found and named") {
    const RulePack& de = rule_pack(Country::De);
    const RulePack& be = rule_pack(Country::Be);
    const auto first_fault = [](const RulePack& pack) {
        const auto found = faults(pack);
        return found.empty() ? std::string("none") : std::string(fault_code(found.front().fault));
    };
    const auto edited = [&](const RulePack& pack, auto edit) {
        std::vector<LawValue> values(pack.values.begin(), pack.values.end());
        edit(values);
        RulePack copy = pack;
        copy.values = values;
        return first_fault(copy);
    };
    const auto find = [](std::vector<LawValue>& values, ValueName name, const char* on) -> LawValue& {
        return *std::ranges::find_if(values, [&](const LawValue& value) {
            return value.name == name && value.first_day() <= day(on) && day(on) <= value.last_day();
        });
    };
    CHECK(edited(de, [](auto&) {}) == "none");
    CHECK(edited(de, [&](auto& v) { find(v, ValueName::ConsumerMargin, "2026-01-01").valid_to = {2001, 1, 1}; }) == "dates_reversed");
    CHECK(edited(de, [&](auto& v) { v.push_back(find(v, ValueName::FeeMin, "2026-01-01")); }) == "overlap");
    CHECK(edited(de, [&](auto& v) { find(v, ValueName::BaseRate, "2025-07-01").valid_to = {2026, 6, 29}; }) == "gap");
    CHECK(edited(de, [&](auto& v) { find(v, ValueName::BaseRate, "2025-07-01").figure = 1.77_d; }) == "base_rate_off");
    CHECK(edited(be, [&](auto& v) { find(v, ValueName::BaseRate, "2026-07-01").figure = 2.15_d; }) == "reference_off");
    CHECK(edited(be, [&](auto& v) { find(v, ValueName::BusinessRate, "2026-07-01").figure = 10.4_d; }) == "reference_off");
    CHECK(edited(de, [&](auto& v) { find(v, ValueName::FeeMin, "2026-01-01").source = ""; }) == "source_missing");
}

TEST_CASE("the German rate is the base rate and five points, nine between businesses") {
    const struct {
        const char* on;
        const char* base;
        const char* consumer;
        const char* business;
    } rows[] = {
        {"2015-01-01", "-0.83", "4.17", "8.17"},  {"2016-07-01", "-0.88", "4.12", "8.12"},
        {"2017-01-01", "-0.88", "4.12", "8.12"},  {"2022-07-01", "-0.88", "4.12", "8.12"},
        {"2023-01-01", "1.62", "6.62", "10.62"},  {"2023-07-01", "3.12", "8.12", "12.12"},
        {"2024-01-01", "3.62", "8.62", "12.62"},  {"2024-07-01", "3.37", "8.37", "12.37"},
        {"2025-01-01", "2.27", "7.27", "11.27"},  {"2025-07-01", "1.27", "6.27", "10.27"},
        {"2026-01-01", "1.27", "6.27", "10.27"},  {"2026-06-30", "1.27", "6.27", "10.27"},
        {"2026-07-01", "1.52", "6.52", "10.52"},  {"2026-12-31", "1.52", "6.52", "10.52"},
    };
    const RulePack& de = rule_pack(Country::De);
    for (const auto& row : rows) {
        CAPTURE(row.on);
        const auto base = value_at(de, ValueName::BaseRate, day(row.on));
        CHECK((base ? plain(base->figure) : "none") == row.base);
        CHECK(outcome(annual_rate(de, Payer::Consumer, day(row.on))) == row.consumer);
        CHECK(outcome(annual_rate(de, Payer::Business, day(row.on))) == row.business);
        const auto ecb = value_at(rule_pack(Country::Eu), ValueName::EcbRate, day(row.on));
        CHECK((ecb && base && millionths(base->figure) == millionths(ecb->figure) - 880'000));
    }
}

TEST_CASE("every half-year without a change has the rate of the one before it") {
    for (Date on = day("2016-07-01"); on <= day("2022-07-01"); on = add_months(on, 6))
        CHECK(outcome(annual_rate(rule_pack(Country::De), Payer::Consumer, on)) == "4.12");
}

TEST_CASE("the other rates are those of their day, and none where no row holds") {
    const struct {
        Country country;
        Payer payer;
        const char* on;
        const char* outcome;
    } rows[] = {
        {Country::At, Payer::Consumer, "2002-08-01", "4"},
        {Country::At, Payer::Consumer, "2026-11-21", "4"},
        {Country::At, Payer::Business, "2026-11-21", "no_value"},
        {Country::Be, Payer::Consumer, "2023-09-01", "12"},
        {Country::Be, Payer::Consumer, "2024-07-01", "12.25"},
        {Country::Be, Payer::Consumer, "2025-01-01", "11.15"},
        {Country::Be, Payer::Consumer, "2025-07-01", "10.15"},
        {Country::Be, Payer::Consumer, "2026-01-01", "10.15"},
        {Country::Be, Payer::Consumer, "2026-07-01", "10.4"},
        {Country::Be, Payer::Consumer, "2023-08-31", "no_value"},
        {Country::Be, Payer::Business, "2016-01-01", "8.5"},
        {Country::Be, Payer::Business, "2016-07-01", "8"},
        {Country::Be, Payer::Business, "2018-12-31", "8"},
        {Country::Be, Payer::Business, "2023-07-01", "12"},
        {Country::Be, Payer::Business, "2024-01-01", "12.5"},
        {Country::Be, Payer::Business, "2024-07-01", "12.5"},
        {Country::Be, Payer::Business, "2025-01-01", "11.5"},
        {Country::Be, Payer::Business, "2025-07-01", "10.5"},
        {Country::Be, Payer::Business, "2026-01-01", "10.5"},
        {Country::Be, Payer::Business, "2026-07-01", "10.5"},
        {Country::Nl, Payer::Consumer, "2012-06-30", "no_value"},
        {Country::Nl, Payer::Consumer, "2012-07-01", "3"},
        {Country::Nl, Payer::Consumer, "2015-01-01", "2"},
        {Country::Nl, Payer::Consumer, "2016-06-01", "2"},
        {Country::Nl, Payer::Consumer, "2023-01-01", "4"},
        {Country::Nl, Payer::Consumer, "2023-07-01", "6"},
        {Country::Nl, Payer::Consumer, "2024-01-01", "7"},
        {Country::Nl, Payer::Consumer, "2025-01-01", "6"},
        {Country::Nl, Payer::Consumer, "2026-01-01", "4"},
        {Country::Nl, Payer::Consumer, "2027-01-01", "no_value"},
        {Country::Nl, Payer::Business, "2023-01-01", "10.5"},
        {Country::Nl, Payer::Business, "2024-01-01", "12.5"},
        {Country::Nl, Payer::Business, "2024-07-01", "12.25"},
        {Country::Nl, Payer::Business, "2025-01-01", "11.15"},
        {Country::Nl, Payer::Business, "2025-07-01", "10.15"},
        {Country::Nl, Payer::Business, "2026-01-01", "10.15"},
        {Country::Nl, Payer::Business, "2026-07-01", "10.4"},
        {Country::De, Payer::Consumer, "2014-12-31", "no_value"},
        {Country::De, Payer::Consumer, "2027-01-01", "no_value"},
        {Country::Eu, Payer::Consumer, "2026-01-01", "no_value"},
    };
    for (const auto& row : rows) {
        CAPTURE(country_code(row.country));
        CAPTURE(row.on);
        CHECK(outcome(annual_rate(rule_pack(row.country), row.payer, day(row.on))) == row.outcome);
    }
}

TEST_CASE("the four countries differ where the law does") {
    const struct {
        Country country;
        bool compounds;
        bool interest_needs_clause;
        bool waits;
        bool from_year_end;
    } rows[] = {
        {Country::De, false, false, false, true},
        {Country::At, false, false, false, false},
        {Country::Be, false, true, true, false},
        {Country::Nl, true, false, true, false},
    };
    const Date on = day("2026-11-21");
    for (const auto& row : rows) {
        CAPTURE(country_code(row.country));
        const RulePack& pack = rule_pack(row.country);
        CHECK(holds(pack, ValueName::InterestCompounds, on) == row.compounds);
        CHECK(holds(pack, ValueName::InterestNeedsClause, on) == row.interest_needs_clause);
        CHECK(holds(pack, ValueName::CostsNeedReminder, on) == row.waits);
        CHECK(holds(pack, ValueName::LimitationFromYearEnd, on) == row.from_year_end);
    }
}
