#include "shared/domain/claims/invoice_rules.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/base/utf8.hpp"
#include "shared/domain/claims/iban.hpp"

#include <cstdlib>
#include <optional>

namespace kz {
namespace {

using Fault = std::optional<InvoiceFault>;

// ---- where something stands in an invoice ---------------------------------------------------------------------------

struct Place {
    std::string_view term;       // "BT-131"
    std::string_view group = {}; // "line"; empty: of the whole document
    std::size_t index = 0;       // from 0; people read it from 1
};

std::string element(const Place& place) {
    std::string out(place.term);
    if (!place.group.empty()) {
        out += " of ";
        out += place.group;
        out += ' ';
        append_integer(out, static_cast<std::int64_t>(place.index) + 1);
    }
    return out;
}

constexpr std::string_view line_group = "line";
constexpr std::string_view adjustment_group = "adjustment";
constexpr std::string_view tax_group = "tax";
constexpr std::string_view means_group = "means";

// The terms of a party's fields, in the order of the struct; a field without a term of its own has its group's.
struct PartyTerms {
    std::string_view name, trade_name, id, legal_id, vat_id, tax_id;
    std::string_view street, extra, city, postcode, region, country;
    std::string_view contact_name, phone, email;
};
constexpr PartyTerms seller_terms{"BT-27", "BT-28", "BT-29", "BT-30", "BT-31", "BT-32", "BT-35", "BT-36",
                                  "BT-37", "BT-38", "BT-39", "BT-40", "BT-41", "BT-42", "BT-43"};
constexpr PartyTerms buyer_terms{"BT-44", "BT-45", "BT-46", "BT-47", "BT-48", "BG-7",  "BT-50", "BT-51",
                                 "BT-52", "BT-53", "BT-54", "BT-55", "BT-56", "BT-57", "BT-58"};
constexpr PartyTerms payee_terms{"BT-59", "BG-10", "BT-60", "BT-61", "BG-10", "BG-10", "BG-10", "BG-10",
                                 "BG-10", "BG-10", "BG-10", "BG-10", "BG-10", "BG-10", "BG-10"};

// visit(place, text, bytes_max) for every text of a party.
template <class Visit>
void each_text(const Party& party, const PartyTerms& terms, Visit visit) {
    const auto name = [&](std::string_view term, const std::string& text) {
        visit(Place{term}, text, invoice_name_bytes_max);
    };
    name(terms.name, party.name);
    name(terms.trade_name, party.trade_name);
    name(terms.id, party.id);
    name(terms.legal_id, party.legal_id);
    name(terms.vat_id, party.vat_id);
    name(terms.tax_id, party.tax_id);
    name(terms.street, party.address.street);
    name(terms.extra, party.address.extra);
    name(terms.city, party.address.city);
    name(terms.postcode, party.address.postcode);
    name(terms.region, party.address.region);
    name(terms.country, party.address.country);
    name(terms.contact_name, party.contact_name);
    name(terms.phone, party.phone);
    name(terms.email, party.email);
}

// visit(place, text, bytes_max) for every text of a line.
template <class Visit>
void each_text(const InvoiceLine& line, std::size_t index, Visit visit) {
    const auto at = [&](std::string_view term) { return Place{term, line_group, index}; };
    visit(at("BT-126"), line.id, invoice_name_bytes_max);
    visit(at("BT-153"), line.name, invoice_name_bytes_max);
    visit(at("BT-154"), line.description, invoice_text_bytes_max);
    visit(at("BT-127"), line.note, invoice_text_bytes_max);
    visit(at("BT-130"), line.unit, invoice_name_bytes_max);
    visit(at("BT-151"), line.tax_category, invoice_name_bytes_max);
    for (const Adjustment& adjustment : line.adjustments) {
        const bool is_charge = adjustment.kind == AdjustmentKind::Charge;
        visit(at(is_charge ? "BT-144" : "BT-139"), adjustment.reason, invoice_name_bytes_max);
        visit(at(is_charge ? "BG-28" : "BG-27"), adjustment.tax_category, invoice_name_bytes_max);
    }
}

// visit(place, text, bytes_max) for every text of an invoice.
template <class Visit>
void each_text(const Invoice& invoice, Visit visit) {
    visit(Place{"BT-1"}, invoice.number, invoice_name_bytes_max);
    visit(Place{"BT-3"}, invoice.type_code, invoice_name_bytes_max);
    visit(Place{"BT-20"}, invoice.terms, invoice_text_bytes_max);
    visit(Place{"BT-10"}, invoice.buyer_reference, invoice_name_bytes_max);
    visit(Place{"BT-13"}, invoice.order_reference, invoice_name_bytes_max);
    visit(Place{"BT-12"}, invoice.contract_reference, invoice_name_bytes_max);
    visit(Place{"BT-25"}, invoice.preceding_number, invoice_name_bytes_max);
    visit(Place{"BT-22"}, invoice.note, invoice_text_bytes_max);
    visit(Place{"BT-83"}, invoice.remittance, invoice_name_bytes_max);
    each_text(invoice.seller, seller_terms, visit);
    each_text(invoice.buyer, buyer_terms, visit);
    if (invoice.payee)
        each_text(*invoice.payee, payee_terms, visit);
    for (std::size_t i = 0; i < invoice.means.size(); ++i) {
        visit(Place{"BT-81", means_group, i}, invoice.means[i].code, invoice_name_bytes_max);
        visit(Place{"BT-84", means_group, i}, invoice.means[i].iban, invoice_name_bytes_max);
        visit(Place{"BT-85", means_group, i}, invoice.means[i].account_name, invoice_name_bytes_max);
        visit(Place{"BT-86", means_group, i}, invoice.means[i].bic, invoice_name_bytes_max);
    }
    for (std::size_t i = 0; i < invoice.lines.size(); ++i)
        each_text(invoice.lines[i], i, visit);
    for (std::size_t i = 0; i < invoice.adjustments.size(); ++i) {
        const Adjustment& adjustment = invoice.adjustments[i];
        const bool is_charge = adjustment.kind == AdjustmentKind::Charge;
        visit(Place{is_charge ? "BT-104" : "BT-97", adjustment_group, i}, adjustment.reason, invoice_name_bytes_max);
        visit(Place{is_charge ? "BT-102" : "BT-95", adjustment_group, i}, adjustment.tax_category,
              invoice_name_bytes_max);
    }
    for (std::size_t i = 0; i < invoice.taxes.size(); ++i) {
        visit(Place{"BT-118", tax_group, i}, invoice.taxes[i].category, invoice_name_bytes_max);
        visit(Place{"BT-120", tax_group, i}, invoice.taxes[i].exemption, invoice_text_bytes_max);
    }
}

// visit(place, amount) for every amount of an invoice.
template <class Visit>
void each_amount(const Invoice& invoice, Visit visit) {
    for (std::size_t i = 0; i < invoice.lines.size(); ++i) {
        for (const Adjustment& adjustment : invoice.lines[i].adjustments) {
            const bool is_charge = adjustment.kind == AdjustmentKind::Charge;
            visit(Place{is_charge ? "BT-141" : "BT-136", line_group, i}, adjustment.amount);
        }
        visit(Place{"BT-131", line_group, i}, invoice.lines[i].net);
    }
    for (std::size_t i = 0; i < invoice.adjustments.size(); ++i) {
        const bool is_charge = invoice.adjustments[i].kind == AdjustmentKind::Charge;
        visit(Place{is_charge ? "BT-99" : "BT-92", adjustment_group, i}, invoice.adjustments[i].amount);
    }
    for (std::size_t i = 0; i < invoice.taxes.size(); ++i) {
        visit(Place{"BT-116", tax_group, i}, invoice.taxes[i].base);
        visit(Place{"BT-117", tax_group, i}, invoice.taxes[i].tax);
    }
    const Totals& totals = invoice.totals;
    visit(Place{"BT-106"}, totals.lines);
    visit(Place{"BT-107"}, totals.allowances);
    visit(Place{"BT-108"}, totals.charges);
    visit(Place{"BT-109"}, totals.net);
    visit(Place{"BT-110"}, totals.tax);
    visit(Place{"BT-112"}, totals.gross);
    visit(Place{"BT-113"}, totals.prepaid);
    visit(Place{"BT-114"}, totals.rounding);
    visit(Place{"BT-115"}, totals.due);
}

// ---- rules ----------------------------------------------------------------------------------------------------------

std::string limit(int number) {
    std::string out;
    append_integer(out, number);
    return out;
}

bool is_blank(const std::string& text) {
    return trimmed(text).empty();
}

Fault check_presence(const Invoice& invoice) {
    if (is_blank(invoice.number))
        return InvoiceFault{InvoiceRule::NumberMissing, "BT-1", ""};
    if (is_blank(invoice.seller.name))
        return InvoiceFault{InvoiceRule::SellerNameMissing, "BT-27", ""};
    if (is_blank(invoice.buyer.name))
        return InvoiceFault{InvoiceRule::BuyerNameMissing, "BT-44", ""};
    if (invoice.lines.empty())
        return InvoiceFault{InvoiceRule::LinesMissing, "BG-25", ""};
    for (std::size_t i = 0; i < invoice.lines.size(); ++i)
        if (is_blank(invoice.lines[i].id))
            return InvoiceFault{InvoiceRule::LineIdMissing, element({"BT-126", line_group, i}), ""};
    for (std::size_t i = 0; i < invoice.lines.size(); ++i)
        if (is_blank(invoice.lines[i].name))
            return InvoiceFault{InvoiceRule::LineNameMissing, element({"BT-153", line_group, i}), ""};
    return std::nullopt;
}

Fault check_limits(const Invoice& invoice) {
    if (invoice.lines.size() > static_cast<std::size_t>(invoice_lines_max))
        return InvoiceFault{InvoiceRule::TooManyLines, "BG-25", limit(invoice_lines_max)};
    Fault fault;
    each_text(invoice, [&](const Place& place, const std::string& text, int bytes_max) {
        if (!fault && text.size() > static_cast<std::size_t>(bytes_max))
            fault = InvoiceFault{InvoiceRule::TextTooLong, element(place), limit(bytes_max)};
    });
    return fault;
}

Fault check_currency(const Invoice& invoice) {
    Fault fault;
    each_amount(invoice, [&](const Place& place, Money amount) {
        if (!fault && amount.currency != invoice.currency) {
            const std::string detail = "expected " + std::string(invoice.currency.text()) + ", found " +
                                       std::string(amount.currency.text());
            fault = InvoiceFault{InvoiceRule::CurrencyMixed, element(place), detail};
        }
    });
    return fault;
}

// A sum that has no value any more once a step of it does not fit.
struct Sum {
    std::optional<Money> value;

