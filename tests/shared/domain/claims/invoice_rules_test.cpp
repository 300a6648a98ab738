#include "shared/domain/claims/invoice_rules.hpp"
#include "tests/shared/domain/claims/sample_invoice.hpp"

#include <doctest/doctest.h>
#include <span>
#include <string>

using namespace kz;

namespace {

const Currency chf = parse_currency("CHF").value_or(eur);

// "BR-CO-10 at BT-106: expected 135.00, found 135.01", or "in order".
std::string outcome(const Invoice& invoice) {
    const auto checked = check(invoice);
    if (checked)
        return "in order";
    const InvoiceFault& fault = checked.error();
    return std::string(rule_code(fault.rule)) + " at " + fault.element +
           (fault.detail.empty() ? "" : ": " + fault.detail);
}

struct Row {
    const char* what;
    void (*change)(Invoice&);
    const char* outcome;
};

void check_rows(std::span<const Row> rows) {
    for (const Row& row : rows) {
        CAPTURE(row.what);
        Invoice invoice = sample_invoice();
        row.change(invoice);
        CHECK(outcome(invoice) == row.outcome);
    }
}

// Moves a total and all that are made of it, so that only the sum before it is wrong.
void raise_from_net(Totals& totals) {
    totals.net.minor += 1;
    totals.gross.minor += 1;
    totals.due.minor += 1;
}

} // namespace

TEST_CASE("the sample invoice is in order") {
    CHECK(outcome(sample_invoice()) == "in order");
}

TEST_CASE("an invoice that breaks one rule is refused by that rule") {
    const Row rows[] = {
        {"no number", [](Invoice& i) { i.number = " "; }, "BR-02 at BT-1"},
        {"no seller", [](Invoice& i) { i.seller.name = ""; }, "BR-06 at BT-27"},
        {"no buyer", [](Invoice& i) { i.buyer.name = "\n"; }, "BR-07 at BT-44"},
        {"no lines",
         [](Invoice& i) {
             i.lines.clear();
             i.adjustments.clear();
             i.taxes.clear();
             i.totals = Totals{};
         },
         "BR-16 at BG-25"},
        {"a line without id", [](Invoice& i) { i.lines[1].id = ""; }, "BR-21 at BT-126 of line 2"},
        {"a line without name", [](Invoice& i) { i.lines[0].name = ""; }, "BR-25 at BT-153 of line 1"},
        {"the first line without id", [](Invoice& i) { i.lines[0].id = " "; }, "BR-21 at BT-126 of line 1"},
        {"the last line without name", [](Invoice& i) { i.lines[1].name = " "; }, "BR-25 at BT-153 of line 2"},
        {"a line too many",
         [](Invoice& i) {
             InvoiceLine free = i.lines[0];
             free.net = cents(0);
             i.lines.resize(static_cast<std::size_t>(invoice_lines_max) + 1, free);
         },
         "KZ-01 at BG-25: 2000"},
        {"a long number", [](Invoice& i) { i.number = std::string(513, 'x'); }, "KZ-02 at BT-1: 512"},
        {"an amount in another currency", [](Invoice& i) { i.totals.rounding.currency = chf; },
         "KZ-03 at BT-114: expected EUR, found CHF"},
        {"sum of lines", [](Invoice& i) { i.lines[0].net.minor += 1; },
         "BR-CO-10 at BT-106: expected 135.01, found 135.00"},
        {"sum of allowances", [](Invoice& i) { i.adjustments[0].amount.minor -= 1; },
         "BR-CO-11 at BT-107: expected 9.99, found 10.00"},
        {"sum of charges", [](Invoice& i) { i.adjustments[1].amount.minor += 100; },
         "BR-CO-12 at BT-108: expected 6.00, found 5.00"},
        {"net", [](Invoice& i) { raise_from_net(i.totals); }, "BR-CO-13 at BT-109: expected 130.00, found 130.01"},
        {"sum of taxes",
         [](Invoice& i) {
             i.totals.tax.minor += 1;
             i.totals.gross.minor += 1;
             i.totals.due.minor += 1;
         },
         "BR-CO-14 at BT-110: expected 19.90, found 19.91"},
        {"gross",
         [](Invoice& i) {
             i.totals.gross.minor -= 1;
             i.totals.due.minor -= 1;
         },
         "BR-CO-15 at BT-112: expected 149.90, found 149.89"},
        {"due", [](Invoice& i) { i.totals.due.minor += 1; }, "BR-CO-16 at BT-115: expected 100.00, found 100.01"},
        {"tax of its base", [](Invoice& i) { i.taxes[1].base.minor += 5000; },
         "BR-CO-17 at BT-117 of tax 2: expected 6.30, found 2.80"},
        {"tax rounded line by line", [](Invoice& i) { i.taxes[1].base.minor += 1000; }, "in order"},
        {"account of another means", [](Invoice& i) { i.means[0] = {"31", "DE89370400440532013001", "", ""}; }, "in order"},
        {"account", [](Invoice& i) { i.means[0].iban = "DE89370400440532013001"; }, "KZ-04 at BT-84 of means 1"},
    };
    check_rows(rows);
}

