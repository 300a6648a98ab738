// Broken files: each is refused with element, rule and line, and nothing of it comes back.
#include "native/einvoice/einvoice.hpp"
#include "tests/native/einvoice/documents.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using kz::test::changed;
using kz::test::line_of;
using kz::test::small_cii;
using kz::test::small_ubl;

namespace {

// A small invoice with one place changed, and what must be said about it. `near` stands on the line that is named.
struct Row {
    std::string_view from;
    std::string_view to;
    std::string_view rule;
    std::string_view term;
    std::string_view element;
    std::string_view near;
};

void check_row(const std::string& document, const Row& row) {
    CAPTURE(row.from);
    CAPTURE(row.to);
    const std::string broken = changed(document, row.from, row.to);
    const auto invoice = kz::read_einvoice(broken);
    REQUIRE_FALSE(invoice.has_value());
    const kz::ReadFault& fault = invoice.error();
    CHECK(fault.rule == row.rule);
    CHECK(fault.term == row.term);
    CHECK(fault.element == row.element);
    CHECK(fault.line == line_of(broken, row.near));
}

void check_file(std::string_view bytes, std::string_view rule, int line, std::string_view detail) {
    CAPTURE(bytes.substr(0, 300));
    const auto invoice = kz::read_einvoice(bytes);
    REQUIRE_FALSE(invoice.has_value());
    CHECK(invoice.error().rule == rule);
    CHECK(invoice.error().line == line);
    CHECK_MESSAGE(invoice.error().detail.contains(detail), invoice.error().detail);
}

std::string repeated(std::string_view text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i)
        out += text;
    return out;
}

constexpr std::string_view ubl_head = "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\">";

} // namespace

TEST_CASE("the small invoices are sound before they are spoilt") {
    CHECK(kz::read_einvoice(small_ubl()).has_value());
    CHECK(kz::read_einvoice(small_cii()).has_value());
}

TEST_CASE("a wrong sum in UBL is named with element, rule and line") {
    const Row rows[] = {
        {">150.00</cbc:LineExt", ">150.01</cbc:LineExt", "BR-CO-10", "BT-106",
         "/Invoice/cac:LegalMonetaryTotal/cbc:LineExtensionAmount", "150.01"},
        {">10.00</cbc:AllowanceT", ">10.01</cbc:AllowanceT", "BR-CO-11", "BT-107",
         "/Invoice/cac:LegalMonetaryTotal/cbc:AllowanceTotalAmount", "10.01"},
        {"    <cbc:AllowanceTotalAmount currencyID=\"EUR\">10.00</cbc:AllowanceTotalAmount>\n", "", "BR-CO-11",
         "BT-107", "/Invoice/cac:LegalMonetaryTotal/cbc:AllowanceTotalAmount", "<cac:LegalMon"},
        {">5.00</cbc:ChargeT", ">5.01</cbc:ChargeT", "BR-CO-12", "BT-108",
         "/Invoice/cac:LegalMonetaryTotal/cbc:ChargeTotalAmount", "5.01"},
        {">145.00</cbc:TaxEx", ">145.01</cbc:TaxEx", "BR-CO-13", "BT-109",
         "/Invoice/cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount", "145.01"},
        {">20.55</cbc:TaxAmount>", ">20.56</cbc:TaxAmount>", "BR-CO-14", "BT-110",
         "/Invoice/cac:TaxTotal/cbc:TaxAmount", "20.56"},
        {">165.55</cbc:TaxIn", ">165.56</cbc:TaxIn", "BR-CO-15", "BT-112",
         "/Invoice/cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount", "165.56"},
        {">100.00</cbc:Payable", ">100.01</cbc:Payable", "BR-CO-16", "BT-115",
         "/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount", "100.01"},
        {">95.00</cbc:Taxable", ">196.00</cbc:Taxable", "BR-CO-17", "BT-117 of tax 2",
         "/Invoice/cac:TaxTotal/cac:TaxSubtotal[1]/cbc:TaxAmount", "18.05"},
    };
    for (const Row& row : rows)
        check_row(small_ubl(), row);
}

