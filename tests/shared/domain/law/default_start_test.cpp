#include "shared/domain/law/default_start.hpp"
#include "tests/shared/domain/law/law_kit.hpp"

using namespace kz;

namespace {

std::string outcome(Country country, const DefaultFacts& facts) {
    const auto starts = default_starts(rule_pack(country), facts);
    if (!starts)
        return std::string(refusal_code(starts.error()));
    std::string out;
    for (const DefaultStart& start : *starts)
        out += (out.empty() ? "" : ", ") + std::string(default_route_code(start.route)) + " " + iso(start.default_from);
    return out.empty() ? "none" : out;
}

DefaultFacts due(const char* on, DueDay due_day = DueDay::SetBySeller) {
    DefaultFacts facts;
    facts.due_on = day(on);
    facts.due_day = due_day;
    return facts;
}

Reminder letter(const char* sent_on, const char* received_on) {
    return {Channel::Post, day(sent_on), day(received_on), std::nullopt};
}

} // namespace

TEST_CASE("default by lapse of time starts after 30 days and the working day that follows") {
    const struct {
        const char* received_on;
        const char* outcome;
    } rows[] = {
        {"2026-01-15", "lapse 2026-02-17"}, // day 30 is a Saturday
        {"2026-03-02", "lapse 2026-04-02"},
        {"2026-03-04", "lapse 2026-04-08"}, // Good Friday
        {"2026-11-25", "lapse 2026-12-29"}, // Christmas
    };
    for (const auto& row : rows) {
        CAPTURE(row.received_on);
        DefaultFacts facts = due(row.received_on);
        facts.invoice_received_on = day(row.received_on);
        facts.notice = InvoiceNotice::Given;
        CHECK(outcome(Country::De, facts) == row.outcome);
        facts.notice = InvoiceNotice::Absent;
        CHECK(outcome(Country::De, facts) == "none"); // a consumer, and no notice on the invoice
        facts.payer = Payer::Business;
        CHECK(outcome(Country::De, facts) == row.outcome);
    }
}

TEST_CASE("each country opens its own ways into default") {
    DefaultFacts reminded = due("2026-03-02");
    reminded.reminder = letter("2026-03-10", "2026-03-12");
    DefaultFacts refused = due("2026-03-02");
    refused.refused_on = day("2026-02-20");
    const struct {
        const char* what;
        Country country;
        DefaultFacts facts;
        const char* outcome;
    } rows[] = {
        {"a day of the seller's own fixes nothing", Country::De, due("2026-03-02"), "none"},
        {"an agreed day does", Country::De, due("2026-03-02", DueDay::Agreed), "fixed_date 2026-03-03"},
        {"a Saturday moves on", Country::De, due("2026-03-07", DueDay::Agreed), "fixed_date 2026-03-10"},
        {"a reminder after the due day", Country::De, reminded, "reminder 2026-03-13"},
        {"a refusal, but not before the claim is due", Country::De, refused, "refusal 2026-03-03"},
        {"an agreed day", Country::At, due("2026-01-06", DueDay::Agreed), "fixed_date 2026-01-08"},
        {"a reminder", Country::At, reminded, "reminder 2026-03-13"},
        {"an agreed day", Country::Nl, due("2026-03-07", DueDay::Agreed), "fixed_date 2026-03-08"},
        {"a notice and its period", Country::Nl, reminded, "reminder 2026-03-27"},
        {"an agreed day is not enough", Country::Be, due("2026-03-02", DueDay::Agreed), "none"},
        {"the free reminder's period", Country::Be, reminded, "waiting 2026-03-27"},
    };
    for (const auto& row : rows) {
        CAPTURE(country_code(row.country));
        CAPTURE(row.what);
        CHECK(outcome(row.country, row.facts) == row.outcome);
    }
}

TEST_CASE("a reminder before the claim is due starts nothing") {
    for (const Country country : {Country::De, Country::At, Country::Be, Country::Nl}) {
        DefaultFacts facts = due("2026-03-10");
        facts.reminder = letter("2026-03-10", "2026-03-12");
        CHECK(outcome(country, facts) == "none");
    }
}

TEST_CASE("of several ways the earliest comes first, and each says how it was found") {
    DefaultFacts facts = due("2026-03-02", DueDay::Agreed);
    facts.reminder = letter("2026-03-10", "2026-03-12");
    facts.invoice_received_on = day("2026-02-02");
    facts.notice = InvoiceNotice::Given;
    CHECK(outcome(Country::De, facts) == "fixed_date 2026-03-03, reminder 2026-03-13, lapse 2026-04-02");
    const auto starts = default_starts(rule_pack(Country::De), facts);
    REQUIRE(starts.has_value());
    CHECK(steps_text(starts->back().steps) ==
          "received 2026-02-02\n"
          "due 2026-03-02\n"
          "days_added 2026-04-01 BGB 286(3)\n"
          "begins 2026-04-02 BGB 286(3)\n");
}

TEST_CASE("every refusal of a start of default has its case") {
    DefaultFacts facts = due("2026-03-02");
    facts.reminder = Reminder{Channel::Post, day("2026-03-10"), std::nullopt, std::nullopt};
    CHECK(outcome(Country::De, facts) == "receipt_unknown");
    facts.reminder->received_on = day("2026-03-09");
    CHECK(outcome(Country::De, facts) == "dates_reversed");
    CHECK(outcome(Country::Be, facts) == "dates_reversed");
    facts.reminder->received_on = std::nullopt;
    facts.reminder->stated_last_day = day("2026-03-20");
    CHECK(outcome(Country::Be, facts) == "period_too_short");
}

TEST_CASE("the last days of the calendar do not trap") {
    DefaultFacts facts = due("2999-12-31", DueDay::Agreed);
    facts.invoice_received_on = day("2999-12-31");
    facts.notice = InvoiceNotice::Given;
    facts.reminder = letter("2999-12-31", "2999-12-31");
    for (const Country country : {Country::De, Country::At, Country::Be, Country::Nl})
        CHECK_FALSE(outcome(country, facts).empty());
    CHECK(outcome(Country::De, due("1900-01-01", DueDay::Agreed)) == "none");
}
