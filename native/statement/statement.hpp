// Reads account statements and notifications of banks: camt.053 and camt.054 (versions 02 to 08), MT940 (German and Dutch
// dialects). Bytes are pushed in pieces of any size and entries come out one by one, so a file of a gigabyte needs no more
// memory than its largest entry. The bytes are not trusted: no DOCTYPE, no entities, depth and sizes limited.
//
//     kz::StatementReader reader(sink);
//     while (read_some(file, block))
//         if (auto pushed = reader.push(block); !pushed)
//             return say(kz::plain(pushed.error())); // line 41: /Document/…/Amt: amount_invalid
//     if (auto finished = reader.finish(); !finished) …
//
// What a bank gets wrong but money does not hang on (balances, days, check digits) is a warning; what makes an entry
// unsure is a fault, and then no more comes. Entries that came before a fault were handed out: whoever posts does it in one
// transaction for the file, or relies on kz::identity().
#pragma once

#include "shared/base/result.hpp"
#include "shared/domain/payments/bank_entry.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace kz {

inline constexpr int statement_depth_max = 64;
inline constexpr std::size_t statement_text_bytes_max = 64u << 10; // one element or field, one line
inline constexpr int entry_payments_max = 100'000;                 // of one entry
inline constexpr std::size_t entry_bytes_max = 64u << 20;          // of its texts

enum class StatementRefusal {
    NotAStatement,    // neither camt.053, camt.054 nor MT940
    VersionUnknown,   // camt outside 02 to 08
    NotWellFormed,    // XML, or an encoding that is not read
    DoctypeOrEntity,
    TooLarge,         // deeper, longer or more than the limits above
    ElementMissing,
    AmountInvalid,
    DirectionInvalid, // neither CRDT nor DBIT
    StatusInvalid,    // none of BOOK, PDNG, INFO
    TagInvalid,       // MT940: a line :61: or a balance that does not have its form
    CutOff,           // the file ends inside a statement
};
std::string_view refusal_code(StatementRefusal refusal); // "amount_invalid"

struct StatementFault {
    StatementRefusal reason = StatementRefusal::NotAStatement;
    std::string place; // "/Document/BkToCstmrStmt/Stmt/Ntry/Amt" or ":61:"; may be empty
    int line = 0;      // from 1; 0 when there is no place

    friend bool operator==(const StatementFault&, const StatementFault&) = default;
};
std::string plain(const StatementFault& fault);

enum class StatementDoubt {
    BalanceMismatch,      // opening + credits - debits is not closing
    BalanceUnreadable,    // no amount, or a currency without two minor digits
    EntryCurrencyUnread,  // a currency without two minor digits: the entry is left out
    DateImpossible,       // 30 February: the last day of that month is taken; nothing when there is no such month
    ReferenceCheckFailed, // check digits of a creditor reference
    AccountCheckFailed,   // check digits of an IBAN
    BundleSumDiffers,     // the payments of a bundle do not add up to the entry
    BundleCountDiffers,   // fewer or more payments than the file claims
};
std::string_view doubt_code(StatementDoubt doubt); // "balance_mismatch"

struct StatementWarning {
    StatementDoubt doubt = StatementDoubt::BalanceMismatch;
    std::string place;
    int line = 0;

    friend bool operator==(const StatementWarning&, const StatementWarning&) = default;
};

// Where entries go. May throw: it comes out of push().
class StatementSink {
public:
    virtual ~StatementSink() = default;
    // The statement as far as it is known when the entry comes: account and opening balance, totals including the entry.
    virtual void entry(const BankStatement& statement, const BankEntry& entry) = 0;
    // At its end, with all balances and totals.
    virtual void statement(const BankStatement& statement) = 0;
    virtual void warning(const StatementWarning& warning) = 0;
};

class StatementFormat; // in the sources

class StatementReader {
public:
    explicit StatementReader(StatementSink& sink);
    ~StatementReader();

    Result<void, StatementFault> push(std::string_view bytes);
    Result<void, StatementFault> finish();
    // Progress: bytes taken so far.
    std::uint64_t bytes_done() const { return bytes_done_; }

private:
    Result<void, StatementFault> open_format();

    StatementSink& sink_;
    std::unique_ptr<StatementFormat> format_;
    std::string head_; // until the format is known
    std::uint64_t bytes_done_ = 0;
};

} // namespace kz
