// Saying what is wrong: one reason, its items, and what is needed for it. The step takes the whole page.
#include "shared/view/sheet.hpp"

#include <algorithm>

namespace kz {
namespace {

struct DisputeEntry {
    DisputeField field;
    Role role;
    Style style;
    std::string_view key; // of the group; also the name in the form
    TextKey label;
    TextKey help;
    std::string_view autocomplete;
    std::string_view inputmode;
    int length_max;
};

constexpr DisputeEntry text_entry = {DisputeField::Text, Role::TextArea, Style::FieldArea, "text", TextKey::DisputeTextLabel,
                                     TextKey::DisputeTextHelp, "", "", dispute_text_code_points_max};
constexpr DisputeEntry payment_entries[] = {
    {DisputeField::PaidAmount, Role::TextField, Style::FieldInput, "paid_amount", TextKey::DisputeAmountLabel, TextKey::DisputeAmountHelp, "", "decimal", 20},
    {DisputeField::PaidOn, Role::TextField, Style::FieldInput, "paid_on", TextKey::DisputeDayLabel, TextKey::DisputeDayHelp, "", "", 20},
    {DisputeField::Holder, Role::TextField, Style::FieldInput, "holder", TextKey::DisputeHolderLabel, TextKey::DisputeHolderHelp, "name", "", dispute_holder_code_points_max},
};

DisputeField field_of(DisputeRefusal fault) {
    switch (fault) {
    case DisputeRefusal::PaidAmountMissing: return DisputeField::PaidAmount;
    case DisputeRefusal::PaidDayMissing: case DisputeRefusal::PaidDayInTheFuture: return DisputeField::PaidOn;
    case DisputeRefusal::HolderMissing: case DisputeRefusal::HolderTooLong: case DisputeRefusal::HolderNotPlain: return DisputeField::Holder;
    default: return DisputeField::Text;
    }
}

const std::string& draft_of(const DisputeDraft& draft, DisputeField field) {
    switch (field) {
    case DisputeField::PaidAmount: return draft.paid_amount;
    case DisputeField::PaidOn: return draft.paid_on;
    case DisputeField::Holder: return draft.holder;
    default: return draft.text;
    }
}

void add_entry(Sheet& sheet, const DisputeEntry& entry) {
    const Model& model = sheet.model();
    const auto fault = std::ranges::find(model.dispute_faults, entry.field, field_of);
    const bool is_faulty = fault != model.dispute_faults.end();
    sheet.open(Role::Group, entry.key, Style::Field);
    sheet.leaf(Role::Label, "label", Style::FieldLabel)
        .text(sheet.words(entry.field == DisputeField::Text && !needs_text(model.dispute.reason) ? TextKey::DisputeTextOptional : entry.label))
        .refers_to = sheet.out().id_of("field");
    Node& field = sheet.leaf(entry.role, "field", entry.style)
                      .personal()
                      .on(bind(Action::EditDispute, static_cast<std::int64_t>(entry.field)));
    field.value = shown(draft_of(model.dispute, entry.field));
    field.input.field = entry.key;
    field.input.autocomplete = entry.autocomplete;
    field.input.inputmode = entry.inputmode;
    field.input.length_max = entry.length_max;
    field.described_by = sheet.out().id_of(is_faulty ? "error" : "help");
    if (entry.field != DisputeField::Text || needs_text(model.dispute.reason))
        field.with(state_required);
    if (model.busy == Busy::SendingDispute)
        field.with(state_readonly);
    if (is_faulty)
        field.with(state_invalid);
    if (is_faulty)
        sheet.paragraph("error", Style::FieldError, refusal_text(sheet.language(), *fault));
    else
        sheet.paragraph("help", Style::FieldHelp, sheet.words(entry.help));
    sheet.close();
}

// One item needs no choice.
void add_items(Sheet& sheet) {
    const Model& model = sheet.model();
    const std::vector<std::string> keys = disputable(sheet.state());
    if (keys.size() < 2)
        return;
    const std::uint64_t title = node_id(sheet.out().id_of("items"), "title");
    sheet.open(Role::Group, "items", Style::Field).labelled_by = title;
    sheet.heading(2, "title", Style::SubTitle, sheet.words(TextKey::DisputeItems));
    sheet.paragraph("help", Style::FieldHelp, sheet.words(TextKey::DisputeItemsHelp));
    for (std::size_t at = 0; at < keys.size(); ++at) {
        const Position& position = sheet.state().ledger.positions[static_cast<std::size_t>(find_position(sheet.state().ledger, keys[at]))];
        sheet.open(Role::Group, keys[at], Style::CheckRow);
        Node& box = sheet.leaf(Role::Checkbox, "box", Style::CheckBox).on(bind(Action::TickItem, static_cast<std::int64_t>(at)));
        box.value = keys[at];
        box.input.field = "item";
        if (std::ranges::find(model.dispute.positions, keys[at]) != model.dispute.positions.end())
            box.with(state_selected);
        if (model.busy == Busy::SendingDispute)
            box.with(state_disabled);
        sheet.leaf(Role::Label, "label", Style::CheckLabel)
            .text(position_text(sheet, keys[at]))
            .personal()
            .refers_to = sheet.out().id_of("box");
        sheet.text("amount", Style::LineAmount, sheet.money(Money{position.outstanding_minor, sheet.invoice().currency}));
        sheet.close();
    }
    sheet.close();
}

void add_news(Sheet& sheet) {
    const Model& model = sheet.model();
    std::string text;
    if (!model.dispute_faults.empty())
        text = sheet.words(TextKey::DisputeFaults, static_cast<int>(model.dispute_faults.size()));
    sheet.leaf(Role::Alert, "faults", Style::NoticeBad).text(text);
    if (!text.empty())
        sheet.focus_on(Focus::News, sheet.out().id_of("faults"));
}

void add_buttons(Sheet& sheet) {
    const Model& model = sheet.model();
    const bool is_busy = model.busy == Busy::SendingDispute;
    sheet.open(Role::Group, "buttons", Style::ButtonRow);
    Node& send = sheet.leaf(Role::Button, "send", Style::ButtonPrimary)
                     .text(sheet.words(is_busy ? TextKey::ContactSending : TextKey::DisputeSend))
                     .on(bind(Action::SendDispute));
    send.submits = true;
    if (is_busy)
        send.with(state_busy | state_disabled);
    sheet.leaf(Role::Link, "back", Style::ButtonSecondary)
        .text(sheet.words(TextKey::ConfirmBack))
        .on(bind(Action::LeaveDispute))
        .href = page_address + query_of_overview(model) + link_to(Panel::Disputes);
    sheet.close();
}

} // namespace

void add_dispute_step(Sheet& sheet) {
    const Model& model = sheet.model();
    sheet.focus_on(Focus::Page, node_id(sheet.out().id_of("dispute"), "title"));
    sheet.open_region("dispute", Style::CodeEntry, 1, Style::CardTitle, reason_text(sheet.language(), model.dispute.reason));
    sheet.paragraph("lead", Style::CardLead, sheet.words(TextKey::DisputeLead, sheet.merchant()));
    add_news(sheet);
    Node& form = sheet.open(Role::Form, "form", Style::FormStack);
    form.href = "dispute" + query_of_overview(model) + "&step=dispute.";
    form.href += dispute_reason_code(model.dispute.reason);
    add_items(sheet);
    if (model.dispute.reason == DisputeReason::AlreadyPaid)
        for (const DisputeEntry& entry : payment_entries)
            add_entry(sheet, entry);
    add_entry(sheet, text_entry);
    add_buttons(sheet);
    sheet.close();
    sheet.close();
}

} // namespace kz
