#include "shared/domain/claims/normal_invoice.hpp"
#include "tests/shared/domain/claims/sample_invoice.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("an invoice in order is its own normal form") {
    CHECK(normalised(sample_invoice()) == sample_invoice());
}

TEST_CASE("the same invoice with other white space is the same invoice") {
    Invoice loose = sample_invoice();
    loose.number = " 2026-000123\n";
    loose.terms = "  Zahlbar innerhalb  von 14 Tagen\tohne Abzug. \r\n";
    loose.seller.name = "Kulanz  Test\nGmbH";
    loose.seller.vat_id = "DE 123 456 789";
    loose.seller.address.street = " Hauptstr.  1";
    loose.buyer.address.country = " DE";
    loose.means[0].iban = "de89 3704 0044 0532 0130 00";
    loose.lines[0].name = "Strom ";
    loose.lines[1].unit = " H87";
    loose.lines[1].adjustments[0].reason = " Rabatt";
    loose.adjustments[0].tax_category = "S ";
    loose.taxes[0].category = " S";
    CHECK(loose != sample_invoice());
    CHECK(normalised(loose) == sample_invoice());
}

TEST_CASE("lines of a note are kept, and another word is another invoice") {
    Invoice invoice = sample_invoice();
    invoice.note = "first\r\n\r\n\r\nsecond ";
    CHECK(normalised(invoice).note == "first\n\nsecond");
    invoice.buyer.name = "AlexMuster";
    CHECK(normalised(invoice).buyer.name != sample_invoice().buyer.name);
}
