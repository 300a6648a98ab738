#include "native/store/memory_outbox.hpp"

#include <algorithm>
#include <cstdint>
#include <ranges>
#include <set>

namespace kz {
namespace {

void require(bool holds, const char* otherwise) {
    if (!holds)
        throw StoreError(otherwise);
}

} // namespace

// Those whose key begins with `first`, by sequence.
template <class T>
auto MemoryOutbox::rows_of(const Table<T>& table, std::int64_t first) {
    return std::ranges::subrange(table.lower_bound({first, INT64_MIN}), table.upper_bound({first, INT64_MAX}));
}

std::optional<Webhook> MemoryOutbox::webhook(WebhookId id) const {
    const auto found = webhooks_.find(id.value);
    return found == webhooks_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Webhook> MemoryOutbox::webhooks(MerchantId merchant) const {
    std::vector<Webhook> found;
    for (const auto& [id, webhook] : webhooks_)
        if (!merchant.is_set() || webhook.merchant == merchant)
            found.push_back(webhook);
    return found;
}

std::int64_t MemoryOutbox::last_sequence(MerchantId merchant) const {
    const auto entries = rows_of(entries_, merchant.value);
    return entries.empty() ? 0 : std::prev(entries.end())->first.second;
}

std::optional<Delivery> MemoryOutbox::delivery(WebhookId webhook, std::int64_t sequence) const {
    const auto found = deliveries_.find({webhook.value, sequence});
    return found == deliveries_.end() ? std::nullopt : std::optional(*found->second);
}

std::vector<Delivery> MemoryOutbox::deliveries(WebhookId webhook, int limit) const {
    std::vector<Delivery> found;
    for (const auto& [key, delivery] : rows_of(deliveries_, webhook.value) | std::views::reverse) {
        if (std::ssize(found) >= limit)
            break;
        found.push_back(*delivery);
    }
    return found;
}

std::vector<Delivery> MemoryOutbox::due_deliveries(WebhookId webhook, Instant now, int limit) const {
    std::vector<Delivery> found;
    std::set<std::int64_t> claims; // that have a pending one before
    for (const auto& [key, delivery] : rows_of(deliveries_, webhook.value)) {
        if (delivery->state != DeliveryState::Pending)
            continue;
        const ClaimId claim = delivery->entry.claim;
        const bool is_first = !claim.is_set() || claims.insert(claim.value).second;
        if (is_first && delivery->due_at <= now)
            found.push_back(*delivery);
    }
    std::ranges::stable_sort(found, {}, &Delivery::due_at);
    if (std::ssize(found) > limit)
        found.resize(static_cast<std::size_t>(std::max(limit, 0)));
    return found;
}

std::optional<Instant> MemoryOutbox::next_delivery_at(WebhookId webhook, Instant now) const {
    std::optional<Instant> next;
    for (const auto& [key, delivery] : rows_of(deliveries_, webhook.value))
        if (delivery->state == DeliveryState::Pending && delivery->due_at > now && (!next || delivery->due_at < *next))
            next = delivery->due_at;
    return next;
}

WebhookId MemoryOutbox::add_webhook(Webhook webhook) {
    webhook.id = WebhookId{webhooks_.empty() ? 1 : webhooks_.rbegin()->first + 1};
    const WebhookId id = webhook.id;
    webhooks_[id.value] = std::move(webhook);
    return id;
}

void MemoryOutbox::change_webhook(const Webhook& webhook) {
    require(webhooks_.contains(webhook.id.value), "the webhook does not exist");
    webhooks_[webhook.id.value] = webhook;
}

void MemoryOutbox::remove_webhook(WebhookId id) {
    require(webhooks_.erase(id.value) == 1, "the webhook does not exist");
    std::erase_if(deliveries_, [id](const auto& row) { return row.first.first == id.value; });
}

void MemoryOutbox::add(const OutboxEntry& entry, WebhookId only) {
    require(entry.sequence == last_sequence(entry.merchant) + 1, "the sequence is not the next");
    require(!only.is_set() || webhooks_.contains(only.value), "the webhook does not exist");
    entries_[{entry.merchant.value, entry.sequence}] = std::make_shared<const OutboxEntry>(entry);
    for (const Webhook& webhook : webhooks(entry.merchant))
        if (only.is_set() ? webhook.id == only : !webhook.disabled_at)
            put({.webhook = webhook.id, .entry = entry, .due_at = entry.at, .failure = {}});
}

void MemoryOutbox::change_delivery(const Delivery& delivery) {
    const auto known = this->delivery(delivery.webhook, delivery.entry.sequence);
    require(known.has_value(), "the delivery does not exist");
    Delivery changed = delivery;
    changed.entry = known->entry;
    put(changed);
}

int MemoryOutbox::deliver_again(WebhookId id, std::int64_t from_sequence, Instant now) {
    const auto to = webhook(id);
    require(to.has_value(), "the webhook does not exist");
    int count = 0;
    for (const auto& [key, entry] : rows_of(entries_, to->merchant.value))
        if (entry->sequence >= from_sequence) {
            put({.webhook = id, .entry = *entry, .due_at = now, .failure = {}});
            ++count;
        }
    return count;
}

void MemoryOutbox::put(const Delivery& delivery) {
    deliveries_[{delivery.webhook.value, delivery.entry.sequence}] = std::make_shared<const Delivery>(delivery);
}

} // namespace kz
