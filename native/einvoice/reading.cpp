#include "native/einvoice/reading.hpp"

#include "native/einvoice/normal_text.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/base/utf8.hpp"
#include "shared/domain/claims/iban.hpp"
#include "shared/domain/claims/invoice_rules.hpp"

#include <algorithm>
#include <array>

namespace kz::einvoice {
namespace {

std::string text_of(Term term) {
    std::string text(term.code);
    if (term.number > 0)
        text += " of " + std::string(term.group) + " " + std::to_string(term.number);
    return text;
}

// The number at the end of "BT-131 of line 3"; 0 when there is none.
int number_of(std::string_view element) {
    const std::size_t blank = element.find_last_of(' ');
    if (blank == std::string_view::npos)
        return 0;
    const auto number = parse_integer(element.substr(blank + 1));
    return number && *number > 0 && *number < 1'000'000 ? static_cast<int>(*number) : 0;
}

struct DecimalsRule {
    std::string_view term;
    std::string_view rule;
};
constexpr std::array<DecimalsRule, 15> decimals_rules{{
    {"BT-92", "BR-DEC-01"},
    {"BT-99", "BR-DEC-05"},
    {"BT-106", "BR-DEC-09"},
    {"BT-107", "BR-DEC-10"},
    {"BT-108", "BR-DEC-11"},
    {"BT-109", "BR-DEC-12"},
    {"BT-110", "BR-DEC-13"},
    {"BT-112", "BR-DEC-14"},
    {"BT-113", "BR-DEC-16"},
    {"BT-114", "BR-DEC-17"},
    {"BT-115", "BR-DEC-18"},
    {"BT-116", "BR-DEC-19"},
    {"BT-117", "BR-DEC-20"},
    {"BT-131", "BR-DEC-23"},
    {"BT-136", "BR-DEC-24"},
}};

std::string_view decimals_rule(std::string_view term) {
    for (const DecimalsRule& known : decimals_rules)
        if (known.term == term)
            return known.rule;
    return term == "BT-141" ? "BR-DEC-27" : "XML-06";
}

// A wrong value as far as it is made of digits and signs, or a short code. Details reach logs, and what stands in the
// wrong place of a file may be anything, a name too.
std::string quoted(std::string_view text) {
    constexpr std::size_t shown_max = 40;
    constexpr std::size_t code_max = 3;
    const bool is_numeric = text.find_first_not_of("0123456789+-.,:/ TZeE") == std::string_view::npos;
    const bool is_code =
        text.size() <= code_max && text.find_first_of("\r\n") == std::string_view::npos && is_utf8(text);
    return text.size() <= shown_max && (is_numeric || is_code) ? "\"" + std::string(text) + "\"" : "the value";
}

constexpr int decimal_scale_max = 9;

// The number with nine decimals, rounded half away from zero; nothing when it is not a number or does not fit.
std::optional<Decimal> rounded_decimal(std::string_view text) {
    const auto exact = parse_decimal(text);
    if (exact)
        return *exact;
    if (exact.error() != DecimalRefusal::TooPrecise)
        return std::nullopt;
    const std::size_t cut = text.find('.') + 1 + decimal_scale_max;
    const auto kept = parse_decimal(text.substr(0, cut));
    if (!kept)
        return std::nullopt;
    if (text[cut] < '5')
        return *kept;
    std::int64_t units = kept->units;
    for (int scale = kept->scale; scale < decimal_scale_max; ++scale)
        if (__builtin_mul_overflow(units, 10, &units))
            return std::nullopt;
    if (__builtin_add_overflow(units, text.starts_with('-') ? -1 : 1, &units))
        return std::nullopt;
    Decimal rounded{units, decimal_scale_max};
    for (; rounded.scale > 0 && rounded.units % 10 == 0; --rounded.scale)
        rounded.units /= 10;
    return rounded;
}

// Whole part and billionths: order like the number.
std::pair<std::int64_t, std::int64_t> parts(Decimal decimal) {
    std::int64_t unit = 1;
    for (int scale = 0; scale < decimal.scale; ++scale)
        unit *= 10;
    std::int64_t billionths = decimal.units % unit;
    for (int scale = decimal.scale; scale < decimal_scale_max; ++scale)
        billionths *= 10;
    return {decimal.units / unit, billionths};
}

} // namespace

void Reading::refuse_at(const XmlNode& node, Term term, std::string_view rule, std::string detail) {
    if (!fault_)
        fault_ = ReadFault{node.path(), text_of(term), std::string(rule), node.line(), std::move(detail)};
}

void Reading::remember(Term term, const XmlNode& node) {
    places_.emplace(std::pair{std::string(term.code), term.number}, node);
}

ReadFault Reading::placed(const InvoiceFault& fault, const XmlNode& root) const {
    const std::string code = fault.element.substr(0, fault.element.find(' '));
    const int number = number_of(fault.element);
    auto place = places_.find({code, number});
    if (place == places_.end() && fault.element.contains(" of line "))
        place = places_.find({"BG-25", number});
    if (place == places_.end())
        place = places_.find({code, 0});
    const XmlNode& node = place == places_.end() ? root : place->second;
    return {node.path(), fault.element, std::string(rule_code(fault.rule)), node.line(), fault.detail};
}

XmlNode Reading::one(const Field& field) {
    const std::vector<XmlNode> found = field.parent.all(field.path);
    const XmlNode node = found.empty() ? field.parent.at(field.path) : found.front();
    remember(field.term, node);
    if (found.size() > 1)
        refuse_at(found[1], field.term, "XML-05", "there is more than one");
    else if (!field.rule.empty() && trimmed(node.text()).empty())
        refuse_at(node, field.term, field.rule, "is missing");
    return node;
}

std::vector<XmlNode> Reading::items(const XmlNode& parent, std::string_view path, Term term) {
    std::vector<XmlNode> found = parent.all(path);
    if (found.size() <= group_items_max)
        return found;
    refuse_at(found[group_items_max], term, "XML-04", "more than " + std::to_string(group_items_max));
    return {};
}

std::string Reading::line(const Field& field) {
    const std::vector<XmlNode> found = field.parent.all(field.path);
    for (const XmlNode& node : found) {
        std::string text = one_line(node.text());
        if (text.empty())
            continue;
        remember(field.term, node);
        return text;
    }
    const XmlNode node = found.empty() ? field.parent.at(field.path) : found.front();
    remember(field.term, node);
    if (!field.rule.empty())
        refuse_at(node, field.term, field.rule, "is missing");
    return {};
}

std::string Reading::lines(const Field& field) {
    std::string text;
    for (const XmlNode& node : field.parent.all(field.path)) {
        append_part(text, many_lines(node.text()), "\n");
        remember(field.term, node);
    }
    return text;
}

std::string Reading::code(const Field& field) {
    return without_space(line(field));
}

std::string Reading::account(const Field& field) {
    const std::string text = code(field);
    return parse_iban(text).value_or(text);
}

std::string Reading::note(const Field& field) {
    std::string text;
    for (const XmlNode& node : field.parent.all(field.path)) {
        append_part(text, many_lines(without_subject(node.text())), "\n");
        remember(field.term, node);
    }
    return text;
}

std::string Reading::identifier(const std::vector<XmlNode>& candidates, Term term) {
    const auto scheme = [](const XmlNode& node) { return trimmed(node.attribute("schemeID")); };
    const auto take = [&](auto is_wanted) {
        for (const XmlNode& node : candidates) {
            std::string text = is_wanted(scheme(node)) ? one_line(node.text()) : std::string();
            if (text.empty())
                continue;
            remember(term, node);
            return text;
        }
        return std::string();
    };
    const std::string plain_id = take([](std::string_view name) { return name.empty(); });
    return plain_id.empty() ? take([](std::string_view name) { return !equal_without_case(name, "SEPA"); }) : plain_id;
}

Currency Reading::currency(const Field& field) {
    const XmlNode node = one(field);
    const std::string text = without_space(node.text());
    const auto currency = parse_currency(text);
    if (!currency && !text.empty())
        refuse_at(node, field.term, "XML-07", quoted(text) + " is not a currency with two minor digits that is known");
    return currency.value_or(eur);
}

bool Reading::is_in_currency(const XmlNode& amount) const {
    const std::string_view given = trimmed(amount.attribute("currencyID"));
    return given.empty() || given == currency_.text();
}

Money Reading::amount(const Field& field) {
    return amount(one(field), field.term);
}

Money Reading::amount(const XmlNode& node, Term term) {
    remember(term, node);
    const Money none{0, currency_};
    const std::string text(trimmed(node.text()));
    if (text.empty())
        return none;
    if (!is_in_currency(node)) {
        const std::string given = quoted(trimmed(node.attribute("currencyID")));
        refuse_at(node, term, rule_code(InvoiceRule::CurrencyMixed),
                  given + " in a document in " + std::string(currency_.text()));
        return none;
    }
    const auto amount = parse_amount(text, currency_);
    if (amount)
        return *amount;
    switch (amount.error()) {
    case AmountRefusal::TooManyDecimals:
        refuse_at(node, term, decimals_rule(term.code), quoted(text) + " has more than two decimals");
        break;
    case AmountRefusal::TooLarge: refuse_at(node, term, "XML-06", quoted(text) + " is too large"); break;
    case AmountRefusal::Empty:
    case AmountRefusal::NotANumber: refuse_at(node, term, "XML-06", quoted(text) + " is not an amount"); break;
    }
    return none;
}

Decimal Reading::decimal(const Field& field) {
    const XmlNode node = one(field);
    const std::string text(trimmed(node.text()));
    if (text.empty())
        return {};
    const auto decimal = rounded_decimal(text);
    if (!decimal)
        refuse_at(node, field.term, "XML-06", quoted(text) + " is not a number that fits");
    return decimal.value_or(Decimal{});
}

Decimal Reading::base_quantity(const Field& field) {
    const XmlNode node = one(field);
    if (trimmed(node.text()).empty())
        return {1, 0};
    const Decimal quantity = decimal(field);
    if (quantity.units <= 0)
        refuse_at(node, field.term, "PEPPOL-EN16931-R121", "is not above zero");
    return quantity;
}

bool Reading::indicator(const Field& field) {
    const XmlNode node = one(field);
    const std::string text(trimmed(node.text()));
    if (text != "true" && text != "false" && text != "1" && text != "0")
        refuse_at(node, field.term, "XML-06",
                  text.empty() ? "is missing" : quoted(text) + " is neither true nor false");
    return text == "true" || text == "1";
}

std::optional<Date> Reading::date_of(const XmlNode& node, Term term, std::optional<Date> date) {
    const std::string text(trimmed(node.text()));
    if (!date && !text.empty())
        refuse_at(node, term, "XML-06", quoted(text) + " is not a day");
    return date;
}

std::optional<Date> Reading::iso_date(const Field& field) {
    constexpr std::size_t length = std::string_view("yyyy-mm-dd").size();
    const XmlNode node = one(field);
    const std::string text(trimmed(node.text()));
    const std::string zone = text.substr(std::min(text.size(), length));
    const bool is_offset = zone.size() == 6 && (zone[0] == '+' || zone[0] == '-') && zone[3] == ':' &&
                           parse_integer(zone.substr(1, 2)) && parse_integer(zone.substr(4, 2));
    const bool is_zone = zone.empty() || zone == "Z" || is_offset;
    return date_of(node, field.term, is_zone ? parse_date(std::string_view(text).substr(0, length)) : std::nullopt);
}

std::optional<Date> Reading::date_102(const Field& field) {
    const XmlNode node = one(field);
    const std::string text(trimmed(node.text()));
    const std::string_view format = trimmed(node.attribute("format"));
    const bool is_form = text.size() == 8 && (format.empty() || format == "102");
    return date_of(node, field.term,
                   is_form ? parse_date(text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6, 2))
                           : std::nullopt);
}

