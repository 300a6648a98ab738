#include "shared/domain/law/waiting.hpp"
#include "tests/shared/domain/law/law_kit.hpp"

using namespace kz;

namespace {

std::string outcome(const Result<WaitingPeriod, LawRefusal>& period) {
    if (!period)
        return std::string(refusal_code(period.error()));
    return iso(period->first_day) + " " + iso(period->last_day) + " " + iso(period->costs_from);
}

Reminder sent(const char* on, Channel channel) {
    return {channel, day(on), std::nullopt, std::nullopt};
}

} // namespace

TEST_CASE("the free days are counted from delivery, by channel and country") {
    const struct {
        Country country;
        const char* sent_on;
        Channel channel;
        const char* outcome;
    } rows[] = {
        {Country::Be, "2023-09-18", Channel::Post, "2023-09-21 2023-10-04 2023-10-05"},
        {Country::Be, "2023-09-18", Channel::Electronic, "2023-09-19 2023-10-02 2023-10-03"},
        {Country::Be, "2026-04-02", Channel::Post, "2026-04-08 2026-04-21 2026-04-22"},
        {Country::Be, "2026-04-03", Channel::Electronic, "2026-04-04 2026-04-17 2026-04-18"},
        {Country::Be, "2026-12-23", Channel::Post, "2026-12-29 2027-01-11 2027-01-12"},
        {Country::Nl, "2026-03-04", Channel::Post, "2026-03-07 2026-03-20 2026-03-21"},
        {Country::Nl, "2026-03-06", Channel::Post, "2026-03-11 2026-03-24 2026-03-25"},
        {Country::Nl, "2026-12-23", Channel::Post, "2026-12-30 2027-01-12 2027-01-13"},
        {Country::Nl, "2026-03-04", Channel::Electronic, "2026-03-05 2026-03-18 2026-03-19"},
    };
    for (const auto& row : rows) {
        CAPTURE(country_code(row.country));
        CAPTURE(row.sent_on);
        CHECK(outcome(waiting_period(rule_pack(row.country), sent(row.sent_on, row.channel))) == row.outcome);
    }
}

TEST_CASE("with Saturday as a working day the Belgian letter would be a day quicker") {
    const EditedPack edited(rule_pack(Country::Be), ValueName::PostCountsSaturday, day("2026-04-02"), figure("1"));
    CHECK(outcome(waiting_period(edited.pack(), sent("2026-04-02", Channel::Post))) == "2026-04-07 2026-04-20 2026-04-21");
}

TEST_CASE("a letter that is known to have come later begins later, one that came earlier does not") {
    Reminder reminder = sent("2026-03-04", Channel::Post);
    reminder.received_on = day("2026-03-09");
    CHECK(outcome(waiting_period(rule_pack(Country::Nl), reminder)) == "2026-03-10 2026-03-23 2026-03-24");
    reminder.received_on = day("2026-03-05");
    CHECK(outcome(waiting_period(rule_pack(Country::Nl), reminder)) == "2026-03-07 2026-03-20 2026-03-21");
}

TEST_CASE("a letter is bound by the longer period that it grants, and void by a shorter one") {
    Reminder reminder = sent("2026-03-04", Channel::Post);
    reminder.stated_last_day = day("2026-03-31");
    CHECK(outcome(waiting_period(rule_pack(Country::Nl), reminder)) == "2026-03-07 2026-03-31 2026-04-01");
    reminder.stated_last_day = day("2026-03-20");
    CHECK(outcome(waiting_period(rule_pack(Country::Nl), reminder)) == "2026-03-07 2026-03-20 2026-03-21");
    reminder.stated_last_day = day("2026-03-19");
    CHECK(outcome(waiting_period(rule_pack(Country::Nl), reminder)) == "period_too_short");
}

TEST_CASE("a small Belgian creditor's interest may run from the day after sending") {
    const auto large = waiting_period(rule_pack(Country::Be), sent("2023-09-18", Channel::Post));
    const auto small = waiting_period(rule_pack(Country::Be), sent("2023-09-18", Channel::Post), CreditorSize::Small);
    REQUIRE((large && small));
    CHECK(iso(large->interest_from) == "2023-10-05");
    CHECK(iso(small->interest_from) == "2023-09-19");
    CHECK(iso(small->costs_from) == "2023-10-05");
}

TEST_CASE("every refusal of a waiting period has its case") {
    CHECK(outcome(waiting_period(rule_pack(Country::De), sent("2026-03-04", Channel::Post))) == "nothing_required");
    CHECK(outcome(waiting_period(rule_pack(Country::At), sent("2026-03-04", Channel::Post))) == "nothing_required");
    Reminder reminder = sent("2026-03-04", Channel::Post);
    reminder.received_on = day("2026-03-03");
    CHECK(outcome(waiting_period(rule_pack(Country::Nl), reminder)) == "dates_reversed");
    CHECK(outcome(waiting_period(rule_pack(Country::Be), sent("2023-08-31", Channel::Post))) == "no_value");
    reminder = sent("2026-03-04", Channel::Post);
    reminder.stated_last_day = day("2026-03-18");
    CHECK(outcome(waiting_period(rule_pack(Country::Nl), reminder)) == "period_too_short");
}

TEST_CASE("a waiting period says each step and its article") {
    const auto period = waiting_period(rule_pack(Country::Be), sent("2023-09-18", Channel::Post));
    REQUIRE(period.has_value());
    CHECK(steps_text(period->steps) ==
          "sent 2023-09-18\n"
          "delivered 2023-09-21 XIX.2\n"
          "first_day 2023-09-21 XIX.2\n"
          "last_day 2023-10-04 XIX.2\n"
          "begins 2023-10-05 XIX.2\n");
}
