// Signatures of Standard Webhooks, symmetric: "v1," and base64 of HMAC-SHA256 over "id.timestamp.body".
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace kz {

// `secret` is "whsec_" and base64 of the key. Empty when it is none.
std::string webhook_signature(std::string_view secret, std::string_view id, std::int64_t timestamp_s, std::string_view body);
// The value of the header webhook-signature: one signature a secret, so that a receiver may change its own in peace.
std::string webhook_signatures(std::span<const std::string> secrets, std::string_view id, std::int64_t timestamp_s,
                               std::string_view body);

} // namespace kz
