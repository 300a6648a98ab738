#include "shared/domain/plans/plan_agreement.hpp"
#include "tests/shared/domain/plans/plan_text.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

std::string shown(const AgreementItem& item) {
    return std::visit(
        Overload{[](const AgreementParty& party) { return (party.role == AgreementRole::Merchant ? "merchant " : "customer ") + party.name; },
                 [](const AgreementAmount& amount) { return "amount " + plain(amount.open); },
                 [](const AgreementLine& line) { return "line " + std::to_string(line.line.number) + " " + kz::shown(std::vector{line.line}); },
                 [](const AgreementCost& cost) { return "cost " + plain(cost.fee) + ", interest " + plain(cost.interest_percent); },
                 [](PayingEarly) { return std::string("may be paid early"); },
                 [](const MissingLine& line) {
                     return "missed after " + std::to_string(line.days.grace_days) + " days, reminded after " +
                            std::to_string(line.days.reminded_after) + ", broken after " + std::to_string(line.days.broken_after);
                 },
                 [](ChangingPlan) { return std::string("may be changed"); },
                 [](NoAcknowledgement) { return std::string("no acknowledgement of debt"); }},
        item);
}

} // namespace

TEST_CASE("an agreement says who, how much, when, that it is free, and that it acknowledges nothing") {
    const InstalmentPlan plan = equal_plan(cents(5001), 2, {}, day("2026-12-05"), is_target_day);
    std::string text;
    for (const AgreementItem& item : agreement_items("Muster GmbH", "Erika Muster", plan, {}, {}))
        text += shown(item) + "\n";
    CHECK(text == "merchant Muster GmbH\n"
                  "customer Erika Muster\n"
                  "amount 50.01\n"
                  "line 1 2026-12-07 25.01\n"
                  "line 2 2027-01-05 25.00\n"
                  "cost 0.00, interest 0\n"
                  "may be paid early\n"
                  "missed after 5 days, reminded after 14, broken after 45\n"
                  "may be changed\n"
                  "no acknowledgement of debt\n");
}
