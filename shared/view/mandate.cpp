// The mandate as it is given: what will be collected, who may, the right to have it back, and whose account. Its points are those that
// the Core rulebook wants on a mandate (EPC016-06, 4.7.2), and the one right that it must name.
#include "shared/domain/journal/debits.hpp"
#include "shared/view/sheet.hpp"

#include <algorithm>

namespace kz {
namespace {

struct MandateEntry {
    MandateField field;
    std::string_view key; // of the group; also the name in the form
    TextKey label;
    std::optional<TextKey> help;
    std::string_view autocomplete;
    int length_max;
};
constexpr MandateEntry entries[] = {
    {MandateField::Holder, "holder", TextKey::MandateHolder, std::nullopt, "name", holder_code_points_max},
    {MandateField::Iban, "iban", TextKey::MandateIban, TextKey::MandateIbanHelp, "off", typed_iban_bytes_max},
};

MandateField field_of(MandateRefusal fault) {
    return fault == MandateRefusal::IbanInvalid || fault == MandateRefusal::IbanOutsideEea ? MandateField::Iban : MandateField::Holder;
}

std::optional<MandateRefusal> fault_of(const Model& model, MandateField field) {
    const auto found = std::ranges::find(model.mandate_faults, field, field_of);
    return found == model.mandate_faults.end() ? std::nullopt : std::optional(*found);
}

std::string address_text(const Party& party) {
    std::string out = party.address.street;
    for (const std::string& part : {party.address.postcode + " " + party.address.city, party.address.country})
        if (part != " " && !part.empty())
            out += (out.empty() ? "" : ", ") + part;
    return shown(out);
}

void add_creditor(Sheet& sheet) {
    const Party& seller = sheet.invoice().seller;
    sheet.open(Role::List, "creditor", Style::FormStack);
    sheet.fact("name", sheet.words(TextKey::MandateCreditor), Style::Body, shown(seller.name), Sensitivity::Personal);
    sheet.fact("address", sheet.words(TextKey::MandateAddress), Style::Body, address_text(seller), Sensitivity::Personal);
    sheet.fact("creditor_id", sheet.words(TextKey::MandateCreditorId), Style::Body, sheet.page().debit.creditor_id);
    sheet.fact("reference", sheet.words(TextKey::MandateReference), Style::Body,
               mandate_reference(sheet.page().id, static_cast<int>(sheet.state().mandates.size()) + 1));
    sheet.fact("kind", sheet.words(TextKey::MandateKind), Style::Body,
               sheet.words(is_plan_running(sheet.state(), sheet.model().today) ? TextKey::MandateRecurring : TextKey::MandateOneOff));
    sheet.close();
}

void add_days(Sheet& sheet) {
    const Model& model = sheet.model();
    const int days = sheet.page().debit.announce_days;
    const auto debits = announcement(owed_debits(sheet.state(), model.today), days, model.today);
    sheet.heading(2, "when", Style::SubTitle, sheet.words(TextKey::DebitAhead));
    if (debits.empty()) {
        sheet.paragraph("soon", Style::Body, sheet.words(TextKey::DebitToBeAnnounced, days));
        return;
    }
    sheet.open(Role::List, "days", Style::Schedule);
    std::size_t number = 0;
    for (const AnnouncedDebit& debit : debits)
        sheet.row(numbered("row", ++number), Style::ScheduleRow, Style::ScheduleText, sheet.words(TextKey::DebitOn, debit.collect_on),
                  Style::ScheduleAmount, sheet.money(debit.amount));
    sheet.close();
    sheet.paragraph("most", Style::Small, sheet.words(TextKey::DebitAtMost));
}

void add_text(Sheet& sheet) {
    sheet.heading(2, "what", Style::SubTitle, sheet.words(TextKey::MandateText));
    sheet.open(Role::List, "points", Style::Sums);
    const auto point = [&](std::string_view key, std::string_view text) { sheet.leaf(Role::ListItem, key, Style::Body).text(text); };
    const std::string merchant = sheet.merchant();
    point("collect", sheet.words(TextKey::MandateAllows, merchant));
    point("bank", sheet.words(TextKey::MandateBank, merchant));
    point("refund", sheet.words(TextKey::MandateRefund));
    point("announce", sheet.words(TextKey::MandateAnnounce, sheet.page().debit.announce_days));
    point("free", sheet.words(TextKey::MandateFree));
    sheet.close();
}

void add_field(Sheet& sheet, const MandateEntry& entry) {
    const Model& model = sheet.model();
    const auto fault = fault_of(model, entry.field);
    sheet.open(Role::Group, entry.key, Style::Field);
    sheet.leaf(Role::Label, "label", Style::FieldLabel).text(sheet.words(entry.label)).refers_to = sheet.out().id_of("field");
    Node& field = sheet.leaf(Role::TextField, "field", Style::FieldInput)
                      .personal()
                      .on(bind(Action::EditMandate, static_cast<std::int64_t>(entry.field)));
    field.value = shown(entry.field == MandateField::Holder ? model.mandate.holder : model.mandate.iban);
    field.input.field = entry.key;
    field.input.autocomplete = entry.autocomplete;
    field.input.length_max = entry.length_max;
    field.with(state_required);
    if (model.busy == Busy::GivingMandate)
        field.with(state_readonly);
    if (fault) {
        field.with(state_invalid).described_by = sheet.out().id_of("error");
        sheet.paragraph("error", Style::FieldError, refusal_text(sheet.language(), *fault));
    } else if (entry.help) {
        field.described_by = sheet.out().id_of("help");
        sheet.paragraph("help", Style::FieldHelp, sheet.words(*entry.help));
    }
    sheet.close();
}

void add_form(Sheet& sheet) {
    const Model& model = sheet.model();
    const bool is_busy = model.busy == Busy::GivingMandate;
    sheet.open(Role::Form, "form", Style::FormStack).href = "mandate" + query_of_overview(model);
    for (const MandateEntry& entry : entries)
        add_field(sheet, entry);
    sheet.paragraph("signed", Style::Strong, sheet.words(TextKey::MandateSigned, model.today));
    sheet.open(Role::Group, "buttons", Style::ButtonRow);
    Node& give = sheet.leaf(Role::Button, "give", Style::ButtonPrimary)
                     .text(sheet.words(is_busy ? TextKey::MandateGiving : TextKey::MandateGive))
                     .on(bind(Action::GiveMandate));
    give.submits = true;
    if (is_busy)
        give.with(state_busy | state_disabled);
    sheet.leaf(Role::Link, "back", Style::ButtonSecondary)
        .text(sheet.words(TextKey::ConfirmBack))
        .on(bind(Action::LeaveMandate))
        .href = page_address + query_of_overview(model) + link_to(Panel::Debit);
    sheet.close();
    sheet.close();
}

// Each fault with a link to its field; or why it could not be given.
void add_faults(Sheet& sheet) {
    const Model& model = sheet.model();
    const std::uint64_t form = sheet.out().id_of("form");
    const bool is_here = model.notice != Notice::None && place_of_notice(model) == Place::Debit && is_bad_news(model.notice);
    if (model.mandate_faults.empty()) {
        if (is_here)
            sheet.focus_on(Focus::News, sheet.out().id_of("faults"));
        sheet.leaf(Role::Alert, "faults", Style::NoticeBad).text(is_here ? notice_text(model) : "");
        return;
    }
    std::vector<FaultLink> links;
    for (const MandateRefusal fault : model.mandate_faults) {
        const std::string_view key = field_of(fault) == MandateField::Holder ? entries[0].key : entries[1].key;
        links.push_back({refusal_code(fault), refusal_text(sheet.language(), fault), node_id(node_id(form, key), "field")});
    }
    add_fault_links(sheet, links);
}

} // namespace

void add_mandate(Sheet& sheet) {
    sheet.focus_on(Focus::Page, node_id(sheet.out().id_of("mandate"), "title"));
    sheet.open_region("mandate", Style::CodeEntry, 1, Style::CardTitle, sheet.words(TextKey::MandateTitle));
    sheet.paragraph("lead", Style::CardLead, sheet.words(TextKey::MandateLead));
    add_days(sheet);
    add_creditor(sheet);
    add_text(sheet);
    add_easy_words(sheet, 2, {sheet.words(TextKey::EasyDebitWhat, sheet.merchant()), sheet.words(TextKey::EasyDebitBack), sheet.words(TextKey::EasyDebitStop)});
    add_faults(sheet);
    add_form(sheet);
    sheet.close();
}

} // namespace kz
