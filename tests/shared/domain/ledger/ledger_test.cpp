#include "tests/shared/domain/journal/book.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

Date day(const char* text) {
    return parse_date(text).value_or(Date{});
}

// "item-1 71.45/71.45, item-2 28.55/28.55, credit 0.00": outstanding of value.
std::string shown(const Ledger& ledger) {
    std::string out;
    for (const Position& position : ledger.positions)
        out += position.key + " " + plain(cents(position.outstanding_minor)) + "/" + plain(cents(position.value_minor)) +
               (position.is_held ? " held, " : ", ");
    return out + "credit " + plain(cents(ledger.credit_minor()));
}

std::string shown(const Book& book) {
    return shown(book.state.ledger);
}

std::string explained(const Book& book, const char* key) {
    std::string out;
    for (const Explained& line : explain(book.state.ledger, key))
        out += iso(line.on) + " " + std::string(entry_code(line.kind)) + " " + plain(cents(line.minor)) + " -> " +
               plain(cents(line.outstanding_minor)) + " (" + std::to_string(line.version) + ")\n";
    return out;
}

std::string cost(Book& book, std::int64_t minor) {
    return book.tell(Charge{PositionKind::Cost, cents(minor), book.today, "Mahnung"});
}

} // namespace

TEST_CASE("a claim is its items, which add up to what is due") {
    CHECK(shown(raised_book()) == "item-1 71.45/71.45, item-2 28.55/28.55, credit 0.00");
}

TEST_CASE("items that rank alike are paid in proportion to what is outstanding") {
    Book book = raised_book();
    book.pay(5000);
    CHECK(shown(book) == "item-1 35.72/71.45, item-2 14.28/28.55, credit 0.00");
}

TEST_CASE("a customer pays what he has chosen, and a returned payment gives back exactly that") {
    Book book = raised_book();
    book.tell(PostPayment{cents(3000), book.today, "", {"item-2"}});
    CHECK(shown(book) == "item-1 70.00/71.45, item-2 0.00/28.55, credit 0.00");
    book.pay(5000);
    book.bounce(0);
    CHECK(shown(book) == "item-1 21.45/71.45, item-2 28.55/28.55, credit 0.00");
}

TEST_CASE("what is paid too much is the payer's credit, and is used when something else is open") {
    Book book = raised_book();
    book.pay(12000);
    CHECK(shown(book) == "item-1 0.00/71.45, item-2 0.00/28.55, credit 20.00");
    CHECK(cost(book, 500) == "open -15.00, next 0.00, overpaid");
    CHECK(shown(book) == "item-1 0.00/71.45, item-2 0.00/28.55, cost-1 0.00/5.00, credit 15.00");
    CHECK(book.tell(Refund{cents(1500), book.today, ""}) == "open 0.00, next 0.00, settled");
    CHECK(plain(paid(book.state)) == "105.00");
}

TEST_CASE("a refund whose payment bounces afterwards is asked back as a position of its own") {
    Book book = raised_book();
    book.pay(12000);
    book.tell(Refund{cents(2000), book.today, ""});
    CHECK(book.bounce(0) == "open 120.00, next 120.00, open");
    CHECK(shown(book) == "item-1 71.45/71.45, item-2 28.55/28.55, repayment-1 20.00/20.00, credit 0.00");
}

TEST_CASE("when one of two payments bounces, the other's credit takes its place") {
    Book book = raised_book();
    book.pay(10000);
    book.pay(10000);
    CHECK(book.bounce(0) == "open 0.00, next 0.00, settled");
    CHECK(book.bounce(1) == "open 100.00, next 100.00, open");
    CHECK(shown(book) == "item-1 71.45/71.45, item-2 28.55/28.55, credit 0.00");
}

TEST_CASE("a credit note for an item that is paid frees the money for the others") {
    Book book = raised_book();
    book.tell(PostPayment{cents(2855), book.today, "", {"item-2"}});
    CHECK(book.tell(TakeCredit{cents(2855), "G-1", book.today, "item-2"}) == "open 42.90, next 42.90, open");
    CHECK(shown(book) == "item-1 42.90/71.45, item-2 0.00/28.55, credit 0.00");
    CHECK(explained(book, "item-2") == "2026-11-02 net 35.00 -> 35.00 (1)\n"
                                       "2026-11-02 adjustment 5.00 -> 40.00 (1)\n"
                                       "2026-11-02 tax 2.80 -> 42.80 (1)\n"
                                       "2026-11-02 rounding 0.03 -> 42.83 (1)\n"
                                       "2026-11-02 prepaid -14.28 -> 28.55 (1)\n"
                                       "2026-11-10 paid -28.55 -> 0.00 (2)\n"
                                       "2026-11-10 freed 28.55 -> 28.55 (3)\n"
                                       "2026-11-10 credited -28.55 -> 0.00 (3)\n");
    CHECK(explained(book, "nothing") == "");
    // Bouncing now, it gives back what it was used for in the end.
    CHECK(book.bounce(0) == "open 71.45, next 71.45, open");
}