TEST_CASE("a wrong sum in CII is named with element, rule and line") {
    const std::string sums =
        "/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement/"
        "ram:SpecifiedTradeSettlementHeaderMonetarySummation/";
    const std::string lines = sums + "ram:LineTotalAmount", allowances = sums + "ram:AllowanceTotalAmount",
                      charges = sums + "ram:ChargeTotalAmount", net = sums + "ram:TaxBasisTotalAmount",
                      tax = sums + "ram:TaxTotalAmount", gross = sums + "ram:GrandTotalAmount",
                      due = sums + "ram:DuePayableAmount";
    const Row rows[] = {
        {">150.00</ram:Line", ">150.01</ram:Line", "BR-CO-10", "BT-106", lines, "150.01"},
        {">10.00</ram:AllowanceT", ">10.01</ram:AllowanceT", "BR-CO-11", "BT-107", allowances, "10.01"},
        {">5.00</ram:ChargeT", ">5.01</ram:ChargeT", "BR-CO-12", "BT-108", charges, "5.01"},
        {">145.00</ram:TaxB", ">145.01</ram:TaxB", "BR-CO-13", "BT-109", net, "145.01"},
        {">20.55</ram:TaxT", ">20.56</ram:TaxT", "BR-CO-14", "BT-110", tax, "20.56"},
        {">165.55</ram:Grand", ">165.56</ram:Grand", "BR-CO-15", "BT-112", gross, "165.56"},
        {">100.00</ram:Due", ">100.01</ram:Due", "BR-CO-16", "BT-115", due, "100.01"},
        {">95</ram:Basis", ">196</ram:Basis", "BR-CO-17", "BT-117 of tax 2",
         "/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement/"
         "ram:ApplicableTradeTax[2]/ram:CalculatedAmount",
         "18.05"},
    };
    for (const Row& row : rows)
        check_row(small_cii(), row);
}

