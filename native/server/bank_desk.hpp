// BankDesk: what becomes of the money that a bank reports. What is certain is posted at once, the rest waits for a person,
// whose decision is remembered. Nothing here knows HTTP.
//
// All methods run in jobs of the writer, with `claims` ready; what a job does is durable with its commit, so a program that is
// killed has posted an entry whole, with its record, or not at all.
#pragma once

#include "native/server/desk.hpp"
#include "native/server/open_claims.hpp"
#include "native/store/store.hpp"
#include "shared/domain/payments/posting_plan.hpp"
#include "shared/protocol/bank_json.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kz {

struct ReadEntry {
    std::string account;
    std::string statement; // what tells one statement of an account from another
    BankEntry entry;
};

struct ImportCounts {
    int entries = 0;  // booked ones; the others are no money yet
    int known = 0;    // imported before
    int posted = 0;   // payments
    int waiting = 0;  // payments
    int reversed = 0; // payments that were taken back
    int noted = 0;    // entries that went out
};

enum class BankRefusal {
    RecordUnknown,
    NothingWaits,     // it was decided before
    ClaimUnknown,
    AmountNotPositive,
    AmountAboveRest,  // more than is left of the entry
    PostingUnknown,   // money that went out: the claim has no payment of that amount to take back
    JournalRefused,   // see BankRefused::journal
};
struct BankRefused {
    BankRefusal reason;
    std::optional<Refused> journal = {};
};

class BankDesk {
public:
    BankDesk(Desk& desk, OpenClaims& claims) : desk_(desk), claims_(claims) {}

    void take(Transaction& store, std::span<const ReadEntry> entries, Moment now, ImportCounts& counts);
    // No claim twice. Without an amount a claim gets what it has open, the last one all that is left.
    Result<BankRecord, BankRefused> assign(Transaction& store, BankRecordId id, std::span<const BankAssignment> to, Moment now);
    // It belongs to no claim: kept, or to be sent back to its payer. Of an overpaid entry: the rest was seen to.
    enum class Aside { Kept, GoingBack };
    Result<BankRecord, BankRefused> set_aside(Transaction& store, BankRecordId id, std::string reason, Aside how, Moment now);
    // Takes back what was decided of money that came in, by a person or a rule: its payments are reversed, and it waits again. What
    // the decision taught is forgotten.
    Result<BankRecord, BankRefused> reopen(Transaction& store, BankRecordId id, Moment now);
    // Who it may be, as things are now.
    Match match_now(Transaction& store, const BankRecord& record, Moment now);
    Match match_now(Transaction& store, const IncomingPayment& payment, Moment now);

private:
    struct Taking;
    void take_entry(Transaction& store, const ReadEntry& read, Moment now, Taking& taking);
    void place(Transaction& store, BankRecord record, const Match& match, Moment now, Taking& taking);
    void take_back(Transaction& store, BankRecord record, Moment now, ImportCounts& counts);
    void take_out(Transaction& store, BankRecord record, const BankEntry& entry, Moment now, ImportCounts& counts);
    bool may_post(Transaction& store, const BankRecord& record, const Match& match, const Taking& taking, Moment now);
    Result<void, BankRefused> post(Transaction& store, BankRecord& record, ClaimId claim, Money amount, Actor actor, Moment now);
    Result<void, BankRefused> reverse(Transaction& store, BankRecord& record, const BankShare& share, Actor actor, Moment now);
    Result<BankShare, BankRefused> posting_of(Transaction& store, ClaimId claim, Money amount);
    Result<std::vector<BankShare>, BankRefused> shares_of(Transaction& store, const BankRecord& record,
                                                          std::span<const BankAssignment> to, Moment now);
    std::optional<PayerLesson> lesson_of(Transaction& store, const BankRecord& record, ClaimId claim);
    void forget_seen(BankRecord& record);

    Desk& desk_;
    OpenClaims& claims_;
};

// It waits for a person's word, or a person said that it belongs to no claim.
bool may_be_assigned(BankState state);
// What is left of a record's money after its shares.
Money rest_of(const BankRecord& record);

} // namespace kz
