// Idempotency-Key (draft-ietf-httpapi-idempotency-key-header-07): the same command, sent twice, happens once. A structured
// field string, so in double quotes; the bare form that many clients send is taken too.
//
//   Idempotency-Key: "8e03978e-40d5-43e8-bc93-6894a57f9324"
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kz {

inline constexpr std::string_view idempotency_key_header = "Idempotency-Key";
inline constexpr int idempotency_key_bytes_max = 128;
inline constexpr int idempotency_key_days_kept = 30; // at least: so long the first answer comes again

// The key without quotes and escapes: 1 to 128 printable ASCII characters. Nothing otherwise.
std::optional<std::string> parse_idempotency_key(std::string_view header);
// The header's value. Precondition: the key is one that parse_idempotency_key may give.
std::string idempotency_key_value(std::string_view key);

} // namespace kz
