// What can happen to a claim. Each event says what, with the day on which it counts; when it was written down and by whom
// stands beside it.
#pragma once

#include "shared/base/date.hpp"
#include "shared/domain/claims/invoice.hpp"
#include "shared/domain/contact/assistant.hpp"
#include "shared/domain/contact/call_back.hpp"
#include "shared/domain/contact/conversation.hpp"
#include "shared/domain/disputes/dispute.hpp"
#include "shared/domain/disputes/proof.hpp"
#include "shared/domain/ledger/ledger.hpp"
#include "shared/domain/mandates/collection.hpp"
#include "shared/domain/payments/checkout.hpp"
#include "shared/domain/plans/plan_lines.hpp"
#include "shared/domain/plans/plan_wish.hpp"
#include "shared/domain/sharing/visit.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kz {

// ---- money --------------------------------------------------------------------------------------------------------
// Amounts are above zero and in the invoice's currency. Positions are named by their keys ("item-1", "cost-2").

struct ClaimRaised {
    Invoice invoice;
    friend bool operator==(const ClaimRaised&, const ClaimRaised&) = default;
};
struct PaymentPosted {
    Money amount;
    Date booked_on;
    std::string reference;              // what the payer or the bank wrote; may be empty
    std::vector<std::string> positions = {}; // what the payer wants paid, in this order; empty: by the law's rule
    friend bool operator==(const PaymentPosted&, const PaymentPosted&) = default;
};
struct PaymentReversed {
    int posting = 0;                    // index into State::postings
    Date booked_on;
    std::string reason;                 // as the bank says it: "MD06"
    ReversalKind kind = ReversalKind::Reversed;
    friend bool operator==(const PaymentReversed&, const PaymentReversed&) = default;
};
struct CreditNoted {
    Money amount;                       // what a credit note takes off the claim
    std::string number;                 // BT-1 of the credit note
    std::optional<Date> on = {};        // absent in the first events: the day of writing
    std::string position = {};          // empty: off everything that is outstanding
    friend bool operator==(const CreditNoted&, const CreditNoted&) = default;
};
struct Charged {
    PositionKind kind = PositionKind::Cost; // or Interest
    Money amount;
    Date on;
    std::string reason;
    friend bool operator==(const Charged&, const Charged&) = default;
};
struct Waived {
    Money amount;
    Date on;
    std::string reason;
    std::string position;               // empty: off everything that is outstanding
    friend bool operator==(const Waived&, const Waived&) = default;
};
struct Refunded {
    Money amount;                       // of the payer's credit
    Date booked_on;
    std::string reference;
    friend bool operator==(const Refunded&, const Refunded&) = default;
};
struct AllocationChosen {
    AllocationRule rule = AllocationRule::German;
    Date on;
    friend bool operator==(const AllocationChosen&, const AllocationChosen&) = default;
};

// ---- the way of the claim -----------------------------------------------------------------------------------------

// For what was open: the lines add up to it. Takes the place of a plan that runs, and of a request for one.
struct PlanAgreed {
    InstalmentPlan plan;
    LinePolicy days = {};               // what follows when a line is missed, as it was agreed
    friend bool operator==(const PlanAgreed&, const PlanAgreed&) = default;
};
struct PlanEnded {
    bool is_broken = false;             // instalments were not paid; else both agreed to end it
    friend bool operator==(const PlanEnded&, const PlanEnded&) = default;
};
// A message of the customer.
struct ContactRequested {
    ContactRequest request;
    TalkChannel channel = TalkChannel::Chat;
    std::vector<Proof> files = {};      // that came with it
    int files_left_out = 0;             // of no kind that is taken, or too many
    friend bool operator==(const ContactRequested&, const ContactRequested&) = default;
};
struct Delivered {
    Date on;                            // the customer has the invoice since
    friend bool operator==(const Delivered&, const Delivered&) = default;
};
struct Reminded {
    Date on;
    int level = 1;                      // 1: the first
    friend bool operator==(const Reminded&, const Reminded&) = default;
};
struct DueMoved {
    Date due_on;                        // later than before
    friend bool operator==(const DueMoved&, const DueMoved&) = default;
};
struct Paused {
    Date until;                         // the last day
    friend bool operator==(const Paused&, const Paused&) = default;
};
struct Resumed {
    friend bool operator==(const Resumed&, const Resumed&) = default;
};

