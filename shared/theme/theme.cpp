#include "shared/theme/theme.hpp"

#include "shared/theme/contrast.hpp"

namespace kz {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

} // namespace

std::string hex_text(Rgb colour) {
    std::string out = "#";
    for (const std::uint8_t channel : {colour.r, colour.g, colour.b})
        (out += digits[channel >> 4]) += digits[channel & 15];
    return out;
}

std::optional<Rgb> parse_hex(std::string_view text) {
    if (text.size() != 7 || text.front() != '#')
        return std::nullopt;
    std::uint8_t channels[3] = {};
    for (std::size_t i = 0; i < 6; ++i) {
        const auto value = digits.find(text[i + 1]);
        if (value == std::string_view::npos)
            return std::nullopt;
        channels[i / 2] = static_cast<std::uint8_t>(channels[i / 2] * 16 + static_cast<int>(value));
    }
    return Rgb{channels[0], channels[1], channels[2]};
}

bool is_theme_name(std::string_view name) {
    if (name.empty() || name.size() > 32 || name.front() < 'a' || name.front() > 'z')
        return false;
    for (const char c : name)
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'))
            return false;
    return true;
}

Palette palette_of(const Theme& theme, Scheme scheme) {
    switch (scheme) {
    case Scheme::Light: return theme.light;
    case Scheme::Dark: return theme.dark;
    case Scheme::Contrast: break;
    }
    return with_more_contrast(theme.light);
}

std::string_view token_name(Token token) {
    static constexpr std::array<std::string_view, static_cast<std::size_t>(Token::Count_)> names = {
        "", "ground", "surface", "surface-soft", "line", "edge", "ink", "ink-muted", "accent", "accent-ink",
        "accent-text", "accent-soft", "good", "good-soft", "warn", "warn-soft", "bad", "bad-soft", "band", "band-ink",
        "band-soft"};
    static_assert(!names.back().empty());
    return names[static_cast<std::size_t>(token)];
}

std::string_view tone_name(Tone tone) { return tone == Tone::Warm ? "warm" : "formal"; }

std::string_view cut_name(Cut cut) {
    return cut == Cut::Heavy ? "heavy" : cut == Cut::Narrow ? "narrow" : "plain";
}

std::string_view strong_font(Cut cut) {
    return cut == Cut::Heavy ? "strong_heavy" : cut == Cut::Narrow ? "strong_narrow" : "strong";
}

std::string_view text_step_name(TextStep step) {
    static constexpr std::array<std::string_view, static_cast<std::size_t>(TextStep::Count_)> names = {
        "", "small", "body", "title", "large", "amount", "amount_wide"};
    static_assert(!names.back().empty());
    return names[static_cast<std::size_t>(step)];
}

std::string_view corner_name(Corner corner) {
    static constexpr std::array<std::string_view, static_cast<std::size_t>(Corner::Count_)> names = {
        "", "small", "control", "card"};
    static_assert(!names.back().empty());
    return names[static_cast<std::size_t>(corner)];
}

} // namespace kz
