#include "shared/protocol/invoice_json.hpp"

#include "shared/protocol/invoice_fields.hpp"

#include <utility>

namespace kz {
namespace {

constexpr std::string_view kind_code(InvoiceKind kind) {
    return kind == InvoiceKind::Invoice ? "invoice" : "credit_note";
}

constexpr std::string_view kind_code(AdjustmentKind kind) {
    return kind == AdjustmentKind::Allowance ? "allowance" : "charge";
}

constexpr std::string_view default_type_code(InvoiceKind kind) {
    return kind == InvoiceKind::Invoice ? "380" : "381";
}

constexpr Decimal default_base_quantity{1, 0};

// ---- writing ------------------------------------------------------------------------------------------------------

void write_party(JsonWriter& json, std::string_view name, const Party& party, BirthDates birth_dates) {
    json.open_object(name);
    json.text_if_any("name", party.name);
    json.text_if_any("trade_name", party.trade_name);
    json.text_if_any("id", party.id);
    json.text_if_any("legal_id", party.legal_id);
    json.text_if_any("vat_id", party.vat_id);
    json.text_if_any("tax_id", party.tax_id);
    if (party.address != PostalAddress{}) {
        json.open_object("address");
        json.text_if_any("street", party.address.street);
        json.text_if_any("extra", party.address.extra);
        json.text_if_any("city", party.address.city);
        json.text_if_any("postcode", party.address.postcode);
        json.text_if_any("region", party.address.region);
        json.text_if_any("country", party.address.country);
        json.close_object();
    }
    json.text_if_any("contact_name", party.contact_name);
    json.text_if_any("phone", party.phone);
    json.text_if_any("email", party.email);
    if (birth_dates == BirthDates::Written)
        json.date_if_any("birth_date", party.birth_date);
    json.close_object();
}

void write_period(JsonWriter& json, const Period& period) {
    if (period == Period{})
        return;
    json.open_object("period");
    json.date_if_any("from", period.from);
    json.date_if_any("to", period.to);
    json.close_object();
}

void write_adjustments(JsonWriter& json, const std::vector<Adjustment>& adjustments, Currency currency) {
    if (adjustments.empty())
        return;
    json.open_array("adjustments");
    for (const Adjustment& adjustment : adjustments) {
        json.open_object();
        json.text("kind", kind_code(adjustment.kind));
        json.minor("amount_minor", adjustment.amount, currency);
        json.text_if_any("reason", adjustment.reason);
        json.text_if_any("tax_category", adjustment.tax_category);
        json.decimal_if_any("tax_percent", adjustment.tax_percent);
        json.close_object();
    }
    json.close_array();
}

void write_means(JsonWriter& json, const std::vector<PaymentMeans>& all) {
    if (all.empty())
        return;
    json.open_array("means");
    for (const PaymentMeans& means : all) {
        json.open_object();
        json.text_if_any("code", means.code);
        json.text_if_any("iban", means.iban);
        json.text_if_any("account_name", means.account_name);
        json.text_if_any("bic", means.bic);
        json.close_object();
    }
    json.close_array();
}

void write_lines(JsonWriter& json, const std::vector<InvoiceLine>& lines, Currency currency) {
    json.open_array("lines");
    for (const InvoiceLine& line : lines) {
        json.open_object();
        json.text_if_any("id", line.id);
        json.text_if_any("name", line.name);
        json.text_if_any("description", line.description);
        json.text_if_any("note", line.note);
        json.decimal("quantity", line.quantity);
        json.text_if_any("unit", line.unit);
        json.decimal("price", line.price);
        if (line.base_quantity != default_base_quantity)
            json.decimal("base_quantity", line.base_quantity);
        write_adjustments(json, line.adjustments, currency);
        json.minor("net_minor", line.net, currency);
        json.text_if_any("tax_category", line.tax_category);
        json.decimal_if_any("tax_percent", line.tax_percent);
        write_period(json, line.period);
        json.close_object();
    }
    json.close_array();
}

void write_taxes(JsonWriter& json, const std::vector<TaxShare>& taxes, Currency currency) {
    if (taxes.empty())
        return;
    json.open_array("taxes");
    for (const TaxShare& tax : taxes) {
        json.open_object();
        json.minor("base_minor", tax.base, currency);
        json.minor("tax_minor", tax.tax, currency);
        json.text_if_any("category", tax.category);
        json.decimal_if_any("percent", tax.percent);
        json.text_if_any("exemption", tax.exemption);
        json.close_object();
    }
    json.close_array();
}

void write_totals(JsonWriter& json, const Totals& totals, Currency currency) {
    json.open_object("totals");
    json.minor("lines_minor", totals.lines, currency);
    json.minor_if_any("allowances_minor", totals.allowances, currency);
    json.minor_if_any("charges_minor", totals.charges, currency);
    json.minor("net_minor", totals.net, currency);
    json.minor_if_any("tax_minor", totals.tax, currency);
    json.minor("gross_minor", totals.gross, currency);
    json.minor_if_any("prepaid_minor", totals.prepaid, currency);
    json.minor_if_any("rounding_minor", totals.rounding, currency);
    json.minor("due_minor", totals.due, currency);
    json.close_object();
}

// ---- reading ------------------------------------------------------------------------------------------------------

Party read_party(Fields fields) {
    Party party;
    party.name = fields.text("name");
    party.trade_name = fields.text("trade_name");
    party.id = fields.text("id");
    party.legal_id = fields.text("legal_id");
    party.vat_id = fields.text("vat_id");
    party.tax_id = fields.text("tax_id");
    Fields address = fields.object("address");
    party.address.street = address.text("street");
    party.address.extra = address.text("extra");
    party.address.city = address.text("city");
    party.address.postcode = address.text("postcode");
    party.address.region = address.text("region");
    party.address.country = address.text("country");
    address.finish();
    party.contact_name = fields.text("contact_name");
    party.phone = fields.text("phone");
    party.email = fields.text("email");
    party.birth_date = fields.date("birth_date");
    fields.finish();
    return party;
}

Period read_period(Fields fields) {
    Period period{fields.date("from"), fields.date("to")};
    fields.finish();
    return period;
}

enum class AdjustmentPlace { Document, Line };

std::vector<Adjustment> read_adjustments(Items items, AdjustmentPlace place, Currency currency) {
    std::vector<Adjustment> adjustments;
    while (items.next()) {
        Fields fields = items.fields();
        Adjustment& adjustment = adjustments.emplace_back();
        const std::string_view kind = fields.required_code("kind");
        if (kind == kind_code(AdjustmentKind::Charge))
            adjustment.kind = AdjustmentKind::Charge;
        else if (kind != kind_code(AdjustmentKind::Allowance))
            fields.unknown_code("kind");
        adjustment.amount = fields.required_minor("amount_minor", currency);
        adjustment.reason = fields.text("reason");
        // On a line of a request they would only make two equal invoices differ.
        if (place == AdjustmentPlace::Document || fields.strictness() == Strictness::Document) {
            adjustment.tax_category = fields.text("tax_category");
            adjustment.tax_percent = fields.decimal("tax_percent");
        }
        fields.finish();
    }
    return adjustments;
}

std::vector<PaymentMeans> read_means(Items items) {
    std::vector<PaymentMeans> all;
    while (items.next()) {
        Fields fields = items.fields();
        PaymentMeans& means = all.emplace_back();
        means.code = fields.text("code");
        means.iban = fields.text("iban");
        means.account_name = fields.text("account_name");
        means.bic = fields.text("bic");
        fields.finish();
    }
    return all;
}

std::vector<InvoiceLine> read_lines(Items items, Currency currency) {
    std::vector<InvoiceLine> lines;
    lines.reserve(items.count());
    while (items.next()) {
        Fields fields = items.fields();
        InvoiceLine& line = lines.emplace_back();
        line.id = fields.text("id");
        line.name = fields.text("name");
        line.description = fields.text("description");
        line.note = fields.text("note");
        line.quantity = fields.required_decimal("quantity");
        line.unit = fields.text("unit");
        line.price = fields.required_decimal("price");
        line.base_quantity = fields.decimal("base_quantity", default_base_quantity);
        line.adjustments = read_adjustments(fields.items("adjustments"), AdjustmentPlace::Line, currency);
        line.net = fields.required_minor("net_minor", currency);
        line.tax_category = fields.text("tax_category");
        line.tax_percent = fields.decimal("tax_percent");
        line.period = read_period(fields.object("period"));
        fields.finish();
    }
    return lines;
}

std::vector<TaxShare> read_taxes(Items items, Currency currency) {
    std::vector<TaxShare> taxes;
    while (items.next()) {
        Fields fields = items.fields();
        TaxShare& tax = taxes.emplace_back();
        tax.base = fields.required_minor("base_minor", currency);
        tax.tax = fields.required_minor("tax_minor", currency);
        tax.category = fields.text("category");
        tax.percent = fields.decimal("percent");
        tax.exemption = fields.text("exemption");
        fields.finish();
    }
    return taxes;
}

Totals read_totals(Fields fields, Currency currency) {
    Totals totals;
    totals.lines = fields.required_minor("lines_minor", currency);
    totals.allowances = fields.minor("allowances_minor", currency);
    totals.charges = fields.minor("charges_minor", currency);
    totals.net = fields.required_minor("net_minor", currency);
    totals.tax = fields.minor("tax_minor", currency);
    totals.gross = fields.required_minor("gross_minor", currency);
    totals.prepaid = fields.minor("prepaid_minor", currency);
    totals.rounding = fields.minor("rounding_minor", currency);
    totals.due = fields.required_minor("due_minor", currency);
    fields.finish();
    return totals;
}

} // namespace

void write_invoice(JsonWriter& json, const Invoice& invoice, BirthDates birth_dates) {
    json.text("kind", kind_code(invoice.kind));
    json.text("number", invoice.number);
    json.date("issued_on", invoice.issued_on);
    json.text("type_code", invoice.type_code);
    json.currency(invoice.currency);
    json.date_if_any("due_on", invoice.due_on);
    json.text_if_any("terms", invoice.terms);
    json.text_if_any("buyer_reference", invoice.buyer_reference);
    json.text_if_any("order_reference", invoice.order_reference);
    json.text_if_any("contract_reference", invoice.contract_reference);
    json.text_if_any("preceding_number", invoice.preceding_number);
    json.text_if_any("note", invoice.note);
    write_party(json, "seller", invoice.seller, birth_dates);
    write_party(json, "buyer", invoice.buyer, birth_dates);
    if (invoice.payee)
        write_party(json, "payee", *invoice.payee, birth_dates);
    json.date_if_any("delivered_on", invoice.delivered_on);
    write_period(json, invoice.period);
    json.text_if_any("remittance", invoice.remittance);
    write_means(json, invoice.means);
    write_lines(json, invoice.lines, invoice.currency);
    write_adjustments(json, invoice.adjustments, invoice.currency);
    write_taxes(json, invoice.taxes, invoice.currency);
    write_totals(json, invoice.totals, invoice.currency);
}

Invoice read_invoice(Fields& fields) {
    Invoice invoice;
    if (const auto kind = fields.code("kind"); kind == kind_code(InvoiceKind::CreditNote))
        invoice.kind = InvoiceKind::CreditNote;
    else if (kind && kind != kind_code(InvoiceKind::Invoice))
        fields.unknown_code("kind");
    invoice.number = fields.text("number");
    invoice.issued_on = fields.required_date("issued_on");
    invoice.type_code = fields.has("type_code") ? fields.text("type_code") : std::string(default_type_code(invoice.kind));
    invoice.currency = fields.required_currency();
    invoice.due_on = fields.date("due_on");
    invoice.terms = fields.text("terms");
    invoice.buyer_reference = fields.text("buyer_reference");
    invoice.order_reference = fields.text("order_reference");
    invoice.contract_reference = fields.text("contract_reference");
    invoice.preceding_number = fields.text("preceding_number");
    invoice.note = fields.text("note");
    invoice.seller = read_party(fields.object("seller"));
    invoice.buyer = read_party(fields.object("buyer"));
    if (fields.has("payee"))
        invoice.payee = read_party(fields.object("payee"));
    invoice.delivered_on = fields.date("delivered_on");
    invoice.period = read_period(fields.object("period"));
    invoice.remittance = fields.text("remittance");
    invoice.means = read_means(fields.items("means"));
    invoice.lines = read_lines(fields.items("lines"), invoice.currency);
    invoice.adjustments =
        read_adjustments(fields.items("adjustments"), AdjustmentPlace::Document, invoice.currency);
    invoice.taxes = read_taxes(fields.items("taxes"), invoice.currency);
    invoice.totals = read_totals(fields.required_object("totals"), invoice.currency);
    fields.finish();
    return invoice;
}

std::string encode_invoice(const Invoice& invoice) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    write_invoice(json, invoice, BirthDates::Written);
    json.close_object();
    return out;
}

Result<Invoice, WireFault> decode_invoice(std::string_view text) {
    KZ_TRY(tree, parse_json(text, invoice_limits));
    Decoding decoding{tree, Strictness::Request, {}};
    Fields fields(decoding);
    Invoice invoice = read_invoice(fields);
    if (decoding.fault)
        return refuse(*std::move(decoding.fault));
    for (PaymentMeans& means : invoice.means)
        std::erase(means.iban, ' ');
    return invoice;
}

} // namespace kz
