// What files write in many ways is one value. Rows say how each syntax puts it and what comes out.
#include "native/einvoice/einvoice.hpp"
#include "tests/native/einvoice/documents.hpp"
#include "tests/native/einvoice/invoice_text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using kz::test::changed;
using kz::test::small_cii;
using kz::test::small_ubl;

namespace {

kz::Invoice read(const std::string& document) {
    const auto invoice = kz::read_einvoice(document);
    REQUIRE_MESSAGE(invoice.has_value(), kz::plain(invoice.error()));
    return *invoice;
}

std::string text_of(const std::string& document) {
    return kz::test::invoice_text(read(document));
}

// Both documents are equal, and their text has this line.
void check_equal(const std::string& ubl, const std::string& cii, std::string_view line) {
    const kz::Invoice from_ubl = read(ubl);
    const kz::Invoice from_cii = read(cii);
    CHECK(from_ubl == from_cii);
    CHECK(kz::test::invoice_text(from_ubl) == kz::test::invoice_text(from_cii));
    CHECK_MESSAGE(("\n" + kz::test::invoice_text(from_ubl)).contains("\n" + std::string(line) + "\n"),
                  kz::test::invoice_text(from_ubl));
}

// Adds children at the places where the small documents leave room.
std::string ubl_with(std::string_view after, std::string_view added) {
    return changed(small_ubl(), after, std::string(after) + std::string(added));
}
std::string cii_with(std::string_view after, std::string_view added) {
    return changed(small_cii(), after, std::string(after) + std::string(added));
}

constexpr std::string_view ubl_type = "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>";
constexpr std::string_view ubl_currency = "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>";
constexpr std::string_view ubl_seller = "<cac:AccountingSupplierParty><cac:Party>";
constexpr std::string_view cii_type = "<ram:TypeCode>380</ram:TypeCode>";
constexpr std::string_view cii_agreement = "<ram:ApplicableHeaderTradeAgreement>";
constexpr std::string_view cii_currency = "<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>";

// A line with an id, something behind the id, and no amounts.
std::string cii_line(const std::string& id, const std::string& behind) {
    return "<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>" + id +
           "</ram:LineID>" + behind +
           "</ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct><ram:Name>part</ram:Name>" +
           "</ram:SpecifiedTradeProduct></ram:IncludedSupplyChainTradeLineItem>";
}

} // namespace

TEST_CASE("the same small invoice is the same value from both syntaxes") {
    check_equal(small_ubl(), small_cii(), "taxes[0].percent = 5");
    check_equal(small_ubl(), small_cii(), "adjustments[0].kind = allowance");
    check_equal(small_ubl(), small_cii(), "lines[1].base_quantity = 100");
    check_equal(small_ubl(), small_cii(), "means[0].iban = DE02120300000000202051");
}

TEST_CASE("notes are one text, with or without a subject code") {
    check_equal(
        ubl_with(ubl_type, "<cbc:Note>#AAI#one\n  two</cbc:Note><cbc:Note>#SKONTO#TAGE=7#</cbc:Note><cbc:Note/>"),
        cii_with(cii_type, "<ram:IncludedNote><ram:Content>one\r\ntwo</ram:Content>"
                           "<ram:SubjectCode>AAI</ram:SubjectCode></ram:IncludedNote>"
                           "<ram:IncludedNote><ram:Content>#SKONTO#TAGE=7#</ram:Content></ram:IncludedNote>"),
        "note = one\\ntwo\\n#SKONTO#TAGE=7#");
}

TEST_CASE("an order number that UBL only wants because of the sales order is none") {
    for (const std::string filler : {"NA", "na", "-", "Dummywert", ""})
        check_equal(
            ubl_with(ubl_currency, "<cac:OrderReference><cbc:ID>" + filler +
                                       "</cbc:ID><cbc:SalesOrderID>S-1</cbc:SalesOrderID></cac:OrderReference>"),
            cii_with("<ram:ApplicableHeaderTradeAgreement>",
                     "<ram:SellerOrderReferencedDocument><ram:IssuerAssignedID>S-1</ram:IssuerAssignedID>"
                     "</ram:SellerOrderReferencedDocument>"),
            "number = R-7");
    const std::string both =
        "<cac:OrderReference><cbc:ID>B-1</cbc:ID><cbc:SalesOrderID>S-1</cbc:SalesOrderID></cac:OrderReference>";
    CHECK(read(ubl_with(ubl_currency, both)).order_reference == "B-1");
    CHECK(
        read(ubl_with(ubl_currency, "<cac:OrderReference><cbc:ID>NA</cbc:ID></cac:OrderReference>")).order_reference ==
        "NA");
}