InvoiceKind kind_of(std::string_view type_code) {
    // The credit notes of UNTDID 1001 as EN 16931 restricts it.
    constexpr std::array<std::string_view, 11> credit_notes{"81",  "83",  "261", "262", "296", "308",
                                                            "381", "396", "420", "458", "532"};
    return std::find(credit_notes.begin(), credit_notes.end(), type_code) == credit_notes.end()
               ? InvoiceKind::Invoice
               : InvoiceKind::CreditNote;
}

std::vector<XmlNode> limited(std::vector<XmlNode> lines) {
    constexpr std::size_t enough = invoice_lines_max + 1;
    if (lines.size() > enough)
        lines.erase(lines.begin() + enough, lines.end());
    return lines;
}

std::vector<TaxShare> in_order(Reading& reading, std::vector<PlacedTax> taxes) {
    std::stable_sort(taxes.begin(), taxes.end(), [](const PlacedTax& a, const PlacedTax& b) {
        return a.share.category != b.share.category ? a.share.category < b.share.category
                                                    : parts(a.share.percent) < parts(b.share.percent);
    });
    std::vector<TaxShare> shares;
    for (PlacedTax& tax : taxes) {
        shares.push_back(std::move(tax.share));
        const int number = static_cast<int>(shares.size());
        reading.remember({"BT-116", number}, tax.base);
        reading.remember({"BT-117", number}, tax.tax);
        reading.remember({"BT-118", number}, tax.node);
        reading.remember({"BT-120", number}, tax.node);
    }
    return shares;
}

