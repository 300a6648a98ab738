#include "native/store_sqlite/migrations.hpp"

#include "shared/base/assert.hpp"

namespace kz::sqlite {
namespace {

// "KULZ"
constexpr std::int64_t application_id = 0x4b554c5a;

// Days count from 1970-01-01, instants are milliseconds since then, amounts are cents. A column that is read by itself
// stands early: SQLite walks through a row from its beginning.
//
// journal and claim have integer keys of their own: in a table without them, rows as long as an invoice make the tree deep.
// That versions have no gap is the claim's own counter (it moves by compare and set) and not a trigger: one on INSERT costs
// a quarter of a write.
constexpr const char* first_schema = R"sql(
CREATE TABLE merchant (
    id INTEGER PRIMARY KEY,
    seller_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    plan_instalments_max INTEGER NOT NULL,
    plan_instalment_min_minor INTEGER NOT NULL,
    plan_currency TEXT NOT NULL,
    plan_first_due_days_max INTEGER NOT NULL,
    factor TEXT NOT NULL,
    language TEXT NOT NULL
) STRICT;

CREATE TABLE claim (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    merchant_id INTEGER NOT NULL REFERENCES merchant (id),
    currency TEXT NOT NULL,
    total_minor INTEGER NOT NULL,
    paid_minor INTEGER NOT NULL,
    open_minor INTEGER NOT NULL,
    has_plan INTEGER NOT NULL,
    issued_on INTEGER NOT NULL,
    due_on INTEGER,
    next_due_on INTEGER,
    fingerprint INTEGER NOT NULL,
    seller_key TEXT NOT NULL,
    number TEXT NOT NULL,
    seller_name TEXT NOT NULL,
    buyer_name TEXT NOT NULL,
    UNIQUE (seller_key, number)
) STRICT;

CREATE TABLE claim_line (
    claim_id INTEGER NOT NULL REFERENCES claim (id),
    position INTEGER NOT NULL,
    number TEXT NOT NULL,
    name TEXT NOT NULL,
    quantity TEXT NOT NULL,
    unit TEXT NOT NULL,
    price TEXT NOT NULL,
    net_minor INTEGER NOT NULL,
    tax_percent TEXT NOT NULL,
    PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claim (id),
    version INTEGER NOT NULL CHECK (version > 0),
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (claim_id, version)
) STRICT;

CREATE TRIGGER journal_keeps_what_it_has BEFORE UPDATE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_keeps_all BEFORE DELETE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;

CREATE TABLE link (
    id INTEGER PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claim (id),
    token_hash BLOB NOT NULL UNIQUE,
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER,
    factor_failures INTEGER NOT NULL,
    factor_failed_at INTEGER
) STRICT;
CREATE INDEX link_of_claim ON link (claim_id);

CREATE TABLE kept_answer (
    key TEXT NOT NULL PRIMARY KEY,
    fingerprint BLOB NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX kept_answer_by_time ON kept_answer (at);

CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    what TEXT NOT NULL,
    claim_id INTEGER REFERENCES claim (id),
    detail TEXT NOT NULL
) STRICT;
CREATE INDEX audit_of_claim ON audit (claim_id);

CREATE TRIGGER audit_keeps_what_it_has BEFORE UPDATE ON audit
BEGIN SELECT RAISE (ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_keeps_all BEFORE DELETE ON audit
BEGIN SELECT RAISE (ABORT, 'the audit trail is append-only'); END;
)sql";

// Until now nobody could choose: what stands there is the default that was, and would hide the browser's language.
constexpr const char* languages_are_chosen = "UPDATE merchant SET language = '';";

constexpr const char* websites_of_merchants = "ALTER TABLE merchant ADD COLUMN website TEXT NOT NULL DEFAULT '';";
// The partial indexes hold what is still to do, and nothing of what was done.
constexpr const char* outbox_and_webhooks = R"sql(
CREATE TABLE webhook (
    id INTEGER PRIMARY KEY,
    merchant_id INTEGER NOT NULL REFERENCES merchant (id),
    url TEXT NOT NULL,
    secret TEXT NOT NULL,
    old_secret TEXT NOT NULL,
    old_secret_until INTEGER,
    disabled_at INTEGER,
    disabled_because TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX webhook_of_merchant ON webhook (merchant_id);

CREATE TABLE outbox (
    merchant_id INTEGER NOT NULL REFERENCES merchant (id),
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    claim_id INTEGER REFERENCES claim (id),
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (merchant_id, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE delivery (
    webhook_id INTEGER NOT NULL REFERENCES webhook (id),
    sequence INTEGER NOT NULL,
    merchant_id INTEGER NOT NULL,
    claim_id INTEGER,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    status INTEGER NOT NULL,
    failure TEXT NOT NULL,
    PRIMARY KEY (webhook_id, sequence),
    FOREIGN KEY (merchant_id, sequence) REFERENCES outbox (merchant_id, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_due ON delivery (webhook_id, due_at) WHERE state = 'pending';
CREATE INDEX delivery_of_claim ON delivery (webhook_id, claim_id, sequence) WHERE state = 'pending';
)sql";

// Empty: none of them.
constexpr const char* holds_of_claims = R"sql(
ALTER TABLE claim ADD COLUMN hold TEXT NOT NULL DEFAULT '';
ALTER TABLE claim ADD COLUMN paused_until INTEGER;
)sql";

// What there was is what customers get at once. A merchant without plans has none that staff could approve either.
constexpr const char* negotiated_plans = R"sql(
ALTER TABLE merchant ADD COLUMN plan_term_days_max INTEGER NOT NULL DEFAULT 366;
ALTER TABLE merchant ADD COLUMN plan_rhythms TEXT NOT NULL DEFAULT 'weekly fortnightly monthly after_pay_day';
ALTER TABLE merchant ADD COLUMN staff_instalments_max INTEGER NOT NULL DEFAULT 24;
ALTER TABLE merchant ADD COLUMN staff_instalment_min_minor INTEGER NOT NULL DEFAULT 500;
ALTER TABLE merchant ADD COLUMN staff_first_due_days_max INTEGER NOT NULL DEFAULT 62;
ALTER TABLE merchant ADD COLUMN staff_term_days_max INTEGER NOT NULL DEFAULT 731;
ALTER TABLE merchant ADD COLUMN staff_rhythms TEXT NOT NULL DEFAULT 'weekly fortnightly monthly after_pay_day';
ALTER TABLE merchant ADD COLUMN is_third_party INTEGER NOT NULL DEFAULT 0;
ALTER TABLE merchant ADD COLUMN plan_grace_days INTEGER NOT NULL DEFAULT 5;
ALTER TABLE merchant ADD COLUMN plan_reminded_after INTEGER NOT NULL DEFAULT 14;
ALTER TABLE merchant ADD COLUMN plan_broken_after INTEGER NOT NULL DEFAULT 45;
ALTER TABLE merchant ADD COLUMN postpone_days_max INTEGER NOT NULL DEFAULT 62;
ALTER TABLE merchant ADD COLUMN postpone_term_days_max INTEGER NOT NULL DEFAULT 366;
ALTER TABLE merchant ADD COLUMN postpone_moves_max INTEGER NOT NULL DEFAULT 3;
UPDATE merchant SET staff_instalments_max = CASE WHEN plan_instalments_max < 2 THEN 0
                                                 ELSE max(plan_instalments_max, 24) END;
)sql";

// What tells a person apart stands behind what is asked for. A record is never deleted: its key says that the money was seen.
constexpr const char* bank_records = R"sql(
CREATE TABLE bank_record (
    id INTEGER PRIMARY KEY,
    merchant_id INTEGER REFERENCES merchant (id),
    account TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    booked_on INTEGER NOT NULL,
    state TEXT NOT NULL,
    currency TEXT NOT NULL,
    is_out INTEGER NOT NULL,
    key TEXT NOT NULL UNIQUE,
    statement TEXT NOT NULL,
    payer_name TEXT NOT NULL,
    payer_iban TEXT NOT NULL,
    ultimate_name TEXT NOT NULL,
    creditor_references TEXT NOT NULL,
    remittance TEXT NOT NULL,
    end_to_end_id TEXT NOT NULL,
    return_reason TEXT NOT NULL,
    set_aside_because TEXT NOT NULL,
    twin_id INTEGER REFERENCES bank_record (id),
    seen_by INTEGER REFERENCES claim (id),
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX bank_record_of_state ON bank_record (state, id);
CREATE INDEX bank_record_of_day ON bank_record (merchant_id, booked_on);
CREATE INDEX bank_record_of_amount ON bank_record (account, amount_minor);

CREATE TRIGGER bank_record_keeps_all BEFORE DELETE ON bank_record
BEGIN SELECT RAISE (ABORT, 'what the bank said is kept'); END;

CREATE TABLE bank_share (
    record_id INTEGER NOT NULL REFERENCES bank_record (id),
    position INTEGER NOT NULL,
    claim_id INTEGER NOT NULL REFERENCES claim (id),
    amount_minor INTEGER NOT NULL,
    posting INTEGER NOT NULL,
    PRIMARY KEY (record_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE payer_lesson (
    id INTEGER PRIMARY KEY,
    payer_iban TEXT NOT NULL,
    payer_name TEXT NOT NULL,
    customer TEXT NOT NULL,
    UNIQUE (payer_iban, payer_name, customer)
) STRICT;
)sql";

// What a merchant collects with, which of its claims have mandates, and the files that went to its bank.
constexpr const char* direct_debits = R"sql(
ALTER TABLE merchant ADD COLUMN creditor_id TEXT NOT NULL DEFAULT '';
ALTER TABLE merchant ADD COLUMN debit_iban TEXT NOT NULL DEFAULT '';
ALTER TABLE merchant ADD COLUMN announce_days INTEGER NOT NULL DEFAULT 14;

CREATE TABLE mandate_claim (
    merchant_id INTEGER NOT NULL REFERENCES merchant (id),
    claim_id INTEGER NOT NULL REFERENCES claim (id),
    PRIMARY KEY (merchant_id, claim_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE debit_file (
    id INTEGER PRIMARY KEY,
    merchant_id INTEGER NOT NULL REFERENCES merchant (id),
    made_for INTEGER NOT NULL,
    at INTEGER NOT NULL,
    message TEXT NOT NULL,
    collections INTEGER NOT NULL,
    total_minor INTEGER NOT NULL,
    document TEXT NOT NULL,
    UNIQUE (merchant_id, made_for)
) STRICT;

CREATE TRIGGER debit_file_keeps_what_it_has BEFORE UPDATE ON debit_file
BEGIN SELECT RAISE (ABORT, 'a file that may be at the bank is never changed'); END;
CREATE TRIGGER debit_file_keeps_all BEFORE DELETE ON debit_file
BEGIN SELECT RAISE (ABORT, 'a file that may be at the bank is never removed'); END;
)sql";

// How customers of a merchant may pay online, and each try to.
constexpr const char* checkouts = R"sql(
ALTER TABLE merchant ADD COLUMN pay_ways TEXT NOT NULL DEFAULT '';

CREATE TABLE checkout (
    reference TEXT PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claim (id),
    provider TEXT NOT NULL,
    provider_id TEXT,
    url TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    is_over INTEGER NOT NULL,
    asks INTEGER NOT NULL,
    ask_at INTEGER NOT NULL,
    UNIQUE (provider, provider_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX checkout_to_ask ON checkout (ask_at) WHERE is_over = 0;
)sql";

// What may wait is told by the journal; whoever looks replays it and sees whether it still does.
constexpr const char* staff_and_what_waits = R"sql(
CREATE TABLE staff (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    merchant_id INTEGER REFERENCES merchant (id),
    password_hash TEXT NOT NULL,
    code_secret BLOB NOT NULL,
    code_step INTEGER NOT NULL,
    set_up_hash BLOB NOT NULL,
    set_up_until INTEGER,
    language TEXT NOT NULL,
    has_shortcuts INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    disabled_at INTEGER
) STRICT;

CREATE TABLE staff_session (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES staff (id),
    token_hash BLOB NOT NULL UNIQUE,
    begun_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE INDEX staff_session_of_account ON staff_session (account_id) WHERE ended_at IS NULL;

ALTER TABLE audit ADD COLUMN account_id INTEGER REFERENCES staff (id);
ALTER TABLE audit ADD COLUMN session_id INTEGER REFERENCES staff_session (id);
CREATE INDEX audit_of_staff ON audit (id) WHERE account_id IS NOT NULL;

ALTER TABLE claim ADD COLUMN is_waiting INTEGER NOT NULL DEFAULT 0;
UPDATE claim SET is_waiting = 1 WHERE id IN (SELECT claim_id FROM journal WHERE kind IN ('dispute_opened', 'plan_requested', 'contact_requested'));
CREATE INDEX claim_waiting ON claim (id) WHERE is_waiting;
)sql";

// Who is owed money, whose payments those were, and the files that came.
constexpr const char* credits_and_imports = R"sql(
CREATE INDEX claim_in_credit ON claim (id) WHERE open_minor < 0;
CREATE INDEX bank_share_of_claim ON bank_share (claim_id);

CREATE TABLE bank_import (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    accounts TEXT NOT NULL,
    entries INTEGER NOT NULL,
    known INTEGER NOT NULL,
    posted INTEGER NOT NULL,
    waiting INTEGER NOT NULL,
    reversed INTEGER NOT NULL,
    noted INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    is_balance_off INTEGER NOT NULL
) STRICT;
)sql";

// What customers are told who are not on the page.
constexpr const char* outgoing_messages = R"sql(
CREATE TABLE outgoing (
    id INTEGER PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claim (id),
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    through INTEGER NOT NULL,
    address TEXT NOT NULL,
    key TEXT NOT NULL,
    document TEXT NOT NULL,
    failure TEXT NOT NULL
) STRICT;
CREATE INDEX outgoing_of_claim ON outgoing (claim_id);
CREATE INDEX outgoing_due ON outgoing (kind, due_at) WHERE state IN ('waiting', 'ready');
)sql";

// call_at: minutes since 1970 as the merchant's clock shows them.
constexpr const char* calls = R"sql(
ALTER TABLE merchant ADD COLUMN calls_at_once INTEGER NOT NULL DEFAULT 2;
ALTER TABLE claim ADD COLUMN call_at INTEGER;
CREATE INDEX claim_to_call ON claim (call_at) WHERE call_at IS NOT NULL;
CREATE TABLE claim_phone (
    phone TEXT NOT NULL,
    merchant_id INTEGER NOT NULL REFERENCES merchant (id),
    claim_id INTEGER NOT NULL REFERENCES claim (id),
    PRIMARY KEY (phone, merchant_id, claim_id)
) STRICT, WITHOUT ROWID;
)sql";

// answer_minutes: of the last answers, with spaces between. A gateway's secret is as it is, because it is shown to the gateway.
constexpr const char* replies_and_sms = R"sql(
ALTER TABLE merchant ADD COLUMN answer_minutes TEXT NOT NULL DEFAULT '';
CREATE TABLE reply (
    id INTEGER PRIMARY KEY,
    merchant_id INTEGER NOT NULL REFERENCES merchant (id),
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX reply_of_merchant ON reply (merchant_id);
CREATE TABLE sms_gateway (
    merchant_id INTEGER PRIMARY KEY REFERENCES merchant (id),
    kind TEXT NOT NULL,
    url TEXT NOT NULL,
    sender TEXT NOT NULL,
    secret TEXT NOT NULL,
    header TEXT NOT NULL,
    form TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
)sql";

constexpr Migration all_migrations[] = {
    {1, "first schema", first_schema},
    {2, "languages are chosen", languages_are_chosen},
    {3, "theme of a merchant", "ALTER TABLE merchant ADD COLUMN theme TEXT NOT NULL DEFAULT ''"},
    {4, "web sites of merchants", websites_of_merchants},
    {5, "outbox and webhooks", outbox_and_webhooks},
    {6, "holds of claims", holds_of_claims},
    {7, "negotiated plans", negotiated_plans},
    {8, "time to answer objections", "ALTER TABLE merchant ADD COLUMN answer_days INTEGER NOT NULL DEFAULT 10"},
    {9, "claims with services", "CREATE INDEX journal_of_services ON journal (claim_id) WHERE kind = 'service_blocked'"},
    {10, "bank records", bank_records},
    {11, "direct debits", direct_debits},
    {12, "payments that are seen", "CREATE INDEX bank_record_seen ON bank_record (seen_by) WHERE seen_by IS NOT NULL"},
    {13, "checkouts", checkouts},
    {14, "staff and what waits", staff_and_what_waits},
    {15, "credits and imports", credits_and_imports},
    {16, "business hours", "ALTER TABLE merchant ADD COLUMN business_hours TEXT NOT NULL DEFAULT ''"},
    {17, "outgoing messages", outgoing_messages},
    {18, "calls", calls},
    {19, "reply texts and SMS", replies_and_sms},
    {20, "a machine answers first", "ALTER TABLE merchant ADD COLUMN has_assistant INTEGER NOT NULL DEFAULT 0"},
    {21, "who saw the page", "CREATE INDEX journal_of_shares ON journal (claim_id, body ->> '$.move') WHERE kind = 'share_noted'"},
};

void run_steps(Database& database, std::span<const Migration> steps) {
    for (const Migration& step : steps) {
        try {
            database.execute(step.sql);
        } catch (const StoreError& error) {
            throw StoreError(std::string(error.what()) + "; step " + std::to_string(step.number) + " of the schema (" +
                             step.name + ") was undone");
        }
    }
    if (database.number("SELECT count(*) FROM pragma_foreign_key_check") != 0)
        throw StoreError(database.path() + ": a step of the schema broke a reference and was undone");
    database.execute("PRAGMA application_id = " + std::to_string(application_id));
    database.execute("PRAGMA user_version = " + std::to_string(steps.back().number));
}

} // namespace

std::span<const Migration> migrations() { return all_migrations; }

void migrate(Database& database, std::span<const Migration> steps) {
    for (std::size_t i = 0; i < steps.size(); ++i)
        KZ_ASSERT(steps[i].number == static_cast<int>(i) + 1);
    const bool is_ours = database.number("PRAGMA application_id") == application_id;
    const bool is_empty = database.number("SELECT count(*) FROM sqlite_schema") == 0;
    if (!is_ours && !is_empty)
        throw StoreError(database.path() + ": a database, but not one of Kulanz");
    const std::int64_t seen = database.number("PRAGMA user_version");
    if (seen > std::ssize(steps))
        throw StoreError(database.path() + ": written by a newer Kulanz (schema " + std::to_string(seen) +
                         ", this one knows " + std::to_string(steps.size()) + ")");
    if (seen == std::ssize(steps))
        return;
    // A step may rebuild a table that others refer to. The setting does nothing inside a transaction.
    database.execute("PRAGMA foreign_keys = OFF");
    try {
        database.execute("BEGIN EXCLUSIVE");
        run_steps(database, steps.subspan(static_cast<std::size_t>(seen)));
        database.execute("COMMIT");
    } catch (...) {
        database.roll_back();
        throw;
    }
}

} // namespace kz::sqlite