TEST_CASE("the tax total in the accounting currency is passed over") {
    const std::string ubl = changed(
        ubl_with(ubl_currency, "<cbc:TaxCurrencyCode>SEK</cbc:TaxCurrencyCode>"), "  <cac:TaxTotal>",
        "  <cac:TaxTotal><cbc:TaxAmount currencyID=\"SEK\">226.00</cbc:TaxAmount></cac:TaxTotal><cac:TaxTotal>");
    const std::string cii = changed(
        changed(small_cii(), cii_currency,
                "<ram:TaxCurrencyCode>SEK</ram:TaxCurrencyCode>" + std::string(cii_currency)),
        "<ram:TaxTotalAmount currencyID=\"EUR\">",
        "<ram:TaxTotalAmount currencyID=\"SEK\">226.00</ram:TaxTotalAmount><ram:TaxTotalAmount currencyID=\"EUR\">");
    check_equal(ubl, cii, "totals.tax = 20.55 EUR");
}

TEST_CASE("a seller identifier is the one without a scheme, else the first with one, never the SEPA creditor") {
    const std::string sepa =
        "<cac:PartyIdentification><cbc:ID schemeID=\"SEPA\">DE98ZZZ09999999999</cbc:ID></cac:PartyIdentification>";
    const std::string gln =
        "<cac:PartyIdentification><cbc:ID schemeID=\"0088\">4000001123452</cbc:ID></cac:PartyIdentification>";
    const std::string own = "<cac:PartyIdentification><cbc:ID>L-5</cbc:ID></cac:PartyIdentification>";
    const std::string global = "<ram:GlobalID schemeID=\"0088\">4000001123452</ram:GlobalID>";
    check_equal(ubl_with(ubl_seller, sepa + gln + own),
                cii_with("<ram:SellerTradeParty>", "<ram:ID>L-5</ram:ID>" + global), "seller.id = L-5");
    check_equal(ubl_with(ubl_seller, sepa + gln), cii_with("<ram:SellerTradeParty>", global),
                "seller.id = 4000001123452");
    check_equal(ubl_with(ubl_seller, sepa), small_cii(), "seller.name = Seller");
}

TEST_CASE("a trade name that repeats the name says nothing") {
    check_equal(ubl_with(ubl_seller, "<cac:PartyName><cbc:Name>Seller</cbc:Name></cac:PartyName>"), small_cii(),
                "seller.name = Seller");
}

TEST_CASE("a credit note is one by its root or by its type code") {
    for (const std::string code : {"381", "396", "261"}) {
        check_equal(changed(small_ubl(), ">380<", ">" + code + "<"),
                    changed(small_cii(), cii_type, "<ram:TypeCode>" + code + "</ram:TypeCode>"), "kind = credit note");
    }
    for (const std::string code : {"384", "326", "389", "875"})
        check_equal(changed(small_ubl(), ">380<", ">" + code + "<"),
                    changed(small_cii(), cii_type, "<ram:TypeCode>" + code + "</ram:TypeCode>"), "kind = invoice");
}

TEST_CASE("sub-lines do not count beside the lines that hold them") {
    const std::string sub = "<cac:SubInvoiceLine><cbc:ID>1.1</cbc:ID>"
                            "<cbc:LineExtensionAmount currencyID=\"EUR\">100.00</cbc:LineExtensionAmount>"
                            "<cac:Item><cbc:Name>part</cbc:Name></cac:Item></cac:SubInvoiceLine>";
    const std::string flat = cii_line("1.1", "<ram:ParentLineID>1</ram:ParentLineID>");
    check_equal(ubl_with("<cac:Price><cbc:PriceAmount currencyID=\"EUR\">25.00</cbc:PriceAmount></cac:Price>", sub),
                changed(small_cii(), cii_agreement, flat + std::string(cii_agreement)), "lines[0].name = Lamp");
}

