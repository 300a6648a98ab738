#include "shared/domain/journal/paper.hpp"
#include "tests/shared/domain/journal/book.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("a receipt says what the payment was, also when more is open") {
    Book book = raised_book();
    book.pay(2'500);
    CHECK(receipt_of(book.state, 0) == Paper{PaperKind::Receipt, 0, cents(2'500), book.today, false});
    CHECK_FALSE(receipt_of(book.state, 1));
    CHECK_FALSE(receipt_of(book.state, -1));
    CHECK_FALSE(settlement_of(book.state));
}

TEST_CASE("a receipt is void when its payment went back, and another one stays as it was") {
    Book book = raised_book();
    book.pay(2'500);
    book.pay(1'000);
    const auto other = receipt_of(book.state, 1);
    book.bounce(0);
    CHECK(receipt_of(book.state, 0)->is_void);
    CHECK(receipt_of(book.state, 1) == other);
}

TEST_CASE("a settlement letter says since when nothing is open, and how much was paid") {
    Book book = raised_book();
    book.pay(4'000);
    book.today = add_days(book.today, 3);
    book.pay(6'000);
    const auto letter = settlement_of(book.state);
    REQUIRE(letter);
    CHECK(*letter == Paper{PaperKind::Settlement, book.state.version, cents(10'000), book.today, false});
    CHECK(paper_of(book.state, PaperKind::Settlement, letter->number) == letter);
}

TEST_CASE("a letter keeps what it said while things go on, and is void when something is open again") {
    Book book = raised_book();
    book.pay(10'000);
    const Paper letter = *settlement_of(book.state);
    book.today = add_days(book.today, 5);
    book.tell(RequestContact{{ContactSubject::Other, "Danke", "", "alex@example.com"}});
    CHECK(settlement_of(book.state) == letter);
    book.bounce(0);
    CHECK_FALSE(settlement_of(book.state));
    Paper voided = letter;
    voided.is_void = true;
    CHECK(paper_of(book.state, PaperKind::Settlement, letter.number) == voided);
    book.pay(10'000);
    CHECK(settlement_of(book.state)->number > letter.number);
    CHECK(paper_of(book.state, PaperKind::Settlement, letter.number) == letter);
}

TEST_CASE("only the movement that ended it names a letter") {
    Book book = raised_book();
    book.pay(4'000);
    book.pay(6'000);
    const std::int64_t number = settlement_of(book.state)->number;
    for (const std::int64_t other : {std::int64_t{0}, number - 1, number + 1, std::int64_t{8'388'607}})
        CHECK_FALSE(paper_of(book.state, PaperKind::Settlement, other));
    CHECK_FALSE(paper_of(book.state, PaperKind::Receipt, 8'388'607));
}

TEST_CASE("there is a letter when the merchant has let go of the rest, and when too much was paid") {
    Book waived = raised_book();
    waived.pay(4'000);
    waived.tell(Waive{cents(6'000), waived.today, "Kulanz", {}});
    CHECK(settlement_of(waived.state)->amount == cents(4'000));
    Book overpaid = raised_book();
    overpaid.pay(12'000);
    CHECK(settlement_of(overpaid.state)->amount == cents(12'000));
}

TEST_CASE("kinds of paper have codes") {
    for (const PaperKind kind : {PaperKind::Receipt, PaperKind::Settlement})
        CHECK(parse_paper_kind(paper_code_of(kind)) == kind);
    CHECK_FALSE(parse_paper_kind("invoice"));
}
