// Decimal: an exact number with up to nine decimals, for quantities, unit prices and tax rates (EN 16931 allows more
// than two decimals there). Always in lowest form: 1.500 and 1.5 are the same value and compare equal.
#pragma once

#include "shared/base/result.hpp"
#include "shared/domain/money/money.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace kz {

struct Decimal {
    std::int64_t units = 0; // value = units / 10^scale
    std::uint8_t scale = 0; // 0 to 9; lowest form: units % 10 != 0 or scale == 0

    friend constexpr bool operator==(const Decimal&, const Decimal&) = default;
};

enum class DecimalRefusal { Empty, NotANumber, TooPrecise, TooLarge };

// "12", "-3.25", "+7", ".5", "19.00" (XML Schema decimal). More than nine decimals that are not zero: TooPrecise.
Result<Decimal, DecimalRefusal> parse_decimal(std::string_view text);
std::string plain(Decimal decimal);
bool is_zero(Decimal decimal);

// quantity x price / base_quantity, rounded once to the cent, half away from zero. Nothing when base_quantity is not above
// zero or the amount (or a step towards it) is too large.
std::optional<Money> priced(Decimal quantity, Decimal price, Decimal base_quantity, Currency currency);
// percent of an amount, rounded once to the cent, half away from zero. Nothing when it is too large.
std::optional<Money> percentage(Money base, Decimal percent);

} // namespace kz
