// Integers that do not overflow in silence: nothing, instead of a wrong number.
#pragma once

#include <cstdint>
#include <optional>

namespace kz {

constexpr std::optional<std::int64_t> checked_add(std::int64_t a, std::int64_t b) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a, b, &sum))
        return std::nullopt;
    return sum;
}

constexpr std::optional<std::int64_t> checked_subtract(std::int64_t a, std::int64_t b) {
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(a, b, &difference))
        return std::nullopt;
    return difference;
}

constexpr std::optional<std::int64_t> checked_multiply(std::int64_t a, std::int64_t b) {
    std::int64_t product = 0;
    if (__builtin_mul_overflow(a, b, &product))
        return std::nullopt;
    return product;
}

// numerator / denominator, half away from zero; denominator > 0. Nothing when the quotient does not fit.
constexpr std::optional<std::int64_t> divide_half_up(__int128 numerator, __int128 denominator) {
    const __int128 half = denominator / 2;
    const __int128 quotient = numerator >= 0 ? (numerator + half) / denominator : -((-numerator + half) / denominator);
    if (quotient > INT64_MAX || quotient < INT64_MIN)
        return std::nullopt;
    return static_cast<std::int64_t>(quotient);
}

} // namespace kz
