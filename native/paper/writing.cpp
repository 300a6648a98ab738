#include "native/paper/writing.hpp"

#include "shared/domain/payments/barcode.hpp"
#include "shared/text/text.hpp"

namespace kz {
namespace {

void add_if_any(std::vector<std::string>& lines, std::string line) {
    if (!line.empty())
        lines.push_back(std::move(line));
}

std::string beside(const std::string& first, const std::string& second) {
    return first.empty() || second.empty() ? first + second : first + " " + second;
}

std::vector<std::string> address_of(const Party& party) {
    std::vector<std::string> lines;
    add_if_any(lines, party.name);
    add_if_any(lines, party.address.street);
    add_if_any(lines, party.address.extra);
    add_if_any(lines, beside(party.address.postcode, party.address.city));
    return lines;
}

// On one line, as it stands above the address in a window of an envelope.
std::string sender_line(const Party& party) {
    std::string line;
    for (const std::string& part : address_of(party))
        line += (line.empty() ? "" : " · ") + part;
    return line;
}

std::string row_text(Language language, const Invoice& invoice, const Movement& movement) {
    const auto words = [&](TextKey key) { return std::string(say(language, key)); };
    switch (movement.kind) {
    case MovementKind::Claimed: return say(language, TextKey::PaperRowClaimed, invoice.number);
    case MovementKind::Charged: return movement.text.empty() ? words(TextKey::PaperRowCharged) : movement.text;
    case MovementKind::Credited: return words(TextKey::PaperRowCredited);
    case MovementKind::Waived: return words(TextKey::PaperRowWaived);
    case MovementKind::Paid: return words(TextKey::PaperRowPaid);
    case MovementKind::Reversed: return words(TextKey::PaperRowReversed);
    case MovementKind::Refunded: return words(TextKey::PaperRowRefunded);
    case MovementKind::Held: case MovementKind::Released: case MovementKind::Ruled: break;
    }
    return {};
}

bool is_reducing(MovementKind kind) {
    return kind == MovementKind::Credited || kind == MovementKind::Waived || kind == MovementKind::Paid;
}

// Every movement of money, and what is open after them: the column adds up.
Table movements_of(const State& state, const Paper& paper, Language language) {
    const Ledger ledger = ledger_of_settlement(state, paper.number);
    const Currency currency = state.invoice.currency;
    Table table{{{std::string(say(language, TextKey::PaperColumnDate)), 3},
                 {std::string(say(language, TextKey::PaperColumnWhat)), 5},
                 {std::string(say(language, TextKey::PaperColumnAmount)), 2, true}},
                {},
                true};
    for (const Movement& movement : ledger.movements)
        if (const std::string text = row_text(language, state.invoice, movement); !text.empty()) {
            const std::int64_t moved = movement.kind == MovementKind::Claimed ? claimed(state.invoice).minor : movement.minor;
            const std::int64_t minor = is_reducing(movement.kind) ? -moved : moved;
            table.rows.push_back({date_text(language, movement.on), text, money_text(language, {minor, currency})});
        }
    const TextKey rest = ledger.open_minor() < 0 ? TextKey::PaperRowCredit : TextKey::PaperRowOpen;
    table.rows.push_back({"", std::string(say(language, rest)), money_text(language, {ledger.open_minor(), currency})});
    return table;
}

void add_genuine(Document& document, const Letterhead& head) {
    const auto scheme = head.base_url.find("://");
    const std::string shown = (scheme == std::string::npos ? head.base_url : head.base_url.substr(scheme + 3)) + "/check";
    document.blocks.emplace_back(Heading{std::string(say(head.language, TextKey::PaperGenuine))});
    document.blocks.emplace_back(Paragraph{say(head.language, TextKey::PaperGenuineText, head.code, shown)});
    document.blocks.emplace_back(Paragraph{say(head.language, TextKey::PaperGenuineLink, shown), head.base_url + "/check?code=" + head.code});
}

void add_facts(Document& document, const State& state) {
    const Language language = document.language;
    const Invoice& invoice = state.invoice;
    Facts facts;
    facts.facts.push_back({std::string(say(language, TextKey::FactInvoiceNumber)), invoice.number});
    facts.facts.push_back({std::string(say(language, TextKey::FactIssuedOn)), date_text(language, invoice.issued_on)});
    facts.facts.push_back({std::string(say(language, TextKey::FactSeller)), invoice.seller.name});
    document.blocks.emplace_back(std::move(facts));
}

} // namespace

Document slip_document(const State& state, const Checkout& checkout, const Letterhead& head) {
    const Language language = head.language;
    const CashSlip& slip = *checkout.slip;
    Document document{language, std::string(say(language, TextKey::PayCash)), head.merchant, add_days(slip.valid_until, -cash_slip_days), {}};
    document.blocks.emplace_back(Paragraph{say(language, TextKey::PaySlipLead, checkout.amount, slip.valid_until)});
    document.blocks.emplace_back(Bars{barcode_modules(slip.code), slip.code});
    document.blocks.emplace_back(Paragraph{std::string(say(language, TextKey::PaySlipAfter))});
    add_facts(document, state);
    return document;
}

Document document_of(const State& state, const Paper& paper, const Letterhead& head) {
    const Language language = head.language;
    const bool is_receipt = paper.kind == PaperKind::Receipt;
    Document document{language, std::string(say(language, is_receipt ? TextKey::PaperReceipt : TextKey::PaperSettlement)), head.merchant, paper.on, {}};
    if (const std::string line = sender_line(state.invoice.seller); !line.empty())
        document.blocks.emplace_back(Lines{{line}});
    if (auto lines = address_of(state.invoice.buyer); !lines.empty())
        document.blocks.emplace_back(Lines{std::move(lines)});
    document.title_at = document.blocks.size();
    document.blocks.emplace_back(Paragraph{is_receipt ? say(language, TextKey::PaperReceiptLead, head.merchant, paper.on, paper.amount)
                                                      : say(language, TextKey::PaperSettlementLead, state.invoice.number, head.merchant, paper.on)});
    add_facts(document, state);
    if (!is_receipt) {
        document.blocks.emplace_back(Heading{std::string(say(language, TextKey::PaperMovements))});
        document.blocks.emplace_back(movements_of(state, paper, language));
    }
    document.blocks.emplace_back(Paragraph{std::string(say(language, is_receipt ? TextKey::PaperReceiptLimits : TextKey::PaperSettlementLimits))});
    add_genuine(document, head);
    return document;
}

} // namespace kz
