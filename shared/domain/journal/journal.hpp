// The journal of a claim: what happened, in order, append-only. Balances are derived from it, nothing is ever changed or
// removed; a payment that bounces is one more entry, and the claim is open again.
//
//   decide(state, command, today) -> events | refusal      what a command would do; pure, the same on client and server
//   apply(state, event)                                    what an event means; total
//   balance(state, at)                                     positions, outstanding and credit on a day in the past
//
// Invariant: open = claimed + charged - credited - waived - paid = what is outstanding of the positions - the payer's credit,
// at every version; paid = posted - reversed - refunded. State::version counts the events.
#pragma once

#include "shared/domain/claims/claim.hpp"
#include "shared/domain/journal/command.hpp"
#include "shared/domain/journal/event.hpp"
#include "shared/domain/ledger/ledger.hpp"
#include "shared/domain/payments/refund.hpp"
#include "shared/domain/payments/transfer.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

// ---- state --------------------------------------------------------------------------------------------------------

struct Posting {
    Money amount;
    Date booked_on;
    std::string reference;
    std::optional<Date> reversed_on = {};
    ReversalKind reversal = ReversalKind::Reversed; // when reversed_on is there
    bool is_reversed() const { return reversed_on.has_value(); }
    friend bool operator==(const Posting&, const Posting&) = default;
};
struct CreditTaken {
    Money amount;
    std::string number;
    Date on;
    std::string position = {}; // empty: off everything that was outstanding
    friend bool operator==(const CreditTaken&, const CreditTaken&) = default;
};
struct AgreedPlan {
    InstalmentPlan plan;
    LinePolicy days;
    Instant agreed_at;
    std::int64_t since_version = 0;  // what moved money after it counts for the lines
    Money kept;                      // what was paid of it before its lines were adjusted last
    std::optional<Date> ended_on = {};
    friend bool operator==(const AgreedPlan&, const AgreedPlan&) = default;
};
struct PlanRequest {
    PlanWish wish;
    Instant at;
    std::string declined = {}; // the reason; empty: it waits
    bool is_waiting() const { return declined.empty(); }
    friend bool operator==(const PlanRequest&, const PlanRequest&) = default;
};
struct Dispute {
    std::vector<std::string> positions;
    DisputeReason reason = DisputeReason::Other;
    std::optional<DisputeOutcome> outcome = {}; // absent: it is open
    std::string text = {};
    std::optional<ReportedPayment> payment = {}; // of AlreadyPaid: for who looks for it among the payments
    std::optional<Date> answer_by = {};          // the merchant's last day; missed, the hold stays
    std::vector<Proof> proofs = {};
    std::string answer = {};                     // why it was resolved so
    friend bool operator==(const Dispute&, const Dispute&) = default;
};
// What came with a message.
struct MessageFiles {
    int message = 0;  // index into the conversation's messages
    std::vector<Proof> files;
    int left_out = 0; // that were not kept
    friend bool operator==(const MessageFiles&, const MessageFiles&) = default;
};
// Who of staff answers, and what they told each other. Kept apart from the conversation, so that no page, file or mail of a customer
// has a way to it.
struct Handover {
    std::string by, to, note;
    Instant at;
    friend bool operator==(const Handover&, const Handover&) = default;
};
// settled_at, restored_at: see seconds_to_restore().
struct BlockedService {
    std::string name;
    Date since;
    std::optional<Instant> settled_at = {};  // nothing was open any more while it was blocked
    std::optional<Instant> restored_at = {}; // nothing: it is blocked
    bool is_blocked() const { return !restored_at.has_value(); }
    friend bool operator==(const BlockedService&, const BlockedService&) = default;
};
enum class NoteKind { Delivered, Reminded, DueMoved, Paused, Resumed, PlanEnded, PlanBroken, DisputeOpened, DisputeResolved,
                      PlanRequested, PlanDeclined, PlanAdjusted, ProofAdded, ServiceBlocked, ServiceRestored, MandateGiven,
                      MandateEnded, CollectionSent, CollectionReturned };
std::string_view note_code(NoteKind kind); // "due_moved"
std::optional<NoteKind> parse_note(std::string_view code);
// What happened and moved no money.
struct Note {
    NoteKind kind = NoteKind::Delivered;
    Date on;
    std::optional<Date> day = {}; // of DueMoved and Paused: the new one; of CollectionSent: when
    int number = 0;               // of Reminded: its level; of disputes, services and collections: index into the state's; of PlanAdjusted: how
    friend bool operator==(const Note&, const Note&) = default;
};

