// The step before a plan is agreed: everything it says, what it means, and one button.
#include "shared/base/decimal_text.hpp"
#include "shared/view/sheet.hpp"

namespace kz {
namespace {

void add_meaning(Sheet& sheet, const PlanProposal& chosen) {
    sheet.heading(2, "meaning", Style::SubTitle, sheet.words(TextKey::ConfirmMeaning));
    sheet.open(Role::List, "points", Style::Sums);
    const auto point = [&](std::string_view key, std::string_view text) {
        sheet.leaf(Role::ListItem, key, Style::Body).text(text);
    };
    point("cost", sheet.words(TextKey::ConfirmNoCost));
    point("first", sheet.words(TextKey::ConfirmFirst, chosen.first_due_on));
    point("hand", sheet.words(TextKey::ConfirmByHand));
    point("faster", sheet.words(TextKey::ConfirmFaster));
    point("trouble", sheet.words(TextKey::ConfirmTrouble));
    sheet.close();
}

void add_buttons(Sheet& sheet, const PlanProposal& chosen) {
    const Model& model = sheet.model();
    const bool is_busy = model.busy == Busy::AgreeingPlan;
    Node& form = sheet.open(Role::Form, "accept", Style::FormStack);
    form.href = "plan?lang=";
    form.href += language_code(model.language);
    append_integer(form.href += "&instalments=", chosen.instalments);
    form.href += "&first=" + iso(chosen.first_due_on);
    sheet.paragraph("binding", Style::Strong, sheet.words(TextKey::ConfirmBinding, sheet.merchant()));
    sheet.open(Role::Group, "buttons", Style::ButtonRow);
    Node& accept = sheet.leaf(Role::Button, "accept", Style::ButtonPrimary)
                       .text(sheet.words(model.is_waiting ? TextKey::FrameWaits : is_busy ? TextKey::ConfirmAccepting : TextKey::ConfirmAccept))
                       .on(bind(Action::AcceptPlan));
    accept.submits = true;
    if (is_busy)
        accept.with(state_busy | state_disabled);
    sheet.leaf(Role::Link, "back", Style::ButtonSecondary)
        .text(sheet.words(TextKey::ConfirmBack))
        .on(bind(Action::LeavePlan))
        .href = page_address + query_of_overview(model) + link_to(Panel::Plan);
    sheet.close();
    sheet.close();
}

} // namespace

void add_plan_confirm(Sheet& sheet) {
    const PlanProposal chosen = proposal(sheet.model());
    sheet.focus_on(Focus::Page, node_id(sheet.out().id_of("confirm"), "title"));
    sheet.open_region("confirm", Style::CodeEntry, 1, Style::CardTitle, sheet.words(TextKey::ConfirmTitle));
    sheet.paragraph("lead", Style::CardLead,
                    sheet.words(TextKey::ConfirmLead, chosen.instalments, sheet.merchant(), open(sheet.state())));
    sheet.heading(2, "instalments", Style::SubTitle, sheet.words(TextKey::ConfirmSchedule));
    add_schedule(sheet, Extent::Whole);
    add_meaning(sheet, chosen);
    add_easy_words(sheet, 2, {sheet.words(TextKey::EasyPlanWhat), sheet.words(TextKey::EasyPlanDate),
                              sheet.words(TextKey::EasyPlanPrice), sheet.words(TextKey::EasyPlanBinding, sheet.merchant())});
    add_buttons(sheet, chosen);
    sheet.close();
}

} // namespace kz
