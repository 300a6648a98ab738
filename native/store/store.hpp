// Storage in domain terms. The journal is the truth: events are appended, never changed. Beside it stand what is needed to
// find a claim without replaying (ClaimRecord, written in the same transaction), links, merchants, kept answers of
// idempotent commands, the audit trail, accounts of staff, what the bank said came in, and the outbox: what merchants are told, written in the
// transaction of its cause.
//
// Durable before the answer: Store::commit returns after the data is on the disk. A batch is one transaction, each job in a
// savepoint of its own: a job that throws leaves nothing behind and does not harm its neighbours.
// Twins: memory (native/store) and SQLite (native/store_sqlite) pass one contract suite.
#pragma once

#include "native/store/bank_record.hpp"
#include "native/store/contact_record.hpp"
#include "native/store/outgoing_record.hpp"
#include "native/store/staff_record.hpp"
#include "shared/base/date.hpp"
#include "shared/domain/journal/journal.hpp"
#include "shared/domain/payments/payer_memory.hpp"
#include "shared/domain/people/factor.hpp"
#include "shared/domain/people/language.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

// The store does not look into events: kind and body are what shared/protocol made of them.
struct StoredEvent {
    std::int64_t version = 0; // 1 for the first of a claim
    Instant at;
    Actor actor = Actor::System;
    std::string kind;
    std::string body;
    friend bool operator==(const StoredEvent&, const StoredEvent&) = default;
};

struct LineRecord {
    std::string number;   // BT-126
    std::string name;
    std::string quantity; // plain decimal
    std::string unit;
    std::string price;    // plain decimal
    std::int64_t net_minor = 0;
    std::string tax_percent;
    friend bool operator==(const LineRecord&, const LineRecord&) = default;
};

// What is known of a claim without replaying its journal. Lines never change after the first version.
struct ClaimRecord {
    ClaimId id;
    MerchantId merchant;
    std::string seller_key; // party_key() of the seller; with `number` unique
    std::string number;     // BT-1
    std::uint64_t fingerprint = 0; // of the invoice's encoding: the same document again is recognised by it
    std::string seller_name;
    std::string buyer_name;
    Date issued_on;
    std::optional<Date> due_on;
    Currency currency = eur;
    std::int64_t total_minor = 0;
    std::int64_t paid_minor = 0;
    std::int64_t open_minor = 0;
    bool has_plan = false;
    std::optional<Date> next_due_on; // the day from which it counts as overdue; of a plan: when grace of its first open line ends
    std::optional<Standing> hold;      // Disputed, PartlyDisputed or Waived: what the amounts do not say
    std::optional<Date> paused_until;  // the last day of the pause that was asked for last
    std::optional<ClockTime> call_at;  // a call to the customer is booked
    bool is_waiting = false;           // something of it waits for a person: an objection, a wish, a message
    std::int64_t version = 0;
    std::vector<LineRecord> lines;
    friend bool operator==(const ClaimRecord&, const ClaimRecord&) = default;
};

struct Merchant {
    MerchantId id;
    std::string seller_key;
    std::string name;
    PlanPolicy policy;
    Factor factor = Factor::None; // which one it wants before personal data shows
    std::optional<Language> language; // of its customers' pages; without one the browser's counts
    std::string theme; // the look of its pages, by name; empty: the default one
    std::string website;              // https://…, for customers to compare; empty: not told
    int answer_days = answer_days_default; // working days to answer an objection
    DebitTerms debit;                 // may_collect(), or it collects nothing
    std::vector<PayWay> ways;         // to pay beside a transfer
    std::string hours;                // parse_business_hours() reads them; empty: not told
    int calls_at_once = calls_at_once_default; // customers that can be called at one time; 0: calls are not offered
    bool has_assistant = false;       // a machine answers customers first
    std::vector<int> answer_minutes = {}; // of the last answers of staff, the newest last: answer_time.hpp
    friend bool operator==(const Merchant&, const Merchant&) = default;
};

