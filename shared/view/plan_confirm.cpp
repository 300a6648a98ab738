// The step before a plan is agreed: everything it says, what it means, and one button.
#include "shared/domain/plans/plan_agreement.hpp"
#include "shared/view/sheet.hpp"

namespace kz {
namespace {

// The agreement's items below its lines, as sentences, and how the money gets there.
void add_meaning(Sheet& sheet, const InstalmentPlan& plan) {
    const PlanPolicy& policy = sheet.page().policy;
    sheet.heading(2, "meaning", Style::SubTitle, sheet.words(TextKey::ConfirmMeaning));
    sheet.open(Role::List, "points", Style::Sums);
    const auto point = [&](std::string_view key, std::string_view text) {
        sheet.leaf(Role::ListItem, key, Style::Body).text(text);
    };
    point("first", sheet.words(TextKey::ConfirmFirst, plan.lines.front().due_on, plan.lines.back().due_on));
    point("hand", sheet.words(TextKey::ConfirmByHand));
    for (const AgreementItem& item : agreement_items(sheet.merchant(), shown(sheet.invoice().buyer.name), plan,
                                                     negotiation_policy(policy, sheet.model().today), policy.days))
        std::visit(Overload{
                       [&](const AgreementCost&) { point("cost", sheet.words(TextKey::ConfirmNoCost)); }, // of a policy without fees
                       [&](const PayingEarly&) { point("faster", sheet.words(TextKey::ConfirmFaster)); },
                       [&](const MissingLine& missing) { point("missed", sheet.words(TextKey::ConfirmMissed, missing.days.grace_days)); },
                       [&](const ChangingPlan&) { point("changing", sheet.words(TextKey::ConfirmChanging)); },
                       [&](const NoAcknowledgement&) { point("open", sheet.words(TextKey::ConfirmNoAcknowledgement)); },
                       [](const auto&) {}, // parties, amount and lines stand above
                   },
                   item);
    sheet.close();
}

void add_buttons(Sheet& sheet) {
    const Model& model = sheet.model();
    const bool is_busy = model.busy == Busy::AgreeingPlan;
    sheet.open(Role::Form, "accept", Style::FormStack).href = address_of(AgreePlan{*wish_to_agree(model)}, model.language);
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
    const auto answer = answer_of(sheet.model());
    const InstalmentPlan& plan = std::get<PlanAccepted>(*answer).plan;
    sheet.focus_on(Focus::Page, node_id(sheet.out().id_of("confirm"), "title"));
    sheet.open_region("confirm", Style::CodeEntry, 1, Style::CardTitle, sheet.words(TextKey::ConfirmTitle));
    sheet.paragraph("lead", Style::CardLead,
                    sheet.words(TextKey::ConfirmLead, static_cast<int>(plan.lines.size()), sheet.merchant(), open(sheet.state())));
    sheet.heading(2, "instalments", Style::SubTitle, sheet.words(TextKey::ConfirmSchedule));
    add_schedule(sheet, plan.lines, Extent::Whole);
    add_meaning(sheet, plan);
    add_easy_words(sheet, 2, {sheet.words(TextKey::EasyPlanWhat), sheet.words(TextKey::EasyPlanDate),
                              sheet.words(TextKey::EasyPlanPrice), sheet.words(TextKey::EasyPlanBinding, sheet.merchant())});
    add_buttons(sheet);
    sheet.close();
}

} // namespace kz
