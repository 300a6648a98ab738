// What the bank said, and what people decide about it: for operators. Statements themselves come as the bank's files.
//
//   import     {bytes, statements: [{id, number, account, from, to, currency, opening_minor, closing_minor, credits_minor,
//               debits_minor, entries}], entries, known, posted, waiting, reversed, noted, warnings_count,
//               warnings: [{code, place, line}]}       code: of doubt_code(); at most bank_warnings_max are told
//   reading    {bytes, claims_read}                     nothing was taken: the open claims are still being read; bytes: the
//               offset that was sent, to be sent again
//   entry      {entry: "b12", state, statement, account, merchant, booked_on, direction: "credit" | "debit", amount_minor,
//               currency, rest_minor, payer, payer_iban, on_behalf_of, references, text, end_to_end_id, return_reason,
//               reason, twin: "b7", seen_by: "c3", shares: [{claim, amount_minor, posting, or refund}]}
//               amount_minor is above zero, also of a debit; rest_minor: what no share has; shares are below zero where a
//               payment was reversed; twin: the same money by all looks, in another statement
//   entries    {entries: [entry]}
//   match      {entry, decision: "certain" | "suggest" | "none", proposed: [candidate], others: [candidate]}
//   candidate  {claim, amount_minor, score, reasons: of reason_code()}
//   payout     {merchant, day, totals: [{currency, came_in_minor, posted_minor, claims_minor, fees_minor, credit_minor, waiting_minor,
//               set_aside_minor, taken_back_minor, refunded_minor, went_out_minor, net_minor}], entries: [entry]}   see payout.hpp
//   assignment {claims!: [{claim!, amount_minor}]}      1 to bank_claims_max, none twice
//   set aside  {reason!, is_going_back}                 at most 140 bytes; is_going_back: to be sent back to its payer
//   GET        ?state=waiting &merchant=m1 &after=b12 &limit=1 to 200, 50 when absent
#pragma once

#include "shared/base/id.hpp"
#include "shared/base/result.hpp"
#include "shared/domain/payments/bank_state.hpp"
#include "shared/domain/payments/matching.hpp"
#include "shared/domain/payments/payout.hpp"
#include "shared/protocol/codes.hpp"
#include "shared/protocol/wire_fault.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kz {

inline constexpr std::size_t statement_part_bytes_max = 16 << 20; // of a bank's file, in one request
inline constexpr int bank_claims_max = 100;
inline constexpr int bank_warnings_max = 200;
inline constexpr int bank_reason_bytes_max = 140;
inline constexpr int bank_entries_page_max = 200;
inline constexpr int bank_entries_page_default = 50;

using BankRecordId = Id<struct BankRecordTag>;
std::string bank_code(BankRecordId id); // "b12"
std::optional<BankRecordId> parse_bank_code(std::string_view text);

struct BankShareView {
    ClaimId claim;
    std::int64_t amount_minor = 0;
    int posting = 0;
};
struct BankEntryView {
    BankRecordId entry;
    BankState state = BankState::Waiting;
    std::string_view statement, account;
    MerchantId merchant;
    Date booked_on;
    bool is_out = false;
    const IncomingPayment* payment = nullptr;
    std::int64_t rest_minor = 0;
    std::string_view return_reason, reason;
    BankRecordId twin;
    ClaimId seen_by;
    std::vector<BankShareView> shares;
};
struct BankWarningView {
    std::string_view code, place;
    int line = 0;
};
struct BankImportView {
    std::uint64_t bytes = 0;
    std::span<const BankStatement> statements;
    int entries = 0, known = 0, posted = 0, waiting = 0, reversed = 0, noted = 0;
    int warnings_count = 0;
    std::vector<BankWarningView> warnings;
};
std::string encode_bank_import(const BankImportView& import);
std::string encode_bank_reading(std::uint64_t bytes, std::uint64_t claims_read);
std::string encode_bank_entry(const BankEntryView& entry);
std::string encode_bank_entries(std::span<const BankEntryView> entries);
std::string encode_bank_match(const BankEntryView& entry, const Match& match);
std::string encode_payout(MerchantId merchant, Date day, std::span<const PayoutTotals> totals, std::span<const BankEntryView> entries);
// The entries for spreadsheets (RFC 4180): amounts with a point, debits below zero, so that a column adds up to net_minor.
std::string payout_csv(std::span<const BankEntryView> entries);

struct BankAssignment {
    ClaimId claim;
    std::optional<std::int64_t> amount_minor;
    friend bool operator==(const BankAssignment&, const BankAssignment&) = default;
};
struct BankEntryQuery {
    std::optional<BankState> state;
    MerchantId merchant; // not set: of all
    BankRecordId after;
    int limit = bank_entries_page_default;
    friend bool operator==(const BankEntryQuery&, const BankEntryQuery&) = default;
};
Result<std::vector<BankAssignment>, WireFault> decode_bank_assignments(std::string_view json);
struct BankSetAside {
    std::string reason;
    bool is_going_back = false;
    friend bool operator==(const BankSetAside&, const BankSetAside&) = default;
};
Result<BankSetAside, WireFault> decode_bank_set_aside(std::string_view json);
Result<BankEntryQuery, WireFault> decode_bank_query(std::span<const std::pair<std::string, std::string>> query);

} // namespace kz
