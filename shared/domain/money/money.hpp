// Money: whole minor units (cents) of one currency. Never floating point, never a silent overflow, and a sum is only
// divided by split(), whose parts add up.
//
// Currencies are ISO 4217 codes with two minor digits (EUR and its like); others are refused on the way in.
#pragma once

#include "shared/base/result.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

struct Currency {
    std::array<char, 3> code{'E', 'U', 'R'};

    std::string_view text() const { return {code.data(), code.size()}; }
    friend constexpr auto operator<=>(const Currency&, const Currency&) = default;
};

inline constexpr Currency eur{};

// Three capital letters of a currency with two minor digits; nothing otherwise (JPY, KWD, "eur").
std::optional<Currency> parse_currency(std::string_view code);

struct Money {
    std::int64_t minor = 0; // cents
    Currency currency = eur;

    bool is_zero() const { return minor == 0; }
    bool is_positive() const { return minor > 0; }
    bool is_negative() const { return minor < 0; }
    friend constexpr bool operator==(const Money&, const Money&) = default;
};

// Bound of every single amount and sum: one hundred billion units. What is larger is refused as Overflow.
inline constexpr std::int64_t money_minor_max = 10'000'000'000'000;

enum class MoneyRefusal { CurrencyMismatch, Overflow };

Result<Money, MoneyRefusal> add(Money a, Money b);
Result<Money, MoneyRefusal> subtract(Money a, Money b);

// `parts` amounts that differ by at most one cent and add up exactly; first those further from zero. parts >= 1.
std::vector<Money> split(Money whole, int parts);

// "1234.50", with a dot and exactly two digits: for wires and files, not for people (that is shared/text).
std::string plain(Money money);
enum class AmountRefusal { Empty, NotANumber, TooManyDecimals, TooLarge };
// "1234", "1234.5", "-0.05" (XML Schema decimal), at most two decimals that are not zero ("1.500" is fine, "1.505" is not).
Result<Money, AmountRefusal> parse_amount(std::string_view text, Currency currency);

} // namespace kz
