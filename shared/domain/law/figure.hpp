// Figures of the rule packs: decimals written as in the law (1.52_d), compared and calculated in whole millionths.
#pragma once

#include "shared/domain/money/decimal.hpp"

#include <cstdint>

namespace kz {

inline constexpr int figure_scale = 6;

// Lowest form, as Decimal wants it.
constexpr Decimal lowest(std::int64_t units, int scale) {
    for (; scale > 0 && units % 10 == 0; --scale)
        units /= 10;
    return {units, static_cast<std::uint8_t>(scale)};
}

// The figure times a million; what is finer is cut. |figure| below nine trillions.
constexpr std::int64_t millionths(Decimal figure) {
    std::int64_t units = figure.units;
    for (int scale = figure.scale; scale < figure_scale; ++scale)
        units *= 10;
    for (int scale = figure.scale; scale > figure_scale; --scale)
        units /= 10;
    return units;
}
constexpr Decimal figure_of_millionths(std::int64_t units) {
    return lowest(units, figure_scale);
}

consteval Decimal operator""_d(const char* text) {
    std::int64_t units = 0;
    int scale = 0;
    bool is_fraction = false;
    for (; *text != '\0'; ++text) {
        if (*text == '.') {
            is_fraction = true;
            continue;
        }
        units = units * 10 + (*text - '0');
        scale += is_fraction ? 1 : 0;
    }
    return lowest(units, scale);
}
consteval Decimal operator-(Decimal figure) {
    return {-figure.units, figure.scale};
}

} // namespace kz
