#include "shared/domain/journal/open_claim.hpp"

#include "tests/shared/domain/journal/book.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

Book raised() {
    Book book;
    book.tell(RaiseClaim{sample_invoice()});
    return book;
}

} // namespace

TEST_CASE("a claim is looked for while something is open, by its references, number, customer and what is due") {
    Book book = raised();
    const auto claim = open_claim(ClaimId{7}, book.state, book.today);
    REQUIRE(claim);
    CHECK(claim->id == ClaimId{7});
    CHECK(claim->references.front() == claim_reference(ClaimId{7}, book.state.invoice));
    CHECK(claim->invoice_number == book.state.invoice.number);
    CHECK(claim->customer == customer_key(book.state.invoice));
    CHECK(claim->customer_name == book.state.invoice.buyer.name);
    CHECK(claim->open == open(book.state));
    CHECK(claim->instalments.empty());
    CHECK_FALSE(claim->is_reported_paid);
    book.pay(open(book.state).minor);
    CHECK_FALSE(open_claim(ClaimId{7}, book.state, book.today));
    CHECK_FALSE(open_claim(ClaimId{7}, State{}, book.today));
}

TEST_CASE("the lines of a plan come with what is left of each") {
    Book book = raised();
    book.plan(4, add_days(book.today, 10));
    book.pay(1'000);
    const auto claim = open_claim(ClaimId{7}, book.state, book.today);
    REQUIRE(claim);
    std::int64_t sum = 0;
    for (const Money& part : claim->instalments)
        sum += part.minor;
    CHECK(claim->instalments.size() == 4);
    CHECK(sum == claim->open.minor);
    CHECK(claim->instalments[0].minor == claim->instalments[1].minor - 1'000);
}

TEST_CASE("a customer who says that it was paid is believed as far as a match goes") {
    Book book = raised();
    book.tell(RequestContact{{ContactSubject::AlreadyPaid, "paid in March", "", "a@b.example"}});
    CHECK(open_claim(ClaimId{7}, book.state, book.today)->is_reported_paid);
}

TEST_CASE("two customers of one name are told apart by their postcode, and by a number of theirs alone") {
    Invoice a = sample_invoice();
    a.buyer = {};
    a.buyer.name = "Thomas Müller";
    a.buyer.address.postcode = "20095";
    Invoice b = a;
    CHECK(customer_key(a) == customer_key(b));
    b.buyer.address.postcode = "10115";
    CHECK(customer_key(a) != customer_key(b));
    a.buyer.vat_id = b.buyer.vat_id = "DE123456789";
    CHECK(customer_key(a) == customer_key(b));
    b.seller.vat_id += "1";
    CHECK(customer_key(a) != customer_key(b));
}