TEST_CASE("what is missing in UBL is named where it should be") {
    const Row rows[] = {
        {"<cbc:ID>R-7</cbc:ID>", "", "BR-02", "BT-1", "/Invoice/cbc:ID", "<Invoice"},
        {"<cbc:ID>R-7</cbc:ID>", "<cbc:ID> </cbc:ID>", "BR-02", "BT-1", "/Invoice/cbc:ID", "<cbc:ID> "},
        {"<cbc:IssueDate>2026-11-02</cbc:IssueDate>", "", "BR-03", "BT-2", "/Invoice/cbc:IssueDate", "<Invoice"},
        {"<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>", "", "BR-04", "BT-3", "/Invoice/cbc:InvoiceTypeCode",
         "<Invoice"},
        {"<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>", "", "BR-05", "BT-5",
         "/Invoice/cbc:DocumentCurrencyCode", "<Invoice"},
        {"<cbc:RegistrationName>Seller</cbc:RegistrationName>", "", "BR-06", "BT-27",
         "/Invoice/cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName",
         "<cac:PartyLegalEntity>"},
        {"<cac:PartyLegalEntity><cbc:RegistrationName>Buyer</cbc:RegistrationName></cac:PartyLegalEntity>", "", "BR-07",
         "BT-44", "/Invoice/cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName",
         "<cac:AccountingCustomerParty>"},
        {"<cbc:LineExtensionAmount currencyID=\"EUR\">150.00</cbc:LineExtensionAmount>", "", "BR-12", "BT-106",
         "/Invoice/cac:LegalMonetaryTotal/cbc:LineExtensionAmount", "<cac:LegalMonetaryTotal>"},
        {"<cbc:TaxExclusiveAmount currencyID=\"EUR\">145.00</cbc:TaxExclusiveAmount>", "", "BR-13", "BT-109",
         "/Invoice/cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount", "<cac:LegalMonetaryTotal>"},
        {"<cbc:TaxInclusiveAmount currencyID=\"EUR\">165.55</cbc:TaxInclusiveAmount>", "", "BR-14", "BT-112",
         "/Invoice/cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount", "<cac:LegalMonetaryTotal>"},
        {"<cbc:PayableAmount currencyID=\"EUR\">100.00</cbc:PayableAmount>", "", "BR-15", "BT-115",
         "/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount", "<cac:LegalMonetaryTotal>"},
        {"<cbc:ID>2</cbc:ID>", "", "BR-21", "BT-126 of line 2", "/Invoice/cac:InvoiceLine[2]/cbc:ID",
         "  <cac:InvoiceLine>\n    \n"},
        {"<cbc:InvoicedQuantity unitCode=\"H87\">500</cbc:InvoicedQuantity>", "", "BR-22", "BT-129 of line 2",
         "/Invoice/cac:InvoiceLine[2]/cbc:InvoicedQuantity", "<cac:InvoiceLine>\n    <cbc:ID>2"},
        {"<cbc:LineExtensionAmount currencyID=\"EUR\">50.00</cbc:LineExtensionAmount>", "", "BR-24", "BT-131 of line 2",
         "/Invoice/cac:InvoiceLine[2]/cbc:LineExtensionAmount", "<cac:InvoiceLine>\n    <cbc:ID>2"},
        {"<cbc:Name>Screw</cbc:Name>", "", "BR-25", "BT-153 of line 2", "/Invoice/cac:InvoiceLine[2]/cac:Item/cbc:Name",
         "<cac:Item>\n      \n"},
        {"<cbc:PriceAmount currencyID=\"EUR\">25.00</cbc:PriceAmount>", "", "BR-26", "BT-146 of line 1",
         "/Invoice/cac:InvoiceLine[1]/cac:Price/cbc:PriceAmount", "<cac:Price></cac:Price>"},
        {"<cbc:Amount currencyID=\"EUR\">10.00</cbc:Amount>", "", "BR-31", "BT-92",
         "/Invoice/cac:AllowanceCharge[1]/cbc:Amount", "<cac:AllowanceCharge>"},
        {"<cbc:Amount currencyID=\"EUR\">5.00</cbc:Amount>", "", "BR-36", "BT-99",
         "/Invoice/cac:AllowanceCharge[2]/cbc:Amount", "<cac:AllowanceCharge>\n    <cbc:ChargeIndicator>true"},
        {"<cbc:TaxableAmount currencyID=\"EUR\">95.00</cbc:TaxableAmount>", "", "BR-45", "BT-116",
         "/Invoice/cac:TaxTotal/cac:TaxSubtotal[1]/cbc:TaxableAmount", "<cac:TaxSubtotal>"},
        {"<cbc:TaxAmount currencyID=\"EUR\">18.05</cbc:TaxAmount>", "", "BR-46", "BT-117",
         "/Invoice/cac:TaxTotal/cac:TaxSubtotal[1]/cbc:TaxAmount", "<cac:TaxSubtotal>"},
        {"<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>5</cbc:Percent></cac:TaxCategory>", "", "BR-47", "BT-118",
         "/Invoice/cac:TaxTotal/cac:TaxSubtotal[2]/cac:TaxCategory/cbc:ID",
         "<cac:TaxSubtotal>\n      <cbc:TaxableAmount currencyID=\"EUR\">50"},
        {"<cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>5</cbc:Percent></cac:ClassifiedTaxCategory>", "",
         "BR-CO-04", "BT-151 of line 2", "/Invoice/cac:InvoiceLine[2]/cac:Item/cac:ClassifiedTaxCategory/cbc:ID",
         "<cac:Item>\n      <cbc:Name>Screw"},
        {"<cbc:AllowanceChargeReason>Loyalty</cbc:AllowanceChargeReason>\n"
         "    <cbc:Amount currencyID=\"EUR\">10.00</cbc:Amount>\n    <cac:TaxCategory><cbc:ID>S</cbc:ID>",
         "<cbc:Amount currencyID=\"EUR\">10.00</cbc:Amount>\n    <cac:TaxCategory>", "BR-32", "BT-95",
         "/Invoice/cac:AllowanceCharge[1]/cac:TaxCategory/cbc:ID", "<cac:TaxCategory><cbc:Percent>"},
    };
    for (const Row& row : rows)
        check_row(small_ubl(), row);
}

