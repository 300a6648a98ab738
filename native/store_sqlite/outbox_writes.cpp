#include "native/store_sqlite/outbox_writes.hpp"

#include "native/store_sqlite/codes.hpp"

namespace kz::sqlite {
namespace {

#define KZ_NEW_DELIVERY                                                                                                 \
    "INSERT INTO delivery (webhook_id, merchant_id, sequence, claim_id, due_at, state, attempts, status, failure) "     \
    "SELECT w.id, o.merchant_id, o.sequence, o.claim_id, "

} // namespace

OutboxWrites::OutboxWrites(Database& database)
    : insert_webhook_(database, "INSERT INTO webhook (merchant_id, url, secret, old_secret, old_secret_until, disabled_at, "
                                "disabled_because, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
      update_webhook_(database, "UPDATE webhook SET merchant_id = ?, url = ?, secret = ?, old_secret = ?, "
                                "old_secret_until = ?, disabled_at = ?, disabled_because = ?, created_at = ? WHERE id = ?"),
      delete_deliveries_(database, "DELETE FROM delivery WHERE webhook_id = ?"),
      delete_webhook_(database, "DELETE FROM webhook WHERE id = ?"),
      // NULL where there is no claim: 0 would refer to one.
      insert_entry_(database, "INSERT INTO outbox (merchant_id, sequence, claim_id, at, type, body) "
                              "VALUES (?, ?, nullif(?, 0), ?, ?, ?)"),
      insert_deliveries_(database, KZ_NEW_DELIVERY "o.at, 'pending', 0, 0, '' FROM outbox o JOIN webhook w "
                                                   "ON w.merchant_id = o.merchant_id WHERE o.merchant_id = ? "
                                                   "AND o.sequence = ? AND w.disabled_at IS NULL"),
      insert_only_delivery_(database, KZ_NEW_DELIVERY "o.at, 'pending', 0, 0, '' FROM outbox o JOIN webhook w "
                                                      "ON w.merchant_id = o.merchant_id WHERE o.merchant_id = ? "
                                                      "AND o.sequence = ? AND w.id = ?"),
      update_delivery_(database, "UPDATE delivery SET state = ?, attempts = ?, due_at = ?, status = ?, failure = ? "
                                 "WHERE webhook_id = ? AND sequence = ?"),
      deliver_again_(database, KZ_NEW_DELIVERY "?, 'pending', 0, 0, '' FROM outbox o JOIN webhook w "
                                               "ON w.merchant_id = o.merchant_id WHERE w.id = ? AND o.sequence >= ? "
                                               "ON CONFLICT DO UPDATE SET state = 'pending', attempts = 0, "
                                               "due_at = excluded.due_at, status = 0, failure = ''") {}

void OutboxWrites::insert(const Webhook& webhook) {
    insert_webhook_
        .run(webhook.merchant, webhook.url, webhook.secret, webhook.old_secret, webhook.old_secret_until,
             webhook.disabled_at, webhook.disabled_because, webhook.created_at)
        .finish();
}

void OutboxWrites::update(const Webhook& webhook) {
    update_webhook_
        .run(webhook.merchant, webhook.url, webhook.secret, webhook.old_secret, webhook.old_secret_until,
             webhook.disabled_at, webhook.disabled_because, webhook.created_at, webhook.id)
        .finish();
}

void OutboxWrites::remove(WebhookId id) {
    delete_deliveries_.run(id).finish();
    delete_webhook_.run(id).finish();
}

void OutboxWrites::insert(const OutboxEntry& entry, WebhookId only) {
    insert_entry_.run(entry.merchant, entry.sequence, entry.claim, entry.at, entry.type, entry.body).finish();
    if (only.is_set())
        insert_only_delivery_.run(entry.merchant, entry.sequence, only).finish();
    else
        insert_deliveries_.run(entry.merchant, entry.sequence).finish();
}

void OutboxWrites::update(const Delivery& delivery) {
    update_delivery_
        .run(delivery_word(delivery.state), delivery.attempts, delivery.due_at, delivery.status, delivery.failure,
             delivery.webhook, delivery.entry.sequence)
        .finish();
}

void OutboxWrites::deliver_again(const Webhook& webhook, std::int64_t from_sequence, Instant now) {
    deliver_again_.run(now, webhook.id, from_sequence).finish();
}

} // namespace kz::sqlite
