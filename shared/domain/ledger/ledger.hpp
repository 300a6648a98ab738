// The ledger of a claim: positions with a value and what is outstanding, and every entry that made them so.
//
//   book(ledger, invoice, movement)   what a movement means; total: what does not fit is passed over, a cent never gets lost
//   explain(ledger, position)         the entries of one position, oldest first
//   replayed(invoice, movements, ..)  the ledger as it was on a day, or at a version
//
// Invariants, after every movement: the entries of a movement sum to zero; 0 <= outstanding <= value of every position;
// open = sum of outstanding - payer's credit = asked - reduced - waived - received; and never both of the first two above zero,
// because a payer's credit is used as soon as a position is outstanding. All amounts are minor units of one currency.
//
// A payment is a lot: what it was used for stays known, so that a payment which is returned gives back exactly that.
#pragma once

#include "shared/base/date.hpp"
#include "shared/domain/claims/invoice.hpp"
#include "shared/domain/ledger/allocation.hpp"
#include "shared/domain/ledger/entry.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

enum class MovementKind {
    Claimed,  // the invoice itself: the first of every ledger
    Charged,  // `amount` at positions[0], of `charge`
    Credited, // `amount` off positions[0], also when it is paid; or off everything outstanding: items, interest, costs
    Waived,   // `amount` off positions[0]; or off everything outstanding: costs, interest, items
    Paid,     // `amount` as `posting`; positions: what the payer wants paid, in this order
    Reversed, // of `posting`: its bank took it back
    Refunded, // `amount` of the payer's credit, the oldest first
    Held,     // positions are in dispute: payments go elsewhere first
    Released, // positions are not in dispute any more
    Ruled,    // from now on allocation is by `rule`
};
inline constexpr int movement_kinds_count = static_cast<int>(MovementKind::Ruled) + 1;
std::string_view movement_code(MovementKind kind); // "charged"
std::optional<MovementKind> parse_movement(std::string_view code);

enum class ReversalKind { Reversed, Returned, ChargedBack };
std::string_view reversal_code(ReversalKind kind); // "charged_back"
std::optional<ReversalKind> parse_reversal(std::string_view code);

struct Movement {
    std::int64_t version = 0; // of the claim, after it
    Date on;                  // effective: booked, issued, charged
    MovementKind kind = MovementKind::Claimed;
    std::int64_t minor = 0;
    std::vector<std::string> positions = {}; // keys
    std::string text = {};                   // reference, number or reason
    int posting = -1;                        // of Paid and Reversed: from 0
    PositionKind charge = PositionKind::Cost;
    ReversalKind reversal = ReversalKind::Reversed;
    AllocationRule rule = AllocationRule::German; // of Claimed and Ruled
    friend bool operator==(const Movement&, const Movement&) = default;
};

struct Position {
    std::string key;  // "item-1" (by line), "cost-1", "interest-1", "repayment-1": permanent
    PositionKind kind = PositionKind::Item;
    int line = -1;    // of an item: index into Invoice::lines
    std::string text; // of a charge: its reason
    Date since;
    std::optional<Date> due_on;
    std::int64_t value_minor = 0;   // as asked for
    std::int64_t reduced_minor = 0; // credited and waived of it
    std::int64_t outstanding_minor = 0;
    bool is_held = false;
    friend bool operator==(const Position&, const Position&) = default;
};

struct Lot {
    int posting = -1;                   // -1: credit that no payment brought
    std::int64_t available_minor = 0;   // not used: the payer's credit
    std::vector<std::string> positions; // what the payer wants paid with it
    bool is_returned = false;
    friend bool operator==(const Lot&, const Lot&) = default;
};

struct Ledger {
    std::vector<Movement> movements;
    std::vector<Entry> entries;
    std::vector<Position> positions;
    std::vector<Lot> lots;
    AllocationRule rule = AllocationRule::German;
    std::array<std::int64_t, accounts_count> balances{}; // with the signs of Account
    std::int64_t held_minor = 0;                         // outstanding and in dispute

    std::int64_t balance(Account account) const { return balances[static_cast<std::size_t>(account)]; }
    std::int64_t outstanding_minor() const { return balance(Account::Position); }
    std::int64_t credit_minor() const { return -balance(Account::PayerCredit); }
    std::int64_t open_minor() const { return outstanding_minor() - credit_minor(); }
    friend bool operator==(const Ledger&, const Ledger&) = default;
};

void book(Ledger& ledger, const Invoice& invoice, Movement movement);
// Those movements alone that were effective on that day and known at that version.
Ledger replayed(const Invoice& invoice, std::span<const Movement> movements, std::optional<Date> at,
                std::optional<std::int64_t> version);

// Index of a position, or -1.
int find_position(const Ledger& ledger, std::string_view key);
// The key that the next charge gets: "cost-2".
std::string next_key(const Ledger& ledger, PositionKind kind);

struct Explained {
    Date on;
    EntryKind kind = EntryKind::Net;
    std::int64_t minor = 0;             // above zero: it made the position larger
    std::int64_t outstanding_minor = 0; // after it
    std::int64_t version = 0;           // of the claim
    int posting = -1;                   // the payment that it is about, from 0
    friend bool operator==(const Explained&, const Explained&) = default;
};
// Adds up to what is outstanding. Empty for a key that is not there.
std::vector<Explained> explain(const Ledger& ledger, std::string_view key);

} // namespace kz
