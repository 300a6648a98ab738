// Amounts as people type them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace kz {

// Cents of "49,90", "49.90", "1.234,50", "1,234.50", "1 234,5 €", "50": the last point or comma with one or two digits behind it parts
// the cents. Nothing when there is no amount in it, or one below zero.
std::optional<std::int64_t> typed_minor(std::string_view typed);

} // namespace kz
