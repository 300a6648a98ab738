// Whole numbers as text and back, without locale.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kz {

// Digits with an optional minus sign, nothing else; nothing when empty, malformed or out of range.
std::optional<std::int64_t> parse_integer(std::string_view text);
void append_integer(std::string& out, std::int64_t number);

} // namespace kz