struct DisputeOpened {
    std::vector<std::string> positions; // exactly these are held
    DisputeReason reason = DisputeReason::Other;
    std::string text = {};
    std::optional<ReportedPayment> payment = {};
    std::optional<Date> answer_by = {};  // absent in the first events
    friend bool operator==(const DisputeOpened&, const DisputeOpened&) = default;
};
struct DisputeResolved {
    int dispute = 0;                    // index into State::disputes
    DisputeOutcome outcome = DisputeOutcome::Rejected;
    std::string reason = {};            // why; what is credited stands in events of its own
    friend bool operator==(const DisputeResolved&, const DisputeResolved&) = default;
};
struct ProofAdded {
    int dispute = 0;
    Proof proof;
    friend bool operator==(const ProofAdded&, const ProofAdded&) = default;
};

// The merchant has stopped a service because of the claim, and has brought it back.
struct ServiceBlocked {
    std::string service;                // as the customer knows it: "Mobilfunk 0170 5550123"
    Date on;
    friend bool operator==(const ServiceBlocked&, const ServiceBlocked&) = default;
};
struct ServiceRestored {
    int service = 0;                    // index into State::services
    friend bool operator==(const ServiceRestored&, const ServiceRestored&) = default;
};

// A plan that goes further than a machine may agree: a person decides.
struct PlanRequested {
    PlanWish wish;
    friend bool operator==(const PlanRequested&, const PlanRequested&) = default;
};
struct PlanDeclined {
    std::string reason;                 // as the customer reads it
    friend bool operator==(const PlanDeclined&, const PlanDeclined&) = default;
};
enum class PlanAdjustment { Paused, LaterDay, PaidSoon, SpreadOverRest, AddedAtEnd };
std::string_view adjustment_code(PlanAdjustment adjustment); // "later_day"
std::optional<PlanAdjustment> parse_adjustment(std::string_view code);
// What is left of a running plan gets other days, or other lines for what was missed; it costs nothing.
struct PlanAdjusted {
    PlanAdjustment adjustment = PlanAdjustment::Paused;
    std::vector<Instalment> lines;      // they add up to what is open
    friend bool operator==(const PlanAdjusted&, const PlanAdjusted&) = default;
};

// ---- direct debit -------------------------------------------------------------------------------------------------

// Takes the place of one that was given before.
struct MandateGiven {
    Mandate mandate;
    friend bool operator==(const MandateGiven&, const MandateGiven&) = default;
};
struct MandateRevoked {
    friend bool operator==(const MandateRevoked&, const MandateRevoked&) = default;
};
// Everything that is to be collected, by day; takes the place of what was announced before.
struct CollectionsAnnounced {
    std::vector<AnnouncedDebit> debits;
    friend bool operator==(const CollectionsAnnounced&, const CollectionsAnnounced&) = default;
};
struct CollectionSent {
    Collection collection;
    friend bool operator==(const CollectionSent&, const CollectionSent&) = default;
};
// Before it was posted; of one that was posted, the payment is reversed.
struct CollectionReturned {
    std::string collection;             // reference
    Date on;
    std::string reason;                 // is_return_code()
    friend bool operator==(const CollectionReturned&, const CollectionReturned&) = default;
};

// ---- payments through a provider ----------------------------------------------------------------------------------

struct CheckoutStarted {
    std::string checkout;               // its reference
    PayMethod method = PayMethod::Card;
    PayProvider provider = PayProvider::Stripe;
    Money amount;
    friend bool operator==(const CheckoutStarted&, const CheckoutStarted&) = default;
};
// What it did to the balance stands before it: a payment, or one that was taken back.
struct CheckoutMoved {
    std::string checkout;
    CheckoutState state = CheckoutState::Settled;
    Money refunded;                     // so far
    friend bool operator==(const CheckoutMoved&, const CheckoutMoved&) = default;
};
// The provider has made it.
struct SlipIssued {
    std::string checkout;
    CashSlip slip;
    friend bool operator==(const SlipIssued&, const SlipIssued&) = default;
};

// ---- decided by people ----------------------------------------------------------------------------------------------

