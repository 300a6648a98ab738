#include "shared/domain/law/direct_debit.hpp"
#include "tests/shared/domain/law/law_kit.hpp"

using namespace kz;

TEST_CASE("a direct debit is collected on a banking day, submitted the one before, announced two weeks before") {
    const struct {
        const char* due_on;
        const char* outcome; // collected, submitted, announced
    } rows[] = {
        {"2026-04-03", "2026-04-07 2026-04-02 2026-03-24"},
        {"2026-05-01", "2026-05-04 2026-04-30 2026-04-20"},
        {"2026-12-25", "2026-12-28 2026-12-24 2026-12-14"},
        {"2026-11-25", "2026-11-25 2026-11-24 2026-11-11"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.due_on);
        const auto days = debit_days(rule_pack(Country::Eu), day(row.due_on));
        REQUIRE(days.has_value());
        CHECK(iso(days->collect_on) + " " + iso(days->submit_by) + " " + iso(days->announce_by) == row.outcome);
    }
    CHECK(debit_days(rule_pack(Country::Eu), day("2016-11-19")).error() == LawRefusal::NoValue);
}

TEST_CASE("a debit can be taken back for eight weeks, without authority for thirteen months") {
    const struct {
        const char* debited_on;
        const char* outcome;
    } rows[] = {
        {"2026-01-05", "2026-03-02 2027-02-05"},
        {"2026-11-23", "2027-01-18 2027-12-23"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.debited_on);
        const auto days = refund_days(rule_pack(Country::Eu), day(row.debited_on));
        REQUIRE(days.has_value());
        CHECK(iso(days->refundable_until) + " " + iso(days->unauthorised_until) == row.outcome);
    }
    CHECK(refund_days(rule_pack(Country::Eu), day("2016-11-19")).error() == LawRefusal::NoValue);
}

TEST_CASE("a mandate lasts 36 months after it was last used") {
    const auto until = mandate_until(rule_pack(Country::Eu), day("2026-01-05"));
    REQUIRE(until.has_value());
    CHECK(iso(*until) == "2029-01-05");
    CHECK(mandate_until(rule_pack(Country::De), day("2026-01-05")).error() == LawRefusal::NoValue);
}
