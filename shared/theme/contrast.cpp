#include "shared/theme/contrast.hpp"

#include "shared/base/decimal_text.hpp"

#include <cmath>

namespace kz {
namespace {

double linear(std::uint8_t channel) {
    const double s = channel / 255.0;
    return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
}

double luminance(Rgb colour) {
    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

constexpr int text = text_contrast_percent;
constexpr int part = part_contrast_percent;

constexpr TokenPair pairs[] = {
    // texts that stand on any quiet ground
    {Token::Ink, Token::Ground, text}, {Token::Ink, Token::Surface, text}, {Token::Ink, Token::SurfaceSoft, text},
    {Token::InkMuted, Token::Ground, text}, {Token::InkMuted, Token::Surface, text},
    {Token::InkMuted, Token::SurfaceSoft, text},
    {Token::AccentText, Token::Ground, text}, {Token::AccentText, Token::Surface, text},
    {Token::AccentText, Token::SurfaceSoft, text},
    {Token::Good, Token::Ground, text}, {Token::Good, Token::Surface, text}, {Token::Good, Token::SurfaceSoft, text},
    {Token::Warn, Token::Ground, text}, {Token::Warn, Token::Surface, text}, {Token::Warn, Token::SurfaceSoft, text},
    {Token::Bad, Token::Ground, text}, {Token::Bad, Token::Surface, text}, {Token::Bad, Token::SurfaceSoft, text},
    // and on their own
    {Token::AccentInk, Token::Accent, text}, {Token::AccentText, Token::AccentSoft, text},
    {Token::Good, Token::GoodSoft, text}, {Token::Warn, Token::WarnSoft, text}, {Token::Bad, Token::BadSoft, text},
    {Token::BandInk, Token::Band, text}, {Token::BandInk, Token::BandSoft, text},
    // edges of what can be used, a button's fill, the line of a slider, the focus ring
    {Token::Edge, Token::Ground, part}, {Token::Edge, Token::Surface, part}, {Token::Edge, Token::SurfaceSoft, part},
    {Token::Accent, Token::Ground, part}, {Token::Accent, Token::Surface, part}, {Token::Accent, Token::SurfaceSoft, part},
};

void append_ratio(std::string& out, int percent) {
    append_integer(out, percent / 100);
    (out += '.') += static_cast<char>('0' + percent / 10 % 10);
    out += static_cast<char>('0' + percent % 10);
}

std::string fault_of(std::string_view scheme, const Palette& palette) {
    for (const TokenPair& pair : pairs) {
        const Rgb front = palette.of(pair.front), back = palette.of(pair.back);
        const int percent = contrast_percent(front, back);
        if (percent >= pair.least_percent)
            continue;
        std::string out(scheme);
        (((out += ": ") += token_name(pair.front)) += ' ') += hex_text(front);
        (((out += " on ") += token_name(pair.back)) += ' ') += hex_text(back);
        append_ratio(out += " has a contrast of ", percent);
        append_ratio(out += ", and needs ", pair.least_percent);
        return out;
    }
    return {};
}

// Towards `pole` until it stands out from the other end.
Rgb pushed(Rgb colour, std::uint8_t pole, Rgb ground) {
    Rgb out = colour;
    for (int sixteenths = 0; sixteenths <= 16 && contrast_percent(out, ground) < more_contrast_percent; ++sixteenths) {
        const auto mix = [&](std::uint8_t channel) {
            return static_cast<std::uint8_t>((channel * (16 - sixteenths) + pole * sixteenths) / 16);
        };
        out = {mix(colour.r), mix(colour.g), mix(colour.b)};
    }
    return out;
}

} // namespace

int contrast_percent(Rgb a, Rgb b) {
    const double first = luminance(a);
    const double second = luminance(b);
    const double lighter = first > second ? first : second;
    const double darker = first > second ? second : first;
    return static_cast<int>((lighter + 0.05) / (darker + 0.05) * 100);
}

std::span<const TokenPair> token_pairs() { return pairs; }

std::string contrast_fault(const Theme& theme) {
    std::string fault = fault_of("light", theme.light);
    return fault.empty() ? fault_of("dark", theme.dark) : fault;
}

Palette with_more_contrast(const Palette& palette) {
    const bool is_light = luminance(palette.of(Token::Surface)) > 0.18;
    const std::uint8_t pole = is_light ? 0 : 255;
    const auto far = static_cast<std::uint8_t>(255 - pole);
    const Rgb ink{pole, pole, pole}, ground{far, far, far};
    Palette out;
    for (const Token token : {Token::Ground, Token::Surface, Token::SurfaceSoft, Token::AccentInk, Token::AccentSoft,
                              Token::GoodSoft, Token::WarnSoft, Token::BadSoft, Token::Band, Token::BandSoft})
        out.of(token) = ground;
    for (const Token token : {Token::Line, Token::Edge, Token::Ink, Token::InkMuted, Token::BandInk})
        out.of(token) = ink;
    for (const Token token : {Token::Accent, Token::AccentText, Token::Good, Token::Warn, Token::Bad})
        out.of(token) = pushed(palette.of(token), pole, ground);
    return out;
}

} // namespace kz