TEST_CASE("groups without an amount and lines for information give way to the lines that count") {
    const std::string group = cii_line("G", "<ram:LineStatusReasonCode>GROUP</ram:LineStatusReasonCode>");
    const std::string hint = cii_line("I", "<ram:LineStatusReasonCode>INFORMATION</ram:LineStatusReasonCode>");
    std::string cii = changed(small_cii(), cii_agreement, group + hint + std::string(cii_agreement));
    for (const std::string id : {"<ram:LineID>1</ram:LineID>", "<ram:LineID>2</ram:LineID>"})
        cii = changed(cii, id, id + "<ram:ParentLineID>G</ram:ParentLineID>");
    check_equal(small_ubl(), cii, "lines[1].name = Screw");
}

TEST_CASE("a price with more decimals than nine is rounded to nine") {
    const struct {
        std::string_view price;
        std::string_view wanted;
    } rows[] = {
        {"16.8067226890756302", "16.806722689"},
        {"0.0000000005", "0.000000001"},
        {"0.00000000049", "0"},
        {"-0.3333333335", "-0.333333334"},
        {"1.9999999999", "2"},
        {"+7.50000000000000", "7.5"},
        {"9.9999999995", "10"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.price);
        const std::string document =
            changed(small_cii(), "<ram:ChargeAmount>25<", "<ram:ChargeAmount>" + std::string(row.price) + "<");
        CHECK(kz::plain(read(document).lines[0].price) == row.wanted);
    }
}

TEST_CASE("a day may carry a time zone in UBL") {
    for (const std::string zone : {"Z", "+02:00", "-05:00"})
        CHECK(text_of(changed(small_ubl(), ">2026-11-02<", ">2026-11-02" + zone + "<")) == text_of(small_ubl()));
    for (const std::string zone : {"+2", "+0200", "+ab:00", " CET"})
        CHECK_FALSE(kz::read_einvoice(changed(small_ubl(), ">2026-11-02<", ">2026-11-02" + zone + "<")).has_value());
}

TEST_CASE("of several payment terms the last day is when it is due") {
    const std::string terms =
        "<ram:SpecifiedTradePaymentTerms><ram:Description>2 % bis 09.11.</ram:Description><ram:DueDateDateTime>"
        "<udt:DateTimeString format=\"102\">20261109</udt:DateTimeString></ram:DueDateDateTime>"
        "</ram:SpecifiedTradePaymentTerms>";
    const kz::Invoice invoice = read(
        changed(small_cii(), "      <ram:SpecifiedTradePaymentTerms>", terms + "<ram:SpecifiedTradePaymentTerms>"));
    CHECK(invoice.due_on == kz::make_date(2026, 11, 16));
    CHECK(invoice.terms == "2 % bis 09.11.");
}

TEST_CASE("the encoding of a file changes nothing") {
    const std::string wanted = text_of(changed(small_ubl(), ">Lamp<", ">Laterne grün<"));
    std::string latin = changed(changed(small_ubl(), ">Lamp<", ">Laterne gr\xfcn<"), "UTF-8", "ISO-8859-1");
    CHECK(text_of(latin) == wanted);
    std::string wide = "\xff\xfe";
    for (const char c : latin) {
        wide += c;
        wide += '\0';
    }
    CHECK(text_of(wide) == wanted);
    CHECK(text_of("\xef\xbb\xbf" + changed(small_ubl(), ">Lamp<", ">Laterne grün<")) == wanted);
}

TEST_CASE("line ends of another system change nothing, nor where a fault is") {
    std::string document;
    for (const char c : changed(small_ubl(), ">150.00<", ">151.00<"))
        document += c == '\n' ? std::string("\r\n") : std::string(1, c);
    const auto invoice = kz::read_einvoice(document);
    REQUIRE_FALSE(invoice.has_value());
    CHECK(invoice.error().line == kz::test::line_of(document, "151.00"));
}
