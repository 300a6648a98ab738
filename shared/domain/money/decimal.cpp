#include "shared/domain/money/decimal.hpp"

#include "shared/base/assert.hpp"
#include "shared/base/checked.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/domain/money/decimal_digits.hpp"

namespace kz {
namespace {

constexpr int scale_max = 9;

__extension__ using Wide = __int128;

// numerator x 10^exponent / denominator as cents; nothing when it is no amount that Money may hold. The numerator is a
// product of two int64 at most, the denominator an int64, the exponent between -16 and 11.
std::optional<Money> rounded(Wide numerator, int exponent, Wide denominator, Currency currency) {
    // Above this no denominator makes an amount of it any more, and below it nothing here overflows.
    constexpr Wide numerator_max = Wide{1} << 120;
    for (; exponent > 0; --exponent) {
        if (numerator > numerator_max || numerator < -numerator_max)
            return std::nullopt;
        numerator *= 10;
    }
    for (; exponent < 0; ++exponent)
        denominator *= 10;
    const auto minor = divide_half_up(numerator, denominator);
    if (!minor || *minor > money_minor_max || *minor < -money_minor_max)
        return std::nullopt;
    return Money{*minor, currency};
}

} // namespace

Result<Decimal, DecimalRefusal> parse_decimal(std::string_view text) {
    if (text.empty())
        return refuse(DecimalRefusal::Empty);
    const auto digits = decimal_digits(text);
    if (!digits)
        return refuse(DecimalRefusal::NotANumber);
    const auto scale = static_cast<int>(digits->fraction.size());
    if (digits->fraction.size() > scale_max)
        return refuse(DecimalRefusal::TooPrecise);
    const auto units = scaled(*digits, scale);
    if (!units)
        return refuse(DecimalRefusal::TooLarge);
    return Decimal{*units, static_cast<std::uint8_t>(scale)};
}

std::string plain(Decimal decimal) {
    std::string digits;
    append_integer(digits, decimal.units);
    const bool is_negative = decimal.units < 0;
    if (is_negative)
        digits.erase(0, 1);
    if (digits.size() <= decimal.scale)
        digits.insert(0, decimal.scale + 1 - digits.size(), '0');
    if (decimal.scale > 0)
        digits.insert(digits.size() - decimal.scale, 1, '.');
    return is_negative ? "-" + digits : digits;
}

bool is_zero(Decimal decimal) {
    return decimal.units == 0;
}

std::optional<Money> priced(Decimal quantity, Decimal price, Decimal base_quantity, Currency currency) {
    if (base_quantity.units <= 0)
        return std::nullopt;
    KZ_ASSERT(quantity.scale <= scale_max && price.scale <= scale_max && base_quantity.scale <= scale_max);
    // The powers of ten are put together first, so that the numbers stay as small as they can.
    const int exponent = base_quantity.scale + 2 - quantity.scale - price.scale;
    return rounded(Wide{quantity.units} * price.units, exponent, base_quantity.units, currency);
}

std::optional<Money> percentage(Money base, Decimal percent) {
    KZ_ASSERT(percent.scale <= scale_max);
    return rounded(Wide{base.minor} * percent.units, -2 - percent.scale, 1, base.currency);
}

} // namespace kz
