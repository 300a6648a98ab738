// The file of a merchant's direct debits for one day: made once, kept for good, handed out as often as asked for.
//
// Invariant: a collection is in exactly one file, and is in the journal of its claim if and only if that file is stored: both are
// written in one transaction.
#pragma once

#include "native/server/desk.hpp"
#include "native/store/store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kz {

inline constexpr int debit_days_ahead_max = 14; // a file may be made for a day so far ahead

struct DebitRun {
    std::optional<DebitFile> file; // nothing: there is nothing to collect
    bool is_new = false;           // the file
};
// Inside a job. The file of that day if there is one; else every claim of the merchant with a mandate is asked what it has for the bank.
DebitRun make_debit_file(Transaction& store, Desk& desk, const Merchant& merchant, Date on, Moment now);

// What was sent and what is to come, of all claims of a merchant: {collections: […], upcoming: […]}.
std::string debits_json(Reader& store, ClaimStates& states, MerchantId merchant, Date today);
// {merchant, on, collections, total_minor, message, made_at_ms}: the last two absent without a file.
std::string debit_file_json(const Merchant& merchant, Date on, const std::optional<DebitFile>& file);

} // namespace kz
