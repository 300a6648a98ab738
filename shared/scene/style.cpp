// The look, in one table: 8-point spacing, the theme's sizes and corners, soft cards, one strong button. `by(narrow, wide)`
// is all that the width of the window decides. The table speaks in steps and corners; rule() makes pixels of them.
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

constexpr std::uint8_t small = static_cast<std::uint8_t>(TextStep::Small), body = static_cast<std::uint8_t>(TextStep::Body),
                       title = static_cast<std::uint8_t>(TextStep::Title), large = static_cast<std::uint8_t>(TextStep::Large),
                       amount_narrow = static_cast<std::uint8_t>(TextStep::Amount),
                       amount_wide = static_cast<std::uint8_t>(TextStep::AmountWide);
constexpr std::uint8_t thin = static_cast<std::uint8_t>(Corner::Small), control = static_cast<std::uint8_t>(Corner::Control),
                       card = static_cast<std::uint8_t>(Corner::Card);

StyleRule text_of(int step, Token ink = Token::None) {
    return {.ink = ink, .text = static_cast<std::uint8_t>(step)};
}

StyleRule strong(StyleRule r) {
    r.weight = Weight::Strong;
    return r;
}

StyleRule money(StyleRule r) {
    r.is_tabular = true;
    return r;
}

StyleRule figure(StyleRule r) {
    r.is_figure = true;
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

StyleRule with_icon(StyleRule r, Icon icon, Align align = Align::Center) {
    r.flow = Flow::Row;
    r.align = align;
    r.gap = 8;
    r.icon = icon;
    return r;
}

StyleRule button(int height, int pad_x, Token ink, Token fill) {
    return {.flow = Flow::Row, .align = Align::Center, .spread = Spread::Center, .pad_x = static_cast<std::uint16_t>(pad_x),
            .pad_y = 8, .height_min = static_cast<std::uint16_t>(height), .ink = ink, .fill = fill, .radius = control, .text = body,
            .weight = Weight::Strong, .text_align = Align::Center};
}

StyleRule of_frame(Style style, ByWidth by) {
    switch (style) {
    case Style::Page:
        return {.ink = Token::Ink, .fill = Token::Ground, .text = body};
    case Style::Header:
        return {.ink = Token::BandInk, .fill = Token::Band, .tail = by(64, 96)};
    case Style::HeaderPlain: // no box stands over a photo: it would be beneath, where the canvas only paints
        return {.ink = Token::BandInk, .fill = Token::Band};
    case Style::HeaderPhoto:
        return {.height_min = by(104, 176)};
    case Style::HeaderArt:
        return {.is_backdrop = true};
    case Style::HeaderInner: {
        StyleRule r = page_part(by, Flow::Wrap, by(8, 16));
        r.pad_y = by(12, 20);
        return r;
    }
    case Style::Brand:
        return {.flow = Flow::Row, .align = Align::Center, .gap = 12, .width_min = 184, .height_min = touch, .grow = 1};
    case Style::BrandLogo:
        return {.width_max = 44, .width_min = 44, .height_min = 44};
    case Style::BrandMark:
        return {.flow = Flow::Row, .align = Align::Center, .spread = Spread::Center, .pad_x = 10, .width_min = 40, .height_min = 40,
                .ink = Token::AccentInk, .fill = Token::Accent, .radius = control, .text = title, .weight = Weight::Strong};
    case Style::BrandName:
        return growing(strong(text_of(body)));
    case Style::Languages: // the first begins where everything begins that stands below each other
        return {.flow = Flow::Wrap, .align = Align::Center, .gap = by(16, 0)};
    case Style::LanguageLink:
    case Style::LanguageCurrent:
        return {.flow = Flow::Row, .align = Align::Center, .spread = Spread::Center, .pad_x = by(0, 12), .width_min = touch,
                .height_min = touch, .radius = control, .text = small,
                .weight = style == Style::LanguageLink ? Weight::Regular : Weight::Strong,
                .is_underlined = style == Style::LanguageCurrent};
    case Style::HeaderButton:
        return button(48, 20, Token::Band, Token::BandInk);
    case Style::Main: {
        StyleRule r = page_part(by, Flow::Column, by(16, 24));
        r.pad_y = by(8, 16);
        return r;
    }
    case Style::ShareBar: // before the header, as wide as the cards below it
        return {.gap = 12, .pad_x = by(16, 32), .pad_y = by(16, 20), .width_max = page_width, .is_centred = true, .fill = Token::Surface,
                .border = Token::Line, .radius = card, .shadow = 1};
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
            .fill = fill, .radius = control, .text = small, .weight = Weight::Strong};
}

StyleRule of_hero(Style style, ByWidth by) {
    switch (style) {
    case Style::Hero:
        return {.gap = by(16, 20), .pad_x = by(20, 40), .pad_y = by(24, 40), .fill = Token::Surface, .border = Token::Line,
                .radius = card, .shadow = 2};
    case Style::HeroTop:
        return {.flow = Flow::Wrap, .align = Align::Center, .gap = 12};
    case Style::HeroTitle:
        return growing(strong(text_of(title)), 200);
    case Style::HeroAmount:
        return figure(money(strong(text_of(by(amount_narrow, amount_wide)))));
    case Style::HeroNote:
        return text_of(body, Token::InkMuted);
    case Style::HeroFacts:
        return {.flow = by.is_wide ? Flow::Wrap : Flow::Column, .gap = by(8, 32), .pad_x = by(16, 20), .pad_y = 16,
                .fill = Token::SurfaceSoft, .radius = control};
    case Style::Particulars: // in the side column, always narrow
        return {.gap = 12, .pad_x = 16, .pad_y = 16, .fill = Token::SurfaceSoft, .radius = control};
    case Style::Fact: // on a phone a line like that of a receipt
        if (!by.is_wide)
            return {.flow = Flow::Wrap, .align = Align::Center, .spread = Spread::Between, .gap = 4};
        return {.width_min = 144};
    case Style::FactLabel:
        return text_of(small, Token::InkMuted);
    case Style::FactValue:
        return money(strong(text_of(body)));
    case Style::HeroActions:
        return {.flow = Flow::Wrap, .gap = 12};
    case Style::BadgeOpen:
        return badge(Token::AccentText, Token::AccentSoft);
    case Style::BadgeOverdue:
        return badge(Token::Warn, Token::WarnSoft);
    case Style::BadgePaid: {
        StyleRule r = with_icon(badge(Token::Good, Token::GoodSoft), Icon::Check);
        r.gap = 4;
        return r;
    }
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
                .radius = card, .shadow = 1};
    case Style::CardTitle:
        return strong(text_of(title));
    case Style::CardLead:
        return text_of(body, Token::InkMuted);
    case Style::SubTitle:
        return strong(text_of(body));
    case Style::Body:
        return text_of(body);
    case Style::Muted:
        return text_of(body, Token::InkMuted);
    case Style::Small:
        return text_of(small, Token::InkMuted);
    case Style::Strong:
        return strong({});
    case Style::PaySplit:
        return {.flow = Flow::Wrap, .align = Align::Start, .gap = 16};
    case Style::QrBox:
        return {.align = Align::Center, .gap = 12, .pad_x = 16, .pad_y = 16, .width_min = 208, .grow = 1,
                .fill = Token::SurfaceSoft, .radius = control, .text_align = Align::Center};
    case Style::Qr:
        return {.width_max = 176, .width_min = 176, .height_min = 176, .radius = thin};
    case Style::Bars: // two pixels and more a module of an EAN-13
        return {.width_max = 300, .width_min = 236, .height_min = 104, .radius = thin};
    case Style::PayRows: {
        StyleRule r = growing(hairlines, by(240, 304)); // a value, and how to copy it, on one line
        r.grow = 2;
        return r;
    }
    case Style::CopyRow:
        return {.flow = Flow::Wrap, .align = Align::Center, .gap = 4, .pad_y = 8, .height_min = 64, .fill = Token::Surface};
    case Style::CopyTexts:
        return growing({}, 104);
    case Style::CopyLabel:
        return text_of(small, Token::InkMuted);
    case Style::CopyValue:
        return money(strong(text_of(body)));
    default:
        return {};
    }
}