// A personal link. The token itself is never stored: only SHA-256 of it.
using LinkId = Id<struct LinkTag>;
struct Link {
    LinkId id;
    ClaimId claim;
    std::string token_hash; // 32 bytes
    Instant issued_at;
    Instant expires_at;
    std::optional<Instant> revoked_at; // replaced by a new one, or taken back
    int factor_failures = 0;           // wrong second factors since the last right one
    std::optional<Instant> factor_failed_at;
    friend bool operator==(const Link&, const Link&) = default;
};

// The answer to a command that carried an idempotency key, kept in the transaction of its effect.
struct KeptAnswer {
    std::string fingerprint; // 32 bytes: SHA-256 of method, path and body
    int status = 0;
    std::string body;
    Instant at;
    friend bool operator==(const KeptAnswer&, const KeptAnswer&) = default;
};

struct AuditEntry {
    Instant at;
    Actor actor = Actor::System;
    std::string what;  // "link_issued", "factor_wrong", "merchant_changed": permanent codes
    ClaimId claim;     // none: 0
    std::string detail; // never a secret, never a name
    StaffId account = {}; // who of the staff; none: 0
    StaffSessionId session = {}; // in which they did it
    std::int64_t number = 0; // of the entry, by which the trail is read on; given by the store
    friend bool operator==(const AuditEntry&, const AuditEntry&) = default;
};

// Where a merchant wants to be told. Secrets are "whsec_…" of Standard Webhooks, in clear because they sign: the file is
// its owner's alone. They have no printer and stand in no audit entry.
using WebhookId = Id<struct WebhookTag>;
struct Webhook {
    WebhookId id;
    MerchantId merchant;
    std::string url;
    std::string secret;
    std::string old_secret; // signs too until `old_secret_until`; empty: never rotated
    std::optional<Instant> old_secret_until;
    std::optional<Instant> disabled_at; // then nothing is sent, and what happens makes no deliveries
    std::string disabled_because;       // "gone": it answered 410
    Instant created_at;
    friend bool operator==(const Webhook&, const Webhook&) = default;
};

// One thing that a merchant is told: the bytes that are sent, for good.
struct OutboxEntry {
    MerchantId merchant;
    std::int64_t sequence = 0; // of the merchant: 1, 2, 3, … without a gap
    ClaimId claim;             // none: 0. Deliveries of one claim keep their order
    Instant at;
    std::string type; // "claim.settled"
    std::string body;
    friend bool operator==(const OutboxEntry&, const OutboxEntry&) = default;
};

// "msg_m1_17", the webhook-id of an entry: what a receiver tells repetitions by.
inline std::string webhook_message_id(MerchantId merchant, std::int64_t sequence) {
    return "msg_m" + std::to_string(merchant.value) + "_" + std::to_string(sequence);
}

enum class DeliveryState { Pending, Delivered, GivenUp };
// How an entry fares at one webhook.
struct Delivery {
    WebhookId webhook;
    OutboxEntry entry;
    DeliveryState state = DeliveryState::Pending;
    int attempts = 0;    // since it was made, or asked for again
    Instant due_at;      // of the next attempt; of one that has ended: when that was
    int status = 0;      // HTTP, of the last attempt; 0: none, or not reached
    std::string failure; // of the last attempt, for operators; empty when there was an answer
    friend bool operator==(const Delivery&, const Delivery&) = default;
};

// What the bank of a merchant is told to collect, made once for a day: the bytes that are handed out, for good.
struct DebitFile {
    MerchantId merchant;
    Date on; // on which it goes to the bank
    Instant at;
    std::string message; // id inside the document
    int collections = 0;
    std::int64_t total_minor = 0; // in euros
    std::string document;
    friend bool operator==(const DebitFile&, const DebitFile&) = default;
};

// What is known of a checkout beside its claim's journal: how it is found at its provider, and when to ask there next.
struct CheckoutRecord {
    std::string reference;
    ClaimId claim;
    PayProvider provider = PayProvider::Stripe;
    std::string provider_id; // empty: the provider has not answered yet
    std::string url;         // of its page
    Instant started_at;
    bool is_over = false;    // asked only when there is a reason
    int asks = 0;            // since it was opened
    Instant ask_at;          // next, while it is not over
    friend bool operator==(const CheckoutRecord&, const CheckoutRecord&) = default;
};

