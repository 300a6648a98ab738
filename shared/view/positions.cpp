// What is left of a position, and why: the ledger in words.
#include "shared/view/sheet.hpp"

namespace kz {
namespace {

TextKey word_of(EntryKind kind) {
    switch (kind) {
    case EntryKind::Net: return TextKey::WhyNet;
    case EntryKind::Adjustment: return TextKey::WhyAdjustment;
    case EntryKind::Tax: return TextKey::WhyTax;
    case EntryKind::Rounding: return TextKey::WhyRounding;
    case EntryKind::Offset: return TextKey::WhyOffset;
    case EntryKind::Prepaid: return TextKey::WhyPrepaid;
    case EntryKind::Charged: return TextKey::WhyCharged;
    case EntryKind::Credited: return TextKey::WhyCredited;
    case EntryKind::Waived: return TextKey::WhyWaived;
    case EntryKind::Paid: return TextKey::WhyPaid;
    case EntryKind::CreditUsed: return TextKey::WhyCreditUsed;
    case EntryKind::Freed: return TextKey::WhyFreed;
    case EntryKind::Reversed: return TextKey::WhyReversed;
    case EntryKind::Refunded: return TextKey::WhyRefunded;
    }
    return TextKey::WhyNet;
}

} // namespace

std::string position_text(const Sheet& sheet, std::string_view key) {
    const Ledger& ledger = sheet.state().ledger;
    const int found = find_position(ledger, key);
    if (found < 0)
        return std::string(key);
    const Position& position = ledger.positions[static_cast<std::size_t>(found)];
    if (position.line >= 0)
        return shown(sheet.invoice().lines[static_cast<std::size_t>(position.line)].name);
    if (!position.text.empty() && position.kind != PositionKind::Repayment)
        return shown(position.text);
    switch (position.kind) {
    case PositionKind::Cost: return std::string(sheet.words(TextKey::PositionCost));
    case PositionKind::Interest: return std::string(sheet.words(TextKey::PositionInterest));
    case PositionKind::Repayment: return std::string(sheet.words(TextKey::PositionRepayment));
    case PositionKind::Item: break;
    }
    return std::string(key);
}

// Where nothing is open any more there is nothing to explain: the page says so as a whole.
bool is_explained(const Sheet& sheet, const Position& position) {
    return position.outstanding_minor != position.value_minor && sheet.state().ledger.outstanding_minor() != 0;
}

void add_ledger(Sheet& sheet, const Position& position) {
    const Currency currency = sheet.invoice().currency;
    const Money left{position.outstanding_minor, currency};
    sheet.paragraph("outstanding", Style::LineDetail,
                    position.line < 0 ? sheet.words(TextKey::WhyLeft, left)
                                      : sheet.words(TextKey::WhyOutstanding, Money{position.value_minor, currency}, left));
    sheet.open(Role::List, "ledger", Style::LedgerRows);
    std::size_t number = 0;
    for (const Explained& entry : explain(sheet.state().ledger, position.key))
        sheet.row(numbered("why", ++number), Style::SumRow, Style::LedgerLabel,
                  sheet.words(TextKey::WhyEntry, entry.on, sheet.words(word_of(entry.kind))), Style::LedgerValue,
                  sheet.money(Money{entry.minor, currency}));
    sheet.close();
}

} // namespace kz
