// What may be asked of a claim, and every reason to say no, in the order in which they are checked.
#pragma once

#include "shared/domain/claims/invoice_rules.hpp"
#include "shared/domain/journal/event.hpp"
#include "shared/domain/mandates/mandate.hpp"
#include "shared/domain/plans/plan_policy.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kz {

struct RaiseClaim { Invoice invoice; };
struct PostPayment { Money amount; Date booked_on; std::string reference; std::vector<std::string> positions = {}; };
struct ReversePayment { int posting = 0; Date booked_on; std::string reason; ReversalKind kind = ReversalKind::Reversed; };
struct TakeCredit { Money amount; std::string number; std::optional<Date> on = {}; std::string position = {}; }; // on: or today
struct Charge { PositionKind kind = PositionKind::Cost; Money amount; Date on; std::string reason; };
struct Waive { Money amount; Date on; std::string reason; std::string position; };
struct Refund { Money amount; Date booked_on; std::string reference; };
struct ChooseAllocation { AllocationRule rule = AllocationRule::German; };
struct AgreePlan { // a wish that is accepted at once; of a plan that runs: for the rest
    PlanWish wish;
    friend bool operator==(const AgreePlan&, const AgreePlan&) = default;
};
struct RequestPlan { // a wish that a person decides
    PlanWish wish;
    friend bool operator==(const RequestPlan&, const RequestPlan&) = default;
};
struct PausePlan { // every open line so many days later
    int days = 0;
    friend bool operator==(const PausePlan&, const PausePlan&) = default;
};
struct PostponeLine { // one open line
    int number = 0;
    Date to;
    friend bool operator==(const PostponeLine&, const PostponeLine&) = default;
};
struct CatchUpPlan {
    CatchUpKind kind = CatchUpKind::PayNow;
    friend bool operator==(const CatchUpPlan&, const CatchUpPlan&) = default;
};
struct PostponeDue { // without a plan
    Date to;
    friend bool operator==(const PostponeDue&, const PostponeDue&) = default;
};
// What a customer asks of a plan, by clicks and keys alone.
using PlanStep = std::variant<AgreePlan, RequestPlan, PausePlan, PostponeLine, CatchUpPlan, PostponeDue>;
struct ApprovePlan {}; // the plan that was requested
struct DeclinePlan { std::string reason; };
struct EndPlan { bool is_broken = false; };
// machine: what the assistant says to it, if it still may; where it answers, no way back is needed.
struct RequestContact { ContactRequest request; TalkChannel channel = TalkChannel::Chat; std::vector<Proof> files = {}; int files_left_out = 0; std::optional<MachineAnswer> machine = {}; };
struct NoteDelivery { Date on; };
struct NoteReminder { Date on; int level = 1; };
struct MoveDue { Date due_on; };
struct Pause { Date until; };
struct Resume {};
struct OpenDispute { DisputeRequest request; int answer_days = answer_days_default; /* of the merchant's policy */ };
struct AddProof { int dispute = 0; std::optional<ProofKind> kind; /* absent: of no kind that is taken */ std::string hash; std::int64_t bytes = 0; };
struct ItemCredit { std::string position; Money amount; };
// credits: of PartlyAccepted alone; Accepted takes off all that its items are worth.
struct ResolveDispute { int dispute = 0; DisputeOutcome outcome = DisputeOutcome::Rejected; std::string reason = {}; std::vector<ItemCredit> credits = {}; };
struct BlockService { std::string service; Date on; };
struct RestoreService { std::optional<int> service; /* nothing: all that are blocked */ };
// Terms: the merchant's, when the command is given.
struct GiveMandate {
    ClaimId claim;
    DebitTerms terms;
    MandateWish wish;
    friend bool operator==(const GiveMandate&, const GiveMandate&) = default;
};
struct RevokeMandate {
    friend bool operator==(const RevokeMandate&, const RevokeMandate&) = default;
};
// What the merchant's file of a day makes of the claim: the next collection, or the announcement that it needs.
struct CollectDebit { ClaimId claim; Date on; };
// Offered: the ways that the merchant has and the server can reach, when the command is given.
struct StartCheckout {
    ClaimId claim;
    PayMethod method = PayMethod::Card;
    Money amount;
    std::vector<PayWay> offered;
};
struct ReportCheckout { std::string checkout; CheckoutReport report; }; // as the provider answers now
struct IssueSlip { std::string checkout; CashSlip slip; };
struct ReturnCollection { std::string collection; std::string reason; Date on; }; // reason: as the bank codes it, "AC04"
struct OrderRefund { Money amount; std::string iban; std::string holder; };
struct CancelRefund { int refund = 0; };
struct CloseContact { int contact = 0; };
struct SendMessage { TalkChannel channel = TalkChannel::Chat; std::string text; }; // of staff; the customer's is RequestContact
struct MarkSeen { TalkSide side = TalkSide::Customer; TalkMarks marks; };
// With the last message of the conversation, if it is of this side: what was said first says what the file is.
struct AddMessageFile { TalkSide side = TalkSide::Customer; std::optional<ProofKind> kind; /* absent: of no kind that is taken */ std::string hash; std::int64_t bytes = 0; };
// by, to: names of staff accounts; to: empty: it is nobody's again. A colleague is told why in the note, which no customer ever sees.
struct HandOver { std::string by; std::string to; std::string note; };
// From the assistant to a person, before the first question too. is_assistant_there: the merchant has one.
struct WantPerson { bool is_assistant_there = false; };
struct CloseConversation {};
struct RateConversation { int rating = 0; };
// Of the merchant's times, when the command is given: those that can be booked, this claim's own call left out of what is taken.
struct BookCall {
    ClockTime at;
    std::string phone;
    ClockTime now = {};
    std::vector<CallTime> times = {};
};
struct CancelCall {};
struct NoteCall { bool is_reached = false; };
struct NoteShare { ShareStep step; };
using Command = std::variant<RaiseClaim, PostPayment, ReversePayment, TakeCredit, AgreePlan, RequestContact, Charge, Waive,
                             Refund, ChooseAllocation, EndPlan, NoteDelivery, NoteReminder, MoveDue, Pause, Resume,
                             OpenDispute, ResolveDispute, RequestPlan, ApprovePlan, DeclinePlan, PausePlan, PostponeLine,
                             CatchUpPlan, PostponeDue, AddProof, BlockService, RestoreService,
                             GiveMandate, RevokeMandate, CollectDebit, ReturnCollection, StartCheckout, ReportCheckout, IssueSlip,
                             OrderRefund, CancelRefund, CloseContact, SendMessage, MarkSeen, CloseConversation, RateConversation,
                             BookCall, CancelCall, NoteCall, AddMessageFile, HandOver, WantPerson, NoteShare>;

