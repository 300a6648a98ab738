// A valid invoice with something in every group that a rule looks at; EUR 100.00 are due on 2026-11-16. Tests change one
// thing of it.
#pragma once

#include "shared/domain/claims/invoice.hpp"

namespace kz {

static inline Money cents(std::int64_t minor) {
    return Money{minor, eur};
}

inline Invoice sample_invoice() {
    Invoice invoice;
    invoice.number = "2026-000123";
    invoice.issued_on = *make_date(2026, 11, 2);
    invoice.type_code = "380";
    invoice.due_on = make_date(2026, 11, 16);
    invoice.terms = "Zahlbar innerhalb von 14 Tagen ohne Abzug.";
    invoice.buyer_reference = "04011000-12345-34";
    invoice.seller.name = "Kulanz Test GmbH";
    invoice.seller.vat_id = "DE123456789";
    invoice.seller.address = {"Hauptstr. 1", "", "Berlin", "10115", "", "DE"};
    invoice.buyer.name = "Alex Muster";
    invoice.buyer.address = {"Nebenstr. 2", "", "Leipzig", "04109", "", "DE"};
    invoice.means = {{"58", "DE89370400440532013000", "Kulanz Test GmbH", ""}};

    InvoiceLine electricity;
    electricity.id = "1";
    electricity.name = "Strom";
    electricity.quantity = {2, 0};
    electricity.unit = "H87";
    electricity.price = {50, 0};
    electricity.net = cents(10000);
    electricity.tax_category = "S";
    electricity.tax_percent = {19, 0};

    InvoiceLine book;
    book.id = "2";
    book.name = "Buch";
    book.quantity = {3, 0};
    book.unit = "H87";
    book.price = {125, 1};
    book.adjustments = {{AdjustmentKind::Allowance, cents(250), "Rabatt", "", {}}};
    book.net = cents(3500);
    book.tax_category = "S";
    book.tax_percent = {7, 0};

    invoice.lines = {electricity, book};
    invoice.adjustments = {{AdjustmentKind::Allowance, cents(1000), "Treue", "S", {19, 0}},
                           {AdjustmentKind::Charge, cents(500), "Versand", "S", {7, 0}}};
    invoice.taxes = {{cents(9000), cents(1710), "S", {19, 0}, ""}, {cents(4000), cents(280), "S", {7, 0}, ""}};
    invoice.totals.lines = cents(13500);
    invoice.totals.allowances = cents(1000);
    invoice.totals.charges = cents(500);
    invoice.totals.net = cents(13000);
    invoice.totals.tax = cents(1990);
    invoice.totals.gross = cents(14990);
    invoice.totals.prepaid = cents(5000);
    invoice.totals.rounding = cents(10);
    invoice.totals.due = cents(10000);
    return invoice;
}

} // namespace kz
