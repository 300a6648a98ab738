#include "native/einvoice/cii.hpp"

#include "native/einvoice/normal_text.hpp"
#include "shared/base/utf8.hpp"

#include <algorithm>
#include <set>

namespace kz::einvoice {
namespace {

// The parts of the document that hold one kind of fact each.
struct Parts {
    XmlNode document;
    XmlNode transaction;
    XmlNode agreement;
    XmlNode delivery;
    XmlNode settlement;
    XmlNode summation;
};

Parts parts_of(const XmlNode& root) {
    const XmlNode transaction = root.at("rsm:SupplyChainTradeTransaction");
    const XmlNode settlement = transaction.at("ram:ApplicableHeaderTradeSettlement");
    return {root.at("rsm:ExchangedDocument"),
            transaction,
            transaction.at("ram:ApplicableHeaderTradeAgreement"),
            transaction.at("ram:ApplicableHeaderTradeDelivery"),
            settlement,
            settlement.at("ram:SpecifiedTradeSettlementHeaderMonetarySummation")};
}

PostalAddress read_address(Reading& reading, const XmlNode& address, const PartyTerms& terms) {
    PostalAddress out;
    out.street = reading.line({address, "ram:LineOne", {terms.street}});
    out.extra = reading.line({address, "ram:LineTwo", {terms.extra}});
    append_part(out.extra, one_line(address.at("ram:LineThree").text()), ", ");
    out.city = reading.line({address, "ram:CityName", {terms.city}});
    out.postcode = reading.line({address, "ram:PostcodeCode", {terms.postcode}});
    out.region = reading.line({address, "ram:CountrySubDivisionName", {terms.region}});
    out.country = reading.code({address, "ram:CountryID", {terms.country}});
    return out;
}

// ram:ID has no scheme, ram:GlobalID has one.
std::string read_identifier(Reading& reading, const XmlNode& party, Term term) {
    std::vector<XmlNode> candidates = party.all("ram:ID");
    for (const XmlNode& node : party.all("ram:GlobalID"))
        candidates.push_back(node);
    return reading.identifier(candidates, term);
}

Party read_party(Reading& reading, const XmlNode& party, const PartyTerms& terms) {
    Party out;
    out.name = reading.line({party, "ram:Name", {terms.name}});
    out.trade_name =
        reading.line({party, "ram:SpecifiedLegalOrganization/ram:TradingBusinessName", {terms.trade_name}});
    out.id = read_identifier(reading, party, {terms.id});
    out.legal_id = reading.line({party, "ram:SpecifiedLegalOrganization/ram:ID", {terms.legal_id}});
    for (const XmlNode& registration : party.all("ram:SpecifiedTaxRegistration")) {
        const std::string_view scheme = trimmed(registration.at("ram:ID").attribute("schemeID"));
        if (scheme == "VA" && out.vat_id.empty())
            out.vat_id = reading.code({registration, "ram:ID", {terms.vat_id}});
        else if (scheme == "FC" && !terms.tax_id.empty() && out.tax_id.empty())
            out.tax_id = reading.line({registration, "ram:ID", {terms.tax_id}});
    }
    out.address = read_address(reading, party.at("ram:PostalTradeAddress"), terms);
    const XmlNode contact = party.at("ram:DefinedTradeContact");
    out.contact_name = reading.line({contact, "ram:PersonName", {terms.contact_name}});
    if (out.contact_name.empty())
        out.contact_name = reading.line({contact, "ram:DepartmentName", {terms.contact_name}});
    out.phone = reading.line({contact, "ram:TelephoneUniversalCommunication/ram:CompleteNumber", {terms.phone}});
    out.email = reading.line({contact, "ram:EmailURIUniversalCommunication/ram:URIID", {terms.email}});
    normalise(out);
    return out;
}

std::optional<Party> read_payee(Reading& reading, const XmlNode& party) {
    Party payee;
    payee.name = reading.line({party, "ram:Name", {payee_terms.name}});
    payee.id = read_identifier(reading, party, {payee_terms.id});
    payee.legal_id = reading.line({party, "ram:SpecifiedLegalOrganization/ram:ID", {payee_terms.legal_id}});
    return payee == Party{} ? std::nullopt : std::optional(payee);
}

Period read_period(Reading& reading, const XmlNode& period, Term from, Term to) {
    return {reading.date_102({period, "ram:StartDateTime/udt:DateTimeString", from}),
            reading.date_102({period, "ram:EndDateTime/udt:DateTimeString", to})};
}

std::vector<PaymentMeans> read_means(Reading& reading, const XmlNode& settlement) {
    std::vector<PaymentMeans> all;
    for (const XmlNode& node : reading.items(settlement, "ram:SpecifiedTradeSettlementPaymentMeans", {"BG-16"})) {
        const int number = static_cast<int>(all.size()) + 1;
        const auto term = [&](std::string_view code) { return Term{code, number, "means"}; };
        const XmlNode account = node.at("ram:PayeePartyCreditorFinancialAccount");
        const bool has_iban = !trimmed(account.at("ram:IBANID").text()).empty();
        PaymentMeans means;
        means.code = reading.code({node, "ram:TypeCode", term("BT-81")});
        means.iban = reading.account({account, has_iban ? "ram:IBANID" : "ram:ProprietaryID", term("BT-84")});
        means.account_name = reading.line({account, "ram:AccountName", term("BT-85")});
        means.bic = reading.code({node, "ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID", term("BT-86")});
        if (means != PaymentMeans{})
            all.push_back(std::move(means));
    }
    return all;
}

// Extended profiles write one block of terms a discount and one for the net date: the last day is when all is due.
std::optional<Date> read_due_date(Reading& reading, const XmlNode& settlement) {
    std::optional<Date> due;
    for (const XmlNode& terms : reading.items(settlement, "ram:SpecifiedTradePaymentTerms", {"BT-20"}))
        due = std::max(due, reading.date_102({terms, "ram:DueDateDateTime/udt:DateTimeString", {"BT-9"}}));
    return due;
}

std::vector<Adjustment> read_adjustments(Reading& reading, const XmlNode& parent, int line) {
    std::vector<PlacedAdjustment> all;
    const Term group = line == whole_document ? Term{"BG-20"} : Term{"BG-27", line};
    for (const XmlNode& node : reading.items(parent, "ram:SpecifiedTradeAllowanceCharge", group)) {
        const bool is_charge = reading.indicator({node, "ram:ChargeIndicator/udt:Indicator", group});
        Adjustment adjustment;
        adjustment.kind = is_charge ? AdjustmentKind::Charge : AdjustmentKind::Allowance;
        const AdjustmentTerms terms = adjustment_terms(adjustment.kind, line);
        adjustment.amount = reading.amount({node, "ram:ActualAmount", terms.amount, terms.amount_rule});
        adjustment.reason = reading.line({node, "ram:Reason", terms.reason});
        if (line == whole_document) {
            adjustment.tax_category = reading.code(
                {node, "ram:CategoryTradeTax/ram:CategoryCode", terms.tax_category, terms.tax_category_rule});
            adjustment.tax_percent =
                reading.decimal({node, "ram:CategoryTradeTax/ram:RateApplicablePercent", terms.tax_percent});
        }
        all.push_back({std::move(adjustment), node});
    }
    return in_order(reading, std::move(all), line);
}

// BT-149 stands with the net price or, as one value for both, with the gross price.
Decimal read_base_quantity(Reading& reading, const XmlNode& agreement, Term term) {
    constexpr std::string_view of_net = "ram:NetPriceProductTradePrice/ram:BasisQuantity";
    const bool has_net = !trimmed(agreement.at(of_net).text()).empty();
    return reading.base_quantity(
        {agreement, has_net ? of_net : "ram:GrossPriceProductTradePrice/ram:BasisQuantity", term});
}

InvoiceLine read_line(Reading& reading, const XmlNode& node, int number) {
    const auto term = [&](std::string_view code) { return Term{code, number}; };
    reading.remember(term("BG-25"), node);
    const XmlNode document = node.at("ram:AssociatedDocumentLineDocument");
    const XmlNode product = node.at("ram:SpecifiedTradeProduct");
    const XmlNode agreement = node.at("ram:SpecifiedLineTradeAgreement");
    const XmlNode settlement = node.at("ram:SpecifiedLineTradeSettlement");
    const XmlNode tax = settlement.at("ram:ApplicableTradeTax");
    constexpr std::string_view quantity = "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity";
    InvoiceLine line;
    line.id = reading.line({document, "ram:LineID", term("BT-126")});
    line.name = reading.line({product, "ram:Name", term("BT-153")});
    line.description = reading.lines({product, "ram:Description", term("BT-154")});
    line.note = reading.note({document, "ram:IncludedNote/ram:Content", term("BT-127")});
    line.quantity = reading.decimal({node, quantity, term("BT-129"), "BR-22"});
    line.unit = without_space(node.at(quantity).attribute("unitCode"));
    line.price =
        reading.decimal({agreement, "ram:NetPriceProductTradePrice/ram:ChargeAmount", term("BT-146"), "BR-26"});
    line.base_quantity = read_base_quantity(reading, agreement, term("BT-149"));
    line.adjustments = read_adjustments(reading, settlement, number);
    line.net = reading.amount(
        {settlement, "ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount", term("BT-131"), "BR-24"});
    line.tax_category = reading.code({tax, "ram:CategoryCode", term("BT-151"), "BR-CO-04"});
    line.tax_percent = reading.decimal({tax, "ram:RateApplicablePercent", term("BT-152")});
    line.period = read_period(reading, settlement.at("ram:BillingSpecifiedPeriod"), term("BT-134"), term("BT-135"));
    return line;
}

// ---- sub-lines ------------------------------------------------------------------------------------------------------

std::string status_of(const XmlNode& line) {
    return without_space(line.at("ram:AssociatedDocumentLineDocument/ram:LineStatusReasonCode").text());
}

std::string parent_of(const XmlNode& line) {
    return one_line(line.at("ram:AssociatedDocumentLineDocument/ram:ParentLineID").text());
}

// A group may be without what a line must have.
bool is_whole(const XmlNode& line) {
    const auto has = [&](std::string_view path) { return !trimmed(line.at(path).text()).empty(); };
    return has("ram:SpecifiedLineTradeDelivery/ram:BilledQuantity") &&
           has("ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount") &&
           has("ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:CategoryCode");
}

bool adds_up(const std::vector<XmlNode>& lines, const XmlNode& total, Currency currency) {
    constexpr std::string_view net =
        "ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount";
    const auto wanted = parse_amount(trimmed(total.text()), currency);
    Money sum{0, currency};
    for (const XmlNode& line : lines) {
        const std::string text = line.at(net).text();
        const auto amount = parse_amount(trimmed(text), currency);
        const auto next = amount ? add(sum, *amount) : refuse(MoneyRefusal::Overflow);
        if (!next)
            return false;
        sum = *next;
    }
    return wanted && sum == *wanted;
}

// The lines that BT-106 is the sum of. The extensions of XRechnung and Factur-X put sub-lines flat between the others,
// tied by ParentLineID: lines without a parent are read, as in UBL, where sub-lines stand inside of theirs; when those
// are not whole or do not add up to BT-106 (groups without amounts), the lines without children are. A line for
// information never counts.
std::vector<XmlNode> find_lines(const Parts& parts, Currency currency) {
    std::vector<XmlNode> top;
    std::vector<XmlNode> last;
    std::set<std::string> parents;
    const std::vector<XmlNode> all = parts.transaction.all("ram:IncludedSupplyChainTradeLineItem");
    for (const XmlNode& line : all)
        parents.insert(parent_of(line));
    for (const XmlNode& line : all) {
        if (status_of(line) == "INFORMATION")
            continue;
        if (parent_of(line).empty())
            top.push_back(line);
        const std::string id = one_line(line.at("ram:AssociatedDocumentLineDocument/ram:LineID").text());
        if (status_of(line) != "GROUP" && (id.empty() || !parents.contains(id)))
            last.push_back(line);
    }
    const XmlNode total = parts.summation.at("ram:LineTotalAmount");
    if (top == last || (std::all_of(top.begin(), top.end(), is_whole) && adds_up(top, total, currency)))
        return top;
    return last;
}

// ---- totals ---------------------------------------------------------------------------------------------------------

std::vector<TaxShare> read_taxes(Reading& reading, const XmlNode& settlement) {
    std::vector<PlacedTax> taxes;
    for (const XmlNode& node : reading.items(settlement, "ram:ApplicableTradeTax", {"BG-23"})) {
        TaxShare share;
        share.base = reading.amount({node, "ram:BasisAmount", {"BT-116"}, "BR-45"});
        share.tax = reading.amount({node, "ram:CalculatedAmount", {"BT-117"}, "BR-46"});
        share.category = reading.code({node, "ram:CategoryCode", {"BT-118"}, "BR-47"});
        share.percent = reading.decimal({node, "ram:RateApplicablePercent", {"BT-119"}});
        share.exemption = reading.lines({node, "ram:ExemptionReason", {"BT-120"}});
        taxes.push_back({std::move(share), node, node.at("ram:BasisAmount"), node.at("ram:CalculatedAmount")});
    }
    if (taxes.empty())
        reading.refuse_at(settlement.at("ram:ApplicableTradeTax"), {"BG-23"}, "BR-CO-18", "is missing");
    return in_order(reading, std::move(taxes));
}

// BT-110. The same total in the accounting currency (BT-111) is passed over.
Money read_tax_total(Reading& reading, const Parts& parts) {
    const bool has_tax_currency = !trimmed(parts.settlement.at("ram:TaxCurrencyCode").text()).empty();
    std::vector<XmlNode> totals = parts.summation.all("ram:TaxTotalAmount");
    const XmlNode first = totals.empty() ? parts.summation.at("ram:TaxTotalAmount") : totals.front();
    std::erase_if(totals, [&](const XmlNode& total) { return !reading.is_in_currency(total); });
    if (totals.size() > 1 && !has_tax_currency)
        reading.refuse_at(totals[1], {"BT-110"}, "XML-05", "there is more than one in the currency of the document");
    return reading.amount(totals.empty() ? first : totals.front(), {"BT-110"});
}

Totals read_totals(Reading& reading, const Parts& parts) {
    const auto total = [&](std::string_view path, std::string_view term, std::string_view rule) {
        return reading.amount({parts.summation, path, {term}, rule});
    };
    Totals totals;
    totals.lines = total("ram:LineTotalAmount", "BT-106", "BR-12");
    totals.allowances = total("ram:AllowanceTotalAmount", "BT-107", "");
    totals.charges = total("ram:ChargeTotalAmount", "BT-108", "");
    totals.net = total("ram:TaxBasisTotalAmount", "BT-109", "BR-13");
    totals.tax = read_tax_total(reading, parts);
    totals.gross = total("ram:GrandTotalAmount", "BT-112", "BR-14");
    totals.prepaid = total("ram:TotalPrepaidAmount", "BT-113", "");
    totals.rounding = total("ram:RoundingAmount", "BT-114", "");
    totals.due = total("ram:DuePayableAmount", "BT-115", "BR-15");
    return totals;
}

} // namespace

Invoice read_cii(Reading& reading, const XmlNode& root) {
    const Parts parts = parts_of(root);
    Invoice invoice;
    invoice.currency = reading.currency({parts.settlement, "ram:InvoiceCurrencyCode", {"BT-5"}, "BR-05"});
    reading.set_currency(invoice.currency);
    invoice.number = one_line(reading.one({parts.document, "ram:ID", {"BT-1"}, "BR-02"}).text());
    invoice.issued_on =
        reading.date_102({parts.document, "ram:IssueDateTime/udt:DateTimeString", {"BT-2"}, "BR-03"}).value_or(Date{});
    invoice.type_code = without_space(reading.one({parts.document, "ram:TypeCode", {"BT-3"}, "BR-04"}).text());
    invoice.kind = kind_of(invoice.type_code);
    invoice.due_on = read_due_date(reading, parts.settlement);
    invoice.terms = reading.lines({parts.settlement, "ram:SpecifiedTradePaymentTerms/ram:Description", {"BT-20"}});
    invoice.buyer_reference = reading.line({parts.agreement, "ram:BuyerReference", {"BT-10"}});
    invoice.order_reference =
        reading.line({parts.agreement, "ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID", {"BT-13"}});
    invoice.contract_reference =
        reading.line({parts.agreement, "ram:ContractReferencedDocument/ram:IssuerAssignedID", {"BT-12"}});
    invoice.preceding_number =
        reading.line({parts.settlement, "ram:InvoiceReferencedDocument/ram:IssuerAssignedID", {"BT-25"}});
    invoice.note = reading.note({parts.document, "ram:IncludedNote/ram:Content", {"BT-22"}});
    invoice.seller = read_party(reading, parts.agreement.at("ram:SellerTradeParty"), seller_terms);
    invoice.buyer = read_party(reading, parts.agreement.at("ram:BuyerTradeParty"), buyer_terms);
    invoice.payee = read_payee(reading, parts.settlement.at("ram:PayeeTradeParty"));
    invoice.delivered_on = reading.date_102(
        {parts.delivery, "ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString", {"BT-72"}});
    invoice.period = read_period(reading, parts.settlement.at("ram:BillingSpecifiedPeriod"), {"BT-73"}, {"BT-74"});
    invoice.remittance = reading.line({parts.settlement, "ram:PaymentReference", {"BT-83"}});
    invoice.means = read_means(reading, parts.settlement);
    reading.remember({"BG-25"}, parts.transaction.at("ram:IncludedSupplyChainTradeLineItem"));
    for (const XmlNode& line : limited(find_lines(parts, invoice.currency)))
        invoice.lines.push_back(read_line(reading, line, static_cast<int>(invoice.lines.size()) + 1));
    invoice.adjustments = read_adjustments(reading, parts.settlement, whole_document);
    invoice.taxes = read_taxes(reading, parts.settlement);
    invoice.totals = read_totals(reading, parts);
    return invoice;
}

} // namespace kz::einvoice
