#include "shared/protocol/webhook_json.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/protocol/json_fields.hpp"
#include "shared/protocol/json_writer.hpp"

#include <algorithm>

namespace kz {
namespace {

void write_claim(JsonWriter& json, const WebhookClaim& claim) {
    json.text("claim", claim_code(claim.claim));
    json.text("number", claim.number);
    json.currency(claim.currency);
    json.integer("total_minor", claim.total_minor);
    json.integer("paid_minor", claim.paid_minor);
    json.integer("open_minor", claim.open_minor);
    json.text("standing", standing_code(claim.standing));
    json.integer("version", claim.version);
}

void write_blocked(JsonWriter& json, std::span<const BlockedService> services) {
    if (std::ranges::none_of(services, &BlockedService::is_blocked))
        return;
    json.open_array("services");
    for (std::size_t number = 0; number < services.size(); ++number)
        if (services[number].is_blocked()) {
            json.open_object();
            json.integer("service", static_cast<std::int64_t>(number));
            json.text("name", services[number].name);
            json.date("since", services[number].since);
            json.close_object();
        }
    json.close_array();
}

// Into the object that is open.
void write_webhook(JsonWriter& json, const WebhookView& webhook) {
    json.text("webhook", webhook_code(webhook.webhook));
    json.text("merchant", merchant_code(webhook.merchant));
    json.text("url", webhook.url);
    json.instant("created_at_ms", webhook.created_at);
    if (webhook.disabled_at) {
        json.instant("disabled_at_ms", *webhook.disabled_at);
        json.text("disabled_because", webhook.disabled_because);
    }
    json.text_if_any("secret", webhook.secret);
    if (webhook.old_secret_until)
        json.instant("old_secret_until_at_ms", *webhook.old_secret_until);
}

} // namespace

bool is_usable_url(std::string_view url, WebhookScheme scheme) {
    std::string_view rest;
    if (url.starts_with("https://"))
        rest = url.substr(8);
    else if (scheme == WebhookScheme::Any && url.starts_with("http://"))
        rest = url.substr(7);
    const std::string_view host = rest.substr(0, rest.find_first_of("/?"));
    const bool is_plain = std::ranges::all_of(url, [](char c) { return c > ' ' && c < 127 && c != '#' && c != '\\'; });
    return !host.empty() && !host.starts_with(':') && !host.contains('@') && is_plain;
}

std::string encode_webhook_event(const WebhookEvent& event) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.text("type", event.type);
    json.text("timestamp", iso(event.at));
    json.open_object("data");
    json.integer("sequence", event.sequence);
    json.text("merchant", merchant_code(event.merchant));
    if (event.claim)
        write_claim(json, *event.claim);
    if (event.posting)
        json.integer("posting", *event.posting);
    if (event.amount_minor)
        json.integer("amount_minor", *event.amount_minor);
    if (event.instalments)
        json.integer("instalments", *event.instalments);
    json.text_if_any("mandate", event.mandate);
    json.text_if_any("reason", event.reason);
    write_blocked(json, event.services);
    json.close_object();
    json.close_object();
    return out;
}

std::string encode_webhook(const WebhookView& webhook) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    write_webhook(json, webhook);
    json.close_object();
    return out;
}

std::string encode_webhooks(std::span<const WebhookView> webhooks) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.open_array("webhooks");
    for (const WebhookView& webhook : webhooks) {
        json.open_object();
        write_webhook(json, webhook);
        json.close_object();
    }
    json.close_array();
    json.close_object();
    return out;
}

std::string encode_deliveries(std::span<const DeliveryView> deliveries) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.open_array("deliveries");
    for (const DeliveryView& delivery : deliveries) {
        json.open_object();
        json.integer("sequence", delivery.sequence);
        json.text("message", delivery.message);
        json.text("type", delivery.type);
        if (delivery.claim.is_set())
            json.text("claim", claim_code(delivery.claim));
        json.instant("at_ms", delivery.at);
        json.text("state", delivery.state);
        json.integer("attempts", delivery.attempts);
        json.instant("due_at_ms", delivery.due_at);
        json.integer("status", delivery.status);
        json.text_if_any("failure", delivery.failure);
        json.close_object();
    }
    json.close_array();
    json.close_object();
    return out;
}

std::string encode_queued(int count) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.integer("queued", count);
    json.close_object();
    return out;
}

std::string webhook_code(WebhookId id) {
    std::string code = "w";
    append_integer(code, id.value);
    return code;
}

std::optional<WebhookId> parse_webhook_code(std::string_view text) {
    const auto number = text.starts_with('w') ? parse_integer(text.substr(1)) : std::nullopt;
    if (!number || *number <= 0 || webhook_code(WebhookId{*number}) != text)
        return std::nullopt;
    return WebhookId{*number};
}

Result<std::string, WireFault> decode_webhook_request(std::string_view text, WebhookScheme scheme) {
    KZ_TRY(tree, parse_json(text, request_limits));
    Decoding decoding{tree, Strictness::Request, {}};
    Fields fields(decoding);
    std::string url = fields.required_text("url", webhook_url_bytes_max);
    if (!decoding.fault && !is_usable_url(url, scheme))
        fields.refuse_field("url", WireRule::BadFormat, scheme == WebhookScheme::Https ? "an address with https" : "an address with http or https");
    fields.finish();
    if (decoding.fault)
        return refuse(*std::move(decoding.fault));
    return url;
}

Result<std::int64_t, WireFault> decode_replay_request(std::string_view text) {
    KZ_TRY(tree, parse_json(text, request_limits));
    Decoding decoding{tree, Strictness::Request, {}};
    Fields fields(decoding);
    const std::int64_t from_sequence = fields.required_integer("from_sequence", 1, INT64_MAX);
    fields.finish();
    if (decoding.fault)
        return refuse(*std::move(decoding.fault));
    return from_sequence;
}

} // namespace kz
