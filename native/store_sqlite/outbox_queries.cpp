#include "native/store_sqlite/outbox_queries.hpp"

#include "native/store_sqlite/codes.hpp"

#include <algorithm>

namespace kz::sqlite {
namespace {

#define KZ_WEBHOOK_COLUMNS                                                                                              \
    "id, merchant_id, url, secret, old_secret, old_secret_until, disabled_at, disabled_because, created_at"
#define KZ_DELIVERY_COLUMNS                                                                                             \
    "d.webhook_id, d.merchant_id, d.sequence, d.claim_id, o.at, o.type, o.body, d.state, d.attempts, d.due_at, "        \
    "d.status, d.failure"
#define KZ_DELIVERY "delivery d JOIN outbox o ON o.merchant_id = d.merchant_id AND o.sequence = d.sequence"

Webhook take_webhook(Run& run) {
    Webhook webhook;
    webhook.id = WebhookId{run.number()};
    webhook.merchant = MerchantId{run.number()};
    webhook.url = run.text();
    webhook.secret = run.text();
    webhook.old_secret = run.text();
    webhook.old_secret_until = run.optional_instant();
    webhook.disabled_at = run.optional_instant();
    webhook.disabled_because = run.text();
    webhook.created_at = run.instant();
    return webhook;
}

Delivery take_delivery(Run& run) {
    Delivery delivery;
    delivery.webhook = WebhookId{run.number()};
    delivery.entry.merchant = MerchantId{run.number()};
    delivery.entry.sequence = run.number();
    delivery.entry.claim = ClaimId{run.number()}; // NULL reads as 0
    delivery.entry.at = run.instant();
    delivery.entry.type = run.text();
    delivery.entry.body = run.text();
    delivery.state = parse_delivery_word(run.text());
    delivery.attempts = static_cast<int>(run.number());
    delivery.due_at = run.instant();
    delivery.status = static_cast<int>(run.number());
    delivery.failure = run.text();
    return delivery;
}

std::vector<Delivery> take_deliveries(Run run) {
    std::vector<Delivery> deliveries;
    while (run.row())
        deliveries.push_back(take_delivery(run));
    return deliveries;
}

} // namespace

OutboxQueries::OutboxQueries(Database& database)
    : webhook_(database, "SELECT " KZ_WEBHOOK_COLUMNS " FROM webhook WHERE id = ?"),
      webhooks_(database, "SELECT " KZ_WEBHOOK_COLUMNS " FROM webhook ORDER BY id"),
      webhooks_of_merchant_(database, "SELECT " KZ_WEBHOOK_COLUMNS " FROM webhook WHERE merchant_id = ? ORDER BY id"),
      last_sequence_(database, "SELECT max(sequence) FROM outbox WHERE merchant_id = ?"),
      delivery_(database, "SELECT " KZ_DELIVERY_COLUMNS " FROM " KZ_DELIVERY " WHERE d.webhook_id = ? AND d.sequence = ?"),
      deliveries_(database, "SELECT " KZ_DELIVERY_COLUMNS " FROM " KZ_DELIVERY
                            " WHERE d.webhook_id = ? ORDER BY d.sequence DESC LIMIT ?"),
      // The index is named because SQLite prefers the primary key, and would walk through all that was ever delivered.
      due_deliveries_(database,
                      "SELECT " KZ_DELIVERY_COLUMNS " FROM " KZ_DELIVERY
                      " WHERE d.webhook_id = ? AND d.state = 'pending' AND d.due_at <= ? AND NOT EXISTS "
                      "(SELECT 1 FROM delivery e INDEXED BY delivery_of_claim WHERE e.webhook_id = d.webhook_id "
                      "AND e.claim_id = d.claim_id AND e.state = 'pending' AND e.sequence < d.sequence) "
                      "ORDER BY d.due_at, d.sequence LIMIT ?"),
      next_delivery_at_(database, "SELECT min(due_at) FROM delivery WHERE webhook_id = ? AND state = 'pending' "
                                  "AND due_at > ?") {}

std::optional<Webhook> OutboxQueries::webhook(WebhookId id) {
    Run run = webhook_.run(id);
    return run.row() ? std::optional(take_webhook(run)) : std::nullopt;
}

std::vector<Webhook> OutboxQueries::webhooks(MerchantId merchant) {
    std::vector<Webhook> webhooks;
    for (Run run = merchant.is_set() ? webhooks_of_merchant_.run(merchant) : webhooks_.run(); run.row();)
        webhooks.push_back(take_webhook(run));
    return webhooks;
}

// NULL, of no rows, reads as 0.
std::int64_t OutboxQueries::last_sequence(MerchantId merchant) {
    Run run = last_sequence_.run(merchant);
    return run.row() ? run.number() : 0;
}

std::optional<Delivery> OutboxQueries::delivery(WebhookId webhook, std::int64_t sequence) {
    Run run = delivery_.run(webhook, sequence);
    return run.row() ? std::optional(take_delivery(run)) : std::nullopt;
}

std::vector<Delivery> OutboxQueries::deliveries(WebhookId webhook, int limit) {
    const int at_most = std::max(limit, 0);
    return take_deliveries(deliveries_.run(webhook, at_most));
}

std::vector<Delivery> OutboxQueries::due_deliveries(WebhookId webhook, Instant now, int limit) {
    const int at_most = std::max(limit, 0);
    return take_deliveries(due_deliveries_.run(webhook, now, at_most));
}

std::optional<Instant> OutboxQueries::next_delivery_at(WebhookId webhook, Instant now) {
    Run run = next_delivery_at_.run(webhook, now);
    return run.row() ? run.optional_instant() : std::nullopt;
}

} // namespace kz::sqlite
