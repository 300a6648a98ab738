// A decimal number as XML Schema writes it ("12", "-3.25", "+7", ".5", "5."), taken apart: what parse_decimal and
// parse_amount have in common. Leading zeros of the whole part and trailing zeros of the fraction carry nothing and are
// cut, so the limits below count only digits that mean something.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace kz {

struct DecimalDigits {
    bool is_negative = false;
    std::string_view whole;
    std::string_view fraction;
};

// Nothing when the text is no decimal number; the views point into it.
std::optional<DecimalDigits> decimal_digits(std::string_view text);
// The number times 10^scale; the fraction has at most `scale` digits. Nothing when it does not fit.
std::optional<std::int64_t> scaled(const DecimalDigits& digits, int scale);

} // namespace kz
