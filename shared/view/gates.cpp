// The pages before the claim is open. Nothing of the claim is read here: even when the model holds a page, a gate shows none
// of it.
#include "shared/view/sheet.hpp"

namespace kz {
namespace {

constexpr int typed_length_max = 64;

struct GateForm {
    std::string_view address;
    std::string_view field;
    TextKey label;
    std::optional<TextKey> help;
    Style style;
    const std::string& draft;
    std::string_view autocomplete, inputmode;
    Action edit, submit;
    Busy busy;
    bool is_wrong;
};

void add_field(Sheet& sheet, const GateForm& form, bool is_busy) {
    sheet.open(Role::Group, "entry", Style::Field);
    sheet.leaf(Role::Label, "label", Style::FieldLabel).text(sheet.words(form.label)).refers_to = sheet.out().id_of("field");
    Node& field = sheet.leaf(Role::TextField, "field", form.style).with(state_required).personal().on(bind(form.edit));
    field.value = shown(form.draft);
    field.input.field = form.field;
    field.input.autocomplete = form.autocomplete;
    field.input.inputmode = form.inputmode;
    field.input.enterkeyhint = "go";
    field.input.length_max = typed_length_max;
    if (is_busy)
        field.with(state_readonly);
    if (form.is_wrong) {
        field.with(state_invalid).described_by = sheet.out().id_of("error");
        sheet.focus_on(Focus::News, field.id);
    } else if (form.help) {
        field.described_by = sheet.out().id_of("help");
    }
    if (form.help)
        sheet.paragraph("help", Style::FieldHelp, sheet.words(*form.help));
    // Here from the start, so that what goes wrong is said.
    sheet.leaf(Role::Alert, "error", Style::NoticeBad).text(notice_text(sheet.model()));
    sheet.close();
}

void add_form(Sheet& sheet, const GateForm& form) {
    const bool is_busy = sheet.model().busy == form.busy;
    Node& node = sheet.open(Role::Form, "form", Style::FormStack);
    node.href = form.address;
    node.href += "?lang=";
    node.href += language_code(sheet.language());
    add_field(sheet, form, is_busy);
    Node& button = sheet.leaf(Role::Button, "submit", Style::ButtonPrimary)
                       .text(sheet.words(is_busy ? TextKey::GateChecking : TextKey::GateSubmit))
                       .on(bind(form.submit));
    button.submits = true;
    if (is_busy)
        button.with(state_busy | state_disabled);
    sheet.close();
}

// How one kind of second factor is asked for.
struct FactorTerms {
    TextKey label, help;
    std::string_view autocomplete, inputmode;
};
// A postcode may have letters.
constexpr FactorTerms postcode_terms{TextKey::GatePostcodeLabel, TextKey::GatePostcodeHelp, "postal-code", ""};
// Digits are enough for a day: 24121980.
constexpr FactorTerms birth_date_terms{TextKey::GateBirthDateLabel, TextKey::GateBirthDateHelp, "bday", "numeric"};

std::string factor_lead(const Sheet& sheet) {
    const bool is_birth_date = sheet.model().factor_asked == Factor::BirthDate;
    const std::string& merchant = sheet.model().merchant;
    if (merchant.empty())
        return std::string(sheet.words(is_birth_date ? TextKey::GateBirthDateLead : TextKey::GatePostcodeLead));
    return is_birth_date ? sheet.words(TextKey::GateBirthDateLeadMerchant, shown(merchant))
                         : sheet.words(TextKey::GatePostcodeLeadMerchant, shown(merchant));
}

void add_factor(Sheet& sheet) {
    const Model& model = sheet.model();
    const FactorTerms& terms = model.factor_asked == Factor::BirthDate ? birth_date_terms : postcode_terms;
    sheet.paragraph("lead", Style::CardLead, factor_lead(sheet));
    add_form(sheet, {"unlock", "factor", terms.label, terms.help, Style::FieldInput, model.factor, terms.autocomplete,
                     terms.inputmode, Action::EditFactor, Action::SubmitFactor, Busy::Unlocking,
                     model.notice == Notice::FactorWrong});
    add_easy_words(sheet, 2, {sheet.words(TextKey::EasyGateWhy), sheet.words(TextKey::EasyGateHow), sheet.words(TextKey::EasyGateKeep)});
}

void add_code(Sheet& sheet) {
    const Model& model = sheet.model();
    const bool is_phone = model.surface == Surface::Phone;
    sheet.paragraph("lead", Style::CardLead, sheet.words(is_phone ? TextKey::GateCodeLeadPhone : TextKey::GateCodeLead));
    add_form(sheet, {"code", "code", TextKey::GateCodeLabel, std::nullopt, Style::CodeField, model.code, "off", "",
                     Action::EditCode, Action::SubmitCode, Busy::Loading, model.notice == Notice::CodeUnknown});
    if (is_phone && model.busy == Busy::None)
        sheet.leaf(Role::Button, "paste", Style::ButtonSecondary).text(sheet.words(TextKey::GatePaste)).on(bind(Action::Paste));
}

void add_gone(Sheet& sheet) {
    sheet.paragraph("lead", Style::CardLead, sheet.words(TextKey::GateGoneLead));
    sheet.leaf(Role::Alert, "error", Style::NoticeBad).text(notice_text(sheet.model()));
    sheet.paragraph("calm", Style::Body, sheet.words(TextKey::GateGoneCalm));
}

void add_loading(Sheet& sheet) {
    const Model& model = sheet.model();
    const bool has_failed = model.notice != Notice::None;
    sheet.leaf(Role::Status, "state", Style::CardLead).text(has_failed ? "" : sheet.words(TextKey::GateLoadingLead));
    sheet.leaf(Role::Alert, "error", Style::NoticeBad).text(notice_text(model));
    if (has_failed)
        sheet.leaf(Role::Button, "retry", Style::ButtonPrimary)
            .text(sheet.words(TextKey::GateRetry))
            .with(state_needs_script)
            .on(bind(Action::Reload));
}

// A scanner types like a keyboard: the field of the code waits for it.
void focus_gate(Sheet& sheet) {
    const std::uint64_t gate = sheet.out().id_of("gate");
    if (sheet.model().gate != Gate::Code)
        sheet.focus_on(Focus::Page, node_id(gate, "title"));
    else if (sheet.model().focus != Focus::Stay)
        sheet.out().focus(node_id(node_id(node_id(gate, "form"), "entry"), "field"));
}

} // namespace

TextKey gate_title(Gate gate) {
    switch (gate) {
    case Gate::Factor: return TextKey::GateFactorTitle;
    case Gate::Code: return TextKey::GateCodeTitle;
    case Gate::Gone: return TextKey::GateGoneTitle;
    default: return TextKey::GateLoadingTitle;
    }
}

void add_gate(Sheet& sheet) {
    const Gate gate = sheet.model().gate;
    focus_gate(sheet);
    sheet.open_region("gate", Style::CodeEntry, 1, Style::CardTitle, sheet.words(gate_title(gate)));
    switch (gate) {
    case Gate::Factor: add_factor(sheet); break;
    case Gate::Code: add_code(sheet); break;
    case Gate::Gone: add_gone(sheet); break;
    default: add_loading(sheet); break;
    }
    sheet.close();
}

} // namespace kz
