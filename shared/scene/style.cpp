// The look, in one table: 8-point spacing, the type scale 14/16/20/24 and 40/48 for the amount, soft cards, one strong
// button. `by(narrow, wide)` is all that the width of the window decides.
#include "shared/scene/style.hpp"

#include <array>

namespace kz {
namespace {

constexpr int page_width = 1080;
constexpr int side_width = 368;
constexpr int touch = 44; // least height and width of what can be pressed

struct ByWidth {
    bool is_wide;
    std::uint16_t operator()(int narrow, int wide) const { return static_cast<std::uint16_t>(is_wide ? wide : narrow); }
};

StyleRule text_of(int size, Token ink = Token::None) {
    return {.ink = ink, .text = static_cast<std::uint8_t>(size)};
}

StyleRule strong(StyleRule r) {
    r.weight = Weight::Strong;
    return r;
}

StyleRule money(StyleRule r) {
    r.is_tabular = true;
    return r;
}

StyleRule growing(StyleRule r, int width_min = 0) {
    r.grow = 1;
    r.width_min = static_cast<std::uint16_t>(width_min);
    return r;
}

// Rows with hairlines between them: the gap lets the fill show through, the rows cover the rest.
constexpr StyleRule hairlines = {.gap = 1, .fill = Token::Line};

StyleRule page_part(ByWidth by, Flow flow, int gap) {
    return {.flow = flow, .align = flow == Flow::Column ? Align::Stretch : Align::Center,
            .gap = static_cast<std::uint16_t>(gap), .pad_x = by(16, 24), .pad_y = by(8, 16),
            .width_max = static_cast<std::uint16_t>(page_width + 2 * by(16, 24)), .is_centred = true};
}

StyleRule of_frame(Style style, ByWidth by) {
    switch (style) {
    case Style::Page:
        return {.ink = Token::Ink, .fill = Token::Ground, .text = 16};
    case Style::HeaderInner: {
        StyleRule r = page_part(by, Flow::Wrap, by(8, 16));
        r.pad_y = 16;
        return r;
    }
    case Style::Brand:
        return {.flow = Flow::Row, .align = Align::Center, .gap = 12, .width_min = 184, .height_min = touch, .grow = 1};
    case Style::BrandMark:
        return {.flow = Flow::Row, .align = Align::Center, .spread = Spread::Center, .width_min = 32, .height_min = 32,
                .ink = Token::AccentInk, .fill = Token::Accent, .radius = 10, .text = 16, .weight = Weight::Strong};
    case Style::BrandName:
        return growing(strong(text_of(16)));
    case Style::Languages:
        return {.flow = Flow::Wrap, .align = Align::Center};
    case Style::LanguageLink:
    case Style::LanguageCurrent:
        return {.flow = Flow::Row, .align = Align::Center, .spread = Spread::Center, .pad_x = by(8, 12), .width_min = touch,
                .height_min = touch, .ink = style == Style::LanguageLink ? Token::InkMuted : Token::Ink, .radius = 12,
                .text = 14, .weight = style == Style::LanguageLink ? Weight::Regular : Weight::Strong};
    case Style::Main: {
        StyleRule r = page_part(by, Flow::Column, by(16, 24));
        r.pad_y = by(8, 16);
        return r;
    }
    case Style::Columns:
        return {.flow = by.is_wide ? Flow::Row : Flow::Column, .align = by.is_wide ? Align::Start : Align::Stretch,
                .gap = by(16, 24)};
    case Style::Column:
        return {.gap = by(16, 24), .grow = static_cast<std::uint8_t>(by(0, 1))};
    case Style::SideColumn:
        return {.gap = by(16, 24), .width_max = by(0, side_width), .width_min = by(0, side_width)};
    default:
        return {};
    }
}

StyleRule badge(Token ink, Token fill) {
    return {.flow = Flow::Row, .align = Align::Center, .spread = Spread::Center, .pad_x = 12, .pad_y = 4, .ink = ink,
            .fill = fill, .radius = 14, .text = 14, .weight = Weight::Strong};
}

StyleRule of_hero(Style style, ByWidth by) {
    switch (style) {
    case Style::Hero:
        return {.gap = by(20, 24), .pad_x = by(20, 40), .pad_y = by(24, 40), .fill = Token::Surface, .border = Token::Line,
                .radius = 20, .shadow = 1};
    case Style::HeroTop:
        return {.flow = Flow::Wrap, .align = Align::Center, .gap = 12};
    case Style::HeroTitle:
        return growing(strong(text_of(20)), 200);
    case Style::HeroAmount:
        return money(strong(text_of(by(40, 48))));
    case Style::HeroNote:
        return text_of(16, Token::InkMuted);
    case Style::HeroFacts:
        return {.flow = Flow::Wrap, .gap = by(16, 24)};
    case Style::Fact: {
        StyleRule r = growing({}, by(144, 160));
        r.grow = static_cast<std::uint8_t>(by(1, 0));
        return r;
    }
    case Style::FactLabel:
        return text_of(14, Token::InkMuted);
    case Style::FactValue:
        return money(strong(text_of(16)));
    case Style::HeroActions:
        return {.flow = Flow::Wrap, .gap = 12};
    case Style::BadgeOpen:
        return badge(Token::AccentText, Token::AccentSoft);
    case Style::BadgeOverdue:
        return badge(Token::Warn, Token::WarnSoft);
    case Style::BadgePaid:
        return badge(Token::Good, Token::GoodSoft);
    case Style::BadgePlan:
        return badge(Token::AccentText, Token::AccentSoft);
    default:
        return {};
    }
}

StyleRule of_card(Style style, ByWidth by) {
    switch (style) {
    case Style::Card:
        return {.gap = by(16, 20), .pad_x = by(20, 32), .pad_y = by(24, 32), .fill = Token::Surface, .border = Token::Line,
                .radius = 16, .shadow = 1};
    case Style::CardTitle:
        return strong(text_of(20));
    case Style::CardLead:
        return text_of(16, Token::InkMuted);
    case Style::SubTitle:
        return strong(text_of(16));
    case Style::Body:
        return text_of(16);
    case Style::Muted:
        return text_of(16, Token::InkMuted);
    case Style::Small:
        return text_of(14, Token::InkMuted);
    case Style::Strong:
        return strong({});
    case Style::PaySplit:
        return {.flow = Flow::Wrap, .align = Align::Start, .gap = 16};
    case Style::QrBox:
        return {.align = Align::Center, .gap = 12, .pad_x = 16, .pad_y = 16, .width_min = 208, .grow = 1,
                .fill = Token::SurfaceSoft, .radius = 12, .text_align = Align::Center};
    case Style::Qr:
        return {.width_max = 176, .width_min = 176, .height_min = 176, .radius = 8};
    case Style::PayRows: {
        StyleRule r = growing(hairlines, 240);
        r.grow = 2;
        return r;
    }
    case Style::CopyRow:
        return {.flow = Flow::Wrap, .align = Align::Center, .gap = 8, .pad_y = 8, .height_min = 64, .fill = Token::Surface};
    case Style::CopyTexts:
        return growing({}, 168);
    case Style::CopyLabel:
        return text_of(14, Token::InkMuted);
    case Style::CopyValue:
        return money(strong(text_of(16)));
    default:
        return {};
    }
}

StyleRule button(int height, int pad_x, Token ink, Token fill) {
    return {.flow = Flow::Row, .align = Align::Center, .spread = Spread::Center, .pad_x = static_cast<std::uint16_t>(pad_x),
            .pad_y = 8, .height_min = static_cast<std::uint16_t>(height), .ink = ink, .fill = fill, .radius = 12, .text = 16,
            .weight = Weight::Strong, .text_align = Align::Center};
}

// Beside each other when there is room, below each other in full width when there is not.
StyleRule main_button(ByWidth by, Token ink, Token fill) {
    StyleRule r = button(52, 24, ink, fill);
    r.width_min = by(200, 180);
    r.grow = static_cast<std::uint8_t>(by(1, 0));
    return r;
}

StyleRule of_button(Style style, ByWidth by) {
    switch (style) {
    case Style::ButtonPrimary:
        return main_button(by, Token::AccentInk, Token::Accent);
    case Style::ButtonSecondary: {
        StyleRule r = main_button(by, Token::Ink, Token::Surface);
        r.border = Token::Edge;
        return r;
    }
    case Style::ButtonQuiet:
        return button(48, 16, Token::AccentText, Token::None);
    case Style::CopyButton: {
        StyleRule r = button(48, 12, Token::AccentText, Token::AccentSoft);
        r.text = 14;
        return r;
    }
    case Style::ButtonRow:
        return {.flow = Flow::Wrap, .align = Align::Center, .gap = 12};
    default:
        return {};
    }
}

StyleRule field(int height, int pad_y) {
    return {.pad_x = 16, .pad_y = static_cast<std::uint16_t>(pad_y), .height_min = static_cast<std::uint16_t>(height),
            .ink = Token::Ink, .fill = Token::Surface, .border = Token::Edge, .radius = 12, .text = 16};
}

StyleRule of_form(Style style, ByWidth by) {
    switch (style) {
    case Style::FormStack:
        return {.gap = by(16, 20)};
    case Style::Field:
        return growing({.gap = 8}, 200);
    case Style::FieldPair:
        return {.flow = Flow::Wrap, .gap = 16};
    case Style::FieldLabel:
        return strong(text_of(14));
    case Style::FieldInput:
    case Style::FieldSelect:
        return field(48, 8);
    case Style::FieldArea:
        return field(128, 12);
    case Style::FieldHelp:
        return text_of(14, Token::InkMuted);
    case Style::FieldError:
        return strong(text_of(14, Token::Bad));
    case Style::SliderField:
        return {.gap = 8};
    case Style::SliderValue:
        return money(strong(text_of(24)));
    case Style::Slider:
        return {.height_min = 48};
    case Style::CodeEntry:
        return {.gap = 20, .pad_x = by(20, 40), .pad_y = by(24, 40), .width_max = 520, .is_centred = true,
                .fill = Token::Surface, .border = Token::Line, .radius = 20, .shadow = 2};
    case Style::CodeField: {
        StyleRule r = money(field(64, 12));
        r.text = 24;
        r.text_align = Align::Center;
        return r;
    }
    default:
        return {};
    }
}

StyleRule row(int pad_y) {
    return {.flow = Flow::Row, .gap = 16, .pad_y = static_cast<std::uint16_t>(pad_y), .fill = Token::Surface};
}

StyleRule amount(int size) {
    StyleRule r = money(text_of(size));
    r.text_align = Align::End;
    return r;
}

StyleRule of_table(Style style) {
    switch (style) {
    case Style::Schedule:
    case Style::Lines:
        return hairlines;
    case Style::ScheduleRow: {
        StyleRule r = row(12);
        r.flow = Flow::Wrap;
        r.align = Align::Center;
        r.spread = Spread::End;
        r.gap = 12;
        return r;
    }
    case Style::LineRow:
        return row(12);
    case Style::ScheduleText:
        return growing(money(text_of(16)), 136);
    case Style::ScheduleAmount:
        return strong(amount(16));
    case Style::SchedulePaid:
        return strong(text_of(14, Token::Good));
    case Style::SchedulePartly:
        return strong(text_of(14, Token::Warn));
    case Style::ScheduleOverdue:
        return strong(text_of(14, Token::Bad));
    case Style::LineTexts:
        return growing({.gap = 4});
    case Style::LineName:
        return text_of(16);
    case Style::LineDetail:
        return money(text_of(14, Token::InkMuted));
    case Style::LineAmount:
        return amount(16);
    case Style::Sums:
        return {.gap = 8};
    case Style::SumRow:
    case Style::TotalRow:
        return {.flow = Flow::Row, .gap = 16};
    case Style::SumLabel:
        return growing(text_of(16, Token::InkMuted));
    case Style::SumValue:
        return amount(16);
    case Style::TotalLabel:
        return growing(strong(text_of(20)));
    case Style::TotalValue:
        return strong(amount(20));
    default:
        return {};
    }
}

StyleRule of_rest(Style style, ByWidth by) {
    switch (style) {
    case Style::Timeline:
        return {.gap = 16};
    case Style::TimelineItem:
        return {.flow = Flow::Row, .gap = 16};
    case Style::TimelineMark:
        return {.width_max = 4, .width_min = 4, .fill = Token::AccentSoft, .radius = 2};
    case Style::TimelineTexts:
        return growing({});
    case Style::TimelineWhat:
        return text_of(16);
    case Style::TimelineWhen:
        return money(text_of(14, Token::InkMuted));
    case Style::NoticeGood:
        return {.pad_x = 16, .pad_y = 12, .ink = Token::Good, .fill = Token::GoodSoft, .radius = 12, .text = 16};
    case Style::NoticeBad:
        return {.pad_x = 16, .pad_y = 12, .ink = Token::Bad, .fill = Token::BadSoft, .radius = 12, .text = 16};
    case Style::Rule:
        return {.height_min = 1, .fill = Token::Line};
    case Style::PageFooter: {
        StyleRule r = page_part(by, Flow::Wrap, 16);
        r.ink = Token::InkMuted;
        r.text = 14;
        return r;
    }
    case Style::FooterLink:
        return {.flow = Flow::Row, .align = Align::Center, .height_min = touch, .text = 14,
                .is_underlined = true};
    default:
        return {};
    }
}

} // namespace

StyleRule rule(Style style, bool is_wide) {
    const ByWidth by{is_wide};
    if (style < Style::Hero)
        return of_frame(style, by);
    if (style < Style::Card)
        return of_hero(style, by);
    if (style < Style::CopyButton)
        return of_card(style, by);
    if (style < Style::FormStack)
        return of_button(style, by);
    if (style < Style::Schedule || style >= Style::CodeEntry)
        return of_form(style, by);
    return style < Style::Timeline ? of_table(style) : of_rest(style, by);
}

std::string_view style_name(Style style) {
    static constexpr std::array<std::string_view, static_cast<std::size_t>(Style::Count_)> names = {
        "", "page", "header", "header-inner", "brand", "brand-mark", "brand-name", "languages", "language-link",
        "language-current", "main", "columns", "column", "side-column", "hero", "hero-top", "hero-title", "hero-amount",
        "hero-note", "hero-facts", "fact", "fact-label", "fact-value", "hero-actions", "badge-open", "badge-overdue",
        "badge-paid", "badge-plan", "card", "card-title", "card-lead", "sub-title", "body", "muted", "small", "strong",
        "pay-split", "qr-box", "qr", "pay-rows", "copy-row", "copy-texts", "copy-label", "copy-value", "copy-button",
        "button-primary", "button-secondary", "button-quiet", "button-row", "form-stack", "field", "field-pair",
        "field-label", "field-input", "field-area", "field-select", "field-help", "field-error", "slider-field",
        "slider-value", "slider", "schedule", "schedule-row", "schedule-text", "schedule-amount", "schedule-paid",
        "schedule-partly", "schedule-overdue", "lines", "line-row", "line-texts", "line-name", "line-detail",
        "line-amount", "sums", "sum-row", "sum-label", "sum-value", "total-row", "total-label", "total-value", "timeline",
        "timeline-item", "timeline-mark", "timeline-texts", "timeline-what", "timeline-when", "notice-good", "notice-bad",
        "rule", "page-footer", "footer-link", "code-entry", "code-field"};
    static_assert(!names.back().empty());
    return names[static_cast<std::size_t>(style)];
}

std::string_view token_name(Token token) {
    static constexpr std::array<std::string_view, static_cast<std::size_t>(Token::Count_)> names = {
        "", "ground", "surface", "surface-soft", "line", "edge", "ink", "ink-muted", "accent", "accent-ink",
        "accent-text", "accent-soft", "good", "good-soft", "warn", "warn-soft", "bad", "bad-soft"};
    static_assert(!names.back().empty());
    return names[static_cast<std::size_t>(token)];
}

} // namespace kz
