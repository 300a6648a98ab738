#include "tests/native/einvoice/invoice_text.hpp"

#include <map>
#include <string_view>
#include <utility>

namespace kz::test {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

class Writer {
public:
    void add(std::string key, std::string value) {
        if (value.empty())
            return;
        for (std::size_t at = 0; (at = value.find('\n', at)) != std::string::npos; at += 2)
            value.replace(at, 1, "\\n");
        fields_.emplace_back(std::move(key), std::move(value));
    }
    void add(std::string key, std::optional<Date> date) { add(std::move(key), date ? iso(*date) : ""); }
    void add(std::string key, Money money) {
        add(std::move(key), plain(money) + " " + std::string(money.currency.text()));
    }
    void add(std::string key, Decimal decimal) { add(std::move(key), plain(decimal)); }

    void add(const std::string& key, const Period& period) {
        add(key + ".from", period.from);
        add(key + ".to", period.to);
    }

    void add(const std::string& key, const Party& party) {
        add(key + ".name", party.name);
        add(key + ".trade_name", party.trade_name);
        add(key + ".id", party.id);
        add(key + ".legal_id", party.legal_id);
        add(key + ".vat_id", party.vat_id);
        add(key + ".tax_id", party.tax_id);
        add(key + ".street", party.address.street);
        add(key + ".extra", party.address.extra);
        add(key + ".city", party.address.city);
        add(key + ".postcode", party.address.postcode);
        add(key + ".region", party.address.region);
        add(key + ".country", party.address.country);
        add(key + ".contact_name", party.contact_name);
        add(key + ".phone", party.phone);
        add(key + ".email", party.email);
    }

    void add(const std::string& key, const std::vector<Adjustment>& adjustments) {
        for (std::size_t i = 0; i < adjustments.size(); ++i) {
            const std::string place = key + "[" + std::to_string(i) + "]";
            add(place + ".kind", std::string(adjustments[i].kind == AdjustmentKind::Charge ? "charge" : "allowance"));
            add(place + ".amount", adjustments[i].amount);
            add(place + ".reason", adjustments[i].reason);
            add(place + ".tax_category", adjustments[i].tax_category);
            add(place + ".tax_percent", adjustments[i].tax_percent);
        }
    }

    void add(const std::string& key, const InvoiceLine& line) {
        add(key + ".id", line.id);
        add(key + ".name", line.name);
        add(key + ".description", line.description);
        add(key + ".note", line.note);
        add(key + ".quantity", line.quantity);
        add(key + ".unit", line.unit);
        add(key + ".price", line.price);
        add(key + ".base_quantity", line.base_quantity);
        add(key + ".adjustments", line.adjustments);
        add(key + ".net", line.net);
        add(key + ".tax_category", line.tax_category);
        add(key + ".tax_percent", line.tax_percent);
        add(key + ".period", line.period);
    }

    void add(const std::string& key, const TaxShare& tax) {
        add(key + ".base", tax.base);
        add(key + ".tax", tax.tax);
        add(key + ".category", tax.category);
        add(key + ".percent", tax.percent);
        add(key + ".exemption", tax.exemption);
    }

    void add(const std::string& key, const PaymentMeans& means) {
        add(key + ".code", means.code);
        add(key + ".iban", means.iban);
        add(key + ".account_name", means.account_name);
        add(key + ".bic", means.bic);
    }

    void add(const std::string& key, const Totals& totals) {
        add(key + ".lines", totals.lines);
        add(key + ".allowances", totals.allowances);
        add(key + ".charges", totals.charges);
        add(key + ".net", totals.net);
        add(key + ".tax", totals.tax);
        add(key + ".gross", totals.gross);
        add(key + ".prepaid", totals.prepaid);
        add(key + ".rounding", totals.rounding);
        add(key + ".due", totals.due);
    }

    template <class Item>
    void add_each(const std::string& key, const std::vector<Item>& items) {
        for (std::size_t i = 0; i < items.size(); ++i)
            add(key + "[" + std::to_string(i) + "]", items[i]);
    }

    const Fields& fields() const { return fields_; }

private:
    Fields fields_;
};

Fields fields_of(const Invoice& invoice) {
    Writer out;
    out.add("kind", std::string(invoice.kind == InvoiceKind::CreditNote ? "credit note" : "invoice"));
    out.add("number", invoice.number);
    out.add("issued_on", std::optional(invoice.issued_on));
    out.add("type_code", invoice.type_code);
    out.add("currency", std::string(invoice.currency.text()));
    out.add("due_on", invoice.due_on);
    out.add("terms", invoice.terms);
    out.add("buyer_reference", invoice.buyer_reference);
    out.add("order_reference", invoice.order_reference);
    out.add("contract_reference", invoice.contract_reference);
    out.add("preceding_number", invoice.preceding_number);
    out.add("note", invoice.note);
    out.add("seller", invoice.seller);
    out.add("buyer", invoice.buyer);
    if (invoice.payee)
        out.add("payee", *invoice.payee);
    out.add("delivered_on", invoice.delivered_on);
    out.add("period", invoice.period);
    out.add("remittance", invoice.remittance);
    out.add_each("means", invoice.means);
    out.add_each("lines", invoice.lines);
    out.add("adjustments", invoice.adjustments);
    out.add_each("taxes", invoice.taxes);
    out.add("totals", invoice.totals);
    return out.fields();
}

} // namespace

std::string invoice_text(const Invoice& invoice) {
    std::string out;
    for (const auto& [key, value] : fields_of(invoice))
        out += key + " = " + value + "\n";
    return out;
}

std::vector<std::string> differing_fields(const Invoice& a, const Invoice& b) {
    std::map<std::string, std::pair<std::string, std::string>> both;
    for (const auto& [key, value] : fields_of(a))
        both[key].first = value;
    for (const auto& [key, value] : fields_of(b))
        both[key].second = value;
    std::vector<std::string> names;
    for (const auto& [key, values] : both)
        if (values.first != values.second)
            names.push_back(key);
    return names;
}

} // namespace kz::test
