// StaffModel: everything that a page of the staff's area shows. Made by the server for each request; there is no update, because
// what people do there are forms.
#pragma once

#include "shared/app/model.hpp"
#include "shared/app/proposal.hpp"
#include "shared/app/staff_money.hpp"
#include "shared/domain/contact/canned_reply.hpp"
#include "shared/domain/staff/staff.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kz {

enum class StaffPage { SignIn, SetUp, Queue, Search, Claim, Money, Audit, Account, Closed /* a notice and nothing else */,
                       MoneyList, Refunds, Refund, Statements, Payout, Webhooks, Services, Share /* a number is typed in */,
                       Replies, Reply /* the first of StaffModel::replies */ };
enum class StaffNotice {
    None, SignInNeeded, SignInWrong, TooManyTries, SignedOut,
    SetUpGone, SetUpDone, PasswordTooShort, PasswordTooLong, PasswordIsName, PasswordsDiffer, CodeWrong,
    Done, Nothing /* it had changed in between */, Unclear, OldForm, NotAllowed, Unknown, NotDone,
    Refused, // see StaffModel::refusal
    AboveRest, NoClaim, AccountFaulty, StatementFaulty /* see StaffModel::refusal */, StatementTaken,
    ShareUnknown, ShareTooMany, ShareOver,
};

enum class StaffTaskKind { Dispute, Plan, Contact, Money };
struct StaffTask {
    StaffTaskKind kind = StaffTaskKind::Dispute;
    ClaimId claim;              // of all but Money
    int index = 0;              // of the claim's objections or messages
    std::string entry;          // of Money: "b7"
    std::string number, customer;
    DisputeReason reason = DisputeReason::Other;
    ContactSubject subject = ContactSubject::Question;
    Money amount;               // of Money
    Date since;
    std::optional<Date> due_on; // promised to the customer
    std::string assignee;       // of Contact: whose it is; empty: nobody's
    friend bool operator==(const StaffTask&, const StaffTask&) = default;
};
// What is promised comes first, by its day; then the oldest.
bool is_before(const StaffTask& a, const StaffTask& b);
// Whose it is, seen by who looks at the queue.
enum class TaskOwner { Mine, Nobodys, Others };
TaskOwner owner_of(const StaffTask& task, std::string_view name);

struct StaffFound {
    ClaimId claim;
    std::string number, customer, merchant;
    Money open;
    Standing standing = Standing::Open;
    friend bool operator==(const StaffFound&, const StaffFound&) = default;
};

struct StaffSignedIn {
    std::int64_t session = 0;
    ClockTime since;
    bool is_this = false;
    friend bool operator==(const StaffSignedIn&, const StaffSignedIn&) = default;
};
struct StaffLook {
    ClockTime at;
    std::string name; // of the account
    std::int64_t session = 0;
    std::string what, claim, detail;
    friend bool operator==(const StaffLook&, const StaffLook&) = default;
};

// A webhook with how its latest deliveries fare.
struct StaffDelivery {
    std::int64_t sequence = 0;
    std::string type, claim;
    std::string state; // "pending", "delivered" or "given_up"
    int attempts = 0, status = 0;
    std::string failure;
    ClockTime due_at; // of the next attempt, or when it ended
    friend bool operator==(const StaffDelivery&, const StaffDelivery&) = default;
};
struct StaffWebhook {
    std::string webhook; // "w1"
    std::string merchant, url;
    bool is_disabled = false;
    std::vector<StaffDelivery> deliveries; // newest first
    friend bool operator==(const StaffWebhook&, const StaffWebhook&) = default;
};
// A service that was blocked because of a claim which is settled.
struct StaffService {
    ClaimId claim;
    std::string number, customer, service;
    int index = 0;
    ClockTime settled_at;
    std::optional<std::int64_t> seconds; // to the merchant's answer; nothing: it waits
    friend bool operator==(const StaffService&, const StaffService&) = default;
};
struct StaffServices {
    int restored = 0, waiting = 0;
    std::int64_t median_seconds = 0, p95_seconds = 0; // when one was restored
    std::vector<StaffService> services; // the latest settlement first
    friend bool operator==(const StaffServices&, const StaffServices&) = default;
};

