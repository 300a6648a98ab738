// How staff come in: a name, a password and a code; the first time by a link that sets both.
#include "shared/view/staff_parts.hpp"

namespace kz {
namespace {

void add_key(Sheet& sheet, const StaffModel& staff) {
    sheet.open(Role::Group, "split", Style::PaySplit);
    if (staff.symbol) {
        sheet.open(Role::Group, "code", Style::QrBox);
        Node& image = sheet.leaf(Role::Image, "qr", Style::Qr).text(words(sheet, StaffKey::SetupQr)).personal();
        image.modules_size = staff.symbol->size;
        image.modules = staff.symbol->modules;
        sheet.close();
    }
    sheet.open(Role::Group, "key", Style::CopyTexts);
    sheet.paragraph("label", Style::CopyLabel, words(sheet, StaffKey::SetupKey));
    sheet.paragraph("value", Style::CopyValue, staff.secret_text).sensitivity = Sensitivity::Secret;
    sheet.close();
    sheet.close();
}

} // namespace

void add_sign_in(Sheet& sheet, const StaffModel& staff) {
    sheet.open_region("sign", Style::CodeEntry, 1, Style::CardTitle, words(sheet, StaffKey::SignTitle));
    sheet.paragraph("lead", Style::CardLead, words(sheet, StaffKey::SignLead));
    open_act(sheet, "form", "/staff/sign-in");
    add_field(sheet, {.key = "name", .label = words(sheet, StaffKey::SignName), .value = shown(staff.typed_name), .autocomplete = "username"});
    add_field(sheet, {.key = "password", .label = words(sheet, StaffKey::SignPassword), .autocomplete = "current-password"});
    add_field(sheet, {.key = "code", .label = words(sheet, StaffKey::SignCode), .autocomplete = "one-time-code", .inputmode = "numeric"});
    add_submit(sheet, staff, Style::ButtonPrimary, words(sheet, StaffKey::SignSubmit));
    sheet.close();
    sheet.close();
}

void add_set_up(Sheet& sheet, const StaffModel& staff) {
    sheet.open_region("set_up", Style::CodeEntry, 1, Style::CardTitle, words(sheet, StaffKey::SetupTitle));
    sheet.paragraph("lead", Style::CardLead, words(sheet, StaffKey::SetupLead, staff.typed_name));
    sheet.paragraph("scan", Style::Body, words(sheet, StaffKey::SetupScan));
    add_key(sheet, staff);
    sheet.paragraph("choose", Style::Body, words(sheet, StaffKey::SetupChoose));
    open_act(sheet, "form", "confirm");
    add_field(sheet, {.key = "password", .label = words(sheet, StaffKey::SignPassword), .help = words(sheet, StaffKey::SetupPasswordHelp),
                      .autocomplete = "new-password"});
    add_field(sheet, {.key = "again", .label = words(sheet, StaffKey::SetupAgain), .autocomplete = "new-password"});
    add_field(sheet, {.key = "code", .label = words(sheet, StaffKey::SignCode), .autocomplete = "one-time-code", .inputmode = "numeric"});
    add_submit(sheet, staff, Style::ButtonPrimary, words(sheet, StaffKey::SetupSubmit));
    sheet.close();
    sheet.close();
}

} // namespace kz
