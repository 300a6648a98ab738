#include "shared/domain/law/credit_guard.hpp"
#include "tests/shared/domain/law/law_kit.hpp"

using namespace kz;

namespace {

std::string outcome(const GuardResult& result) {
    std::string out(guard_verdict_code(result.verdict));
    for (const GuardFinding& finding : result.findings)
        out += " " + std::string(guard_reason_code(finding.reason));
    return out;
}

PlanTerms terms(const char* fee, const char* percent, Creditor creditor = Creditor::OriginalSeller, Purchase purchase = Purchase::None,
                const char* on = "2026-11-21") {
    return {creditor, euros(fee), figure(percent), purchase, day(on)};
}

} // namespace

TEST_CASE("only a plan that is free stays outside of consumer credit") {
    const struct {
        Country country;
        PlanTerms terms;
        const char* outcome;
    } rows[] = {
        {Country::De, terms("0", "0"), "allowed"},
        {Country::De, terms("36.05", "0"), "blocked fee"},
        {Country::De, terms("0", "6.52"), "review statutory_rate"},
        {Country::De, terms("0", "6.53"), "blocked rate_above_statutory"},
        {Country::De, terms("0", "9.9"), "blocked rate_above_statutory"},
        {Country::De, terms("0", "0", Creditor::ThirdParty), "blocked third_party"},
        {Country::De, terms("0", "0", Creditor::OriginalSeller, Purchase::Added), "blocked new_purchase"},
        {Country::De, terms("0.01", "6.52", Creditor::ThirdParty), "blocked third_party fee statutory_rate"},
        {Country::At, terms("0", "4"), "review statutory_rate"},
        {Country::At, terms("5.09", "0"), "blocked fee"},
        {Country::Be, terms("0", "10.4"), "review statutory_rate"},
        {Country::Be, terms("0", "10.5"), "blocked rate_above_statutory"},
        {Country::Nl, terms("0", "4"), "review statutory_rate"},
        {Country::De, terms("0", "0.01", Creditor::OriginalSeller, Purchase::None, "2027-01-01"), "blocked rate_above_statutory"}, // no rate known
        {Country::De, terms("0", "0", Creditor::OriginalSeller, Purchase::None, "2027-01-01"), "allowed"},
    };
    for (const auto& row : rows) {
        CAPTURE(country_code(row.country));
        CAPTURE(row.outcome);
        CHECK(outcome(guard_plan(rule_pack(row.country), row.terms)) == row.outcome);
    }
}

TEST_CASE("a seller's own term of payment has 50 days, a large seller's 14") {
    const RulePack& eu = rule_pack(Country::Eu);
    const auto small = term_limit(eu, day("2026-11-25"), CreditorSize::Small);
    const auto large = term_limit(eu, day("2026-11-25"), CreditorSize::Large);
    REQUIRE((small && large));
    CHECK(iso(small->last_day) == "2027-01-14");
    CHECK(iso(large->last_day) == "2026-12-09");
    CHECK(term_limit(eu, day("2026-11-19"), CreditorSize::Small).error() == LawRefusal::NoValue);
}

TEST_CASE("a seller is small by its people, and by turnover or balance") {
    const auto size = [](int staff, const char* turnover, const char* balance) {
        const auto result = creditor_size(rule_pack(Country::Eu), staff, euros(turnover), euros(balance), day("2026-11-21"));
        return result ? *result == CreditorSize::Small ? "small" : "large" : "refused";
    };
    CHECK(size(249, "50000000", "90000000") == std::string("small"));
    CHECK(size(249, "90000000", "43000000") == std::string("small"));
    CHECK(size(249, "50000000.01", "43000000.01") == std::string("large"));
    CHECK(size(250, "1", "1") == std::string("large"));
    CHECK(creditor_size(rule_pack(Country::De), 1, Money{}, Money{}, day("2026-11-21")).error() == LawRefusal::NoValue);
}
