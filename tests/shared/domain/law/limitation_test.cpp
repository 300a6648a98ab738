#include "shared/domain/law/limitation.hpp"
#include "tests/shared/domain/law/law_kit.hpp"

using namespace kz;

namespace {

std::string outcome(Country country, const char* arose_on, const char* acknowledged_on = "") {
    LimitationFacts facts{day(arose_on), std::nullopt};
    if (*acknowledged_on != '\0')
        facts.acknowledged_on = day(acknowledged_on);
    const auto result = limitation(rule_pack(country), facts);
    return result ? iso(result->last_day) : std::string(refusal_code(result.error()));
}

} // namespace

TEST_CASE("a claim can be enforced until the last day of its period") {
    const struct {
        Country country;
        const char* arose_on;
        const char* acknowledged_on;
        const char* outcome;
    } rows[] = {
        {Country::De, "2022-03-01", "", "2025-12-31"},
        {Country::De, "2023-05-10", "", "2026-12-31"},
        {Country::De, "2023-12-31", "", "2026-12-31"},
        {Country::De, "2024-01-01", "", "2027-12-31"},
        {Country::De, "2024-01-01", "2026-06-15", "2029-06-15"}, // from that day, not from the end of the year
        {Country::De, "2024-01-01", "2024-06-15", "2027-12-31"}, // before the period had begun
        {Country::De, "2022-03-01", "2026-01-01", "2025-12-31"}, // too late to restart it
        {Country::At, "2023-05-10", "", "2026-05-10"},
        {Country::At, "2023-05-10", "2026-01-10", "2029-01-10"},
        {Country::At, "2024-02-29", "", "2027-02-28"},
        {Country::Nl, "2023-05-10", "", "2025-05-10"},
        {Country::Be, "2024-05-10", "", "2025-05-10"},
        {Country::De, "2024-01-01", "2023-12-31", "dates_reversed"},
        {Country::Eu, "2024-01-01", "", "no_value"},
        {Country::De, "2997-01-01", "", "no_value"},
    };
    for (const auto& row : rows) {
        CAPTURE(country_code(row.country));
        CAPTURE(row.arose_on);
        CHECK(outcome(row.country, row.arose_on, row.acknowledged_on) == row.outcome);
    }
}

TEST_CASE("limitation says how its day was found") {
    const auto result = limitation(rule_pack(Country::De), {day("2024-01-01"), day("2026-06-15")});
    REQUIRE(result.has_value());
    CHECK(steps_text(result->steps) ==
          "due 2024-01-01\n"
          "year_end 2024-12-31 BGB 199(1)\n"
          "years_added 2027-12-31 BGB 195\n"
          "received 2026-06-15 BGB 212(1) no 1\n"
          "years_added 2029-06-15 BGB 195\n");
}
