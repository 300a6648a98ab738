#include "native/server/bank_returns.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

BankRecord record_of(std::string name, std::string iban, std::string text, std::string id = "", std::vector<std::string> references = {}) {
    BankRecord record;
    record.payment = {{4'990}, std::move(name), std::move(iban), "", std::move(references), std::move(text), std::move(id)};
    return record;
}

} // namespace

TEST_CASE("of payments of one amount the one that is named best is taken back, and none when two are") {
    const BankRecord payments[] = {
        record_of("Jonas Test", "DE1", "RE-1", "E1", {"RF1"}),
        record_of("Jonas Test", "DE1", "RE-2", "E2"),
        record_of("Eva Muster", "DE2", "RE-3", "E3"),
    };
    const struct {
        const char* what;
        BankRecord back;
        int found; // -1: none
    } rows[] = {
        {"its own id", record_of("", "", "", "E2"), 1},
        {"its reference", record_of("", "", "", "", {"RF1"}), 0},
        {"account and text", record_of("", "DE1", "RE-2"), 1},
        {"the account alone, which paid once", record_of("", "DE2", "returned"), 2},
        {"the account alone, which paid twice", record_of("", "DE1", "returned"), -1},
        {"name and text", record_of("MUSTER EVA", "", "RE-3"), 2},
        {"the name alone", record_of("Eva Muster", "", ""), -1},
        {"nothing", record_of("", "", ""), -1},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        const BankRecord* found = payment_taken_back(row.back, payments);
        CHECK((found == nullptr ? -1 : static_cast<int>(found - payments)) == row.found);
    }
}

TEST_CASE("the journal is told how a payment went back, and the bank's reason") {
    const struct {
        const char* reason;
        ReversalKind kind;
    } rows[] = {{"", ReversalKind::Reversed}, {"AC04", ReversalKind::Returned}, {"RETURN", ReversalKind::Returned}, {"MD06", ReversalKind::ChargedBack}};
    for (const auto& row : rows) {
        BankRecord record;
        record.booked_on = Date{20'500};
        record.return_reason = row.reason;
        const ReversePayment reversal = reversal_of(record, 3);
        CHECK(reversal.kind == row.kind);
        CHECK(reversal.reason == row.reason);
        CHECK(reversal.posting == 3);
        CHECK(reversal.booked_on == Date{20'500});
    }
}

TEST_CASE("of money that went out only the sum is kept; of a return all that names the payments in it") {
    BankEntry entry;
    entry.amount = {10'000};
    entry.direction = Direction::Debit;
    BankPayment payment;
    payment.amount = Money{5'000};
    payment.name = "An Employee";
    payment.text = "Gehalt";
    entry.payments = {payment, payment};
    const std::vector<BankRecord> salary = money_back({}, "b1", entry);
    REQUIRE(salary.size() == 1);
    CHECK(salary[0].state == BankState::Noted);
    CHECK(salary[0].payment == IncomingPayment{{10'000}, "", "", "", {}, "", ""});

    entry.payments[0].return_reason = "AC04";
    const std::vector<BankRecord> returned = money_back({}, "b1", entry);
    REQUIRE(returned.size() == 2);
    CHECK(returned[0].state == BankState::Waiting);
    CHECK(returned[1].key == "b1/1");
    CHECK(returned[0].payment.amount == Money{5'000});
    CHECK(returned[0].payment.payer_name == "An Employee");
}
