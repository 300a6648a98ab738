// Two themes: a warm paper with a deep green-blue, and its night. Contrast is proved in tests/shared/scene/style_test.cpp
// for every pair that the table of styles can make.
#include "shared/scene/style.hpp"

#include <cmath>

namespace kz {
namespace {

constexpr Rgb rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8), static_cast<std::uint8_t>(hex)};
}

// In the order of Token.
constexpr Theme light = {{
    rgb(0x000000), // None
    rgb(0xf6f5f2), // Ground
    rgb(0xffffff), // Surface
    rgb(0xf3f2ee), // SurfaceSoft
    rgb(0xe5e3dd), // Line
    rgb(0x85888a), // Edge
    rgb(0x17201f), // Ink
    rgb(0x59625f), // InkMuted
    rgb(0x0b5d57), // Accent
    rgb(0xffffff), // AccentInk
    rgb(0x0b5d57), // AccentText
    rgb(0xe2f0ed), // AccentSoft
    rgb(0x17653a), // Good
    rgb(0xe1f2e7), // GoodSoft
    rgb(0x7d4b00), // Warn
    rgb(0xfbeed7), // WarnSoft
    rgb(0xa5281d), // Bad
    rgb(0xfbe8e5), // BadSoft
}};

constexpr Theme dark = {{
    rgb(0x000000), // None
    rgb(0x101413), // Ground
    rgb(0x191f1e), // Surface
    rgb(0x222928), // SurfaceSoft
    rgb(0x2f3836), // Line
    rgb(0x7e8987), // Edge
    rgb(0xecf1ef), // Ink
    rgb(0xa6b1ae), // InkMuted
    rgb(0x63cfc0), // Accent
    rgb(0x04211d), // AccentInk
    rgb(0x7fdacd), // AccentText
    rgb(0x17352f), // AccentSoft
    rgb(0x7ed69c), // Good
    rgb(0x163322), // GoodSoft
    rgb(0xf0c070), // Warn
    rgb(0x382a10), // WarnSoft
    rgb(0xf79f95), // Bad
    rgb(0x3d1d1a), // BadSoft
}};

double linear(std::uint8_t channel) {
    const double s = channel / 255.0;
    return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
}

double luminance(Rgb colour) {
    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

} // namespace

const Theme& light_theme() { return light; }
const Theme& dark_theme() { return dark; }

int contrast_percent(Rgb a, Rgb b) {
    const double first = luminance(a);
    const double second = luminance(b);
    const double lighter = first > second ? first : second;
    const double darker = first > second ? second : first;
    return static_cast<int>((lighter + 0.05) / (darker + 0.05) * 100);
}

} // namespace kz
