#include "shared/domain/money/decimal_digits.hpp"

#include "shared/base/assert.hpp"
#include "shared/base/checked.hpp"

namespace kz {
namespace {

constexpr std::string_view digit_characters = "0123456789";

std::optional<std::int64_t> appended(std::optional<std::int64_t> number, int digit) {
    const auto shifted = number ? checked_multiply(*number, 10) : std::nullopt;
    return shifted ? checked_add(*shifted, digit) : std::nullopt;
}

} // namespace

std::optional<DecimalDigits> decimal_digits(std::string_view text) {
    DecimalDigits digits;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        digits.is_negative = text.front() == '-';
        text.remove_prefix(1);
    }
    const std::size_t dot = text.find('.');
    digits.whole = text.substr(0, dot);
    if (dot != std::string_view::npos)
        digits.fraction = text.substr(dot + 1);
    if (digits.whole.empty() && digits.fraction.empty())
        return std::nullopt;
    if (digits.whole.find_first_not_of(digit_characters) != std::string_view::npos ||
        digits.fraction.find_first_not_of(digit_characters) != std::string_view::npos)
        return std::nullopt;
    while (!digits.whole.empty() && digits.whole.front() == '0')
        digits.whole.remove_prefix(1);
    while (!digits.fraction.empty() && digits.fraction.back() == '0')
        digits.fraction.remove_suffix(1);
    return digits;
}

std::optional<std::int64_t> scaled(const DecimalDigits& digits, int scale) {
    KZ_ASSERT(static_cast<int>(digits.fraction.size()) <= scale);
    std::optional<std::int64_t> number = 0;
    for (const char digit : digits.whole)
        number = appended(number, digit - '0');
    for (const char digit : digits.fraction)
        number = appended(number, digit - '0');
    for (int padding = scale - static_cast<int>(digits.fraction.size()); padding > 0; --padding)
        number = appended(number, 0);
    if (number && digits.is_negative)
        *number = -*number;
    return number;
}

} // namespace kz