// Beside each other when there is room; the first one has a line of its own when there is not.
StyleRule main_button(ByWidth by, int narrow_min, Token ink, Token fill) {
    StyleRule r = button(52, by(12, 24), ink, fill);
    r.width_min = by(narrow_min, 180);
    r.grow = static_cast<std::uint8_t>(by(1, 0));
    return r;
}

StyleRule of_button(Style style, ByWidth by) {
    switch (style) {
    case Style::ButtonPrimary:
        return main_button(by, 240, Token::AccentInk, Token::Accent);
    case Style::ButtonSecondary: {
        StyleRule r = main_button(by, 148, Token::Ink, Token::Surface);
        r.border = Token::Edge;
        return r;
    }
    case Style::ButtonQuiet:
        return button(48, 16, Token::AccentText, Token::None);
    case Style::CopyButton: {
        StyleRule r = with_icon(button(48, 4, Token::AccentText, Token::None), Icon::Copy);
        r.text = small;
        return r;
    }
    case Style::ButtonRow:
        return {.flow = Flow::Wrap, .align = Align::Center, .gap = 12};
    case Style::OptionList: // sentences: below each other where there is no room beside each other
        return {.flow = by.is_wide ? Flow::Wrap : Flow::Column, .gap = 8};
    case Style::Choices: // words
        return {.flow = Flow::Wrap, .gap = 8};
    case Style::Choice: {
        StyleRule r = button(48, by(12, 16), Token::Ink, Token::Surface);
        r.weight = Weight::Regular;
        r.border = Token::Edge;
        r.width_min = touch;
        return r;
    }
    case Style::ChoiceCurrent: {
        StyleRule r = with_icon(button(48, by(12, 16), Token::Ink, Token::SurfaceSoft), Icon::Check);
        r.border = Token::Edge;
        r.width_min = touch;
        return r;
    }
    case Style::Offer:
        return {.gap = 8, .pad_x = by(16, 20), .pad_y = 16, .fill = Token::SurfaceSoft, .radius = control};
    default:
        return {};
    }
}

