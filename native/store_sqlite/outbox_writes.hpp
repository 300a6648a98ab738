// OutboxWrites: the statements that change webhooks and what they are sent. SqliteTransaction checks what they need.
#pragma once

#include "native/store_sqlite/database.hpp"

namespace kz::sqlite {

class OutboxWrites {
public:
    explicit OutboxWrites(Database& database);

    void insert(const Webhook& webhook);
    void update(const Webhook& webhook);
    void remove(WebhookId id); // last the webhook itself
    void insert(const OutboxEntry& entry, WebhookId only);
    void update(const Delivery& delivery);
    void deliver_again(const Webhook& webhook, std::int64_t from_sequence, Instant now); // one change a row

private:
    Statement insert_webhook_;
    Statement update_webhook_;
    Statement delete_deliveries_;
    Statement delete_webhook_;
    Statement insert_entry_;
    Statement insert_deliveries_;
    Statement insert_only_delivery_;
    Statement update_delivery_;
    Statement deliver_again_;
};

} // namespace kz::sqlite
