#include "native/store_sqlite/transaction.hpp"

#include "native/store_sqlite/codes.hpp"
#include "native/store_sqlite/policy_columns.hpp"

#include "shared/base/assert.hpp"

#include <bit>
#include <sqlite3.h>

namespace kz::sqlite {
namespace {

std::string_view hold_word(const ClaimRecord& record) {
    return record.hold ? standing_code(*record.hold) : std::string_view();
}

std::optional<std::int64_t> call_minutes_of(const ClaimRecord& record) {
    return record.call_at ? std::optional(clock_minutes(*record.call_at)) : std::nullopt;
}

} // namespace

SqliteTransaction::SqliteTransaction(Database& database)
    : database_(database), queries_(database),
      insert_claim_(database,
                    "INSERT INTO claim (version, merchant_id, currency, total_minor, paid_minor, open_minor, has_plan, "
                    "issued_on, due_on, next_due_on, fingerprint, seller_key, number, seller_name, buyer_name, "
                    "hold, paused_until, is_waiting, call_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      insert_line_(database, "INSERT INTO claim_line (claim_id, position, number, name, quantity, unit, price, "
                             "net_minor, tax_percent) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      // Columns of an index are not named, so that it is left alone.
      update_claim_(database, "UPDATE claim SET version = ?, currency = ?, total_minor = ?, paid_minor = ?, "
                              "open_minor = ?, has_plan = ?, issued_on = ?, due_on = ?, next_due_on = ?, "
                              "fingerprint = ?, seller_name = ?, buyer_name = ?, hold = ?, paused_until = ?, is_waiting = ?, call_at = ? "
                              "WHERE id = ? AND version = ?"),
      insert_event_(database,
                    "INSERT INTO journal (claim_id, version, at, actor, kind, body) VALUES (?, ?, ?, ?, ?, ?)"),
      insert_link_(database, "INSERT INTO link (claim_id, token_hash, issued_at, expires_at, revoked_at, "
                             "factor_failures, factor_failed_at) VALUES (?, ?, ?, ?, ?, ?, ?)"),
      update_link_(database, "UPDATE link SET claim_id = ?, token_hash = ?, issued_at = ?, expires_at = ?, "
                             "revoked_at = ?, factor_failures = ?, factor_failed_at = ? WHERE id = ?"),
      insert_merchant_(database, "INSERT INTO merchant (seller_key, name, " KZ_POLICY_COLUMNS("") ", factor, language, theme, website, answer_days, "
                                 "creditor_id, debit_iban, announce_days, pay_ways, business_hours, calls_at_once, answer_minutes, has_assistant) VALUES (?, ?, " KZ_POLICY_VALUES ", ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      update_merchant_(database, "UPDATE merchant SET seller_key = ?, name = ?, " KZ_POLICY_COLUMNS(" = ?") ", "
                                 "factor = ?, language = ?, theme = ?, website = ?, answer_days = ?, creditor_id = ?, "
                                 "debit_iban = ?, announce_days = ?, pay_ways = ?, business_hours = ?, calls_at_once = ?, answer_minutes = ?, has_assistant = ? WHERE id = ?"),
      insert_answer_(database, "INSERT INTO kept_answer (key, fingerprint, status, body, at) VALUES (?, ?, ?, ?, ?)"),
      delete_answers_(database, "DELETE FROM kept_answer WHERE at < ?"),
      // NULL where there is no claim: 0 would refer to one.
      insert_audit_(database,
                    "INSERT INTO audit (at, actor, what, claim_id, detail, account_id, session_id) "
                    "VALUES (?, ?, ?, nullif(?, 0), ?, nullif(?, 0), nullif(?, 0))"),
      insert_mandate_(database, "INSERT INTO mandate_claim (merchant_id, claim_id) VALUES (?, ?) ON CONFLICT DO NOTHING"),
      insert_phone_(database, "INSERT INTO claim_phone (phone, merchant_id, claim_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"),
      insert_debit_file_(database, "INSERT INTO debit_file (merchant_id, made_for, at, message, collections, total_minor, document) "
                                   "VALUES (?, ?, ?, ?, ?, ?, ?)"),
      put_checkout_(database, "INSERT INTO checkout (reference, claim_id, provider, provider_id, url, started_at, is_over, asks, ask_at) "
                              "VALUES (?1, ?2, ?3, nullif(?4, ''), ?5, ?6, ?7, ?8, ?9) ON CONFLICT (reference) DO UPDATE SET "
                              "provider_id = nullif(?4, ''), url = ?5, is_over = ?7, asks = ?8, ask_at = ?9"),
      outbox_(database), bank_(database), staff_(database), outgoing_(database), contact_(database) {}

ClaimId SqliteTransaction::append(std::int64_t expected, std::span<const StoredEvent> events,
                                  const ClaimRecord& record) {
    KZ_ASSERT(!events.empty() && record.version == expected + std::ssize(events));
    ClaimId id = record.id;
    if (expected == 0)
        id = insert_claim(record);
    else
        update_claim(expected, record);
    std::int64_t version = expected;
    for (const StoredEvent& event : events)
        insert_event_.run(id, ++version, event.at, actor_word(event.actor), event.kind, event.body).finish();
    return id;
}

ClaimId SqliteTransaction::insert_claim(const ClaimRecord& record) {
    try {
        insert_claim_
            .run(record.version, record.merchant, record.currency.text(), record.total_minor, record.paid_minor,
                 record.open_minor, record.has_plan, record.issued_on, record.due_on, record.next_due_on,
                 std::bit_cast<std::int64_t>(record.fingerprint), record.seller_key, record.number, record.seller_name,
                 record.buyer_name, hold_word(record), record.paused_until, record.is_waiting, call_minutes_of(record))
            .finish();
    } catch (const ConstraintError& error) {
        if (error.code == SQLITE_CONSTRAINT_UNIQUE) // the only one: seller key and number
            throw DuplicateClaim(error.what());
        throw;
    }
    const ClaimId id{last_id()};
    insert_lines(id, record);
    return id;
}

void SqliteTransaction::insert_lines(ClaimId id, const ClaimRecord& record) {
    std::int64_t position = 0;
    for (const LineRecord& line : record.lines)
        insert_line_
            .run(id, ++position, line.number, line.name, line.quantity, line.unit, line.price, line.net_minor,
                 line.tax_percent)
            .finish();
}

void SqliteTransaction::update_claim(std::int64_t expected, const ClaimRecord& record) {
    update_claim_
        .run(record.version, record.currency.text(), record.total_minor, record.paid_minor, record.open_minor,
             record.has_plan, record.issued_on, record.due_on, record.next_due_on,
             std::bit_cast<std::int64_t>(record.fingerprint), record.seller_name, record.buyer_name,
             hold_word(record), record.paused_until, record.is_waiting, call_minutes_of(record), record.id, expected)
        .finish();
    if (changed_rows() == 0)
        throw VersionConflict("the claim has changed");
}

LinkId SqliteTransaction::add_link(const Link& link) {
    insert_link_
        .run(link.claim, Blob{link.token_hash}, link.issued_at, link.expires_at, link.revoked_at, link.factor_failures,
             link.factor_failed_at)
        .finish();
    return LinkId{last_id()};
}

void SqliteTransaction::change_link(const Link& link) {
    update_link_
        .run(link.claim, Blob{link.token_hash}, link.issued_at, link.expires_at, link.revoked_at, link.factor_failures,
             link.factor_failed_at, link.id)
        .finish();
    if (changed_rows() == 0)
        throw StoreError("the link does not exist");
}

MerchantId SqliteTransaction::add_merchant(const Merchant& merchant) {
    const std::string ways = pay_ways_text(merchant.ways), minutes = numbers_text(merchant.answer_minutes);
    std::apply(
        [&](const auto&... policy) {
            insert_merchant_
                .run(merchant.seller_key, merchant.name, policy..., factor_word(merchant.factor), language_word(merchant.language),
                     merchant.theme, merchant.website, merchant.answer_days, merchant.debit.creditor_id, merchant.debit.iban,
                     merchant.debit.announce_days, ways, merchant.hours, merchant.calls_at_once, minutes, merchant.has_assistant)
                .finish();
        },
        policy_values(merchant.policy));
    return MerchantId{last_id()};
}

void SqliteTransaction::change_merchant(const Merchant& merchant) {
    const std::string ways = pay_ways_text(merchant.ways), minutes = numbers_text(merchant.answer_minutes);
    std::apply(
        [&](const auto&... policy) {
            update_merchant_
                .run(merchant.seller_key, merchant.name, policy..., factor_word(merchant.factor), language_word(merchant.language),
                     merchant.theme, merchant.website, merchant.answer_days, merchant.debit.creditor_id, merchant.debit.iban,
                     merchant.debit.announce_days, ways, merchant.hours, merchant.calls_at_once, minutes, merchant.has_assistant, merchant.id)
                .finish();
        },
        policy_values(merchant.policy));
    if (changed_rows() == 0)
        throw StoreError("the merchant does not exist");
}

void SqliteTransaction::keep_answer(std::string_view key, const KeptAnswer& answer) {
    insert_answer_.run(key, Blob{answer.fingerprint}, answer.status, answer.body, answer.at).finish();
}

void SqliteTransaction::forget_answers(Instant before) { delete_answers_.run(before).finish(); }

void SqliteTransaction::add_audit(const AuditEntry& entry) {
    insert_audit_.run(entry.at, actor_word(entry.actor), entry.what, entry.claim, entry.detail, entry.account, entry.session).finish();
}

StaffId SqliteTransaction::add_staff(const StaffAccount& account) {
    staff_.insert(account);
    return StaffId{last_id()};
}

void SqliteTransaction::change_staff(const StaffAccount& account) {
    staff_.update(account);
    if (changed_rows() == 0)
        throw StoreError("the account does not exist");
}

StaffSessionId SqliteTransaction::add_session(const StaffSession& session) {
    staff_.insert(session);
    return StaffSessionId{last_id()};
}

void SqliteTransaction::change_session(const StaffSession& session) {
    staff_.update(session);
    if (changed_rows() == 0)
        throw StoreError("the session does not exist");
}

void SqliteTransaction::note_phone(MerchantId merchant, ClaimId claim, std::string_view phone) {
    insert_phone_.run(phone, merchant, claim).finish();
}

void SqliteTransaction::note_mandate(MerchantId merchant, ClaimId claim) {
    insert_mandate_.run(merchant, claim).finish();
}

void SqliteTransaction::add_debit_file(const DebitFile& file) {
    insert_debit_file_.run(file.merchant, file.on, file.at, file.message, file.collections, file.total_minor, file.document).finish();
}

void SqliteTransaction::put_checkout(const CheckoutRecord& record) {
    put_checkout_
        .run(record.reference, record.claim, provider_code(record.provider), record.provider_id, record.url, record.started_at, record.is_over,
             std::int64_t{record.asks}, record.ask_at)
        .finish();
}

WebhookId SqliteTransaction::add_webhook(const Webhook& webhook) {
    outbox_.insert(webhook);
    return WebhookId{last_id()};
}

void SqliteTransaction::change_webhook(const Webhook& webhook) {
    outbox_.update(webhook);
    if (changed_rows() == 0)
        throw StoreError("the webhook does not exist");
}

void SqliteTransaction::remove_webhook(WebhookId id) {
    outbox_.remove(id);
    if (changed_rows() == 0)
        throw StoreError("the webhook does not exist");
}

void SqliteTransaction::add_outbox(const OutboxEntry& entry, WebhookId only) {
    if (entry.sequence != last_sequence(entry.merchant) + 1)
        throw StoreError("the sequence is not the next");
    if (only.is_set() && !webhook(only))
        throw StoreError("the webhook does not exist");
    outbox_.insert(entry, only);
}

void SqliteTransaction::change_delivery(const Delivery& delivery) {
    outbox_.update(delivery);
    if (changed_rows() == 0)
        throw StoreError("the delivery does not exist");
}

int SqliteTransaction::deliver_again(WebhookId id, std::int64_t from_sequence, Instant now) {
    const auto to = webhook(id);
    if (!to)
        throw StoreError("the webhook does not exist");
    const std::int64_t before = sqlite3_total_changes64(database_.handle());
    outbox_.deliver_again(*to, from_sequence, now);
    return static_cast<int>(sqlite3_total_changes64(database_.handle()) - before);
}

BankRecordId SqliteTransaction::add_bank_record(const BankRecord& record) {
    bank_.insert(record);
    const BankRecordId id{last_id()};
    bank_.put_shares(id, record.shares);
    return id;
}

void SqliteTransaction::change_bank_record(const BankRecord& record) {
    bank_.update(record);
    if (changed_rows() == 0)
        throw StoreError("the bank record does not exist");
    bank_.put_shares(record.id, record.shares);
}

void SqliteTransaction::add_bank_import(const BankImport& import) { bank_.insert(import); }

void SqliteTransaction::add_payer_lesson(const PayerLesson& lesson) { bank_.insert(lesson); }

void SqliteTransaction::remove_payer_lesson(const PayerLesson& lesson) { bank_.remove(lesson); }

OutgoingId SqliteTransaction::add_outgoing(const OutgoingRecord& record) {
    outgoing_.insert(record);
    return OutgoingId{last_id()};
}

void SqliteTransaction::change_outgoing(const OutgoingRecord& record) {
    outgoing_.update(record);
    if (changed_rows() == 0)
        throw StoreError("the outgoing message does not exist");
}

ReplyId SqliteTransaction::add_reply(const ReplyRecord& record) {
    contact_.insert(record);
    return ReplyId{last_id()};
}

void SqliteTransaction::change_reply(const ReplyRecord& record) {
    contact_.update(record);
    if (changed_rows() == 0)
        throw StoreError("the reply text does not exist");
}

void SqliteTransaction::remove_reply(ReplyId id) { contact_.remove(id); }

void SqliteTransaction::put_sms_gateway(MerchantId merchant, const SmsGateway& gateway) { contact_.put(merchant, gateway); }

void SqliteTransaction::remove_sms_gateway(MerchantId merchant) { contact_.remove(merchant); }

std::int64_t SqliteTransaction::last_id() const { return sqlite3_last_insert_rowid(database_.handle()); }
std::int64_t SqliteTransaction::changed_rows() const { return sqlite3_changes64(database_.handle()); }

} // namespace kz::sqlite