TEST_CASE("a credit note for the whole is taken off items first, a waiver off costs") {
    Book credited = raised_book();
    cost(credited, 500);
    credited.tell(TakeCredit{cents(10100), "G-1", credited.today, ""});
    CHECK(shown(credited) == "item-1 0.00/71.45, item-2 0.00/28.55, cost-1 4.00/5.00, credit 0.00");
    Book waived = raised_book();
    cost(waived, 500);
    CHECK(waived.tell(Waive{cents(600), waived.today, "", ""}) == "open 99.00, next 99.00, open");
    CHECK(shown(waived) == "item-1 70.74/71.45, item-2 28.26/28.55, cost-1 0.00/5.00, credit 0.00");
    CHECK(waived.tell(Waive{cents(2826), waived.today, "", "item-2"}) == "open 70.74, next 70.74, open");
}

TEST_CASE("a dispute holds exactly its positions: payments go elsewhere first") {
    Book book = raised_book();
    CHECK(book.tell(OpenDispute{{{"item-1"}, DisputeReason::Faulty}}) == "open 100.00, next 28.55, partly_disputed");
    book.pay(3000);
    CHECK(shown(book) == "item-1 70.00/71.45 held, item-2 0.00/28.55, credit 0.00");
    CHECK(book.summary() == "open 70.00, next 0.00, disputed");
    CHECK(book.tell(ResolveDispute{0, DisputeOutcome::Rejected, "Geprüft."}) == "open 70.00, next 70.00, open");
}

TEST_CASE("a credit note has no positions: all of it is the payer's credit") {
    Invoice invoice = sample_invoice();
    invoice.kind = InvoiceKind::CreditNote;
    Book book;
    book.tell(RaiseClaim{invoice});
    CHECK(shown(book) == "credit 100.00");
    CHECK(book.tell(Refund{cents(4000), book.today, ""}) == "open -60.00, next 0.00, credit");
}

TEST_CASE("the ledger of any day is what counted on that day, and that of any version what was known then") {
    Book book = raised_book();
    book.today = day("2026-11-20");
    book.tell(Charge{PositionKind::Cost, cents(500), day("2026-11-18"), "Mahnung"}); // version 2
    book.tell(PostPayment{cents(10500), day("2026-11-17"), "", {}});                 // 3, booked before the charge
    book.today = day("2026-11-25");
    book.tell(ReversePayment{0, day("2026-11-24"), "MD06", ReversalKind::Returned}); // 4
    const struct {
        const char* day;
        const char* ledger;
    } days[] = {
        {"2026-11-01", "credit 0.00"},
        {"2026-11-02", "item-1 71.45/71.45, item-2 28.55/28.55, credit 0.00"},
        {"2026-11-17", "item-1 0.00/71.45, item-2 0.00/28.55, credit 5.00"},
        {"2026-11-18", "item-1 0.00/71.45, item-2 0.00/28.55, cost-1 0.00/5.00, credit 0.00"},
        {"2026-11-24", "item-1 71.45/71.45, item-2 28.55/28.55, cost-1 5.00/5.00, credit 0.00"},
    };
    for (const auto& row : days) {
        CAPTURE(row.day);
        CHECK(shown(balance(book.state, day(row.day))) == row.ledger);
    }
    CHECK(shown(balance_of_version(book.state, 2)) == "item-1 71.45/71.45, item-2 28.55/28.55, cost-1 5.00/5.00, credit 0.00");
    CHECK(balance_of_version(book.state, 4) == book.state.ledger);
}

TEST_CASE("codes come back as what they stand for") {
    for (int number = 0; number < movement_kinds_count; ++number)
        CHECK(parse_movement(movement_code(static_cast<MovementKind>(number))) == static_cast<MovementKind>(number));
    for (const ReversalKind kind : {ReversalKind::Reversed, ReversalKind::Returned, ReversalKind::ChargedBack})
        CHECK(parse_reversal(reversal_code(kind)) == kind);
    for (const PositionKind kind : {PositionKind::Item, PositionKind::Cost, PositionKind::Interest, PositionKind::Repayment})
        CHECK(parse_position_kind(position_code(kind)) == kind);
    CHECK(!parse_movement("moved"));
    CHECK(!parse_reversal(""));
    CHECK(!parse_position_kind("fun"));
    CHECK(entry_code(EntryKind::CreditUsed) == "credit_used");
}