// A call that is to be made today, or was to be.
struct StaffCall {
    ClaimId claim;
    std::string number, customer, phone;
    ClockTime at;
    friend bool operator==(const StaffCall&, const StaffCall&) = default;
};

// A customer's page, as its helper has it beside it.
struct StaffSharing {
    std::string address; // "/staff/shares/7F3A…"
    ClaimId claim;
    ShareStage stage = ShareStage::Asked;
    int scopes = 0;      // granted
    std::optional<ShareProposal> proposal;
    ProposalRoom room = {};  // of the page as it is shown
    std::uint32_t was = 0;   // fields_digest() of it
    std::optional<ShareRefusal> refused = {}; // of the last proposal
    friend bool operator==(const StaffSharing&, const StaffSharing&) = default;
};

// A message that left the page: answers that go by mail.
struct StaffOutgoing {
    std::string state; // "waiting", "sent", "failed" or "given_up"
    ClockTime at;      // when it was sent, or is tried next
    friend bool operator==(const StaffOutgoing&, const StaffOutgoing&) = default;
};

// Somebody is on the telephone. The claims are those with that number: a hint, never proof of who it is.
struct StaffRinging {
    std::string phone; // empty: withheld
    bool is_outgoing = false, is_answered = false;
    std::vector<std::pair<ClaimId, std::string>> claims = {}; // with their invoices' numbers
    friend bool operator==(const StaffRinging&, const StaffRinging&) = default;
};

// A text that staff answer with.
struct StaffReply {
    std::string reply; // "r3"; empty: a new one
    CannedReply text;
    std::string merchant; // its name, where an account sees those of several
    friend bool operator==(const StaffReply&, const StaffReply&) = default;
};
// The link to a customer's page by SMS.
struct StaffSms {
    std::string phone; // that is known of the customer
    int count = 0;     // sent so far, or tried
    std::string state = {}; // of the last: "sent", "refused" or "unknown"; empty: none
    ClockTime at = {};
    friend bool operator==(const StaffSms&, const StaffSms&) = default;
};

struct StaffModel {
    Model base; // language and day; of a claim's page: the page as its customer has it
    StaffPage page = StaffPage::SignIn;
    StaffNotice notice = StaffNotice::None;
    std::string refusal;
    // Who is signed in; before that nobody, with an empty name.
    std::string name;
    StaffRole role = StaffRole::Agent;
    bool has_shortcuts = false;
    std::string form_key; // goes with every form of the session
    // What was typed into the form that is refused, and its address: it stands there again.
    std::string typed_at;
    FormFields typed;

    std::string typed_name;              // SignIn
    std::string secret_text;             // SetUp: for the app
    std::optional<QrSymbol> symbol;
    std::vector<StaffTask> tasks;        // Queue
    std::vector<StaffRinging> ringing;   // on every page: the newest first
    std::vector<StaffCall> calls;        // Queue: in the order of their times
    std::optional<ClockTime> call_again; // Claim: the next time that is free, when nobody was reached
    std::string search;                  // Search: as typed
    std::vector<StaffFound> found;
    std::string link;                    // Claim: a new one, shown once
    std::optional<StaffMoney> money;
    StaffMoneyList money_list;
    std::vector<StaffCredit> credits;    // Refunds; of Refund the one
    std::vector<StaffImport> imports;    // Statements
    StaffPayout payout;
    std::vector<StaffWebhook> webhooks;
    std::optional<StaffSharing> share;
    StaffServices services;
    std::vector<StaffSignedIn> sessions; // Account
    std::vector<StaffLook> looks;        // Audit
    std::int64_t looks_next = 0;         // where the trail goes on; 0: it ends here
    std::vector<std::string> colleagues; // Claim: who else could answer, by name
    std::optional<StaffOutgoing> mail;   // Claim: the last one, when it was needed
    std::vector<StaffReply> replies;     // Replies, Reply; of Claim those in the customer's language first
    std::string chosen_reply;            // Claim: which one stands in the answer's field
    std::vector<std::pair<std::string, std::string>> reply_merchants; // Replies, of an account of no merchant: whose a new one can be
    std::optional<AnswerSpeed> speed;    // Replies: of the last answers
    int answers_counted = 0;
    std::optional<StaffSms> sms;         // Claim: nothing when the merchant has no gateway
    friend bool operator==(const StaffModel&, const StaffModel&) = default;
};

} // namespace kz
