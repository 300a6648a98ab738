#include "shared/domain/ledger/item_shares.hpp"

#include "tests/shared/domain/claims/sample_invoice.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;

namespace {

InvoiceLine line(std::int64_t net_minor, int percent) {
    InvoiceLine line;
    line.net = cents(net_minor);
    line.tax_category = "S";
    line.tax_percent = {percent, 0};
    return line;
}

Invoice invoice_of(std::vector<InvoiceLine> lines, std::vector<TaxShare> taxes, std::int64_t due_minor) {
    Invoice invoice;
    invoice.lines = std::move(lines);
    invoice.taxes = std::move(taxes);
    invoice.totals.due = cents(due_minor);
    return invoice;
}

// "71.45 = net 100.00, adjustment -10.00; 28.55 = net 35.00"
std::string shown(const Invoice& invoice) {
    std::string out;
    const auto shares = item_shares(invoice);
    for (std::size_t at = 0; at < invoice.lines.size(); ++at) {
        std::int64_t sum = 0;
        std::string parts;
        for (const ItemShare& share : shares)
            if (share.line == static_cast<int>(at)) {
                sum += share.minor;
                parts += (parts.empty() ? " = " : ", ") + std::string(entry_code(share.kind)) + " " + plain(cents(share.minor));
            }
        out += (at == 0 ? "" : "; ") + plain(cents(sum)) + parts;
    }
    return out;
}

} // namespace

TEST_CASE("a whole is apportioned without losing a cent") {
    const struct {
        std::int64_t whole;
        std::vector<std::int64_t> weights;
        std::vector<std::int64_t> parts;
    } rows[] = {
        {100, {1, 1, 1}, {34, 33, 33}},   {-100, {1, 1, 1}, {-34, -33, -33}}, {1, {1, 2}, {0, 1}},
        {3, {0, 1, 1}, {0, 2, 1}},        {5, {0, 0}, {3, 2}},                {0, {7}, {0}},
        {7, {}, {}},                      {10, {5, 5}, {5, 5}},               {9, {5, 5}, {5, 4}},
        {money_minor_max, {money_minor_max, money_minor_max}, {money_minor_max / 2, money_minor_max / 2}},
    };
    for (const auto& row : rows) {
        CAPTURE(row.whole);
        CHECK(apportion(row.whole, row.weights) == row.parts);
    }
}

TEST_CASE("an item is its line with its shares of what the document adds and takes off") {
    CHECK(shown(sample_invoice()) == "71.45 = net 100.00, adjustment -10.00, tax 17.10, rounding 0.07, prepaid -35.72; "
                                     "28.55 = net 35.00, adjustment 5.00, tax 2.80, rounding 0.03, prepaid -14.28");
}

TEST_CASE("items add up to the amount due, whatever the invoice looks like") {
    Invoice large_prepaid = sample_invoice();
    large_prepaid.totals.prepaid = cents(20000);
    large_prepaid.totals.due = cents(-5000);
    Invoice credit = sample_invoice();
    credit.kind = InvoiceKind::CreditNote;
    Invoice none = sample_invoice();
    none.lines.clear();
    const struct {
        const char* what;
        Invoice invoice;
        const char* items;
    } rows[] = {
        {"a cent of tax for two lines", invoice_of({line(3, 19), line(3, 19)}, {{cents(6), cents(1), "S", {19, 0}, ""}}, 7),
         "0.04 = net 0.03, tax 0.01; 0.03 = net 0.03"},
        {"tax of a rate that no line has", invoice_of({line(100, 19), line(300, 19)}, {{cents(400), cents(28), "S", {7, 0}, ""}}, 428),
         "1.07 = net 1.00, tax 0.07; 3.21 = net 3.00, tax 0.21"},
        {"a line below zero is taken off the others", invoice_of({line(1000, 0), line(-300, 0), line(500, 0)}, {}, 1200),
         "8.00 = net 10.00, offset -2.00; 0.00 = net -3.00, offset 3.00; 4.00 = net 5.00, offset -1.00"},
        {"more prepaid than asked for", large_prepaid,
         "0.00 = net 100.00, adjustment -10.00, tax 17.10, rounding 0.07, prepaid -107.17; "
         "0.00 = net 35.00, adjustment 5.00, tax 2.80, rounding 0.03, prepaid -42.83"},
        {"sums that do not agree", invoice_of({line(100, 0), line(100, 0)}, {}, 203),
         "1.02 = net 1.00, rounding 0.02; 1.01 = net 1.00, rounding 0.01"},
        {"lines for nothing", invoice_of({line(0, 0), line(0, 0)}, {}, 3), "0.02 = rounding 0.02; 0.01 = rounding 0.01"},
        {"a credit note", credit, "0.00; 0.00"},
        {"no lines", none, ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(shown(row.invoice) == row.items);
    }
}
