// What the ledger writes down: accounts, and why an amount stands on one.
#pragma once

#include <cstdint>
#include <string_view>

namespace kz {

// Amounts above zero are owed to the merchant or held by him, below zero are owed by him or earned. The sum over all
// accounts is zero after every movement.
enum class Account {
    Position,    // one for each position: what is outstanding of it
    PayerCredit, // what was paid and is not used: the payer's, with a minus sign
    Bank,        // received minus returned and refunded
    Claims,      // what the invoice asks for, with a minus sign
    Fees,        // costs and interest that were charged, with a minus sign
    Reductions,  // credit notes
    Waivers,
};
inline constexpr int accounts_count = static_cast<int>(Account::Waivers) + 1;

enum class EntryKind {
    // How an item comes to its share of the invoice.
    Net,        // BT-131
    Adjustment, // its share of an allowance or charge of the document (BG-20, BG-21)
    Tax,        // its share of BT-117
    Rounding,   // its share of BT-114
    Offset,     // its share of a line below zero, or a line below zero that others have taken
    Prepaid,    // its share of BT-113
    // What happened since.
    Charged,
    Credited,
    Waived,
    Paid,
    CreditUsed, // an earlier payment that was not needed elsewhere
    Freed,      // a payment that is not needed here any more, and is the payer's credit until it is used elsewhere
    Reversed,
    Refunded,
};
inline constexpr int entry_kinds_count = static_cast<int>(EntryKind::Refunded) + 1;
std::string_view entry_code(EntryKind kind); // "credit_used"

struct Entry {
    int movement = 0;        // index into Ledger::movements
    EntryKind kind = EntryKind::Net;
    Account account = Account::Position;
    int position = -1;       // index into Ledger::positions, of Account::Position
    int lot = -1;            // index into Ledger::lots: whose money it is
    std::int64_t minor = 0;
    friend bool operator==(const Entry&, const Entry&) = default;
};

} // namespace kz
