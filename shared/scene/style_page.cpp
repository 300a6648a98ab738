// Where things stand: the frame around a page, its first card, cards and buttons.
#include "shared/scene/style_table.hpp"

namespace kz::look {

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
        StyleRule r = page_part(by, Flow::Wrap, by(12, 16));
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

namespace {

StyleRule badge(Token ink, Token fill) {
    return {.flow = Flow::Row, .align = Align::Center, .spread = Spread::Center, .pad_x = 12, .pad_y = 4, .ink = ink,
            .fill = fill, .radius = control, .text = small, .weight = Weight::Strong};
}

} // namespace

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

namespace {

// Beside each other when there is room; the first one has a line of its own when there is not.
StyleRule main_button(ByWidth by, int narrow_min, Token ink, Token fill) {
    StyleRule r = button(52, by(12, 24), ink, fill);
    r.width_min = by(narrow_min, 180);
    r.grow = static_cast<std::uint8_t>(by(1, 0));
    return r;
}

} // namespace

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

} // namespace kz::look