// What no hold allows: more money asked for, and reminders.
inline bool is_pressing(const Command& command) {
    return std::holds_alternative<Charge>(command) || std::holds_alternative<NoteReminder>(command);
}

enum class JournalRefusal {
    ClaimUnknown,          // any command but RaiseClaim on version 0
    ClaimExists,           // RaiseClaim on a claim that is there
    InvoiceFaulty,         // see Refused::invoice
    AmountNotPositive,
    CurrencyMismatch,
    AmountTooLarge,        // above money_minor_max, alone or in a balance
    ReferenceTooLong,      // above 140 bytes
    BookedInTheFuture,
    PostingUnknown,
    PostingReversed,       // it was reversed before
    CreditAboveOpen,       // and no position is named
    PlanExists,            // it runs: its lines are moved, not the due date
    PlanRefused,           // see Refused::plan: the wish makes no sense
    ContactFaulty,         // see Refused::contact
    TooManyContacts,       // above messages_max
    PositionUnknown,       // no position has this key; or nothing is left that could be disputed
    ChargeKindWrong,       // neither costs nor interest: items come with the invoice
    ClaimHeld,             // charged or reminded while it is paused or in dispute: nobody pays more for saying that it is wrong
    CreditAbovePosition,   // more than the position is worth
    WaiverAboveOutstanding,
    RefundAboveCredit,     // more than the payer has to his credit; of an order also beside those that are open
    AllocationChosen,      // it is so already
    NoPlan,                // none that runs
    NothingOpen,           // to be paused
    PauseInThePast,
    PauseTooLong,          // above pause_days_max
    NotPaused,
    LevelOutOfRange,       // of a reminder: 1 to reminder_level_max
    DueNotLater,           // than it is, and than today
    PositionDisputed,      // before, and not resolved
    DisputeUnknown,
    DisputeResolved,       // before
    PlanNotAccepted,       // the wish goes beyond what is agreed at once: negotiate() has the answer
    PlanNeedsNoPerson,     // it is accepted at once, or there are only offers
    NoPlanRequest,         // none that waits
    PlanBeyondLimits,      // those of staff, or nobody but the merchant may approve
    ReasonMissing,         // of a plan declined, or a dispute rejected, whole or in part: the customer is told why
    TooManyMoves,          // above the policy's
    PostponeRefused,       // see Refused::postpone
    NothingMissed,         // or this way to catch up leads beyond the policy
    DisputeFaulty,         // see Refused::dispute; also the reason of a resolution that is too long or not plain
    CreditsUnfitting,      // a part acceptance without any, or another outcome with some
    ProofTooLarge,         // empty, or above proof_bytes_max
    ProofKindUnknown,
    ProofKnown,            // the same file is there
    TooManyProofs,         // above proofs_of_claim_max or proof_bytes_of_claim_max
    ServiceFaulty,         // without a name, above service_name_characters_max, or not plain
    ServiceKnown,          // it is blocked already
    ServiceUnknown,        // no such service, or none that is blocked
    ServiceRestored,       // it was before
    ClaimTimeBarred,       // charged or reminded after the last day on which it could be enforced
    TooManyEntries,        // above journal_entries_max: charges, waivers, notes and disputes; of shares see visit.hpp
    DebitNotOffered,       // the merchant can not collect, or not this claim: another currency, time-barred
    MandateFaulty,         // see Refused::mandate
    MandateExists,         // it covers what is open
    NoMandate,             // none that was not ended; to collect: none that covers what is open
    NothingToCollect,      // on this day: not due yet, on its way, paused or in dispute
    CollectionUnknown,
    CollectionReturned,    // before
    ReturnReasonFaulty,    // not four capitals or digits
    CheckoutAboveOpen,     // more than is open and not in dispute
    MethodNotOffered,      // by the merchant, for this customer, amount and stage; a transfer, which needs no provider; or cash for a part of what is asked for
    TooManyCheckouts,      // above checkouts_max
    CheckoutUnknown,
    CheckoutAmountDiffers, // the provider took another amount than it was asked to, or gave back more
    CheckoutUnchanged,     // the report says what is known
    CheckoutPaid,          // and the report says that it never was
    RefundAccountFaulty,   // no IBAN whose check digits fit, or a name that is empty, too long or not plain
    RefundUnknown,         // or closed before
    ContactUnknown,        // or closed before
    MarksUnchanged,        // this side has seen no more than before
    NothingToClose,        // nobody has written, or it is closed
    RatingNotAsked,        // the conversation is not closed, was rated, or not 1 to rating_max
    CallsNotOffered,       // the merchant tells no hours, or takes no calls
    CallTooSoon,           // past, or less than call_lead_minutes from now
    CallOutsideHours,      // nobody is there, it is none of the times, or later than call_days
    CallUnchanged,         // it is booked so already
    CallTimeFull,
    TooManyCalls,          // above call_bookings_max
    NoCall,                // none that is booked
    MessageMissing,        // the last message is not of the side that has the file, or nobody has written
    HandoverUnchanged,     // nobody has written, or the conversation is there already and there is nothing to say about it
    PersonKnown,           // a person is to answer already, or the merchant has no assistant
    ShareStepUnfitting,    // of no share that was granted, or of one that has ended
};
inline constexpr int journal_refusals_count = static_cast<int>(JournalRefusal::ShareStepUnfitting) + 1;
std::string_view refusal_code(JournalRefusal refusal); // "plan_exists"

inline constexpr int payment_reference_bytes_max = 140; // one unstructured remittance line of SEPA
inline constexpr int pause_days_max = 180;
inline constexpr int reminder_level_max = 9;
inline constexpr std::size_t service_name_characters_max = 70;
inline constexpr int journal_entries_max = 1000;
inline constexpr int checkouts_max = 100;

struct Refused {
    JournalRefusal reason;
    std::optional<InvoiceFault> invoice = {};
    std::optional<NegotiationRefusal> plan = {};
    std::optional<PostponeRefusal> postpone = {};
    std::vector<ContactRefusal> contact = {};
    std::vector<DisputeRefusal> dispute = {};
    std::vector<MandateRefusal> mandate = {};
    friend bool operator==(const Refused&, const Refused&) = default;
};

} // namespace kz
