// The API of operators for webhooks: where merchants are told, and how that fares. Every route asks for the operator's key.
// No command is idempotent by key: a kept answer would hold the secret.
#include "native/platform/secret.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/routes.hpp"
#include "native/server/webhook_desk.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/protocol/webhook_json.hpp"

#include <httplib.h>

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

constexpr std::size_t secret_bytes = 32; // Standard Webhooks: 24 to 64
constexpr std::int64_t old_secret_milliseconds = 86'400'000;
constexpr int deliveries_max = 200;
constexpr int deliveries_default = 50;

std::string make_secret() {
    return "whsec_" + base64(random_bytes(secret_bytes));
}

WebhookView view_of(const Webhook& webhook) {
    return {webhook.id, webhook.merchant, webhook.url, webhook.created_at, webhook.disabled_at, webhook.disabled_because};
}

http::Answer unknown_webhook() {
    return problem_answer(ProblemCode::NotFound, "There is no such webhook.");
}

std::optional<WebhookId> webhook_of(const Request& request, Response& response) {
    const auto id = parse_webhook_code(request.path_params.at("webhook"));
    if (!id)
        put(response, unknown_webhook());
    return id;
}

void audit(Transaction& tx, Moment now, std::string_view what, WebhookId id) {
    tx.add_audit({now.at, Actor::Staff, std::string(what), {}, webhook_code(id)});
}

void get_webhooks(Service& service, const Request& request, Response& response) {
    const auto merchant = merchant_of(service, request, response);
    if (!merchant)
        return;
    const std::vector<Webhook> webhooks = service.reader().webhooks(merchant->id);
    std::vector<WebhookView> views;
    for (const Webhook& webhook : webhooks)
        views.push_back(view_of(webhook));
    put(response, json_answer(200, encode_webhooks(views)));
}

void post_webhook(Service& service, const Request& request, Response& response) {
    const auto merchant = merchant_of(service, request, response);
    if (!merchant)
        return;
    auto url = decode_webhook_request(request.body, service.settings.are_private_webhooks_allowed ? WebhookScheme::Any : WebhookScheme::Https);
    if (!url) {
        put(response, problem_answer(problem_of(url.error())));
        return;
    }
    Service::Order order;
    order.work = [id = merchant->id, url = *std::move(url)](Transaction& tx, Moment now) {
        Webhook webhook;
        webhook.merchant = id;
        webhook.url = url;
        webhook.secret = make_secret();
        webhook.created_at = now.at;
        webhook.id = tx.add_webhook(webhook);
        audit(tx, now, "webhook_added", webhook.id);
        WebhookView view = view_of(webhook);
        view.secret = webhook.secret;
        return json_answer(201, encode_webhook(view));
    };
    service.run(std::move(order));
}

// A command on one webhook, which exists when `work` runs.
void run_on_webhook(Service& service, const Request& request, Response& response,
                    std::function<http::Answer(Transaction&, Webhook, Moment)> work) {
    const auto id = webhook_of(request, response);
    if (!id)
        return;
    Service::Order order;
    order.work = [id = *id, work = std::move(work)](Transaction& tx, Moment now) {
        auto webhook = tx.webhook(id);
        return webhook ? work(tx, *std::move(webhook), now) : unknown_webhook();
    };
    service.run(std::move(order));
}

void delete_webhook(Service& service, const Request& request, Response& response) {
    run_on_webhook(service, request, response, [](Transaction& tx, const Webhook& webhook, Moment now) {
        tx.remove_webhook(webhook.id);
        audit(tx, now, "webhook_removed", webhook.id);
        return http::Answer{.status = 204};
    });
}

// The old secret signs beside the new one for a day.
void post_rotation(Service& service, const Request& request, Response& response) {
    run_on_webhook(service, request, response, [](Transaction& tx, Webhook webhook, Moment now) {
        webhook.old_secret = std::exchange(webhook.secret, make_secret());
        webhook.old_secret_until = Instant{now.at.milliseconds + old_secret_milliseconds};
        tx.change_webhook(webhook);
        audit(tx, now, "webhook_rotated", webhook.id);
        WebhookView view = view_of(webhook);
        view.secret = webhook.secret;
        view.old_secret_until = webhook.old_secret_until;
        return json_answer(200, encode_webhook(view));
    });
}

void post_test(Service& service, const Request& request, Response& response) {
    run_on_webhook(service, request, response, [](Transaction& tx, const Webhook& webhook, Moment now) {
        const std::int64_t sequence = tx.last_sequence(webhook.merchant) + 1;
        const WebhookEvent event{.type = "webhook.test", .at = now.at, .merchant = webhook.merchant, .sequence = sequence};
        tx.add_outbox({webhook.merchant, sequence, {}, now.at, std::string(event.type), encode_webhook_event(event)}, webhook.id);
        audit(tx, now, "webhook_tested", webhook.id);
        return json_answer(202, encode_queued(1));
    });
}

void post_replay(Service& service, const Request& request, Response& response) {
    const auto from_sequence = decode_replay_request(request.body);
    if (!from_sequence) {
        put(response, problem_answer(problem_of(from_sequence.error())));
        return;
    }
    run_on_webhook(service, request, response, [from = *from_sequence](Transaction& tx, Webhook webhook, Moment now) {
        return json_answer(202, encode_queued(deliver_again(tx, std::move(webhook), from, now)));
    });
}

void get_deliveries(Service& service, const Request& request, Response& response) {
    const auto id = webhook_of(request, response);
    if (!id)
        return;
    const std::string text = request.get_param_value("limit");
    const auto limit = text.empty() ? std::optional<std::int64_t>(deliveries_default) : parse_integer(text);
    if (!limit || *limit < 1 || *limit > deliveries_max) {
        put(response, problem_answer(problem_of(WireFault{"limit", WireRule::OutOfRange, "from 1 to 200"})));
        return;
    }
    if (!service.reader().webhook(*id)) {
        put(response, unknown_webhook());
        return;
    }
    const std::vector<Delivery> deliveries = service.reader().deliveries(*id, static_cast<int>(*limit));
    std::vector<DeliveryView> views;
    for (const Delivery& delivery : deliveries)
        views.push_back({delivery.entry.sequence, webhook_message_id(delivery.entry.merchant, delivery.entry.sequence),
                         delivery.entry.type, delivery.entry.claim, delivery.entry.at, delivery_state_code(delivery.state),
                         delivery.attempts, delivery.due_at, delivery.status, delivery.failure});
    put(response, json_answer(200, encode_deliveries(views)));
}

} // namespace

void add_webhook_routes(Service& service, http::Routes& routes) {
    const OperatorOnly guarded{service};
    routes.get("/api/v1/merchants/:merchant/webhooks", guarded(get_webhooks))
        .post("/api/v1/merchants/:merchant/webhooks", guarded(post_webhook))
        .del("/api/v1/webhooks/:webhook", guarded(delete_webhook))
        .post("/api/v1/webhooks/:webhook/rotation", guarded(post_rotation))
        .post("/api/v1/webhooks/:webhook/test", guarded(post_test))
        .post("/api/v1/webhooks/:webhook/replay", guarded(post_replay))
        .get("/api/v1/webhooks/:webhook/deliveries", guarded(get_deliveries));
}

} // namespace kz
