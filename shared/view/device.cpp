// What this device keeps of the page, and how it forgets it. The form works without script, too: then the server deletes what a
// browser would keep for it.
#include "shared/view/sheet.hpp"

namespace kz {
namespace {

TextKey state_text(Keeping keeping) {
    switch (keeping) {
    case Keeping::Yes: return TextKey::DeviceKept;
    case Keeping::Impossible: return TextKey::DeviceImpossible;
    default: return TextKey::DeviceNotKept;
    }
}

void add_keep(Sheet& sheet) {
    sheet.paragraph("own", Style::Muted, sheet.words(TextKey::DeviceKeepOwn));
    sheet.leaf(Role::Button, "keep", Style::ButtonPrimary)
        .text(sheet.words(TextKey::DeviceKeep))
        .with(state_needs_script)
        .on(bind(Action::KeepPage));
}

// A page that the server prints, with a code that a kiosk in a shop reads.
void add_handover(Sheet& sheet) {
    sheet.heading(2, "shop", Style::SubTitle, sheet.words(TextKey::HandoverTitle));
    sheet.paragraph("shop_lead", Style::Body, sheet.words(TextKey::HandoverLead));
    Node& form = sheet.open(Role::Form, "handover", Style::FormStack);
    form.href = "handover?lang=";
    form.href += language_code(sheet.language());
    sheet.leaf(Role::Button, "show", Style::ButtonSecondary).text(sheet.words(TextKey::HandoverButton)).submits = true;
    sheet.close();
}

void add_forget(Sheet& sheet) {
    const Model& model = sheet.model();
    sheet.heading(2, "shared", Style::SubTitle, sheet.words(TextKey::DeviceShared));
    sheet.paragraph("forgets", Style::Body, sheet.words(TextKey::DeviceForgetLead));
    Node& form = sheet.open(Role::Form, "form", Style::FormStack);
    form.href = "forget?lang=";
    form.href += language_code(model.language);
    sheet.leaf(Role::Button, "forget", Style::ButtonSecondary)
        .text(sheet.words(TextKey::DeviceForget))
        .on(bind(Action::ForgetDevice))
        .submits = true;
    sheet.close();
    sheet.paragraph("history", Style::Muted, sheet.words(TextKey::DeviceHistory));
}

} // namespace

void add_device(Sheet& sheet) {
    const Model& model = sheet.model();
    sheet.open_region("device", Style::CodeEntry, 1, Style::CardTitle, sheet.words(TextKey::DeviceTitle));
    sheet.leaf(Role::Status, "forgotten", Style::NoticeGood)
        .text(model.notice == Notice::DeviceForgotten ? notice_text(model) : "");
    sheet.focus_on(Focus::News, sheet.out().id_of("forgotten"));
    sheet.paragraph("lead", Style::CardLead, sheet.words(state_text(model.keeping)));
    if (model.keeping == Keeping::No && model.gate == Gate::Open)
        add_keep(sheet);
    if (model.surface == Surface::Web && model.gate == Gate::Open)
        add_handover(sheet);
    add_forget(sheet);
    add_way_back(sheet);
    sheet.close();
}

} // namespace kz