AdjustmentTerms adjustment_terms(AdjustmentKind kind, int line) {
    const bool is_charge = kind == AdjustmentKind::Charge;
    if (line == whole_document)
        return is_charge ? AdjustmentTerms{{"BT-99"}, {"BT-104"}, {"BT-102"}, {"BT-103"}, "BR-36", "BR-37"}
                         : AdjustmentTerms{{"BT-92"}, {"BT-97"}, {"BT-95"}, {"BT-96"}, "BR-31", "BR-32"};
    return is_charge ? AdjustmentTerms{{"BT-141", line}, {"BT-144", line}, {}, {}, "BR-43", ""}
                     : AdjustmentTerms{{"BT-136", line}, {"BT-139", line}, {}, {}, "BR-41", ""};
}

std::vector<Adjustment> in_order(Reading& reading, std::vector<PlacedAdjustment> adjustments, int line) {
    std::stable_partition(adjustments.begin(), adjustments.end(), [](const PlacedAdjustment& placed) {
        return placed.adjustment.kind == AdjustmentKind::Allowance;
    });
    std::vector<Adjustment> ordered;
    for (PlacedAdjustment& placed : adjustments) {
        ordered.push_back(std::move(placed.adjustment));
        if (line == whole_document)
            for (const std::string_view code : {"BT-92", "BT-95", "BT-97", "BT-99", "BT-102", "BT-104"})
                reading.remember({code, static_cast<int>(ordered.size()), "adjustment"}, placed.node);
    }
    return ordered;
}

void normalise(Party& party) {
    if (party.trade_name == party.name)
        party.trade_name.clear();
}

} // namespace kz::einvoice