TEST_CASE("the first rule that fails is the answer") {
    const Row rows[] = {
        {"everything is missing", [](Invoice& i) { i = Invoice{}; }, "BR-02 at BT-1"},
        {"all ids come before all names",
         [](Invoice& i) {
             i.lines[0].name = "";
             i.lines[1].id = "";
         },
         "BR-21 at BT-126 of line 2"},
        {"length before sums",
         [](Invoice& i) {
             i.totals.lines.minor += 1;
             i.note = std::string(8193, 'x');
         },
         "KZ-02 at BT-22: 8192"},
        {"sums before accounts",
         [](Invoice& i) {
             i.means[0].iban = "DE89370400440532013001";
             i.totals.due.minor += 1;
         },
         "BR-CO-16 at BT-115: expected 100.00, found 100.01"},
    };
    check_rows(rows);
}

TEST_CASE("every text has a limit") {
    const Row rows[] = {
        {"names up to 512 bytes are fine", [](Invoice& i) { i.seller.name = std::string(512, 'x'); }, "in order"},
        {"texts up to 8192 bytes are fine", [](Invoice& i) { i.lines[0].description = std::string(8192, 'x'); },
         "in order"},
        {"terms", [](Invoice& i) { i.terms = std::string(8193, 'x'); }, "KZ-02 at BT-20: 8192"},
        {"seller", [](Invoice& i) { i.seller.address.city = std::string(513, 'x'); }, "KZ-02 at BT-37: 512"},
        {"buyer", [](Invoice& i) { i.buyer.email = std::string(513, 'x'); }, "KZ-02 at BT-58: 512"},
        {"payee",
         [](Invoice& i) {
             i.payee = Party{};
             i.payee->name = std::string(513, 'x');
         },
         "KZ-02 at BT-59: 512"},
        {"account name", [](Invoice& i) { i.means[0].account_name = std::string(513, 'x'); },
         "KZ-02 at BT-85 of means 1: 512"},
        {"line name", [](Invoice& i) { i.lines[1].name = std::string(513, 'x'); }, "KZ-02 at BT-153 of line 2: 512"},
        {"line note", [](Invoice& i) { i.lines[1].note = std::string(8193, 'x'); }, "KZ-02 at BT-127 of line 2: 8192"},
        {"reason on a line", [](Invoice& i) { i.lines[1].adjustments[0].reason = std::string(513, 'x'); },
         "KZ-02 at BT-139 of line 2: 512"},
        {"reason of a charge", [](Invoice& i) { i.adjustments[1].reason = std::string(513, 'x'); },
         "KZ-02 at BT-104 of adjustment 2: 512"},
        {"exemption", [](Invoice& i) { i.taxes[0].exemption = std::string(8193, 'x'); },
         "KZ-02 at BT-120 of tax 1: 8192"},
    };
    check_rows(rows);
}