struct State {
    Invoice invoice;
    Instant raised_at;
    Ledger ledger;                    // its movements are what the journal says of money
    std::vector<Posting> postings;    // payments and credit notes once more, as people count them: made of the movements
    std::vector<CreditTaken> credits;
    std::optional<AgreedPlan> plan;
    std::optional<PlanRequest> plan_request; // gone when a plan is agreed
    Conversation conversation;
    std::vector<Dispute> disputes;
    std::vector<BlockedService> services;
    std::vector<Note> notes;
    std::vector<Mandate> mandates;    // the last is the one that may be in force: see debits.hpp
    std::vector<AnnouncedDebit> announced;
    std::vector<Collection> collections; // as they were sent
    std::vector<Checkout> checkouts;
    std::vector<RefundOrder> refunds; // as they were decided; for staff alone
    std::vector<MessageFiles> message_files; // by message
    std::vector<Handover> handovers;  // for staff alone; the last one counts
    std::optional<CallBack> call;     // the last one that was booked
    std::vector<ShareVisit> visits;   // to whom the page was shown
    int share_events = 0;             // of the journal that are about nothing else
    std::int64_t version = 0; // events so far; 0: there is no claim yet
    friend bool operator==(const State&, const State&) = default;
};

// Counts the events that were about more than the conversation, or than who saw the page: what was decided on them is not overtaken by a word.
std::int64_t matter_version(const State& state);
Money paid(const State& state);   // posted minus reversed minus refunded
Money credited(const State& state);
Money charged(const State& state);
Money waived(const State& state);
Money open(const State& state);   // below zero: overpaid, or a credit note
Money held(const State& state);   // outstanding and in dispute
Money undisputed(const State& state); // open and not held
// As moved last; else of the invoice.
std::optional<Date> due_date(const State& state);
std::optional<Date> paused_until(const State& state, Date today); // nothing when it is not paused today
bool has_open_dispute(const State& state);
// Keys of what can be disputed: items that are outstanding and not in dispute.
std::vector<std::string> disputable(const State& state);
// The merchant has not answered an open dispute in time.
bool is_answer_late(const State& state, Date today);
// The last day on which the claim can be enforced, by the law of the seller's country and every payment that began the period anew;
// nothing without a due date, or where the law has no figure.
std::optional<Date> enforceable_until(const State& state);
bool is_time_barred(const State& state, Date today); // and open
bool has_blocked_service(const State& state);
bool is_call_booked(const State& state);
const ShareVisit* open_visit(const State& state); // null: nobody sees the page
// All files of the claim: of its objections, and of what was written.
std::vector<Proof> files_of(const State& state);
const MessageFiles* files_of_message(const State& state, std::size_t message); // null: none came with it
int first_file_number(const State& state, std::size_t message); // files are counted from 1, in the order of their messages
std::string_view assignee(const State& state); // the account whose conversation it is; empty: nobody's
Money refundable(const State& state); // the payer's credit that is not ordered to go back

enum class Standing {
    Open,
    Overdue,        // by its due date, or by an instalment
    InPlan,
    Settled,
    Overpaid,
    Credit,         // a credit note
    Paused,
    Disputed,       // everything that is open
    PartlyDisputed, // the rest goes on
    Waived,         // nothing is open: the merchant has let go of the rest
};
inline constexpr int standings_count = static_cast<int>(Standing::Waived) + 1;
Standing standing(const State& state, Date today);
std::string_view standing_code(Standing standing); // "in_plan"
// What to pay next: the rest of the first instalment that is not paid, or everything open that is not in dispute; zero when
// nothing is. Never more than that.
Money next_payment(const State& state, Date today);
// The plan's lines, and what has reduced the open amount since they were agreed (payments and credit notes, minus what bounced)
// used for them in their order: the lines' rest is always what is open, at most the plan. Empty without a plan that runs.
std::vector<LineStanding> plan_lines(const State& state, Date today);
bool is_left(const LineStanding& line);   // not paid in full
bool is_missed(const LineStanding& line); // and grace is over
bool is_plan_running(const State& state, Date today); // a line is left
// How often days were moved: of the plan that runs, else of the due date.
int moves_of(const State& state);
// Ways to catch up what was missed; none when nothing was.
std::vector<CatchUp> catch_ups(const State& state, const PlanPolicy& policy, Date today);
// What an accepted command would make of the lines.
Result<Postponed, PostponeRefusal> postponed(const State& state, const PausePlan& command, const PlanPolicy& policy, Date today);
Result<Postponed, PostponeRefusal> postponed(const State& state, const PostponeLine& command, const PlanPolicy& policy, Date today);

// As it was at the end of that day, by the days on which things count (booked, issued, charged).
Ledger balance(const State& state, Date at);
Ledger balance_of_version(const State& state, std::int64_t version);

// ---- what happens -------------------------------------------------------------------------------------------------

void apply(State& state, const Event& event);
// A movement of money into ledger, postings and credits: for apply, and for who has the movements and not the events.
void take(State& state, Movement movement);
Result<std::vector<EventBody>, Refused> decide(const State& state, const Command& command, const PlanPolicy& policy,
                                               Date today);

} // namespace kz
