#include "shared/domain/disputes/dispute.hpp"
#include "tests/shared/domain/law/law_kit.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

const Date today = *make_date(2026, 11, 10);

std::string told(const DisputeRequest& request) {
    std::string out;
    for (const DisputeRefusal refusal : check(request, today))
        (out += out.empty() ? "" : " ") += refusal_code(refusal);
    return out.empty() ? "in order" : out;
}

ReportedPayment paid() {
    return {euros("49.90"), *make_date(2026, 11, 3), "Alex Muster"};
}

DisputeRequest already_paid(ReportedPayment payment) {
    return {{}, DisputeReason::AlreadyPaid, "", std::move(payment)};
}

template <class Change>
DisputeRequest already_paid(Change change) {
    ReportedPayment payment = paid();
    change(payment);
    return already_paid(payment);
}

} // namespace

TEST_CASE("an objection is refused for everything that is missing at once") {
    const struct {
        const char* what;
        DisputeRequest request;
        const char* outcome;
    } rows[] = {
        {"not received", {{}, DisputeReason::NotReceived}, "in order"},
        {"received late", {{}, DisputeReason::ReceivedLate}, "in order"},
        {"returned", {{}, DisputeReason::Returned}, "in order"},
        {"faulty", {{}, DisputeReason::Faulty}, "in order"},
        {"not ordered", {{}, DisputeReason::NotOrdered}, "in order"},
        {"a wrong amount, and not why", {{}, DisputeReason::WrongAmount, " \n"}, "dispute_text_missing"},
        {"a wrong amount", {{}, DisputeReason::WrongAmount, "19 statt 29 Euro"}, "in order"},
        {"something else, and not what", {{}, DisputeReason::Other}, "dispute_text_missing"},
        {"2000 letters", {{}, DisputeReason::Returned, std::string(2000, 'x')}, "in order"},
        {"2001 letters", {{}, DisputeReason::Returned, std::string(2001, 'x')}, "dispute_text_too_long"},
        {"a control character", {{}, DisputeReason::Returned, "a\x01"}, "dispute_text_not_plain"},
        {"paid", already_paid(paid()), "in order"},
        {"paid, and nothing more", {{}, DisputeReason::AlreadyPaid}, "paid_amount_missing paid_day_missing holder_missing"},
        {"paid nothing", already_paid([](auto& p) { p.amount.minor = 0; }), "paid_amount_missing"},
        {"paid more than there is", already_paid([](auto& p) { p.amount.minor = money_minor_max + 1; }), "paid_amount_missing"},
        {"paid some day", already_paid([](auto& p) { p.on.reset(); }), "paid_day_missing"},
        {"paid today", already_paid([](auto& p) { p.on = today; }), "in order"},
        {"paid tomorrow", already_paid([](auto& p) { p.on = add_days(today, 1); }), "paid_day_in_the_future"},
        {"paid by nobody", already_paid([](auto& p) { p.holder = "  "; }), "holder_missing"},
        {"paid by 71 letters", already_paid([](auto& p) { p.holder.assign(71, 'x'); }), "holder_too_long"},
        {"paid by two lines", already_paid([](auto& p) { p.holder = "a\nb"; }), "holder_not_plain"},
        {"a payment that its reason has not", {{}, DisputeReason::Returned, "", ReportedPayment{}}, "in order"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(told(row.request) == row.outcome);
        CHECK(told(normalised(row.request)) == row.outcome);
    }
}

TEST_CASE("reasons, outcomes and refusals have codes, and codes mean them") {
    for (int number = 0; number < dispute_reasons_count; ++number)
        CHECK(parse_dispute_reason(dispute_reason_code(static_cast<DisputeReason>(number))) == static_cast<DisputeReason>(number));
    for (int number = 0; number < 4; ++number)
        CHECK(parse_dispute_outcome(dispute_outcome_code(static_cast<DisputeOutcome>(number))) == static_cast<DisputeOutcome>(number));
    CHECK(!parse_dispute_reason(""));
    CHECK(!parse_dispute_outcome("accept"));
    CHECK(refusal_code(DisputeRefusal::HolderNotPlain) == "holder_not_plain");
}

TEST_CASE("the merchant's days are working days of the country") {
    const struct {
        Country country;
        const char* opened_on;
        int days;
        const char* due;
    } rows[] = {
        {Country::De, "2026-11-10", 10, "2026-11-24"},
        {Country::De, "2026-11-13", 1, "2026-11-16"}, // over a weekend
        {Country::De, "2026-12-23", 2, "2026-12-28"}, // over Christmas
        {Country::Nl, "2026-04-24", 1, "2026-04-28"}, // over King's Day
        {Country::Be, "2026-07-20", 1, "2026-07-22"}, // over the national holiday
        {Country::At, "2026-10-23", 1, "2026-10-27"}, // and the Austrian one
    };
    for (const auto& row : rows) {
        CAPTURE(row.opened_on);
        CHECK(iso(answer_due(rule_pack(row.country), day(row.opened_on), row.days)) == row.due);
    }
}