TEST_CASE("what is missing in CII is named where it should be") {
    const std::string line =
        "/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem[2]/";
    const std::string id = line + "ram:AssociatedDocumentLineDocument/ram:LineID",
                      name = line + "ram:SpecifiedTradeProduct/ram:Name",
                      quantity = line + "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity";
    const Row rows[] = {
        {"<ram:ID>R-7</ram:ID>", "", "BR-02", "BT-1", "/rsm:CrossIndustryInvoice/rsm:ExchangedDocument/ram:ID",
         "<rsm:ExchangedDocument>"},
        {"<ram:IssueDateTime><udt:DateTimeString format=\"102\">20261102</udt:DateTimeString></ram:IssueDateTime>", "",
         "BR-03", "BT-2", "/rsm:CrossIndustryInvoice/rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString",
         "<rsm:ExchangedDocument>"},
        {"<ram:SellerTradeParty><ram:Name>Seller</ram:Name></ram:SellerTradeParty>", "", "BR-06", "BT-27",
         "/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement/"
         "ram:SellerTradeParty/ram:Name",
         "<ram:ApplicableHeaderTradeAgreement>"},
        {"<ram:LineID>2</ram:LineID>", "", "BR-21", "BT-126 of line 2", id, "<ram:AssociatedDocumentLineDocument></"},
        {"<ram:Name>Screw</ram:Name>", "<ram:Name/>", "BR-25", "BT-153 of line 2", name, "<ram:Name/>"},
        {"<ram:BilledQuantity unitCode=\"H87\">500</ram:BilledQuantity>", "", "BR-22", "BT-129 of line 2", quantity,
         "<ram:SpecifiedLineTradeDelivery></"},
    };
    for (const Row& row : rows)
        check_row(small_cii(), row);
}

TEST_CASE("an invoice without a tax breakdown is refused") {
    std::string document = small_ubl();
    const std::size_t begin = document.find("  <cac:TaxTotal>");
    const std::size_t end = document.find("  <cac:LegalMonetaryTotal>");
    document.erase(begin, end - begin);
    const auto invoice = kz::read_einvoice(document);
    REQUIRE_FALSE(invoice.has_value());
    CHECK(invoice.error() ==
          kz::ReadFault{"/Invoice/cac:TaxTotal/cac:TaxSubtotal", "BG-23", "BR-CO-18", 2, "is missing"});
}

TEST_CASE("an invoice without lines is refused") {
    std::string document = small_ubl();
    document.erase(document.find("  <cac:InvoiceLine>"),
                   document.find("</Invoice>") - document.find("  <cac:InvoiceLine>"));
    const auto invoice = kz::read_einvoice(document);
    REQUIRE_FALSE(invoice.has_value());
    CHECK(invoice.error() == kz::ReadFault{"/Invoice/cac:InvoiceLine", "BG-25", "BR-16", 2, ""});
}

