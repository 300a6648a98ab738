// How each kind of node looks: one table for the style sheet of the browser and for layout and paint of the native client,
// so that both look the same. Lengths are CSS pixels at text scale 100 %; colours are tokens that a Theme gives values.
//
// Layout is that of CSS flexbox with these settings, and no more of it:
// - Sizes include the padding. The border is drawn inside the padding and takes no room of its own.
// - Column: children below each other. Stretch makes them as wide as the content box, but not wider than their width_max
//   (is_centred: in the middle of what is left); otherwise they are as wide as their content, at most the content box.
// - Row: a child without `grow` is as wide as its content; the others share what is left by `grow`, whatever their content,
//   not below width_min. When the former do not fit, they shrink in proportion, not below width_min.
// - Wrap: as Row, but a new line begins before the child that does not fit; one with `grow` counts with its width_min.
//   `gap` is also between the lines.
// - `grow` means nothing in a Column. `align` places across, `spread` along the flow. The text of a node is laid out like a
//   single child of its box.
// - Lines of text are line_height(size) apart. A word that is wider than its box breaks anywhere.
// - An empty Status or Alert takes no room and no gap.
// What a state changes: disabled is drawn at disabled_percent opacity; an invalid field has a border of Token::Bad.
#pragma once

#include <cstdint>
#include <string_view>

namespace kz {

enum class Style : std::uint8_t {
    None,
    Page, Header, HeaderInner, Brand, BrandMark, BrandName, Languages, LanguageLink, LanguageCurrent,
    Main, Columns, Column, SideColumn,
    Hero, HeroTop, HeroTitle, HeroAmount, HeroNote, HeroFacts, Fact, FactLabel, FactValue, HeroActions,
    BadgeOpen, BadgeOverdue, BadgePaid, BadgePlan,
    Card, CardTitle, CardLead, SubTitle, Body, Muted, Small, Strong,
    PaySplit, QrBox, Qr, PayRows, CopyRow, CopyTexts, CopyLabel, CopyValue, CopyButton,
    ButtonPrimary, ButtonSecondary, ButtonQuiet, ButtonRow,
    FormStack, Field, FieldPair, FieldLabel, FieldInput, FieldArea, FieldSelect, FieldHelp, FieldError,
    SliderField, SliderValue, Slider,
    Schedule, ScheduleRow, ScheduleText, ScheduleAmount, SchedulePaid, SchedulePartly, ScheduleOverdue,
    Lines, LineRow, LineTexts, LineName, LineDetail, LineAmount, Sums, SumRow, SumLabel, SumValue, TotalRow, TotalLabel, TotalValue,
    Timeline, TimelineItem, TimelineMark, TimelineTexts, TimelineWhat, TimelineWhen,
    NoticeGood, NoticeBad, Rule, PageFooter, FooterLink,
    CodeEntry, CodeField,
    Count_
};
std::string_view style_name(Style style); // "hero-amount": the class in HTML

enum class Token : std::uint8_t {
    None,
    Ground,      // behind everything
    Surface,     // cards
    SurfaceSoft, // quiet areas inside cards
    Line,        // hairlines; decorative
    Edge,        // borders of fields: 3:1 on Surface
    Ink, InkMuted,
    Accent, AccentInk /* text on Accent */, AccentText /* accent as text on Surface */, AccentSoft,
    Good, GoodSoft, Warn, WarnSoft, Bad, BadSoft,
    Count_
};
std::string_view token_name(Token token); // "accent-ink"

struct Rgb { std::uint8_t r, g, b; friend bool operator==(const Rgb&, const Rgb&) = default; };

struct Theme {
    Rgb colours[static_cast<int>(Token::Count_)];
    const Rgb& of(Token token) const { return colours[static_cast<int>(token)]; }
};
const Theme& light_theme();
const Theme& dark_theme();
// WCAG 2.2 contrast ratio times 100 (450 is 4.5:1).
int contrast_percent(Rgb a, Rgb b);

enum class Flow : std::uint8_t { Column, Row, Wrap /* row that wraps */ };
enum class Align : std::uint8_t { Start, Center, End, Stretch };
enum class Spread : std::uint8_t { Start, Center, End, Between };
enum class Weight : std::uint8_t { Regular, Strong };

struct StyleRule {
    Flow flow = Flow::Column;
    Align align = Align::Stretch;       // across the flow
    Spread spread = Spread::Start;      // along the flow
    std::uint16_t gap = 0;
    std::uint16_t pad_x = 0, pad_y = 0;
    std::uint16_t width_max = 0;        // 0: none
    std::uint16_t width_min = 0;
    std::uint16_t height_min = 0;
    std::uint8_t grow = 0;              // share of the free length along a Row
    bool is_centred = false;            // the box itself, when width_max leaves room
    Token ink = Token::None;            // None: the parent's
    Token fill = Token::None;
    Token border = Token::None;         // 1 px
    std::uint8_t radius = 0;
    std::uint8_t shadow = 0;            // 0 to 2
    std::uint8_t text = 0;              // font size; 0: the parent's
    Weight weight = Weight::Regular;
    bool is_tabular = false;            // digits of equal width
    bool is_underlined = false;
    Align text_align = Align::Start;
};
// `is_wide`: the viewport has at least wide_from pixels.
inline constexpr int wide_from = 860;
StyleRule rule(Style style, bool is_wide);

inline constexpr int disabled_percent = 50;
// All sizes of text that rule() uses.
inline constexpr int type_scale[] = {14, 16, 20, 24, 40, 48};
// Height of a line box: size x 1.45, rounded; 16 → 23.
constexpr int line_height(int size) { return (size * 145 + 50) / 100; }
// Black, `alpha_percent` opaque, as far down as `y`, blurred over `blur` pixels (box-shadow: 0 y blur).
struct Shadow { std::uint8_t y, blur, alpha_percent; };
constexpr Shadow shadow_of(int level) { return level == 0 ? Shadow{0, 0, 0} : level == 1 ? Shadow{1, 12, 5} : Shadow{8, 32, 12}; }

} // namespace kz
