// Paper: what a merchant confirms in writing. A receipt says that one payment arrived, a settlement letter that nothing is open
// any more. What stands here is what the check of its code tells anybody; nothing else of the claim is in it.
//
// Who pays may ask for a receipt: section 368 BGB, section 1426 ABGB, article 6:48 BW.
//
// Facts of the journal alone, which is append-only: the same paper of the same claim says the same for ever. Whether it still
// counts (is_void) may change, because a payment can go back.
#pragma once

#include "shared/base/date.hpp"
#include "shared/domain/journal/journal.hpp"
#include "shared/domain/money/money.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace kz {

enum class PaperKind { Receipt, Settlement };
inline constexpr int paper_kinds_count = static_cast<int>(PaperKind::Settlement) + 1;
std::string_view paper_code_of(PaperKind kind); // "settlement"
std::optional<PaperKind> parse_paper_kind(std::string_view code);

struct Paper {
    PaperKind kind = PaperKind::Receipt;
    std::int64_t number = 0; // Receipt: of the payment, from 0; Settlement: the version at which nothing was open any more
    Money amount;            // Receipt: of the payment; Settlement: everything that was paid and kept
    Date on;                 // Receipt: booked; Settlement: the last day that moved money
    bool is_void = false;    // Receipt: its bank took the payment back; Settlement: something is open again
    friend bool operator==(const Paper&, const Paper&) = default;
};

// Nothing when there is no such payment.
std::optional<Paper> receipt_of(const State& state, int posting);
// As things stand: nothing while something is open, and none of a credit note, which asked for nothing.
std::optional<Paper> settlement_of(const State& state);
// Any paper that the claim ever gave, by what names it.
std::optional<Paper> paper_of(const State& state, PaperKind kind, std::int64_t number);
// The claim's ledger as a settlement letter of that number tells it.
Ledger ledger_of_settlement(const State& state, std::int64_t number);

} // namespace kz