TEST_CASE("a value that is not of its type is refused where it stands") {
    const Row ubl_rows[] = {
        {"2026-11-02", "2026-02-30", "XML-06", "BT-2", "/Invoice/cbc:IssueDate", "2026-02-30"},
        {"2026-11-02", "02.11.2026", "XML-06", "BT-2", "/Invoice/cbc:IssueDate", "02.11.2026"},
        {"2026-11-02", "2026-11-02T10:00:00", "XML-06", "BT-2", "/Invoice/cbc:IssueDate", "T10"},
        {"2026-11-16", "2026-11-1", "XML-06", "BT-9", "/Invoice/cbc:DueDate", "2026-11-1<"},
        {">50.00</cbc:LineExt", ">50,00</cbc:LineExt", "XML-06", "BT-131 of line 2",
         "/Invoice/cac:InvoiceLine[2]/cbc:LineExtensionAmount", "50,00"},
        {">50.00</cbc:LineExt", ">5e1</cbc:LineExt", "XML-06", "BT-131 of line 2",
         "/Invoice/cac:InvoiceLine[2]/cbc:LineExtensionAmount", "5e1"},
        {">100.00</cbc:Payable", ">100000000000000000.00</cbc:Payable", "XML-06", "BT-115",
         "/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount", "100000000"},
        {">100.00</cbc:Payable", ">100.005</cbc:Payable", "BR-DEC-18", "BT-115",
         "/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount", "100.005"},
        {">50.00</cbc:LineExt", ">50.001</cbc:LineExt", "BR-DEC-23", "BT-131 of line 2",
         "/Invoice/cac:InvoiceLine[2]/cbc:LineExtensionAmount", "50.001"},
        {">10.00</cbc:Amount>", ">10.001</cbc:Amount>", "BR-DEC-01", "BT-92",
         "/Invoice/cac:AllowanceCharge[1]/cbc:Amount", "10.001"},
        {">500</cbc:Invoiced", ">many</cbc:Invoiced", "XML-06", "BT-129 of line 2",
         "/Invoice/cac:InvoiceLine[2]/cbc:InvoicedQuantity", "many"},
        {">500</cbc:Invoiced", ">5000000000000000000000</cbc:Invoiced", "XML-06", "BT-129 of line 2",
         "/Invoice/cac:InvoiceLine[2]/cbc:InvoicedQuantity", "50000000000"},
        {">100</cbc:BaseQ", ">0</cbc:BaseQ", "PEPPOL-EN16931-R121", "BT-149 of line 2",
         "/Invoice/cac:InvoiceLine[2]/cac:Price/cbc:BaseQuantity", "BaseQuantity"},
        {">100</cbc:BaseQ", ">-1</cbc:BaseQ", "PEPPOL-EN16931-R121", "BT-149 of line 2",
         "/Invoice/cac:InvoiceLine[2]/cac:Price/cbc:BaseQuantity", "BaseQuantity"},
        {">false</cbc:Charge", ">maybe</cbc:Charge", "XML-06", "BG-20",
         "/Invoice/cac:AllowanceCharge[1]/cbc:ChargeIndicator", "maybe"},
        {">EUR</cbc:Doc", ">JPY</cbc:Doc", "XML-07", "BT-5", "/Invoice/cbc:DocumentCurrencyCode", "JPY"},
        {">EUR</cbc:Doc", ">euro</cbc:Doc", "XML-07", "BT-5", "/Invoice/cbc:DocumentCurrencyCode", "euro"},
        {"2020 51<", "2020 52<", "KZ-04", "BT-84 of means 1",
         "/Invoice/cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID", "2020 52"},
    };
    for (const Row& row : ubl_rows)
        check_row(small_ubl(), row);
    const std::string issued = "/rsm:CrossIndustryInvoice/rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString";
    const Row cii_rows[] = {
        {"20261102", "20260230", "XML-06", "BT-2", issued, "20260230"},
        {"20261102", "2026-11-02", "XML-06", "BT-2", issued, "2026-11-02"},
        {"\"102\">20261102", "\"203\">20261102", "XML-06", "BT-2", issued, "\"203\""},
    };
    for (const Row& row : cii_rows)
        check_row(small_cii(), row);
}

TEST_CASE("an amount in another currency is refused where it stands") {
    check_row(small_ubl(), {"\"EUR\">50.00</cbc:LineExt", "\"USD\">50.00</cbc:LineExt", "KZ-03", "BT-131 of line 2",
                            "/Invoice/cac:InvoiceLine[2]/cbc:LineExtensionAmount", "USD"});
    check_row(small_ubl(),
              {"\"EUR\">20.55", "\"USD\">20.55", "KZ-03", "BT-110", "/Invoice/cac:TaxTotal/cbc:TaxAmount", "USD"});
    check_row(small_cii(),
              {"<ram:GrandTotalAmount>", "<ram:GrandTotalAmount currencyID=\"USD\">", "KZ-03", "BT-112",
               "/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement/"
               "ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:GrandTotalAmount",
               "USD"});
}

TEST_CASE("what may be there once is not there twice") {
    check_row(small_ubl(),
              {"</cac:LegalMonetaryTotal>",
               "</cac:LegalMonetaryTotal>\n<cac:LegalMonetaryTotal><cbc:LineExtensionAmount>1</cbc:LineExtensionAmount>"
               "</cac:LegalMonetaryTotal>",
               "XML-05", "BT-106", "/Invoice/cac:LegalMonetaryTotal[2]/cbc:LineExtensionAmount",
               "<cac:LegalMonetaryTotal><"});
    check_row(small_ubl(),
              {"  </cac:TaxTotal>",
               "  </cac:TaxTotal>\n<cac:TaxTotal><cbc:TaxAmount currencyID=\"EUR\">1</cbc:TaxAmount></cac:TaxTotal>",
               "XML-05", "BT-110", "/Invoice/cac:TaxTotal[2]", "<cac:TaxTotal><"});
    check_row(small_ubl(), {"<cbc:ID>R-7</cbc:ID>", "<cbc:ID>R-7</cbc:ID>\n<cbc:ID>R-8</cbc:ID>", "XML-05", "BT-1",
                            "/Invoice/cbc:ID[2]", "R-8"});
    check_row(small_cii(),
              {"<ram:DuePayableAmount>100.00</ram:DuePayableAmount>",
               "<ram:DuePayableAmount>100.00</ram:DuePayableAmount><ram:DuePayableAmount>1</ram:DuePayableAmount>",
               "XML-05", "BT-115",
               "/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement/"
               "ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:DuePayableAmount[2]",
               "<ram:DuePayableAmount>"});
}