// The world's fault, not the caller's: disk full, database damaged, locked by another process.
struct StoreError : std::runtime_error {
    using std::runtime_error::runtime_error;
};
// Somebody else appended first (only between processes): run the job again.
struct VersionConflict : StoreError {
    using StoreError::StoreError;
};
// Another claim has this seller key and number.
struct DuplicateClaim : StoreError {
    using StoreError::StoreError;
};

// Of what find_claims() looks for.
inline constexpr std::size_t search_bytes_min = 2;

class Reader {
public:
    virtual ~Reader() = default;
    // Everything read between begin and end is of one moment (at the latest that of the first read). Without: each call
    // by itself. Not nested. Inside a job they do nothing.
    virtual void begin() = 0;
    virtual void end() = 0;
    // Fills `into`, whose memory is used again; false when there is no such claim.
    virtual bool load(ClaimId id, ClaimRecord& into) = 0;
    // The same but for the lines, which are left as they are.
    virtual bool load_head(ClaimId id, ClaimRecord& into) = 0;
    // Only the version; 0 when there is no such claim.
    virtual std::int64_t version(ClaimId id) = 0;
    virtual ClaimId find_claim(std::string_view seller_key, std::string_view number) = 0; // unset: unknown
    virtual std::vector<StoredEvent> events(ClaimId id) = 0;
    // Claims without their lines, by id from `after` on.
    virtual std::vector<ClaimRecord> claims(ClaimId after, int limit) = 0;
    // Those for which is_waiting holds, of the merchant or of all, by id; without their lines.
    virtual std::vector<ClaimRecord> claims_waiting(MerchantId merchant, ClaimId after, int limit) = 0;
    // Those with a call booked from that time on and before the other, by time and id; of the merchant or of all, without their lines.
    virtual std::vector<ClaimRecord> claims_to_call(MerchantId merchant, ClockTime from, ClockTime before, int limit) = 0;
    // Those whose customer has told this number (e164()), the newest first; of the merchant alone.
    virtual std::vector<ClaimId> claims_of_phone(MerchantId merchant, std::string_view phone, int limit) = 0;
    // Those with more paid or credited than asked for: something may have to be given back; the same way.
    virtual std::vector<ClaimRecord> claims_in_credit(MerchantId merchant, ClaimId after, int limit) = 0;
    // Those whose number begins so, or where a word of the buyer's name does, whatever the case of ASCII letters; of the merchant or
    // of all, the newest first, without their lines. A text below search_bytes_min finds nothing.
    virtual std::vector<ClaimRecord> find_claims(MerchantId merchant, std::string_view text, int limit) = 0;
    // Those whose journal has an event service_blocked, by id.
    virtual std::vector<ClaimId> claims_with_services() = 0;
    // Those whose page somebody sees, as their journal has it: more share_noted of granted than of ended, by id.
    virtual std::vector<ClaimId> claims_with_open_shares() = 0;
    virtual std::optional<Link> find_link(std::string_view token_hash) = 0;
    virtual std::vector<Link> links(ClaimId claim) = 0;
    virtual std::optional<Merchant> merchant(MerchantId id) = 0;
    virtual std::optional<Merchant> find_merchant(std::string_view seller_key) = 0;
    virtual std::vector<Merchant> merchants() = 0;
    virtual std::optional<KeptAnswer> kept_answer(std::string_view key) = 0;
    virtual std::vector<AuditEntry> audit(ClaimId claim, int limit) = 0; // newest first; 0: of all claims
    virtual std::vector<ClaimId> mandate_claims(MerchantId merchant) = 0; // that ever had a mandate, by id
    virtual std::optional<DebitFile> debit_file(MerchantId merchant, Date on) = 0;
    virtual std::optional<CheckoutRecord> checkout(std::string_view reference) = 0;
    virtual std::optional<CheckoutRecord> find_checkout(PayProvider provider, std::string_view provider_id) = 0;
    // Not over and to be asked at `now`: longest due first.
    virtual std::vector<CheckoutRecord> due_checkouts(Instant now, int limit) = 0;
    // What accounts of the merchant did, or of all, in its order; from behind that number.
    virtual std::vector<AuditEntry> staff_audit(MerchantId merchant, std::int64_t after, int limit) = 0;
    virtual std::optional<StaffAccount> staff_account(StaffId id) = 0;
    virtual std::optional<StaffAccount> find_staff(std::string_view name) = 0;
    virtual std::optional<StaffAccount> find_set_up(std::string_view set_up_hash) = 0;
    virtual std::vector<StaffAccount> staff_accounts() = 0; // by id
    virtual std::optional<StaffSession> find_session(std::string_view token_hash) = 0;
    virtual std::vector<StaffSession> staff_sessions(StaffId account) = 0; // those that have not ended, by id
    virtual std::optional<Webhook> webhook(WebhookId id) = 0;
    virtual std::vector<Webhook> webhooks(MerchantId merchant) = 0; // by id; 0: of all merchants
    virtual std::int64_t last_sequence(MerchantId merchant) = 0;    // 0: it was told nothing yet
    virtual std::optional<Delivery> delivery(WebhookId webhook, std::int64_t sequence) = 0;
    virtual std::vector<Delivery> deliveries(WebhookId webhook, int limit) = 0; // newest entry first
    // Pending, due at `now`, and the first pending one of their claim: longest due first.
    virtual std::vector<Delivery> due_deliveries(WebhookId webhook, Instant now, int limit) = 0;
    // When the next pending one gets due, of those that are not at `now`.
    virtual std::optional<Instant> next_delivery_at(WebhookId webhook, Instant now) = 0;
    virtual std::optional<BankRecord> bank_record(BankRecordId id) = 0;
    virtual BankRecordId find_bank_record(std::string_view key) = 0; // unset: unknown
    virtual std::vector<BankRecord> bank_records(const BankQuery& query) = 0; // by id
    virtual std::vector<BankRecord> bank_records_on(MerchantId merchant, Date booked_on) = 0;
    // Payments of that amount that came into the account and were posted: one of them may have been taken back.
    virtual std::vector<BankRecord> posted_payments(std::string_view account, Money amount) = 0;
    virtual std::vector<BankRecord> bank_records_of(ClaimId claim) = 0; // with a share of it, by id
    virtual std::vector<BankImport> bank_imports(int limit) = 0;        // newest first
    virtual bool has_seen_payment(ClaimId claim) = 0; // a record names it as `seen_by`
    virtual std::vector<PayerLesson> payer_lessons() = 0; // as they were learnt
    virtual std::vector<OutgoingRecord> outgoing(ClaimId claim) = 0; // by id
    // Of that kind, under way and due at `now`: longest due first.
    virtual std::vector<OutgoingRecord> due_outgoing(OutgoingKind kind, Instant now, int limit) = 0;
    virtual std::optional<ReplyRecord> reply(ReplyId id) = 0;
    virtual std::vector<ReplyRecord> replies(MerchantId merchant) = 0; // by id; 0: of all merchants
    virtual std::optional<SmsGateway> sms_gateway(MerchantId merchant) = 0;
};

