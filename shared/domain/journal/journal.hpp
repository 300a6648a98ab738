// The journal of a claim: what happened, in order, append-only. Balances are derived from it, nothing is ever changed or
// removed; a payment that bounces is one more entry, and the claim is open again.
//
//   decide(state, command, today) -> events | refusal      what a command would do; pure, the same on client and server
//   apply(state, event)                                    what an event means; total
//
// Invariant: open = claimed - credited - (posted - reversed), at every version. State::version counts the events.
#pragma once

#include "shared/base/date.hpp"
#include "shared/base/result.hpp"
#include "shared/domain/claims/claim.hpp"
#include "shared/domain/claims/invoice_rules.hpp"
#include "shared/domain/contact/contact_request.hpp"
#include "shared/domain/payments/transfer.hpp"
#include "shared/domain/plans/plan.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kz {

// ---- events -------------------------------------------------------------------------------------------------------

struct ClaimRaised {
    Invoice invoice;
    friend bool operator==(const ClaimRaised&, const ClaimRaised&) = default;
};
struct PaymentPosted {
    Money amount;           // above zero
    Date booked_on;
    std::string reference;  // what the payer or the bank wrote; may be empty
    friend bool operator==(const PaymentPosted&, const PaymentPosted&) = default;
};
struct PaymentReversed {
    int posting = 0;        // index into State::postings
    Date booked_on;
    std::string reason;
    friend bool operator==(const PaymentReversed&, const PaymentReversed&) = default;
};
struct CreditNoted {
    Money amount;           // above zero: what a credit note takes off the claim
    std::string number;     // BT-1 of the credit note
    friend bool operator==(const CreditNoted&, const CreditNoted&) = default;
};
struct PlanAgreed {
    std::vector<Instalment> instalments;
    friend bool operator==(const PlanAgreed&, const PlanAgreed&) = default;
};
struct ContactRequested {
    ContactRequest request;
    friend bool operator==(const ContactRequested&, const ContactRequested&) = default;
};
using EventBody =
    std::variant<ClaimRaised, PaymentPosted, PaymentReversed, CreditNoted, PlanAgreed, ContactRequested>;

enum class Actor { Customer, Staff, System };
struct Event {
    Instant at;
    Actor actor = Actor::System;
    EventBody body;
    friend bool operator==(const Event&, const Event&) = default;
};

// ---- state --------------------------------------------------------------------------------------------------------

struct Posting {
    Money amount;
    Date booked_on;
    std::string reference;
    bool is_reversed = false;
    friend bool operator==(const Posting&, const Posting&) = default;
};
struct AgreedPlan {
    std::vector<Instalment> instalments;
    Instant agreed_at;
    Money paid_before; // posted minus reversed when the plan began
    friend bool operator==(const AgreedPlan&, const AgreedPlan&) = default;
};
struct Contact {
    ContactRequest request;
    Instant at;
    friend bool operator==(const Contact&, const Contact&) = default;
};
struct CreditTaken {
    Money amount;
    std::string number;
    friend bool operator==(const CreditTaken&, const CreditTaken&) = default;
};

struct State {
    Invoice invoice;
    Instant raised_at;
    std::vector<Posting> postings;
    std::vector<CreditTaken> credits;
    std::optional<AgreedPlan> plan;
    std::vector<Contact> contacts;
    std::int64_t version = 0; // events so far; 0: there is no claim yet
    friend bool operator==(const State&, const State&) = default;
};

Money paid(const State& state);   // posted minus reversed
Money credited(const State& state);
Money open(const State& state);   // below zero: overpaid, or a credit note

enum class Standing { Open, Overdue, InPlan, Settled, Overpaid, Credit };
Standing standing(const State& state, Date today);
std::string_view standing_code(Standing standing); // "in_plan"
// What to pay next: the rest of the first instalment that is not paid, or everything open; zero when nothing is. Never
// more than is open.
Money next_payment(const State& state, Date today);
// The plan's lines, and what has reduced the open amount since it began (payments and credit notes, minus what bounced)
// used for them in their order: the lines' rest is always what is open, at most the plan. Empty without a plan.
std::vector<InstalmentProgress> plan_progress(const State& state, Date today);

void apply(State& state, const Event& event);

// ---- commands -----------------------------------------------------------------------------------------------------

struct RaiseClaim { Invoice invoice; };
struct PostPayment { Money amount; Date booked_on; std::string reference; };
struct ReversePayment { int posting = 0; Date booked_on; std::string reason; };
struct TakeCredit { Money amount; std::string number; };
struct AgreePlan { PlanProposal proposal; };
struct RequestContact { ContactRequest request; };
using Command = std::variant<RaiseClaim, PostPayment, ReversePayment, TakeCredit, AgreePlan, RequestContact>;

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
    CreditAboveOpen,
    PlanExists,            // agreed before and not yet fulfilled
    PlanRefused,           // see Refused::plan
    ContactFaulty,         // see Refused::contact
    TooManyContacts,       // above contacts_max
};
std::string_view refusal_code(JournalRefusal refusal); // "plan_exists"
inline constexpr int contacts_max = 100;
inline constexpr int payment_reference_bytes_max = 140; // one unstructured remittance line of SEPA

struct Refused {
    JournalRefusal reason;
    std::optional<InvoiceFault> invoice;
    std::optional<PlanRefusal> plan;
    std::vector<ContactRefusal> contact;
    friend bool operator==(const Refused&, const Refused&) = default;
};

Result<std::vector<EventBody>, Refused> decide(const State& state, const Command& command, const PlanPolicy& policy,
                                               Date today);

} // namespace kz