TEST_CASE("limits of the domain are named with their line") {
    const std::string name(600, 'x');
    const std::string element = "<cbc:Name>" + name + "</cbc:Name>";
    check_row(small_ubl(), {"<cbc:Name>Screw</cbc:Name>", element, "KZ-02", "BT-153 of line 2",
                            "/Invoice/cac:InvoiceLine[2]/cac:Item/cbc:Name", "xxx"});
    const std::string line = "<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity>1</cbc:InvoicedQuantity>"
                             "<cbc:LineExtensionAmount>0</cbc:LineExtensionAmount>"
                             "<cac:Item><cbc:Name>n</cbc:Name>"
                             "<cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID></cac:ClassifiedTaxCategory></cac:Item>"
                             "<cac:Price><cbc:PriceAmount>0</cbc:PriceAmount></cac:Price>"
                             "</cac:InvoiceLine>";
    const auto invoice = kz::read_einvoice(changed(small_ubl(), "</Invoice>", repeated(line, 2000) + "</Invoice>"));
    REQUIRE_FALSE(invoice.has_value());
    CHECK(invoice.error().rule == "KZ-01");
}

TEST_CASE("a file that is no XML, or no e-invoice, is refused by what it is") {
    check_file("", "XML-02", 0, "empty");
    check_file("%PDF-1.7\n%\xe2\xe3", "XML-02", 0, "extract the XML");
    check_file("{\"number\": 1}", "XML-02", 0, "not XML");
    check_file("<html><body/></html>", "XML-02", 1, "neither");
    check_file("<?xml version=\"1.0\"?>\n\n<Invoice><ID>1</ID></Invoice>", "XML-02", 3, "neither");
    check_file("<Order xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Order-2\"/>", "XML-02", 1, "neither");
    check_file("<rsm:CrossIndustryDocument xmlns:rsm=\"urn:ferd:CrossIndustryDocument:invoice:1p0\"/>", "XML-02", 1,
               "ZUGFeRD 1");
    check_file(
        "<StandardBusinessDocument xmlns=\"http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader\"/>",
        "XML-02", 1, "envelope");
}

TEST_CASE("a file that is not well-formed is refused with its line") {
    const std::string head(ubl_head);
    check_file("<Invoice>\n<a>\n</b>\n</Invoice>", "XML-01", 3, "");
    check_file(head + "\n<a>\n", "XML-01", 2, "");
    check_file(head + "\n<a b=\"1>\n</a></Invoice>", "XML-01", 3, "'<' inside a tag");
    check_file(head + "\n\n<a", "XML-01", 3, "not closed");
    check_file(head + "</Invoice>\n<Invoice/>", "XML-01", 2, "second root");
    check_file(head + "</Invoice>\ntext", "XML-01", 2, "outside");
    check_file(head + "</Invoice>\n&amp;", "XML-01", 2, "outside");
    check_file(head + "</Invoice>\n</Invoice>", "XML-01", 2, "did not begin");
    check_file(head + "\n<!-- ", "XML-01", 2, "comment");
    check_file(head + "\r\n\r\na & b</Invoice>", "XML-01", 3, "'&'");
    check_file(head + "\r\r&#0;</Invoice>", "XML-01", 3, "reference");
    check_file(head + "\n&#xD800;</Invoice>", "XML-01", 2, "reference");
    check_file(head + "\n\x01</Invoice>", "XML-01", 2, "control");
    check_file(head + "\n<x:a/></Invoice>", "XML-01", 2, "not declared");
    check_file(head + "\n<a b=\"1\" b=\"2\"/></Invoice>", "XML-01", 2, "twice");
    check_file("<!-- only a comment -->", "XML-01", 1, "no element");
    check_file(head + "\n\xc3\x28</Invoice>", "XML-01", 2, "not UTF-8");
    check_file(head + "\n\xe4</Invoice>", "XML-01", 2, "not UTF-8");
    check_file("<?xml version=\"1.0\" encoding=\"EUC-JP\"?>" + head + "</Invoice>", "XML-01", 1, "EUC-JP");
}

