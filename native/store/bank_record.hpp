// What is kept of the bank's booked entries: one record for each payment inside an entry, so that nothing is posted twice and
// what nobody could tell waits for a person. Of money that went out to others only the sum is kept, for the day's report.
#pragma once

#include "shared/base/date.hpp"
#include "shared/base/id.hpp"
#include "shared/domain/claims/claim.hpp"
#include "shared/domain/payments/bank_state.hpp"
#include "shared/domain/payments/matching.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kz {

// What a record did to a claim: a posting, or, below zero, the reversal of one, or a refund.
struct BankShare {
    ClaimId claim;
    std::int64_t amount_minor = 0;
    int posting = 0; // index into State::postings; -1 - n: State::refunds[n] was paid
    friend bool operator==(const BankShare&, const BankShare&) = default;
};

using BankRecordId = Id<struct BankRecordTag>;
struct BankRecord {
    BankRecordId id;
    std::string key;       // of identity() and the payment's place: "b01…/0"; unique
    std::string statement; // the bank's name for it, with its number
    std::string account;   // as BankStatement::account
    MerchantId merchant;   // whose account it is; none: nobody's, or that of several
    Date booked_on;
    BankState state = BankState::Waiting;
    bool is_out = false;   // money that left the account: payment.amount is above zero all the same
    IncomingPayment payment; // of money that went out: who got it
    std::string return_reason; // "AC04": it went back; empty when the bank says none
    std::string set_aside_because;
    BankRecordId twin;     // looks the same, in another statement
    ClaimId seen_by;       // a strong candidate while it waits: its customer is told that money is here
    std::vector<BankShare> shares;
    Instant at; // of the import

    friend bool operator==(const BankRecord&, const BankRecord&) = default;
};

// One file that came, from its end to its beginning.
struct BankImport {
    Instant at;
    std::string accounts;  // and their statements, as the bank names them: "DE89… 28/1", a line each, at most bank_import_lines_max
    int entries = 0, known = 0, posted = 0, waiting = 0, reversed = 0, noted = 0;
    int warnings = 0;
    bool is_balance_off = false; // a closing balance is not what the entries lead to

    friend bool operator==(const BankImport&, const BankImport&) = default;
};
inline constexpr int bank_import_lines_max = 20;

struct BankQuery {
    std::optional<BankState> state;
    MerchantId merchant; // not set: of all
    BankRecordId after;
    int limit = 0;
    bool is_newest_first = false; // of one state alone; then `after` goes on below it
};

} // namespace kz
