#include "native/einvoice/ubl.hpp"

#include "native/einvoice/normal_text.hpp"
#include "shared/base/utf8.hpp"

#include <algorithm>
#include <array>

namespace kz::einvoice {
namespace {

// The names that differ between the two documents.
struct Names {
    std::string_view type_code;
    std::string_view line;
    std::string_view quantity;
};
constexpr Names invoice_names{"cbc:InvoiceTypeCode", "cac:InvoiceLine", "cbc:InvoicedQuantity"};
constexpr Names credit_note_names{"cbc:CreditNoteTypeCode", "cac:CreditNoteLine", "cbc:CreditedQuantity"};

PostalAddress read_address(Reading& reading, const XmlNode& address, const PartyTerms& terms) {
    PostalAddress out;
    out.street = reading.line({address, "cbc:StreetName", {terms.street}});
    out.extra = reading.line({address, "cbc:AdditionalStreetName", {terms.extra}});
    for (const XmlNode& more : address.all("cac:AddressLine/cbc:Line"))
        append_part(out.extra, one_line(more.text()), ", ");
    out.city = reading.line({address, "cbc:CityName", {terms.city}});
    out.postcode = reading.line({address, "cbc:PostalZone", {terms.postcode}});
    out.region = reading.line({address, "cbc:CountrySubentity", {terms.region}});
    out.country = reading.code({address, "cac:Country/cbc:IdentificationCode", {terms.country}});
    return out;
}

bool is_vat(const XmlNode& party_tax_scheme) {
    return equal_without_case(one_line(party_tax_scheme.at("cac:TaxScheme/cbc:ID").text()), "VAT");
}

Party read_party(Reading& reading, const XmlNode& party, const PartyTerms& terms) {
    Party out;
    out.name = reading.line({party, "cac:PartyLegalEntity/cbc:RegistrationName", {terms.name}});
    out.trade_name = reading.line({party, "cac:PartyName/cbc:Name", {terms.trade_name}});
    out.id = reading.identifier(party.all("cac:PartyIdentification/cbc:ID"), {terms.id});
    out.legal_id = reading.line({party, "cac:PartyLegalEntity/cbc:CompanyID", {terms.legal_id}});
    for (const XmlNode& scheme : party.all("cac:PartyTaxScheme")) {
        if (is_vat(scheme) && out.vat_id.empty())
            out.vat_id = reading.code({scheme, "cbc:CompanyID", {terms.vat_id}});
        // Any other scheme is the tax number; files write "FC", "LOC", "???".
        else if (!is_vat(scheme) && !terms.tax_id.empty() && out.tax_id.empty())
            out.tax_id = reading.line({scheme, "cbc:CompanyID", {terms.tax_id}});
    }
    out.address = read_address(reading, party.at("cac:PostalAddress"), terms);
    out.contact_name = reading.line({party, "cac:Contact/cbc:Name", {terms.contact_name}});
    out.phone = reading.line({party, "cac:Contact/cbc:Telephone", {terms.phone}});
    out.email = reading.line({party, "cac:Contact/cbc:ElectronicMail", {terms.email}});
    normalise(out);
    return out;
}

std::optional<Party> read_payee(Reading& reading, const XmlNode& party) {
    Party payee;
    payee.name = reading.line({party, "cac:PartyName/cbc:Name", {payee_terms.name}});
    payee.id = reading.identifier(party.all("cac:PartyIdentification/cbc:ID"), {payee_terms.id});
    payee.legal_id = reading.line({party, "cac:PartyLegalEntity/cbc:CompanyID", {payee_terms.legal_id}});
    return payee == Party{} ? std::nullopt : std::optional(payee);
}

// UBL wants an order number (BT-13) before it lets a sales order number (BT-14) in, so writers without one put a filler
// there: "NA" by Peppol BIS Billing 3, "-" of converters, "Dummywert" in the XRechnung test suite. CII has no such
// need.
std::string read_order_reference(Reading& reading, const XmlNode& root) {
    constexpr std::array<std::string_view, 4> fillers{"NA", "N/A", "-", "Dummywert"};
    const std::string number = reading.line({root, "cac:OrderReference/cbc:ID", {"BT-13"}});
    const bool has_sales_order = !trimmed(root.at("cac:OrderReference/cbc:SalesOrderID").text()).empty();
    const bool is_filler = std::any_of(fillers.begin(), fillers.end(),
                                       [&](std::string_view filler) { return equal_without_case(number, filler); });
    return has_sales_order && is_filler ? std::string() : number;
}

Period read_period(Reading& reading, const XmlNode& period, Term from, Term to) {
    return {reading.iso_date({period, "cbc:StartDate", from}), reading.iso_date({period, "cbc:EndDate", to})};
}

std::vector<PaymentMeans> read_means(Reading& reading, const XmlNode& root) {
    std::vector<PaymentMeans> all;
    for (const XmlNode& node : reading.items(root, "cac:PaymentMeans", {"BG-16"})) {
        const int number = static_cast<int>(all.size()) + 1;
        const auto term = [&](std::string_view code) { return Term{code, number, "means"}; };
        const XmlNode account = node.at("cac:PayeeFinancialAccount");
        PaymentMeans means;
        means.code = reading.code({node, "cbc:PaymentMeansCode", term("BT-81")});
        means.iban = reading.account({account, "cbc:ID", term("BT-84")});
        means.account_name = reading.line({account, "cbc:Name", term("BT-85")});
        means.bic = reading.code({account, "cac:FinancialInstitutionBranch/cbc:ID", term("BT-86")});
        if (means != PaymentMeans{})
            all.push_back(std::move(means));
    }
    return all;
}

// BT-9 stands on the invoice, or (credit notes have no such element) with the means of payment.
std::optional<Date> read_due_date(Reading& reading, const XmlNode& root) {
    std::optional<Date> due = reading.iso_date({root, "cbc:DueDate", {"BT-9"}});
    if (!due)
        for (const XmlNode& means : reading.items(root, "cac:PaymentMeans", {"BG-16"}))
            due = std::max(due, reading.iso_date({means, "cbc:PaymentDueDate", {"BT-9"}}));
    return due;
}

std::vector<Adjustment> read_adjustments(Reading& reading, const XmlNode& parent, int line) {
    std::vector<PlacedAdjustment> all;
    const Term group = line == whole_document ? Term{"BG-20"} : Term{"BG-27", line};
    for (const XmlNode& node : reading.items(parent, "cac:AllowanceCharge", group)) {
        const bool is_charge = reading.indicator({node, "cbc:ChargeIndicator", group});
        Adjustment adjustment;
        adjustment.kind = is_charge ? AdjustmentKind::Charge : AdjustmentKind::Allowance;
        const AdjustmentTerms terms = adjustment_terms(adjustment.kind, line);
        adjustment.amount = reading.amount({node, "cbc:Amount", terms.amount, terms.amount_rule});
        adjustment.reason = reading.line({node, "cbc:AllowanceChargeReason", terms.reason});
        if (line == whole_document) {
            adjustment.tax_category =
                reading.code({node, "cac:TaxCategory/cbc:ID", terms.tax_category, terms.tax_category_rule});
            adjustment.tax_percent = reading.decimal({node, "cac:TaxCategory/cbc:Percent", terms.tax_percent});
        }
        all.push_back({std::move(adjustment), node});
    }
    return in_order(reading, std::move(all), line);
}

InvoiceLine read_line(Reading& reading, const XmlNode& node, const Names& names, int number) {
    const auto term = [&](std::string_view code) { return Term{code, number}; };
    reading.remember(term("BG-25"), node);
    InvoiceLine line;
    line.id = reading.line({node, "cbc:ID", term("BT-126")});
    line.name = reading.line({node, "cac:Item/cbc:Name", term("BT-153")});
    line.description = reading.lines({node, "cac:Item/cbc:Description", term("BT-154")});
    line.note = reading.note({node, "cbc:Note", term("BT-127")});
    line.quantity = reading.decimal({node, names.quantity, term("BT-129"), "BR-22"});
    line.unit = without_space(node.at(names.quantity).attribute("unitCode"));
    line.price = reading.decimal({node, "cac:Price/cbc:PriceAmount", term("BT-146"), "BR-26"});
    line.base_quantity = reading.base_quantity({node, "cac:Price/cbc:BaseQuantity", term("BT-149")});
    line.adjustments = read_adjustments(reading, node, number);
    line.net = reading.amount({node, "cbc:LineExtensionAmount", term("BT-131"), "BR-24"});
    const XmlNode tax = node.at("cac:Item/cac:ClassifiedTaxCategory");
    line.tax_category = reading.code({tax, "cbc:ID", term("BT-151"), "BR-CO-04"});
    line.tax_percent = reading.decimal({tax, "cbc:Percent", term("BT-152")});
    line.period = read_period(reading, node.at("cac:InvoicePeriod"), term("BT-134"), term("BT-135"));
    return line;
}

// The tax total in the currency of the document (BT-110). One in the accounting currency (BT-111) is passed over; it is
// told by its currency or, when that is the same, by having no subtotals.
XmlNode find_tax_total(Reading& reading, const XmlNode& root) {
    const bool has_tax_currency = !trimmed(root.at("cbc:TaxCurrencyCode").text()).empty();
    std::vector<XmlNode> totals = root.all("cac:TaxTotal");
    const XmlNode first = totals.empty() ? root.at("cac:TaxTotal") : totals.front();
    std::erase_if(totals, [&](const XmlNode& total) { return !reading.is_in_currency(total.at("cbc:TaxAmount")); });
    if (totals.size() > 1 && has_tax_currency)
        std::erase_if(totals, [](const XmlNode& total) { return !total.at("cac:TaxSubtotal").is_there(); });
    if (totals.size() > 1)
        reading.refuse_at(totals[1], {"BT-110"}, "XML-05", "there is more than one in the currency of the document");
    return totals.empty() ? first : totals.front();
}

std::vector<TaxShare> read_taxes(Reading& reading, const XmlNode& total) {
    std::vector<PlacedTax> taxes;
    for (const XmlNode& node : reading.items(total, "cac:TaxSubtotal", {"BG-23"})) {
        TaxShare share;
        share.base = reading.amount({node, "cbc:TaxableAmount", {"BT-116"}, "BR-45"});
        share.tax = reading.amount({node, "cbc:TaxAmount", {"BT-117"}, "BR-46"});
        share.category = reading.code({node, "cac:TaxCategory/cbc:ID", {"BT-118"}, "BR-47"});
        share.percent = reading.decimal({node, "cac:TaxCategory/cbc:Percent", {"BT-119"}});
        share.exemption = reading.lines({node, "cac:TaxCategory/cbc:TaxExemptionReason", {"BT-120"}});
        taxes.push_back({std::move(share), node, node.at("cbc:TaxableAmount"), node.at("cbc:TaxAmount")});
    }
    if (taxes.empty())
        reading.refuse_at(total.at("cac:TaxSubtotal"), {"BG-23"}, "BR-CO-18", "is missing");
    return in_order(reading, std::move(taxes));
}

Totals read_totals(Reading& reading, const XmlNode& root, const XmlNode& tax_total) {
    const auto total = [&](std::string_view path, std::string_view term, std::string_view rule) {
        return reading.amount({root, path, {term}, rule});
    };
    Totals totals;
    totals.lines = total("cac:LegalMonetaryTotal/cbc:LineExtensionAmount", "BT-106", "BR-12");
    totals.allowances = total("cac:LegalMonetaryTotal/cbc:AllowanceTotalAmount", "BT-107", "");
    totals.charges = total("cac:LegalMonetaryTotal/cbc:ChargeTotalAmount", "BT-108", "");
    totals.net = total("cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount", "BT-109", "BR-13");
    totals.tax = reading.amount({tax_total, "cbc:TaxAmount", {"BT-110"}});
    totals.gross = total("cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount", "BT-112", "BR-14");
    totals.prepaid = total("cac:LegalMonetaryTotal/cbc:PrepaidAmount", "BT-113", "");
    totals.rounding = total("cac:LegalMonetaryTotal/cbc:PayableRoundingAmount", "BT-114", "");
    totals.due = total("cac:LegalMonetaryTotal/cbc:PayableAmount", "BT-115", "BR-15");
    return totals;
}

} // namespace

Invoice read_ubl(Reading& reading, const XmlNode& root) {
    const bool is_credit_note = root.name() == "cn:CreditNote";
    const Names& names = is_credit_note ? credit_note_names : invoice_names;
    Invoice invoice;
    invoice.currency = reading.currency({root, "cbc:DocumentCurrencyCode", {"BT-5"}, "BR-05"});
    reading.set_currency(invoice.currency);
    invoice.number = one_line(reading.one({root, "cbc:ID", {"BT-1"}, "BR-02"}).text());
    invoice.issued_on = reading.iso_date({root, "cbc:IssueDate", {"BT-2"}, "BR-03"}).value_or(Date{});
    invoice.type_code = without_space(reading.one({root, names.type_code, {"BT-3"}, "BR-04"}).text());
    invoice.kind = is_credit_note ? InvoiceKind::CreditNote : kind_of(invoice.type_code);
    invoice.due_on = read_due_date(reading, root);
    invoice.terms = reading.lines({root, "cac:PaymentTerms/cbc:Note", {"BT-20"}});
    invoice.buyer_reference = reading.line({root, "cbc:BuyerReference", {"BT-10"}});
    invoice.order_reference = read_order_reference(reading, root);
    invoice.contract_reference = reading.line({root, "cac:ContractDocumentReference/cbc:ID", {"BT-12"}});
    invoice.preceding_number =
        reading.line({root, "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID", {"BT-25"}});
    invoice.note = reading.note({root, "cbc:Note", {"BT-22"}});
    invoice.seller = read_party(reading, root.at("cac:AccountingSupplierParty/cac:Party"), seller_terms);
    invoice.buyer = read_party(reading, root.at("cac:AccountingCustomerParty/cac:Party"), buyer_terms);
    invoice.payee = read_payee(reading, root.at("cac:PayeeParty"));
    invoice.delivered_on = reading.iso_date({root, "cac:Delivery/cbc:ActualDeliveryDate", {"BT-72"}});
    invoice.period = read_period(reading, root.at("cac:InvoicePeriod"), {"BT-73"}, {"BT-74"});
    invoice.remittance = reading.line({root, "cac:PaymentMeans/cbc:PaymentID", {"BT-83"}});
    invoice.means = read_means(reading, root);
    reading.remember({"BG-25"}, root.at(names.line));
    for (const XmlNode& line : limited(root.all(names.line)))
        invoice.lines.push_back(read_line(reading, line, names, static_cast<int>(invoice.lines.size()) + 1));
    invoice.adjustments = read_adjustments(reading, root, whole_document);
    const XmlNode tax_total = find_tax_total(reading, root);
    invoice.taxes = read_taxes(reading, tax_total);
    invoice.totals = read_totals(reading, root, tax_total);
    return invoice;
}

} // namespace kz::einvoice
