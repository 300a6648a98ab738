#include "shared/domain/ledger/allocation.hpp"

#include "shared/domain/ledger/ledger.hpp"
#include "tests/shared/domain/claims/sample_invoice.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;

namespace {

Invoice invoice_of(std::int64_t minor, const char* country) {
    Invoice invoice;
    invoice.seller.address.country = country;
    invoice.issued_on = *make_date(2026, 1, 5);
    invoice.lines.resize(1);
    invoice.lines[0].net = invoice.totals.due = cents(minor);
    return invoice;
}

Movement movement(MovementKind kind, std::int64_t minor, std::vector<std::string> positions = {}) {
    Movement movement{.version = 1, .on = *make_date(2026, 3, 1), .kind = kind, .minor = minor, .positions = std::move(positions)};
    movement.charge = movement.positions == std::vector<std::string>{"interest-1"} ? PositionKind::Interest : PositionKind::Cost;
    movement.posting = kind == MovementKind::Paid ? 0 : -1;
    return movement;
}

// "costs, interest, principal, credit": what a payment does to 30.90, 5.33 and 250.00.
std::string used(AllocationRule rule, std::int64_t minor, std::vector<std::string> positions = {}) {
    const Invoice invoice = invoice_of(25000, "DE");
    Ledger ledger;
    Movement raised = movement(MovementKind::Claimed, 0);
    raised.rule = rule;
    book(ledger, invoice, raised);
    book(ledger, invoice, movement(MovementKind::Charged, 533, {"interest-1"}));
    book(ledger, invoice, movement(MovementKind::Charged, 3090, {"cost-1"}));
    book(ledger, invoice, movement(MovementKind::Paid, minor, std::move(positions)));
    std::string out;
    for (const char* key : {"cost-1", "interest-1", "item-1"}) {
        const Position& position = ledger.positions[static_cast<std::size_t>(find_position(ledger, key))];
        out += plain(cents(position.value_minor - position.outstanding_minor)) + " ";
    }
    return out + plain(cents(ledger.credit_minor()));
}

} // namespace

TEST_CASE("a payment is used in the order of the law") {
    const struct {
        AllocationRule rule;
        std::int64_t minor;
        const char* used;
    } rows[] = {
        {AllocationRule::German, 2000, "20.00 0.00 0.00 0.00"},
        {AllocationRule::German, 3623, "30.90 5.33 0.00 0.00"},
        {AllocationRule::German, 10000, "30.90 5.33 63.77 0.00"},
        {AllocationRule::GermanCredit, 10000, "30.90 0.00 69.10 0.00"},
        {AllocationRule::GermanCredit, 28400, "30.90 3.10 250.00 0.00"},
        {AllocationRule::German, 30000, "30.90 5.33 250.00 13.77"},
        {AllocationRule::Austrian, 10000, "30.90 5.33 63.77 0.00"},
        {AllocationRule::Belgian, 10000, "30.90 5.33 63.77 0.00"},
        {AllocationRule::Dutch, 10000, "30.90 5.33 63.77 0.00"},
    };
    for (const auto& row : rows) {
        CAPTURE(allocation_code(row.rule));
        CAPTURE(row.minor);
        CHECK(used(row.rule, row.minor) == row.used);
    }
}

TEST_CASE("what the payer names is paid first, in the order named") {
    CHECK(used(AllocationRule::German, 10000, {"item-1"}) == "0.00 0.00 100.00 0.00");
    CHECK(used(AllocationRule::German, 1000, {"interest-1", "item-1"}) == "0.00 5.33 4.67 0.00");
    CHECK(used(AllocationRule::German, 26000, {"item-1"}) == "10.00 0.00 250.00 0.00");
    CHECK(used(AllocationRule::German, 1000, {"item-9"}) == "10.00 0.00 0.00 0.00");
}

TEST_CASE("the rule follows the seller's country, German when there is none of its own") {
    const struct {
        const char* country;
        const char* rule;
    } rows[] = {{"DE", "german"}, {"AT", "austrian"}, {"BE", "belgian"}, {"NL", "dutch"}, {"FR", "german"}, {"", "german"}};
    for (const auto& row : rows)
        CHECK(allocation_code(allocation_rule(invoice_of(1, row.country))) == row.rule);
    for (const char* code : {"german", "german_credit", "austrian", "belgian", "dutch"})
        CHECK(allocation_code(parse_allocation(code).value_or(AllocationRule::German)) == code);
    CHECK(!parse_allocation("roman"));
}
