#include "shared/domain/journal/paper.hpp"

#include <algorithm>
#include <iterator>

namespace kz {
namespace {

constexpr std::string_view codes[] = {"receipt", "settlement"};
static_assert(std::size(codes) == paper_kinds_count);

bool moves_money(const Movement& movement) {
    return movement.kind != MovementKind::Held && movement.kind != MovementKind::Released && movement.kind != MovementKind::Ruled;
}

// Which letter stands for a ledger: named by its last movement of money.
std::optional<Paper> settlement_of(const Invoice& invoice, const Ledger& ledger) {
    if (invoice.kind == InvoiceKind::CreditNote || ledger.open_minor() > 0)
        return std::nullopt;
    Paper paper{PaperKind::Settlement, 0, {ledger.balance(Account::Bank), invoice.currency}, {}, false};
    for (const Movement& movement : ledger.movements)
        if (moves_money(movement)) {
            paper.number = std::max(paper.number, movement.version);
            paper.on = std::max(paper.on, movement.on);
        }
    return paper.number == 0 ? std::nullopt : std::optional(paper);
}

} // namespace

std::string_view paper_code_of(PaperKind kind) {
    return codes[static_cast<std::size_t>(kind)];
}

std::optional<PaperKind> parse_paper_kind(std::string_view code) {
    const auto found = std::ranges::find(codes, code);
    return found == std::end(codes) ? std::nullopt : std::optional(static_cast<PaperKind>(found - std::begin(codes)));
}

std::optional<Paper> receipt_of(const State& state, int posting) {
    if (posting < 0 || posting >= std::ssize(state.postings))
        return std::nullopt;
    const Posting& payment = state.postings[static_cast<std::size_t>(posting)];
    return Paper{PaperKind::Receipt, posting, payment.amount, payment.booked_on, payment.is_reversed()};
}

std::optional<Paper> settlement_of(const State& state) {
    return settlement_of(state.invoice, state.ledger);
}

Ledger ledger_of_settlement(const State& state, std::int64_t number) {
    return replayed(state.invoice, state.ledger.movements, std::nullopt, number);
}

std::optional<Paper> paper_of(const State& state, PaperKind kind, std::int64_t number) {
    if (kind == PaperKind::Receipt)
        return number < std::ssize(state.postings) ? receipt_of(state, static_cast<int>(number)) : std::nullopt;
    // Only a movement of money is what a letter can be named by.
    auto paper = settlement_of(state.invoice, ledger_of_settlement(state, number));
    if (!paper || paper->number != number)
        return std::nullopt;
    paper->is_void = state.ledger.open_minor() > 0;
    return paper;
}

} // namespace kz
