// The creditor identifier of SEPA: country, two check digits, a business code of three that the check passes over, and a national
// part. Check: national part + country + check digits, modulo 97 is 1 (EPC262-08).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kz {

inline constexpr int creditor_id_bytes_max = 35;

// Without spaces, in capitals; nothing when it is none.
std::optional<std::string> parse_creditor_id(std::string_view text);

} // namespace kz
