// Webhooks: what merchants are sent (Standard Webhooks), and how operators set it up.
//
//   event      {type, timestamp: "2026-11-21T19:22:29Z", data: {sequence, merchant: "m1", claim: "c12", number, currency,
//               total_minor, paid_minor, open_minor, standing, version, and what the type adds}}
//                claim.raised · payment.posted {posting, amount_minor} · payment.reversed {posting} ·
//                claim.credited {amount_minor} · plan.agreed {instalments} · plan.requested ·
//                plan.adjusted {instalments} · contact.requested · dispute.opened · dispute.resolved ·
//                mandate.given {mandate} · mandate.revoked {mandate} ·
//                mandate.returned {mandate, amount_minor, reason}: a direct debit came back, and its mandate has ended ·
//                claim.settled, when nothing is open any more {services: [{service: 0, name, since}]: those that are blocked,
//                to be answered by POST /api/v1/claims/{claim}/service-restorations} · claim.reopened, when something is again ·
//                webhook.test, of no claim: its data is {sequence, merchant}
//              Nobody's name, text or address but what the merchant called a service: whoever needs more asks for the claim.
//   webhook    {webhook: "w1", merchant, url, created_at_ms, disabled_at_ms, disabled_because}     last two when disabled
//              with its secret, when that is made: {…, secret: "whsec_…", old_secret_until_at_ms}  shown once
//   webhooks   {webhooks: [webhook]}
//   deliveries {deliveries: [{sequence, message: "msg_m1_17", type, claim, at_ms, state, attempts, due_at_ms, status,
//               failure}]}                          newest first; state: "pending" | "delivered" | "given_up"
//   queued     {queued: 3}                          how many will be sent
#pragma once

#include "shared/base/date.hpp"
#include "shared/base/result.hpp"
#include "shared/domain/journal/journal.hpp"
#include "shared/domain/people/factor.hpp"
#include "shared/protocol/codes.hpp"
#include "shared/protocol/wire_fault.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kz {

using WebhookId = Id<struct WebhookTag>;

struct WebhookClaim {
    ClaimId claim;
    std::string_view number; // of the invoice
    Currency currency = eur;
    std::int64_t total_minor = 0;
    std::int64_t paid_minor = 0;
    std::int64_t open_minor = 0;
    Standing standing = Standing::Open;
    std::int64_t version = 0;
};
struct WebhookEvent {
    std::string_view type;
    Instant at;
    MerchantId merchant;
    std::int64_t sequence = 0;
    std::optional<WebhookClaim> claim = {}; // none of a test
    std::optional<int> posting = {};
    std::optional<std::int64_t> amount_minor = {};
    std::optional<int> instalments = {};
    std::string_view mandate = {}; // its reference
    std::string_view reason = {};  // as the bank codes it: "AC04"
    std::span<const BlockedService> services = {}; // of the claim; what is blocked of them is told
};
std::string encode_webhook_event(const WebhookEvent& event);

struct WebhookView {
    WebhookId webhook;
    MerchantId merchant;
    std::string_view url;
    Instant created_at;
    std::optional<Instant> disabled_at;
    std::string_view disabled_because;
    std::string_view secret = {}; // only where it was just made
    std::optional<Instant> old_secret_until = {};
};
struct DeliveryView {
    std::int64_t sequence = 0;
    std::string message;
    std::string_view type;
    ClaimId claim;
    Instant at;
    std::string_view state;
    int attempts = 0;
    Instant due_at; // of the next attempt, or when it ended
    int status = 0;
    std::string_view failure;
};
std::string encode_webhook(const WebhookView& webhook);
std::string encode_webhooks(std::span<const WebhookView> webhooks);
std::string encode_deliveries(std::span<const DeliveryView> deliveries);
std::string encode_queued(int count);

// "w3"; parsing takes exactly this.
std::string webhook_code(WebhookId id);
std::optional<WebhookId> parse_webhook_code(std::string_view text);

enum class WebhookScheme { Https, Any };
bool is_usable_url(std::string_view url, WebhookScheme scheme);
// {url!}: http or https with a host, without user, fragment or space; at most webhook_url_bytes_max.
Result<std::string, WireFault> decode_webhook_request(std::string_view json, WebhookScheme scheme);
inline constexpr int webhook_url_bytes_max = 1'000;
// {from_sequence!}: 1 or more.
Result<std::int64_t, WireFault> decode_replay_request(std::string_view json);

} // namespace kz
