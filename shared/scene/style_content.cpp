// What stands there: forms, tables, the history, notices, the conversation, the footer.
#include "shared/scene/style_table.hpp"

namespace kz::look {

namespace {

StyleRule field(int height, int pad_y) {
    return {.pad_x = 16, .pad_y = static_cast<std::uint16_t>(pad_y), .height_min = static_cast<std::uint16_t>(height),
            .ink = Token::Ink, .fill = Token::Surface, .border = Token::Edge, .radius = control, .text = body};
}

} // namespace

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
        r.text = static_cast<std::uint8_t>(by(title, large)); // on a phone a check code is seen whole
        r.text_align = Align::Center;
        return r;
    }
    default:
        return {};
    }
}

namespace {

StyleRule row(int pad_y) {
    return {.flow = Flow::Row, .gap = 16, .pad_y = static_cast<std::uint16_t>(pad_y), .fill = Token::Surface};
}

StyleRule amount(int step) {
    StyleRule r = money(text_of(step));
    r.text_align = Align::End;
    return r;
}

} // namespace

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

namespace {

// What a line of the history is about, at a glance.
StyleRule mark(Icon icon, Token ink, Token fill) {
    return {.flow = Flow::Row, .align = Align::Center, .spread = Spread::Center, .width_max = 36, .width_min = 36, .height_min = 36,
            .ink = ink, .fill = fill, .radius = control, .text = small, .icon = icon};
}

} // namespace

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

} // namespace kz::look
