// The table of the look: 8-point spacing, the theme's sizes and corners, soft cards, one strong button. `by(narrow, wide)` is all that
// the width of the window decides. The table speaks in steps and corners; rule() makes pixels of them. Here are the words that it is
// written in and its parts, each for a run of styles; style_page.cpp and style_content.cpp are what it says. Only they and style.cpp
// include this.
#pragma once

#include "shared/scene/style.hpp"

namespace kz::look {

inline constexpr int page_width = 1080;
inline constexpr int side_width = 368;
inline constexpr int touch = 44; // least height and width of what can be pressed

struct ByWidth {
    bool is_wide;
    std::uint16_t operator()(int narrow, int wide) const { return static_cast<std::uint16_t>(is_wide ? wide : narrow); }
};

inline constexpr std::uint8_t small = static_cast<std::uint8_t>(TextStep::Small), body = static_cast<std::uint8_t>(TextStep::Body),
                       title = static_cast<std::uint8_t>(TextStep::Title), large = static_cast<std::uint8_t>(TextStep::Large),
                       amount_narrow = static_cast<std::uint8_t>(TextStep::Amount),
                       amount_wide = static_cast<std::uint8_t>(TextStep::AmountWide);
inline constexpr std::uint8_t thin = static_cast<std::uint8_t>(Corner::Small), control = static_cast<std::uint8_t>(Corner::Control),
                       card = static_cast<std::uint8_t>(Corner::Card);

inline StyleRule text_of(int step, Token ink = Token::None) {
    return {.ink = ink, .text = static_cast<std::uint8_t>(step)};
}

inline StyleRule strong(StyleRule r) {
    r.weight = Weight::Strong;
    return r;
}

inline StyleRule money(StyleRule r) {
    r.is_tabular = true;
    return r;
}

inline StyleRule figure(StyleRule r) {
    r.is_figure = true;
    return r;
}

inline StyleRule growing(StyleRule r, int width_min = 0) {
    r.grow = 1;
    r.width_min = static_cast<std::uint16_t>(width_min);
    return r;
}

// Rows with hairlines between them: the gap lets the fill show through, the rows cover the rest.
inline constexpr StyleRule hairlines = {.gap = 1, .fill = Token::Line};

inline StyleRule page_part(ByWidth by, Flow flow, int gap) {
    return {.flow = flow, .align = flow == Flow::Column ? Align::Stretch : Align::Center,
            .gap = static_cast<std::uint16_t>(gap), .pad_x = by(16, 24), .pad_y = by(8, 16),
            .width_max = static_cast<std::uint16_t>(page_width + 2 * by(16, 24)), .is_centred = true};
}

inline StyleRule with_icon(StyleRule r, Icon icon, Align align = Align::Center) {
    r.flow = Flow::Row;
    r.align = align;
    r.gap = 8;
    r.icon = icon;
    return r;
}

inline StyleRule button(int height, int pad_x, Token ink, Token fill) {
    return {.flow = Flow::Row, .align = Align::Center, .spread = Spread::Center, .pad_x = static_cast<std::uint16_t>(pad_x),
            .pad_y = 8, .height_min = static_cast<std::uint16_t>(height), .ink = ink, .fill = fill, .radius = control, .text = body,
            .weight = Weight::Strong, .text_align = Align::Center};
}

// The parts; of a style that is not theirs they give the rule without a word.
StyleRule of_frame(Style style, ByWidth by);  // Page to ShareBar
StyleRule of_hero(Style style, ByWidth by);   // Hero to BadgePlan
StyleRule of_card(Style style, ByWidth by);   // Card to CopyValue
StyleRule of_button(Style style, ByWidth by); // CopyButton to Offer
StyleRule of_form(Style style, ByWidth by);   // FormStack to FieldFile; CodeEntry, CodeField
StyleRule of_table(Style style);              // Schedule to TotalValue
StyleRule of_rest(Style style, ByWidth by);   // Timeline to TrustLink

} // namespace kz::look
