#include "native/server/webhook_desk.hpp"

#include "shared/protocol/webhook_json.hpp"

namespace kz {

std::string_view delivery_state_code(DeliveryState state) {
    switch (state) {
    case DeliveryState::Pending: return "pending";
    case DeliveryState::Delivered: return "delivered";
    case DeliveryState::GivenUp: return "given_up";
    }
    return "";
}

int deliver_again(Transaction& store, Webhook webhook, std::int64_t from_sequence, Moment now) {
    webhook.disabled_at.reset();
    webhook.disabled_because.clear();
    store.change_webhook(webhook);
    const int queued = store.deliver_again(webhook.id, from_sequence, now.at);
    store.add_audit({now.at, Actor::Staff, "webhook_replayed", {}, webhook_code(webhook.id)});
    return queued;
}

} // namespace kz
