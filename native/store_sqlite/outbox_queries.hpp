// OutboxQueries: the part of Queries about webhooks and what they are sent.
#pragma once

#include "native/store_sqlite/database.hpp"

#include <optional>
#include <vector>

namespace kz::sqlite {

class OutboxQueries {
public:
    explicit OutboxQueries(Database& database);

    std::optional<Webhook> webhook(WebhookId id);
    std::vector<Webhook> webhooks(MerchantId merchant);
    std::int64_t last_sequence(MerchantId merchant);
    std::optional<Delivery> delivery(WebhookId webhook, std::int64_t sequence);
    std::vector<Delivery> deliveries(WebhookId webhook, int limit);
    std::vector<Delivery> due_deliveries(WebhookId webhook, Instant now, int limit);
    std::optional<Instant> next_delivery_at(WebhookId webhook, Instant now);

private:
    Statement webhook_;
    Statement webhooks_;
    Statement webhooks_of_merchant_;
    Statement last_sequence_;
    Statement delivery_;
    Statement deliveries_;
    Statement due_deliveries_;
    Statement next_delivery_at_;
};

} // namespace kz::sqlite