// Credit of the payer is to be given back; what it does to the balance is Refunded, once it was paid.
struct RefundOrdered {
    Money amount;
    std::string iban;
    std::string holder;
    friend bool operator==(const RefundOrdered&, const RefundOrdered&) = default;
};
struct RefundCancelled {
    int refund = 0;                     // index into State::refunds
    friend bool operator==(const RefundCancelled&, const RefundCancelled&) = default;
};
struct ContactClosed {
    int contact = 0;                    // the customer's messages from 0: this one and those before it were answered, by whatever way
    friend bool operator==(const ContactClosed&, const ContactClosed&) = default;
};

// ---- conversation -------------------------------------------------------------------------------------------------

// A message of staff.
struct MessageSent {
    TalkChannel channel = TalkChannel::Chat;
    std::string text;
    friend bool operator==(const MessageSent&, const MessageSent&) = default;
};
// How much the actor's side has of it: the customer's, or that of staff.
struct MessagesSeen {
    TalkMarks marks;
    friend bool operator==(const MessagesSeen&, const MessagesSeen&) = default;
};
struct ConversationClosed {
    friend bool operator==(const ConversationClosed&, const ConversationClosed&) = default;
};
struct ConversationRated {
    int rating = rating_max; // 1 to rating_max: how it helped
    friend bool operator==(const ConversationRated&, const ConversationRated&) = default;
};

// ---- calls --------------------------------------------------------------------------------------------------------

// Takes the place of one that was booked before.
struct CallBooked {
    ClockTime at;
    std::string phone;
    friend bool operator==(const CallBooked&, const CallBooked&) = default;
};
struct CallCancelled {
    friend bool operator==(const CallCancelled&, const CallCancelled&) = default;
};
// Somebody called.
struct CallMade {
    bool is_reached = false;
    friend bool operator==(const CallMade&, const CallMade&) = default;
};

// A file that goes with a message, of whoever wrote that.
struct MessageFileAdded {
    int message = 0;                    // index into the conversation's messages
    Proof file;
    friend bool operator==(const MessageFileAdded&, const MessageFileAdded&) = default;
};

// For staff alone.
struct ConversationHandedOver {
    std::string by;                     // names of staff accounts
    std::string to;                     // empty: back to the queue
    std::string note;
    friend bool operator==(const ConversationHandedOver&, const ConversationHandedOver&) = default;
};

// What the assistant said to the message before it, as it was said: replay never works it out again.
struct AssistantAnswered {
    AssistantTopic topic = AssistantTopic::Unknown;
    std::string text;
    friend bool operator==(const AssistantAnswered&, const AssistantAnswered&) = default;
};
// From here on the assistant is silent, and what stands there waits for a person.
struct PersonWanted {
    PersonGround ground = PersonGround::Pressed;
    friend bool operator==(const PersonWanted&, const PersonWanted&) = default;
};

// ---- showing the page ---------------------------------------------------------------------------------------------

struct ShareNoted {
    ShareStep step;
    friend bool operator==(const ShareNoted&, const ShareNoted&) = default;
};

// The order is that of the codes in shared/protocol/event_json.cpp; new ones come last.
using EventBody = std::variant<ClaimRaised, PaymentPosted, PaymentReversed, CreditNoted, PlanAgreed, ContactRequested, Charged,
                               Waived, Refunded, AllocationChosen, PlanEnded, Delivered, Reminded, DueMoved, Paused, Resumed,
                               DisputeOpened, DisputeResolved, PlanRequested, PlanDeclined, PlanAdjusted, ProofAdded,
                               ServiceBlocked, ServiceRestored, MandateGiven, MandateRevoked, CollectionsAnnounced, CollectionSent,
                               CollectionReturned, CheckoutStarted, CheckoutMoved, SlipIssued, RefundOrdered, RefundCancelled,
                               ContactClosed, MessageSent, MessagesSeen, ConversationClosed, ConversationRated, CallBooked, CallCancelled, CallMade,
                               MessageFileAdded, ConversationHandedOver, AssistantAnswered, PersonWanted, ShareNoted>;

enum class Actor { Customer, Staff, System };
struct Event {
    Instant at;
    Actor actor = Actor::System;
    EventBody body;
    friend bool operator==(const Event&, const Event&) = default;
};

} // namespace kz
