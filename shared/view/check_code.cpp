// A code from a letter is typed, and the answer is yes or no. The form is sent as it is, with script and without.
#include "shared/view/sheet.hpp"

namespace kz {
namespace {

constexpr int typed_length_max = 32;

void add_field(Sheet& sheet, bool is_wrong) {
    sheet.open(Role::Group, "entry", Style::Field);
    sheet.leaf(Role::Label, "label", Style::FieldLabel).text(sheet.words(TextKey::CheckLabel)).refers_to = sheet.out().id_of("field");
    Node& field = sheet.leaf(Role::TextField, "field", Style::CodeField).with(state_required).on(bind(Action::EditCode));
    field.value = shown(sheet.model().code);
    field.input.field = "code";
    field.input.autocomplete = "off";
    field.input.enterkeyhint = "go";
    field.input.length_max = typed_length_max;
    field.described_by = sheet.out().id_of(is_wrong ? "error" : "help");
    if (is_wrong)
        field.with(state_invalid);
    sheet.paragraph("help", Style::FieldHelp, sheet.words(TextKey::CheckHelp));
    const bool is_bad = is_bad_news(sheet.model().notice);
    sheet.leaf(Role::Alert, "error", Style::NoticeBad).text(is_bad ? notice_text(sheet.model()) : "");
    if (is_bad)
        sheet.focus_on(Focus::News, is_wrong ? sheet.out().id_of("field") : sheet.out().id_of("error"));
    sheet.close();
}

} // namespace

void add_check(Sheet& sheet) {
    const Model& model = sheet.model();
    const std::string host = shown(model.trust.host);
    const bool is_yes = model.notice == Notice::CheckYes;
    sheet.open_region("check", Style::CodeEntry, 1, Style::CardTitle, sheet.words(TextKey::CheckTitle));
    sheet.paragraph("lead", Style::CardLead, sheet.words(TextKey::CheckLead, host));
    sheet.leaf(Role::Status, "answer", model.paper && model.paper->is_void ? Style::NoticeCalm : Style::NoticeGood).text(is_yes ? notice_text(model) : "");
    if (is_yes)
        sheet.focus_on(Focus::News, sheet.out().id_of("answer"));
    Node& form = sheet.open(Role::Form, "form", Style::FormStack);
    form.href = topic_address(Topic::Check);
    form.href += query_of_overview(model);
    add_field(sheet, model.notice == Notice::CheckNo);
    sheet.leaf(Role::Button, "submit", Style::ButtonPrimary).text(sheet.words(TextKey::CheckSubmit)).submits = true;
    sheet.close();
    sheet.paragraph("limits", Style::Muted, sheet.words(TextKey::CheckLimits, host));
    sheet.close();
}

} // namespace kz