StyleRule field(int height, int pad_y) {
    return {.pad_x = 16, .pad_y = static_cast<std::uint16_t>(pad_y), .height_min = static_cast<std::uint16_t>(height),
            .ink = Token::Ink, .fill = Token::Surface, .border = Token::Edge, .radius = control, .text = body};
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
        return strong(text_of(small));
    case Style::FieldInput:
    case Style::FieldSelect:
        return field(48, 8);
    case Style::FieldArea:
        return field(128, 12);
    case Style::CheckRow:
        return {.flow = Flow::Row, .align = Align::Center, .gap = 12, .height_min = 48};
    case Style::CheckBox:
        return {.pad_x = 1, .pad_y = 1, .width_max = 32, .width_min = 32, .height_min = 32, .fill = Token::Surface, .border = Token::Edge, .radius = thin, .text = body};
    case Style::CheckLabel:
        return growing(text_of(body), 136);
    case Style::FieldFile:
        return field(56, 12);
    case Style::FieldHelp:
        return text_of(small, Token::InkMuted);
    case Style::FieldError:
        return strong(text_of(small, Token::Bad));
    case Style::SliderField:
        return {.gap = 8};
    case Style::SliderValue:
        return money(strong(text_of(large)));
    case Style::Slider:
        return {.height_min = 48};
    case Style::CodeEntry:
        return {.gap = 20, .pad_x = by(20, 40), .pad_y = by(24, 40), .width_max = 520, .is_centred = true,
                .fill = Token::Surface, .border = Token::Line, .radius = card, .shadow = 2};
    case Style::CodeField: {
        StyleRule r = money(field(64, 12));
        r.text = large;
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

StyleRule amount(int step) {
    StyleRule r = money(text_of(step));
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
        return growing(money(text_of(body)), 136);
    case Style::ScheduleAmount:
        return strong(amount(body));
    case Style::SchedulePaid: {
        StyleRule r = with_icon(strong(text_of(small, Token::Good)), Icon::Check);
        r.gap = 4;
        return r;
    }
    case Style::SchedulePartly:
        return strong(text_of(small, Token::Warn));
    case Style::ScheduleOverdue:
        return strong(text_of(small, Token::Bad));
    case Style::LineTexts:
        return growing({.gap = 4});
    case Style::LineName:
        return text_of(body);
    case Style::LineDetail:
        return money(text_of(small, Token::InkMuted));
    case Style::LineAmount:
        return amount(body);
    case Style::LedgerLine: // a line with what happened to it below
        return {.gap = 8, .pad_y = 12, .fill = Token::Surface};
    case Style::LedgerRows:
        return {.gap = 4};
    case Style::LedgerRow:
        return {.flow = Flow::Row, .gap = 16};
    case Style::LedgerLabel:
        return growing(text_of(small, Token::InkMuted));
    case Style::LedgerValue: {
        StyleRule r = amount(small);
        r.ink = Token::InkMuted;
        return r;
    }
    case Style::Sums:
        return {.gap = 8};
    case Style::SumRow:
        return {.flow = Flow::Row, .gap = 16};
    case Style::TotalRow:
        return {.flow = Flow::Wrap, .spread = Spread::End, .gap = 16};
    case Style::SumLabel:
        return growing(text_of(body, Token::InkMuted));
    case Style::SumValue:
        return amount(body);
    case Style::TotalLabel:
        return growing(strong(text_of(title)), 128);
    case Style::TotalValue:
        return strong(amount(title));
    default:
        return {};
    }
}

// What a line of the history is about, at a glance.
StyleRule mark(Icon icon, Token ink, Token fill) {
    return {.flow = Flow::Row, .align = Align::Center, .spread = Spread::Center, .width_max = 36, .width_min = 36, .height_min = 36,
            .ink = ink, .fill = fill, .radius = control, .text = small, .icon = icon};
}

StyleRule of_rest(Style style, ByWidth by) {
    switch (style) {
    case Style::Timeline:
        return {.gap = 16};
    case Style::TimelineItem:
        return {.flow = Flow::Row, .align = Align::Start, .gap = 12};
    case Style::TimelineMark:
        return mark(Icon::Clock, Token::InkMuted, Token::SurfaceSoft);
    case Style::TimelineBill:
        return mark(Icon::Receipt, Token::InkMuted, Token::SurfaceSoft);
    case Style::TimelinePaid:
        return mark(Icon::Check, Token::Good, Token::GoodSoft);
    case Style::TimelineBack:
        return mark(Icon::Undo, Token::Warn, Token::WarnSoft);
    case Style::TimelinePlan:
        return mark(Icon::Calendar, Token::AccentText, Token::AccentSoft);
    case Style::TimelineTalk:
        return mark(Icon::Talk, Token::AccentText, Token::AccentSoft);
    case Style::TimelineTexts:
        return growing({});
    case Style::TimelineWhat:
        return text_of(body);
    case Style::TimelineWhen:
        return money(text_of(small, Token::InkMuted));
    case Style::NoticeGood:
        return with_icon({.pad_x = 16, .pad_y = 12, .ink = Token::Good, .fill = Token::GoodSoft, .radius = control, .text = body},
                         Icon::CircleCheck, Align::Start);
    case Style::NoticeCalm: // how things are, neither good nor bad
        return with_icon({.pad_x = 16, .pad_y = 12, .ink = Token::InkMuted, .fill = Token::SurfaceSoft, .border = Token::Line, .radius = control, .text = body},
                         Icon::Info, Align::Start);
    case Style::NoticeBad:
        return with_icon({.pad_x = 16, .pad_y = 12, .ink = Token::Bad, .fill = Token::BadSoft, .radius = control, .text = body},
                         Icon::CircleAlert, Align::Start);
    case Style::FaultSummary:
        return {.gap = 8, .pad_x = 16, .pad_y = 12, .ink = Token::Bad, .fill = Token::BadSoft, .radius = control};
    case Style::TalkOwn:
        return {.gap = 4, .pad_x = 16, .pad_y = 12, .fill = Token::SurfaceSoft, .radius = control};
    case Style::TalkOther:
        return {.gap = 4, .pad_x = 16, .pad_y = 12, .fill = Token::Surface, .border = Token::Line, .radius = control};
    case Style::Rule:
        return {.height_min = 1, .fill = Token::Line};
    case Style::PageFooter: {
        StyleRule r = page_part(by, Flow::Wrap, 16);
        r.ink = Token::InkMuted;
        r.text = small;
        return r;
    }
    case Style::FooterLink:
    case Style::TrustLink: {
        const StyleRule r = {.flow = Flow::Row, .align = Align::Center, .height_min = touch, .text = small, .is_underlined = true};
        return style == Style::TrustLink ? with_icon(r, Icon::Shield) : r;
    }
    default:
        return {};
    }
}

StyleRule table(Style style, ByWidth by) {
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

// The boxes around boxes: their sides add up to what a phone has no room for when text is large.
bool has_sides(Style style) {
    switch (style) {
    case Style::HeaderInner: case Style::Main: case Style::ShareBar: case Style::PageFooter: case Style::Hero: case Style::Card: case Style::CodeEntry:
    case Style::HeroFacts: case Style::Particulars: case Style::QrBox: case Style::Offer: case Style::FaultSummary: case Style::TalkOwn:
    case Style::TalkOther: return true;
    default: return false;
    }
}

} // namespace

StyleRule rule(Style style, bool is_wide, const Theme& theme) {
    StyleRule r = table(style, ByWidth{is_wide});
    r.text = theme.sizes[r.text];
    r.radius = theme.radii[r.radius];
    r.gives_way = !is_wide && has_sides(style);
    if (r.shadow != 0)
        r.shadow = theme.elevation == 1 ? r.shadow : theme.elevation;
    return r;
}

std::string_view style_name(Style style) {
    static constexpr std::array<std::string_view, static_cast<std::size_t>(Style::Count_)> names = {
        "", "page", "header", "header-plain", "header-art", "header-photo", "header-inner", "brand", "brand-logo", "brand-mark", "brand-name", "languages",
        "language-link", "language-current", "header-button", "main", "columns", "column", "side-column", "share-bar", "hero", "hero-top", "hero-title", "hero-amount",
        "hero-note", "hero-facts", "particulars", "fact", "fact-label", "fact-value", "hero-actions", "badge-open", "badge-overdue",
        "badge-paid", "badge-plan", "card", "card-title", "card-lead", "sub-title", "body", "muted", "small", "strong",
        "pay-split", "qr-box", "qr", "bars", "pay-rows", "copy-row", "copy-texts", "copy-label", "copy-value", "copy-button",
        "button-primary", "button-secondary", "button-quiet", "button-row", "option-list", "choices", "choice", "choice-current", "offer", "form-stack", "field", "field-pair",
        "field-label", "field-input", "field-area", "field-select", "field-help", "field-error", "slider-field",
        "slider-value", "slider", "check-row", "check-box", "check-label", "field-file",
        "schedule", "schedule-row", "schedule-text", "schedule-amount", "schedule-paid",
        "schedule-partly", "schedule-overdue", "lines", "line-row", "line-texts", "line-name", "line-detail",
        "line-amount", "ledger-line", "ledger-rows", "ledger-row", "ledger-label", "ledger-value", "sums", "sum-row", "sum-label", "sum-value", "total-row", "total-label", "total-value", "timeline",
        "timeline-item", "timeline-mark", "timeline-bill", "timeline-paid", "timeline-back", "timeline-plan", "timeline-talk",
        "timeline-texts", "timeline-what", "timeline-when", "notice-good", "notice-calm", "notice-bad", "fault-summary", "talk-own", "talk-other",
        "rule", "page-footer", "footer-link", "trust-link", "code-entry", "code-field"};
    static_assert(!names.back().empty());
    return names[static_cast<std::size_t>(style)];
}

} // namespace kz
