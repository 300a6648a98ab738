// Theme: the look of one merchant. One value for the style sheet of the browser and for layout and paint everywhere else, so
// that all look the same. A theme says what tokens are, never where they stand (shared/scene/style.hpp).
//
// Invariant of every theme that is in use: contrast_fault() and picture_fault() are empty (refused where it is read).
#pragma once

#include "shared/theme/picture.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kz {

struct Rgb { std::uint8_t r = 0, g = 0, b = 0; friend bool operator==(const Rgb&, const Rgb&) = default; };
std::string hex_text(Rgb colour); // "#0b5d57"
std::optional<Rgb> parse_hex(std::string_view text); // exactly as hex_text writes it

struct Palette {
    std::array<Rgb, static_cast<int>(Token::Count_)> colours{}; // [0] is None's: nothing
    const Rgb& of(Token token) const { return colours[static_cast<std::size_t>(token)]; }
    Rgb& of(Token token) { return colours[static_cast<std::size_t>(token)]; }
    friend bool operator==(const Palette&, const Palette&) = default;
};

// Sizes of text at text scale 100 %, CSS pixels.
enum class TextStep : std::uint8_t { Inherit, Small, Body, Title, Large, Amount, AmountWide, Count_ };
std::string_view text_step_name(TextStep step); // "amount_wide"
enum class Corner : std::uint8_t { Square, Small, Control, Card, Count_ };
std::string_view corner_name(Corner corner); // "control"

// How a merchant speaks to customers: the same facts and the same respect, in other words of welcome.
enum class Tone : std::uint8_t { Formal, Warm };
std::string_view tone_name(Tone tone); // "warm"

// How what is strong (titles, figures, buttons) is cut: the type that people know a merchant by. What is read is set in one and the
// same letters for all, and figures are of equal width in every cut.
enum class Cut : std::uint8_t { Plain, Heavy, Narrow };
std::string_view cut_name(Cut cut); // "narrow"
std::string_view strong_font(Cut cut); // "strong_narrow": the built file's name

struct Theme {
    std::string name; // is_theme_name()
    Tone tone = Tone::Formal;
    Cut cut = Cut::Plain;
    Palette light, dark;
    std::array<std::uint8_t, static_cast<int>(TextStep::Count_)> sizes{}; // [0] is Inherit's: 0
    std::array<std::uint8_t, static_cast<int>(Corner::Count_)> radii{};   // [0] is Square's: 0
    std::uint8_t elevation = 1; // 0: flat, hairlines only; 1: soft shadows; 2: deep ones
    std::vector<Shape> logo;    // on logo_side x logo_side; empty: the first letter of the merchant's name
    std::vector<Shape> art;     // on art_width x art_height, behind the header; empty: none
    std::string photo;          // below the header: the name of a file beside the theme's, and on a page where it is fetched; empty: none

    int size(TextStep step) const { return sizes[static_cast<std::size_t>(step)]; }
    int radius(Corner corner) const { return radii[static_cast<std::size_t>(corner)]; }
    friend bool operator==(const Theme&, const Theme&) = default;
};
inline constexpr int theme_size_min = 12, theme_size_max = 72;
inline constexpr int theme_radius_max = 32;
inline constexpr int elevation_max = 2;
inline constexpr int photo_name_bytes_max = 64; // of a-z, 0-9 and "-_./"
// 1 to 32 of a-z, 0-9 and "-", a letter first.
bool is_theme_name(std::string_view name);
// Of those who have none: a warm paper with a deep green-blue, and its night.
const Theme& default_theme();

// What the person asked for: of the system, or at the kiosk.
enum class Scheme : std::uint8_t { Light, Dark, Contrast };
// Contrast: the light palette with_more_contrast.
Palette palette_of(const Theme& theme, Scheme scheme);

} // namespace kz