TEST_CASE("every amount is in the currency of the invoice") {
    const Row rows[] = {
        {"line", [](Invoice& i) { i.lines[1].net.currency = chf; }, "KZ-03 at BT-131 of line 2: expected EUR, found CHF"},
        {"on a line", [](Invoice& i) { i.lines[1].adjustments[0].amount.currency = chf; },
         "KZ-03 at BT-136 of line 2: expected EUR, found CHF"},
        {"on the document", [](Invoice& i) { i.adjustments[1].amount.currency = chf; },
         "KZ-03 at BT-99 of adjustment 2: expected EUR, found CHF"},
        {"tax", [](Invoice& i) { i.taxes[0].tax.currency = chf; },
         "KZ-03 at BT-117 of tax 1: expected EUR, found CHF"},
        {"the invoice itself", [](Invoice& i) { i.currency = chf; },
         "KZ-03 at BT-131 of line 1: expected CHF, found EUR"},
    };
    check_rows(rows);
}

TEST_CASE("a sum that is too large is a wrong sum") {
    const Row rows[] = {
        {"lines", [](Invoice& i) { i.lines[0].net = i.lines[1].net = cents(money_minor_max); },
         "BR-CO-10 at BT-106: the sum is too large, found 135.00"},
        {"beyond 64 bits", [](Invoice& i) { i.lines[0].net = i.lines[1].net = cents(INT64_MAX); },
         "BR-CO-10 at BT-106: the sum is too large, found 135.00"},
        {"tax", [](Invoice& i) { i.taxes[0].percent = Decimal{INT64_MAX, 0}; },
         "BR-CO-17 at BT-117 of tax 1: the sum is too large, found 17.10"},
    };
    check_rows(rows);
}

TEST_CASE("what is no IBAN by its form is another account number, and not checked") {
    const Row rows[] = {
        {"national", [](Invoice& i) { i.means[0].iban = "12345678"; }, "in order"},
        {"none", [](Invoice& i) { i.means[0].iban = ""; }, "in order"},
        {"no means at all", [](Invoice& i) { i.means.clear(); }, "in order"},
        {"lower case and spaces", [](Invoice& i) { i.means[0].iban = "de89 3704 0044 0532 0130 00"; }, "in order"},
        {"an unknown country", [](Invoice& i) { i.means[0].iban = "QQ89370400440532013000"; },
         "KZ-04 at BT-84 of means 1"},
        {"letters, then other letters", [](Invoice& i) { i.means[0].iban = "KONTO 12345678"; }, "in order"},
        {"check digits from 00", [](Invoice& i) { i.means[0].iban = "AA00"; }, "in order"},
        {"and anything after them", [](Invoice& i) { i.means[0].iban = "AA001"; }, "KZ-04 at BT-84 of means 1"},
        {"to 99", [](Invoice& i) { i.means[0].iban = "ZZ991"; }, "KZ-04 at BT-84 of means 1"},
        {"the second means",
         [](Invoice& i) { i.means.push_back({"58", "DE89 3704 0044 0532 0130 0", "", ""}); },
         "KZ-04 at BT-84 of means 2"},
    };
    check_rows(rows);
}

TEST_CASE("rules have the codes of the standard or our own") {
    const struct {
        InvoiceRule rule;
        const char* code;
    } rows[] = {
        {InvoiceRule::NumberMissing, "BR-02"},   {InvoiceRule::SellerNameMissing, "BR-06"},
        {InvoiceRule::BuyerNameMissing, "BR-07"}, {InvoiceRule::LinesMissing, "BR-16"},
        {InvoiceRule::LineIdMissing, "BR-21"},   {InvoiceRule::LineNameMissing, "BR-25"},
        {InvoiceRule::TooManyLines, "KZ-01"},    {InvoiceRule::TextTooLong, "KZ-02"},
        {InvoiceRule::CurrencyMixed, "KZ-03"},   {InvoiceRule::LineSum, "BR-CO-10"},
        {InvoiceRule::AllowanceSum, "BR-CO-11"}, {InvoiceRule::ChargeSum, "BR-CO-12"},
        {InvoiceRule::NetSum, "BR-CO-13"},       {InvoiceRule::TaxSum, "BR-CO-14"},
        {InvoiceRule::GrossSum, "BR-CO-15"},     {InvoiceRule::DueSum, "BR-CO-16"},
        {InvoiceRule::TaxOfBase, "BR-CO-17"},    {InvoiceRule::IbanInvalid, "KZ-04"},
    };
    for (const auto& row : rows)
        CHECK(rule_code(row.rule) == row.code);
}
