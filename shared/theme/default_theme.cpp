#include "shared/theme/theme.hpp"

namespace kz {
namespace {

constexpr Rgb rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8), static_cast<std::uint8_t>(hex)};
}

// In the order of Token.
constexpr Palette light = {{
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
    rgb(0xf6f5f2), // Band
    rgb(0x17201f), // BandInk
    rgb(0xebe9e3), // BandSoft
}};

constexpr Palette dark = {{
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
    rgb(0x101413), // Band
    rgb(0xecf1ef), // BandInk
    rgb(0x1b2221), // BandSoft
}};

} // namespace

const Theme& default_theme() {
    static const Theme theme{
        .name = "kulanz", .tone = Tone::Formal, .cut = Cut::Plain, .light = light, .dark = dark, .sizes = {0, 14, 16, 20, 24, 44, 52}, .radii = {0, 8, 12, 18},
        .elevation = 1, .logo = {}, .art = {}, .photo = {}};
    return theme;
}

} // namespace kz
