// The page is shown to a helper: the offer with its number, the question before anything is shown, and the bar that stands above the page
// for as long as somebody sees it.
#include "shared/view/sheet.hpp"

namespace kz {
namespace {

void add_button(Sheet& sheet, std::string_view key, Style style, TextKey text, Bind what) {
    Node& button = sheet.leaf(Role::Button, key, style).text(sheet.words(text)).on(what);
    if (sheet.model().sharing.is_sending)
        button.with(state_busy);
}

Bind use(ShareAct act) {
    return bind(Action::UseShare, static_cast<std::int64_t>(act));
}

std::string question_text(const Sheet& sheet) {
    const ShareStatus& told = sheet.model().sharing.told;
    const std::string helper = shown(told.helper), merchant = sheet.merchant();
    switch (told.question.reason) {
    case ShareReason::Plan: return sheet.words(TextKey::ShareAskedPlan, helper, merchant);
    case ShareReason::Payment: return sheet.words(TextKey::ShareAskedPayment, helper, merchant);
    case ShareReason::Question: break;
    }
    return sheet.words(TextKey::ShareAskedQuestion, helper, merchant);
}

std::string news_text(const Sheet& sheet) {
    const ShareStatus& told = sheet.model().sharing.told;
    switch (told.stage) {
    case ShareStage::Asked: return question_text(sheet);
    case ShareStage::Granted: return sheet.words(TextKey::ShareOn, shown(told.helper));
    case ShareStage::Paused: return sheet.words(TextKey::SharePaused, shown(told.helper));
    case ShareStage::Ended: return std::string(sheet.words(TextKey::ShareEnded));
    case ShareStage::None: case ShareStage::Offered: break;
    }
    return {};
}

void add_scope(Sheet& sheet, std::string_view key, int scope, TextKey text) {
    const Sharing& sharing = sheet.model().sharing;
    if ((sharing.told.question.scopes & scope) == 0)
        return;
    sheet.open(Role::Group, key, Style::CheckRow);
    Node& box = sheet.leaf(Role::Checkbox, "box", Style::CheckBox).on(bind(Action::TickShareScope, scope));
    box.value = "1";
    if ((sharing.scopes & scope) != 0)
        box.with(state_selected);
    sheet.leaf(Role::Label, "label", Style::CheckLabel).text(sheet.words(text)).refers_to = sheet.out().id_of("box");
    sheet.close();
}

// Nothing is ticked beforehand.
void add_question(Sheet& sheet) {
    sheet.paragraph("what", Style::Body, sheet.words(TextKey::ShareWhat, share_minutes_max));
    sheet.open(Role::Form, "grant", Style::FormStack);
    add_scope(sheet, "point", share_point, TextKey::ShareScopePoint);
    add_scope(sheet, "propose", share_propose, TextKey::ShareScopePropose);
    sheet.open(Role::Group, "buttons", Style::ButtonRow);
    add_button(sheet, "allow", Style::ButtonPrimary, TextKey::ShareAllow, use(ShareAct::Grant));
    add_button(sheet, "decline", Style::ButtonSecondary, TextKey::ShareDecline, use(ShareAct::Decline));
    sheet.close();
    sheet.close();
}

// The first press takes away what is seen, the second ends it: both are the same button's.
void add_controls(Sheet& sheet) {
    const Sharing& sharing = sheet.model().sharing;
    const bool is_paused = sharing.told.stage == ShareStage::Paused;
    sheet.open(Role::Group, "buttons", Style::ButtonRow);
    add_button(sheet, "stop", Style::ButtonPrimary, is_paused ? TextKey::ShareEnd : TextKey::ShareStop, use(is_paused ? ShareAct::End : ShareAct::Pause));
    if (is_paused)
        add_button(sheet, "resume", Style::ButtonSecondary, TextKey::ShareResume, use(ShareAct::Resume));
    add_button(sheet, "look", Style::ButtonQuiet, sharing.shows_shared ? TextKey::ShareBack : TextKey::ShareLook,
               bind(Action::ShowShared, sharing.shows_shared ? 0 : 1));
    sheet.close();
}

const PlanAccepted* accepted(const std::optional<PlanAnswer>& answer) {
    return answer ? std::get_if<PlanAccepted>(&*answer) : nullptr;
}

// What is proposed beside what stands there now, reckoned here by the page's own rules.
void add_plans(Sheet& sheet, const PlanDraft& draft) {
    const Model& model = sheet.model();
    Model proposed = model;
    proposed.plan = draft;
    const auto answer = answer_of(proposed), answer_now = answer_of(model);
    const auto says = [&](const PlanAccepted& plan) { return each_text(sheet, plan.plan.lines); };
    if (const PlanAccepted* plan = accepted(answer))
        sheet.leaf(Role::Alert, "said", Style::Strong)
            .text(sheet.words(TextKey::ShareProposal, shown(model.sharing.told.helper), says(*plan), plan->plan.lines.front().due_on));
    if (const PlanAccepted* plan = accepted(answer_now))
        sheet.paragraph("now", Style::Body, sheet.words(TextKey::ShareProposalNow, says(*plan), plan->plan.lines.front().due_on));
}

void add_proposal(Sheet& sheet) {
    const Model& model = sheet.model();
    const auto draft = proposed_draft(model);
    if (!draft)
        return;
    sheet.open(Role::Group, "proposal", Style::FormStack);
    const bool is_fit = is_proposal_fit(model);
    if (is_fit)
        add_plans(sheet, *draft);
    else
        sheet.leaf(Role::Alert, "old", Style::Strong).text(sheet.words(TextKey::ShareProposalOld));
    sheet.open(Role::Group, "buttons", Style::ButtonRow);
    if (is_fit)
        add_button(sheet, "take", Style::ButtonPrimary, TextKey::ShareProposalTake, use(ShareAct::TakeProposal));
    add_button(sheet, "leave", Style::ButtonSecondary, TextKey::ShareProposalLeave, use(ShareAct::LeaveProposal));
    sheet.close();
    sheet.close();
}

// The page scrolls when the customer wants it to: the host of the page knows the place.
void add_pointed(Sheet& sheet) {
    const Sharing& sharing = sheet.model().sharing;
    sheet.leaf(Role::Status, "pointed", Style::Body).text(sharing.is_pointed ? sheet.words(TextKey::SharePointed, shown(sharing.told.helper)) : "");
    if (sharing.is_pointed)
        add_button(sheet, "show", Style::ButtonSecondary, TextKey::SharePointedLook, bind(Action::ShowShared, 2));
}

} // namespace

void add_share_bar(Sheet& sheet) {
    const ShareStage stage = sheet.model().sharing.told.stage;
    const std::string news = news_text(sheet);
    if (news.empty() || sheet.model().gate != Gate::Open)
        return;
    sheet.open(Role::Region, "share", Style::Card).text(sheet.words(TextKey::ShareTitle));
    sheet.leaf(Role::Alert, "news", Style::Strong).text(news);
    if (stage == ShareStage::Asked)
        add_question(sheet);
    if (stage == ShareStage::Granted || stage == ShareStage::Paused) {
        add_proposal(sheet);
        add_pointed(sheet);
        add_controls(sheet);
    }
    sheet.close();
}

void add_share_offer(Sheet& sheet) {
    const ShareStatus& told = sheet.model().sharing.told;
    if (sheet.model().surface != Surface::Web || told.stage == ShareStage::Asked || told.stage == ShareStage::Granted || told.stage == ShareStage::Paused)
        return;
    if (told.stage != ShareStage::Offered) {
        sheet.leaf(Role::Button, "share", Style::ButtonQuiet).text(sheet.words(TextKey::ShareStart)).with(state_needs_script).on(use(ShareAct::Offer));
        return;
    }
    const std::string code = told.code.size() == 6 ? told.code.substr(0, 3) + "\u00a0" + told.code.substr(3) : told.code;
    Node& news = sheet.leaf(Role::Alert, "share_code", Style::SliderValue).text(sheet.words(TextKey::ShareCode, code));
    news.sensitivity = Sensitivity::Secret;
    sheet.paragraph("share_help", Style::Small, sheet.words(TextKey::ShareCodeHelp));
    add_button(sheet, "share_cancel", Style::ButtonQuiet, TextKey::ShareCancel, use(ShareAct::End));
}

} // namespace kz