    Sum& plus(Money amount) { return take(value ? std::optional(add(*value, amount)) : std::nullopt); }
    Sum& minus(Money amount) { return take(value ? std::optional(subtract(*value, amount)) : std::nullopt); }

private:
    Sum& take(const std::optional<Result<Money, MoneyRefusal>>& next) {
        value = next && *next ? std::optional(**next) : std::nullopt;
        return *this;
    }
};

Fault check_amount(InvoiceRule rule, const Place& place, std::optional<Money> expected, Money found) {
    if (expected == found)
        return std::nullopt;
    const std::string wanted = expected ? "expected " + plain(*expected) : "the sum is too large";
    return InvoiceFault{rule, element(place), wanted + ", found " + plain(found)};
}

Fault check_sums(const Invoice& invoice) {
    const Totals& totals = invoice.totals;
    const Sum zero{Money{0, invoice.currency}};
    Sum lines = zero, allowances = zero, charges = zero, taxes = zero, net = zero, gross = zero, due = zero;
    for (const InvoiceLine& line : invoice.lines)
        lines.plus(line.net);
    for (const Adjustment& adjustment : invoice.adjustments)
        (adjustment.kind == AdjustmentKind::Allowance ? allowances : charges).plus(adjustment.amount);
    for (const TaxShare& share : invoice.taxes)
        taxes.plus(share.tax);
    net.plus(totals.lines).minus(totals.allowances).plus(totals.charges);
    gross.plus(totals.net).plus(totals.tax);
    due.plus(totals.gross).minus(totals.prepaid).plus(totals.rounding);

    const struct {
        InvoiceRule rule;
        std::string_view term;
        std::optional<Money> expected;
        Money found;
    } rows[] = {
        {InvoiceRule::LineSum, "BT-106", lines.value, totals.lines},
        {InvoiceRule::AllowanceSum, "BT-107", allowances.value, totals.allowances},
        {InvoiceRule::ChargeSum, "BT-108", charges.value, totals.charges},
        {InvoiceRule::NetSum, "BT-109", net.value, totals.net},
        {InvoiceRule::TaxSum, "BT-110", taxes.value, totals.tax},
        {InvoiceRule::GrossSum, "BT-112", gross.value, totals.gross},
        {InvoiceRule::DueSum, "BT-115", due.value, totals.due},
    };
    for (const auto& row : rows)
        if (Fault fault = check_amount(row.rule, Place{row.term}, row.expected, row.found))
            return fault;
    return std::nullopt;
}

Fault check_taxes(const Invoice& invoice) {
    for (std::size_t i = 0; i < invoice.taxes.size(); ++i) {
        const TaxShare& share = invoice.taxes[i];
        const Place place{"BT-117", tax_group, i};
        const auto computed = percentage(share.base, share.percent);
        if (computed && std::abs(computed->minor - share.tax.minor) < tax_tolerance_minor)
            continue;
        if (Fault fault = check_amount(InvoiceRule::TaxOfBase, place, computed, share.tax))
            return fault;
    }
    return std::nullopt;
}

// Two letters, two digits and more: national account numbers do not begin so.
bool looks_like_iban(std::string_view account) {
    const std::string code = upper_without_spaces(account);
    const auto is_between = [&](std::size_t at, char low, char high) { return code[at] >= low && code[at] <= high; };
    return code.size() > 4 && is_between(0, 'A', 'Z') && is_between(1, 'A', 'Z') && is_between(2, '0', '9') &&
           is_between(3, '0', '9');
}

// The account itself is not repeated in the detail: details reach logs.
// Only of SEPA transfers: other means put account numbers of their own there.
Fault check_accounts(const Invoice& invoice) {
    for (std::size_t i = 0; i < invoice.means.size(); ++i)
        if ((invoice.means[i].code == "58" || invoice.means[i].code == "59") && looks_like_iban(invoice.means[i].iban) && !parse_iban(invoice.means[i].iban))
            return InvoiceFault{InvoiceRule::IbanInvalid, element({"BT-84", means_group, i}), ""};
    return std::nullopt;
}

} // namespace

std::string_view rule_code(InvoiceRule rule) {
    switch (rule) {
    case InvoiceRule::NumberMissing: return "BR-02";
    case InvoiceRule::SellerNameMissing: return "BR-06";
    case InvoiceRule::BuyerNameMissing: return "BR-07";
    case InvoiceRule::LinesMissing: return "BR-16";
    case InvoiceRule::LineIdMissing: return "BR-21";
    case InvoiceRule::LineNameMissing: return "BR-25";
    case InvoiceRule::TooManyLines: return "KZ-01";
    case InvoiceRule::TextTooLong: return "KZ-02";
    case InvoiceRule::CurrencyMixed: return "KZ-03";
    case InvoiceRule::LineSum: return "BR-CO-10";
    case InvoiceRule::AllowanceSum: return "BR-CO-11";
    case InvoiceRule::ChargeSum: return "BR-CO-12";
    case InvoiceRule::NetSum: return "BR-CO-13";
    case InvoiceRule::TaxSum: return "BR-CO-14";
    case InvoiceRule::GrossSum: return "BR-CO-15";
    case InvoiceRule::DueSum: return "BR-CO-16";
    case InvoiceRule::TaxOfBase: return "BR-CO-17";
    case InvoiceRule::IbanInvalid: return "KZ-04";
    }
    return "";
}

Result<void, InvoiceFault> check(const Invoice& invoice) {
    using Rule = Fault (*)(const Invoice&);
    constexpr Rule rules[] = {check_presence, check_limits, check_currency, check_sums, check_taxes, check_accounts};
    for (const Rule rule : rules)
        if (Fault fault = rule(invoice))
            return refuse(*std::move(fault));
    return {};
}

} // namespace kz