TEST_CASE("a DOCTYPE, an entity and a bomb are refused before anything is read") {
    const std::string head(ubl_head);
    check_file("<?xml version=\"1.0\"?>\n<!DOCTYPE Invoice>\n" + head + "</Invoice>", "XML-03", 2, "DOCTYPE");
    check_file("<!DOCTYPE x [<!ENTITY file SYSTEM \"file:///etc/passwd\">]>" + head + "&file;</Invoice>", "XML-03", 1,
               "DOCTYPE");
    check_file(head + "\n&file;</Invoice>", "XML-03", 2, "entity");
    check_file(head + "\n<a b=\"&file;\"/></Invoice>", "XML-03", 2, "entity");
    std::string laughs = "<!DOCTYPE lolz [\n<!ENTITY lol \"lol\">\n";
    for (char c = '1'; c <= '9'; ++c)
        laughs += std::string("<!ENTITY lol") + c + " \"" + repeated("&lol;", 10) + "\">\n";
    check_file(laughs + "]>\n" + head + "&lol9;</Invoice>", "XML-03", 1, "DOCTYPE");
}

TEST_CASE("a file beyond the limits is refused") {
    const std::string head(ubl_head);
    check_file(head + "\n" + repeated("<a>", 1'000'000), "XML-04", 2, "inside each other");
    check_file(head + "\n" + repeated("<a/>", 600'000) + "</Invoice>", "XML-04", 2, "elements and attributes");
    check_file(head + "\n<a" + repeated(" b=\"\"", 600'000) + "/></Invoice>", "XML-04", 2, "elements and attributes");
    std::string namespaces;
    for (int i = 0; i < 300; ++i)
        namespaces += " xmlns:n" + std::to_string(i) + "=\"u\"";
    check_file(head + "\n<a" + namespaces + "/></Invoice>", "XML-04", 2, "namespaces");
    const std::string means = "<cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode></cac:PaymentMeans>";
    check_file(changed(small_ubl(), "</Invoice>", repeated(means, 1001) + "</Invoice>"), "XML-04",
               line_of(small_ubl(), "</Invoice>"), "more than 1000");
    check_file(std::string(kz::einvoice_bytes_max + 1, ' '), "XML-04", 0, "MiB");
}

TEST_CASE("a detail quotes numbers and codes, never words of the file") {
    const auto detail_of = [](std::string_view day) {
        const auto invoice = kz::read_einvoice(changed(small_ubl(), "2026-11-02", day));
        return invoice ? std::string() : invoice.error().detail;
    };
    CHECK(detail_of("2026-02-30") == "\"2026-02-30\" is not a day");
    CHECK(detail_of("Frau Muster") == "the value is not a day");
    CHECK(detail_of(repeated("1", 99)) == "the value is not a day");
}

TEST_CASE("a fault is one line of text") {
    const auto wrong_sum = kz::read_einvoice(changed(small_ubl(), ">150.00</cbc:LineExt", ">150.01</cbc:LineExt"));
    REQUIRE_FALSE(wrong_sum.has_value());
    const int line = line_of(small_ubl(), ">150.00</cbc:LineExt");
    CHECK(kz::plain(wrong_sum.error()) ==
          "line " + std::to_string(line) +
              ": BT-106 (/Invoice/cac:LegalMonetaryTotal/cbc:LineExtensionAmount): BR-CO-10: "
              "expected 150.00, found 150.01");
    CHECK(kz::plain({"", "", "XML-02", 0, "the file is empty"}) == "XML-02: the file is empty");
    CHECK(kz::plain({"/html", "", "XML-02", 1, "neither"}) == "line 1: /html: XML-02: neither");
    CHECK(kz::plain({"", "BT-1", "BR-02", 0, ""}) == "BT-1: BR-02");
}
