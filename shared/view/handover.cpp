#include "shared/view/handover.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/text/kiosk_say.hpp"
#include "shared/view/sheet.hpp"

namespace kz {
namespace {

KioskKey title_of(HandoverPage::Kind kind) {
    switch (kind) {
    case HandoverPage::Kind::Choose: return KioskKey::HandoverTitle;
    case HandoverPage::Kind::Code: case HandoverPage::Kind::TooMany: return KioskKey::HandoverShowTitle;
    case HandoverPage::Kind::Wrong: case HandoverPage::Kind::Late: case HandoverPage::Kind::Shared: break;
    }
    return KioskKey::HandoverVoidTitle;
}

KioskKey reason_of(HandoverPage::Kind kind) {
    switch (kind) {
    case HandoverPage::Kind::Wrong: return KioskKey::HandoverWrong;
    case HandoverPage::Kind::Shared: return KioskKey::HandoverShared;
    case HandoverPage::Kind::TooMany: return KioskKey::HandoverTooMany;
    case HandoverPage::Kind::Choose: case HandoverPage::Kind::Code: case HandoverPage::Kind::Late: break;
    }
    return KioskKey::HandoverLate;
}

// Each number is a button of its own form, so that it works with a finger, a key and a voice alike.
void add_question(Sheet& sheet, const HandoverPage& page) {
    const auto words = [&](KioskKey key) { return say(page.language, key); };
    sheet.paragraph("from", Style::CardLead, words(KioskKey::HandoverFrom));
    sheet.paragraph("place", Style::Strong, shown(page.place));
    sheet.heading(2, "which", Style::SubTitle, words(KioskKey::HandoverChoose));
    Node& form = sheet.open(Role::Form, "numbers", Style::FormStack);
    form.href = "number?lang=";
    form.href += language_code(page.language);
    for (std::size_t i = 0; i < page.numbers.size(); ++i) {
        std::string number;
        append_integer(number, page.numbers[i]);
        Node& button = sheet.leaf(Role::Button, numbered("number", i), Style::ButtonSecondary).text(number);
        button.submits = true;
        button.input.field = "number";
        button.value = number;
    }
    sheet.close();
    sheet.paragraph("caution", Style::Muted, words(KioskKey::HandoverCaution));
}

void add_code(Sheet& sheet, const HandoverPage& page) {
    sheet.paragraph("lead", Style::CardLead, say(page.language, KioskKey::HandoverShow));
    if (page.symbol) {
        sheet.open(Role::Group, "box", Style::QrBox);
        Node& image = sheet.leaf(Role::Image, "qr", Style::Qr).text(say(page.language, KioskKey::HandoverShowTitle));
        image.modules_size = page.symbol->size;
        image.modules = page.symbol->modules;
        sheet.close();
    }
    sheet.paragraph("code", Style::Strong, page.code);
}

} // namespace

Scene handover_view(const HandoverPage& page) {
    Model model;
    model.language = page.language;
    model.gate = Gate::Gone;
    const std::string_view title = say(page.language, title_of(page.kind));
    Sheet sheet(model, title);
    sheet.open(Role::Main, "main", Style::Main);
    sheet.open_region("handover", Style::CodeEntry, 1, Style::CardTitle, title);
    if (!page.merchant.empty())
        sheet.paragraph("merchant", Style::Muted, shown(page.merchant));
    const bool is_code = page.kind == HandoverPage::Kind::Code, is_own = is_code || page.kind == HandoverPage::Kind::TooMany;
    if (page.kind == HandoverPage::Kind::Choose) {
        add_question(sheet, page);
    } else if (is_code) {
        add_code(sheet, page);
    } else {
        sheet.leaf(Role::Alert, "why", Style::NoticeBad).text(say(page.language, reason_of(page.kind)));
        if (!is_own)
            sheet.paragraph("next", Style::Body, say(page.language, KioskKey::HandoverNext));
    }
    if (is_own) {
        Node& back = sheet.leaf(Role::Link, "back", Style::ButtonSecondary).text(say(page.language, KioskKey::HandoverBack));
        back.href = page_address;
        (back.href += "?lang=") += language_code(page.language);
    }
    sheet.close();
    sheet.close();
    return std::move(sheet).finish();
}

} // namespace kz
