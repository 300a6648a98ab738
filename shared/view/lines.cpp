// Everything that the invoice says, line by line and sum by sum.
#include "shared/base/utf8.hpp"
#include "shared/view/sheet.hpp"

#include <algorithm>

namespace kz {
namespace {

Money negated(Money amount) {
    return {-amount.minor, amount.currency};
}

std::string reason_of(const Sheet& sheet, const Adjustment& adjustment) {
    if (const std::string_view reason = trimmed(adjustment.reason); !reason.empty())
        return shown(reason);
    return std::string(
        sheet.words(adjustment.kind == AdjustmentKind::Allowance ? TextKey::LinesAllowance : TextKey::LinesCharge));
}

Money signed_amount(const Adjustment& adjustment) {
    return adjustment.kind == AdjustmentKind::Allowance ? negated(adjustment.amount) : adjustment.amount;
}

std::string quantity_text(const Sheet& sheet, const InvoiceLine& line) {
    const Language language = sheet.language();
    const std::string quantity = decimal_text(language, line.quantity);
    const std::string unit = shown(unit_text(language, line.unit, line.quantity));
    const std::string price = price_text(language, line.price, line.net.currency);
    if (line.base_quantity == Decimal{1, 0})
        return sheet.words(TextKey::LinesQuantity, quantity, unit, price);
    return sheet.words(TextKey::LinesQuantityPer, quantity, unit, price, decimal_text(language, line.base_quantity),
                       shown(unit_text(language, line.unit, line.base_quantity)));
}

std::string period_text(const Sheet& sheet, const Period& period) {
    if (period.from && period.to)
        return sheet.words(TextKey::LinesPeriod, *period.from, *period.to);
    if (period.from)
        return sheet.words(TextKey::LinesPeriodFrom, *period.from);
    return period.to ? sheet.words(TextKey::LinesPeriodTo, *period.to) : std::string();
}

// Free text of the invoice may say anything about its customer: it is personal. What a line is called is what the claim is about.
void add_detail(Sheet& sheet, std::string_view key, std::string_view text) {
    if (const std::string_view said = trimmed(text); !said.empty())
        sheet.paragraph(key, Style::LineDetail, shown(said)).personal();
}

// A credit note has lines and no items.
const Position* item_of(const State& state, std::size_t line) {
    const auto item = std::ranges::find(state.ledger.positions, static_cast<int>(line), &Position::line);
    return item == state.ledger.positions.end() ? nullptr : &*item;
}

void add_line_texts(Sheet& sheet, const InvoiceLine& line) {
    sheet.paragraph("name", Style::LineName, shown(line.name)).of_claim();
    if (line.description != line.name)
        add_detail(sheet, "description", line.description);
    sheet.paragraph("quantity", Style::LineDetail, quantity_text(sheet, line));
    if (const std::string period = period_text(sheet, line.period); !period.empty())
        sheet.paragraph("period", Style::LineDetail, period);
    for (std::size_t at = 0; at < line.adjustments.size(); ++at)
        add_detail(sheet, numbered("adjustment", at + 1),
                   sheet.words(TextKey::LinesAdjustment, reason_of(sheet, line.adjustments[at]),
                               sheet.money(signed_amount(line.adjustments[at]))));
    if (sheet.invoice().taxes.size() > 1)
        sheet.paragraph("tax", Style::LineDetail,
                        sheet.words(TextKey::LinesTaxRate, percent_text(sheet.language(), line.tax_percent),
                                    shown(tax_category_text(sheet.language(), line.tax_category))));
    add_detail(sheet, "note", line.note);
}

// A line of the list, with what happened to its position below it.
template <class AddTexts>
void add_line(Sheet& sheet, std::string_view key, const Position* position, Money amount, AddTexts add_texts) {
    const bool has_ledger = position != nullptr && is_explained(sheet, *position);
    sheet.open(Role::ListItem, key, has_ledger ? Style::LedgerLine : Style::LineRow);
    if (has_ledger)
        sheet.open(Role::Group, "row", Style::SumRow);
    sheet.open(Role::Group, "texts", Style::LineTexts);
    add_texts();
    if (position != nullptr && position->is_held)
        sheet.paragraph("held", Style::LineDetail, sheet.words(TextKey::WhyHeld));
    sheet.close();
    sheet.text("value", Style::LineAmount, sheet.money(amount));
    if (has_ledger) {
        sheet.close();
        add_ledger(sheet, *position);
    }
    sheet.close();
}

// Costs, interest and what is asked back: positions that no line of the invoice has.
void add_charges(Sheet& sheet) {
    for (const Position& position : sheet.state().ledger.positions)
        if (position.line < 0)
            add_line(sheet, position.key, &position, Money{position.value_minor, sheet.invoice().currency},
                     [&] { sheet.paragraph("name", Style::LineName, position_text(sheet, position.key)).of_claim(); });
}

void add_positions(Sheet& sheet) {
    sheet.heading(3, "positions", Style::SubTitle, sheet.words(TextKey::LinesPositions));
    sheet.open(Role::List, "list", Style::Lines);
    std::size_t number = 0;
    for (const InvoiceLine& line : sheet.invoice().lines) {
        const Position* item = item_of(sheet.state(), number);
        add_line(sheet, numbered("line", ++number), item, line.net, [&] { add_line_texts(sheet, line); });
    }
    add_charges(sheet);
    sheet.close();
}

void add_sum(Sheet& sheet, std::string_view key, std::string_view label, Money amount) {
    sheet.row(key, Style::SumRow, Style::SumLabel, label, Style::SumValue, sheet.money(amount));
}

void add_total(Sheet& sheet, std::string_view key, TextKey label, Money amount) {
    sheet.row(key, Style::TotalRow, Style::TotalLabel, sheet.words(label), Style::TotalValue, sheet.money(amount));
}

void add_tax(Sheet& sheet, std::size_t number, const TaxShare& share) {
    const std::string category = shown(tax_category_text(sheet.language(), share.category));
    const std::string base = sheet.money(share.base);
    add_sum(sheet, numbered("tax", number),
            share.tax.is_zero() ? sheet.words(TextKey::LinesTaxNone, category, base)
                                : sheet.words(TextKey::LinesTax, percent_text(sheet.language(), share.percent), category, base),
            share.tax);
    if (const std::string_view exemption = trimmed(share.exemption); !exemption.empty())
        sheet.leaf(Role::ListItem, numbered("exemption", number), Style::Small).text(shown(exemption)).personal();
}

// From the lines to what the invoice asks for, in the order of EN 16931.
void add_invoice_sums(Sheet& sheet) {
    const Invoice& invoice = sheet.invoice();
    const Totals& totals = invoice.totals;
    if (totals.lines != totals.net)
        add_sum(sheet, "lines", sheet.words(TextKey::LinesSum), totals.lines);
    for (std::size_t at = 0; at < invoice.adjustments.size(); ++at)
        add_sum(sheet, numbered("adjustment", at + 1), reason_of(sheet, invoice.adjustments[at]),
                signed_amount(invoice.adjustments[at]));
    add_sum(sheet, "net", sheet.words(TextKey::LinesNet), totals.net);
    for (std::size_t at = 0; at < invoice.taxes.size(); ++at)
        add_tax(sheet, at + 1, invoice.taxes[at]);
    if (totals.gross != totals.due)
        add_sum(sheet, "gross", sheet.words(TextKey::LinesGross), totals.gross);
    if (!totals.prepaid.is_zero())
        add_sum(sheet, "prepaid", sheet.words(TextKey::LinesPrepaid), negated(totals.prepaid));
    if (!totals.rounding.is_zero())
        add_sum(sheet, "rounding", sheet.words(TextKey::LinesRounding), totals.rounding);
    add_total(sheet, "due", invoice.kind == InvoiceKind::CreditNote ? TextKey::LinesDueCredit : TextKey::LinesDue,
              totals.due);
}

// What happened to it since.
void add_sums_since(Sheet& sheet) {
    const State& state = sheet.state();
    const Money rest = open(state);
    if (!charged(state).is_zero())
        add_sum(sheet, "charged", sheet.words(TextKey::LinesCharged), charged(state));
    if (!paid(state).is_zero())
        add_sum(sheet, "paid", sheet.words(TextKey::LinesPaid), negated(paid(state)));
    if (!credited(state).is_zero())
        add_sum(sheet, "credited", sheet.words(TextKey::LinesCredited), negated(credited(state)));
    if (!waived(state).is_zero())
        add_sum(sheet, "waived", sheet.words(TextKey::LinesWaived), negated(waived(state)));
    if (rest == claimed(state.invoice))
        return;
    if (rest.is_negative())
        add_total(sheet, "open", TextKey::LinesOverpaid, negated(rest));
    else
        add_total(sheet, "open", TextKey::LinesOpen, rest);
}

} // namespace

void add_lines(Sheet& sheet, std::string_view title) {
    sheet.open_region(panel_key(Panel::Lines), Style::Card, 2, Style::CardTitle, title);
    add_positions(sheet);
    sheet.heading(3, "sums", Style::SubTitle, sheet.words(TextKey::LinesSums));
    sheet.open(Role::List, "totals", Style::Sums);
    add_invoice_sums(sheet);
    add_sums_since(sheet);
    sheet.close();
    add_particulars(sheet);
    sheet.close();
}

} // namespace kz