// Inside a job: reads see what the batch has written so far. StoreError for whatever would leave the store in disorder: a
// claim, merchant, link, account, webhook or delivery that does not exist; a second link or session of one token hash, account of one
// name, merchant of one seller
// key, bank record or answer of one key; a sequence that is not the next.
class Transaction : public Reader {
public:
    // Appends one or more events, which the store numbers (their `version` is ignored); the record's version must be
    // `expected + events.size()`. expected 0 makes the claim: the returned id is then new (record.id is ignored), and
    // DuplicateClaim is thrown when seller key and number are known. Later record.id says which claim, and merchant,
    // seller key, number and lines stay what they were first. Throws VersionConflict when the stored version is not
    // `expected`.
    virtual ClaimId append(std::int64_t expected, std::span<const StoredEvent> events, const ClaimRecord& record) = 0;
    virtual LinkId add_link(const Link& link) = 0;
    virtual void change_link(const Link& link) = 0; // by id
    virtual MerchantId add_merchant(const Merchant& merchant) = 0;
    virtual void change_merchant(const Merchant& merchant) = 0;
    virtual void keep_answer(std::string_view key, const KeptAnswer& answer) = 0;
    virtual void forget_answers(Instant before) = 0; // those kept at an earlier time
    virtual void add_audit(const AuditEntry& entry) = 0;
    virtual void note_mandate(MerchantId merchant, ClaimId claim) = 0; // once or more often: it is known since
    virtual void note_phone(MerchantId merchant, ClaimId claim, std::string_view phone) = 0; // e164(); once or more often
    virtual void add_debit_file(const DebitFile& file) = 0;            // one a day: StoreError for a second
    virtual void put_checkout(const CheckoutRecord& record) = 0;       // new, or the one of its reference
    virtual StaffId add_staff(const StaffAccount& account) = 0;
    virtual void change_staff(const StaffAccount& account) = 0; // by id; the name stays
    virtual StaffSessionId add_session(const StaffSession& session) = 0;
    virtual void change_session(const StaffSession& session) = 0; // by id: seen_at and ended_at
    virtual WebhookId add_webhook(const Webhook& webhook) = 0;
    virtual void change_webhook(const Webhook& webhook) = 0; // by id
    virtual void remove_webhook(WebhookId id) = 0;           // with its deliveries
    // entry.sequence must be last_sequence() + 1. Makes a pending delivery, due at entry.at, for each enabled webhook of the
    // merchant; with `only` for that one alone.
    virtual void add_outbox(const OutboxEntry& entry, WebhookId only = {}) = 0;
    virtual void change_delivery(const Delivery& delivery) = 0; // by webhook and sequence; the entry stays as it is
    // Makes every entry from that sequence on pending at the webhook, due at `now`, as if it were new. Returns how many.
    virtual int deliver_again(WebhookId webhook, std::int64_t from_sequence, Instant now) = 0;
    virtual BankRecordId add_bank_record(const BankRecord& record) = 0;
    virtual void change_bank_record(const BankRecord& record) = 0; // by id: state, reason, seen_by, merchant and shares
    virtual void add_bank_import(const BankImport& import) = 0;
    virtual void add_payer_lesson(const PayerLesson& lesson) = 0;  // the same twice is one
    virtual void remove_payer_lesson(const PayerLesson& lesson) = 0; // if it is there
    virtual OutgoingId add_outgoing(const OutgoingRecord& record) = 0;
    virtual void change_outgoing(const OutgoingRecord& record) = 0; // by id; the claim stays
    virtual ReplyId add_reply(const ReplyRecord& record) = 0;
    virtual void change_reply(const ReplyRecord& record) = 0; // by id; the merchant stays
    virtual void remove_reply(ReplyId id) = 0;                // if it is there
    virtual void put_sms_gateway(MerchantId merchant, const SmsGateway& gateway) = 0; // its only one
    virtual void remove_sms_gateway(MerchantId merchant) = 0; // if it has one
};

class Store {
public:
    using Job = std::function<void(Transaction&)>;
    virtual ~Store() = default;
    // Runs the jobs in order in one transaction and makes them durable. Result: for each job the exception that it threw
    // (its writes are undone), or null. Throws StoreError when the batch as a whole could not be committed: then nothing
    // of it is stored.
    virtual std::vector<std::exception_ptr> commit(std::span<const Job> jobs) = 0;
    // For one thread; cheap to keep, not to make.
    virtual std::unique_ptr<Reader> reader() = 0;
    // Housekeeping between batches: checkpoints. Called by the writer when it is idle. What goes wrong here is found by the
    // next commit.
    virtual void rest() {}
};

std::unique_ptr<Store> make_memory_store();

} // namespace kz
