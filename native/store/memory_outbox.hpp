// The outbox of the store in memory: a value, like everything there. Rules: store.hpp.
#pragma once

#include "native/store/store.hpp"

#include <map>
#include <memory>
#include <utility>

namespace kz {

class MemoryOutbox {
public:
    std::optional<Webhook> webhook(WebhookId id) const;
    std::vector<Webhook> webhooks(MerchantId merchant) const;
    std::int64_t last_sequence(MerchantId merchant) const;
    std::optional<Delivery> delivery(WebhookId webhook, std::int64_t sequence) const;
    std::vector<Delivery> deliveries(WebhookId webhook, int limit) const;
    std::vector<Delivery> due_deliveries(WebhookId webhook, Instant now, int limit) const;
    std::optional<Instant> next_delivery_at(WebhookId webhook, Instant now) const;

    WebhookId add_webhook(Webhook webhook);
    void change_webhook(const Webhook& webhook);
    void remove_webhook(WebhookId id);
    void add(const OutboxEntry& entry, WebhookId only);
    void change_delivery(const Delivery& delivery);
    int deliver_again(WebhookId webhook, std::int64_t from_sequence, Instant now);

private:
    using Key = std::pair<std::int64_t, std::int64_t>; // webhook or merchant, sequence
    template <class T>
    using Table = std::map<Key, std::shared_ptr<const T>>;
    template <class T>
    static auto rows_of(const Table<T>& table, std::int64_t first);

    void put(const Delivery& delivery);

    std::map<std::int64_t, Webhook> webhooks_;
    Table<OutboxEntry> entries_;
    Table<Delivery> deliveries_;
};

} // namespace kz
