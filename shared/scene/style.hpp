// How each kind of node looks: one table for the style sheet of the browser and for layout and paint of the native client,
// so that both look the same. Lengths are CSS pixels at text scale 100 %; colours are tokens that a Theme gives values, sizes
// of text and corners are those of the theme.
//
// Layout is that of CSS flexbox with these settings, and no more of it:
// - Sizes include the padding. The border is drawn inside the padding and takes no room of its own.
// - Column: children below each other. Stretch makes them as wide as the content box, but not wider than their width_max
//   (is_centred: in the middle of what is left); otherwise they are as wide as their content, at most the content box.
// - Row: a child without `grow` is as wide as its content; the others share what is left by `grow`, whatever their content,
//   not below width_min. When the former do not fit, they shrink in proportion, not below width_min.
// - Wrap: as Row, but a new line begins before the child that does not fit; one with `grow` counts with its width_min.
//   `gap` is also between the lines.
// - A `pad_x` that gives way is at most a quarter of the window less 56 pixels times the text scale, and at least give_least: words of
//   large text stay whole on a phone.
// - `grow` means nothing in a Column. `align` places across, `spread` along the flow. The text of a node is laid out like a
//   single child of its box.
// - Lines of text are line_height(size) apart. A word that is wider than its box breaks anywhere.
// - An empty Status or Alert takes no room and no gap.
// - A backdrop takes no room: it lies over its parent's whole box, under the parent's other children.
// - An icon stands before the text of its box, `gap` away: on its first line, or in the middle where `align` is Center. Without text
//   it stands in the middle of the box.
// - A box with a `tail` goes on so far below its content, and what follows it in a Column stands on the tail.
// What a state changes: disabled is drawn at disabled_percent opacity; an invalid field has a border of Token::Bad.
#pragma once

#include "shared/scene/icon.hpp"
#include "shared/theme/theme.hpp"

#include <cstdint>
#include <string_view>

namespace kz {

enum class Style : std::uint8_t {
    None,
    Page, Header, HeaderPlain, HeaderArt, HeaderPhoto, HeaderInner, Brand, BrandLogo, BrandMark, BrandName, Languages, LanguageLink, LanguageCurrent,
    HeaderButton,
    Main, Columns, Column, SideColumn, ShareBar,
    Hero, HeroTop, HeroTitle, HeroAmount, HeroNote, HeroFacts, Particulars, Fact, FactLabel, FactValue, HeroActions,
    BadgeOpen, BadgeOverdue, BadgePaid, BadgePlan,
    Card, CardTitle, CardLead, SubTitle, Body, Muted, Small, Strong,
    PaySplit, QrBox, Qr, Bars, PayRows, CopyRow, CopyTexts, CopyLabel, CopyValue, CopyButton,
    ButtonPrimary, ButtonSecondary, ButtonQuiet, ButtonRow, OptionList, Choices, Choice, ChoiceCurrent, Offer,
    FormStack, Field, FieldPair, FieldLabel, FieldInput, FieldArea, FieldSelect, FieldHelp, FieldError,
    SliderField, SliderValue, Slider,
    CheckRow, CheckBox, CheckLabel, FieldFile,
    Schedule, ScheduleRow, ScheduleText, ScheduleAmount, SchedulePaid, SchedulePartly, ScheduleOverdue,
    Lines, LineRow, LineTexts, LineName, LineDetail, LineAmount, LedgerLine, LedgerRows, LedgerLabel, LedgerValue, Sums, SumRow, SumLabel, SumValue, TotalRow, TotalLabel, TotalValue,
    Timeline, TimelineItem, TimelineMark, TimelineBill, TimelinePaid, TimelineBack, TimelinePlan, TimelineTalk, TimelineTexts, TimelineWhat, TimelineWhen,
    NoticeGood, NoticeCalm, NoticeBad, FaultSummary, TalkOwn, TalkOther, Rule, PageFooter, FooterLink, TrustLink,
    CodeEntry, CodeField,
    Count_
};
std::string_view style_name(Style style); // "hero-amount": the class in HTML

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
    bool gives_way = false;             // pad_x does, to large text
    std::uint16_t width_max = 0;        // 0: none
    std::uint16_t width_min = 0;
    std::uint16_t height_min = 0;
    std::uint8_t grow = 0;              // share of the free length along a Row
    bool is_centred = false;            // the box itself, when width_max leaves room
    Token ink = Token::None;            // None: the parent's
    Token fill = Token::None;
    Token border = Token::None;         // 1 px
    std::uint16_t tail = 0;
    bool is_backdrop = false;
    std::uint8_t radius = 0;
    std::uint8_t shadow = 0;            // 0 to 2
    std::uint8_t text = 0;              // font size; 0: the parent's
    Weight weight = Weight::Regular;
    bool is_tabular = false;            // digits of equal width
    bool is_figure = false;             // never larger than figure_percent of the window's width: an amount stays on one line
    bool is_underlined = false;
    Align text_align = Align::Start;
    Icon icon = Icon::None; // of a Row
};
// `is_wide`: the viewport has at least wide_from pixels, at text scale 100 %; with larger text, so many times more.
inline constexpr int wide_from = 860;
StyleRule rule(Style style, bool is_wide, const Theme& theme);

inline constexpr int give_least = 8;
inline constexpr int figure_percent = 14;
inline constexpr int disabled_percent = 50;
// Height of a line box: 1.45 of what is read, 16 → 23; large figures stand closer, 48 → 60.
constexpr int line_height(int size) { return size < 24 ? (size * 145 + 50) / 100 : (size * 120 + 50) / 100 + 2; }
// Black, `alpha_percent` opaque, as far down as `y`, blurred over `blur` pixels (box-shadow: 0 y blur).
struct Shadow { std::uint8_t y, blur, alpha_percent; };
constexpr Shadow shadow_of(int level) { return level == 0 ? Shadow{0, 0, 0} : level == 1 ? Shadow{2, 16, 6} : Shadow{10, 40, 12}; }

} // namespace kz
