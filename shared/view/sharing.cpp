// The page is shown to a helper: the offer with its number, the question before anything is shown, and the bar that stands above the page
// for as long as somebody sees it.
#include "shared/app/proposal.hpp"
#include "shared/view/sheet.hpp"

#include <algorithm>

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

// As a person reads what would be typed or chosen.
std::string value_text(const Sheet& sheet, ProposedField field, const std::string& value) {
    ContactSubject subject{};
    if (field == ProposedField::Subject && parse_subject(value, subject))
        return std::string(subject_text(sheet.language(), subject));
    if (field == ProposedField::Amount)
        return value == "all" ? sheet.words(TextKey::PayAll, undisputed(sheet.state()))
                              : sheet.words(TextKey::PayInstalmentOnly, next_payment(sheet.state(), sheet.model().today));
    return shown(value);
}

void add_way(Sheet& sheet, const ShareProposal& proposal) {
    const Model& model = sheet.model();
    sheet.leaf(Role::Alert, "said", Style::Strong)
        .text(sheet.words(TextKey::ShareProposalWay, shown(model.sharing.told.helper), way_text(model.language, proposal.way)));
    sheet.paragraph("now", Style::Body,
                    model.way ? sheet.words(TextKey::ShareProposalWayNow, way_text(model.language, *model.way)) : std::string(sheet.words(TextKey::ShareProposalWayNone)));
}

void add_value(Sheet& sheet, const ShareProposal& proposal) {
    const Model& model = sheet.model();
    const std::string now = field_value(model, proposal.field).value_or(std::string());
    sheet.leaf(Role::Alert, "said", Style::Strong)
        .text(sheet.words(TextKey::ShareProposalField, shown(model.sharing.told.helper), proposed_field_text(model.language, proposal.field),
                          value_text(sheet, proposal.field, proposal.value)))
        .personal();
    sheet.paragraph("now", Style::Body,
                    now.empty() ? std::string(sheet.words(TextKey::ShareProposalFieldEmpty))
                                : sheet.words(TextKey::ShareProposalFieldNow, value_text(sheet, proposal.field, now)))
        .personal();
}

TextKey take_key(ProposalKind kind) {
    switch (kind) {
    case ProposalKind::Way: return TextKey::ShareProposalTakeWay;
    case ProposalKind::Field: return TextKey::ShareProposalTakeField;
    case ProposalKind::Plan: break;
    }
    return TextKey::ShareProposalTake;
}

void add_proposal(Sheet& sheet) {
    const Model& model = sheet.model();
    const ShareProposal* proposal = open_proposal(model);
    if (proposal == nullptr)
        return;
    sheet.open(Role::Group, "proposal", Style::FormStack);
    const ProposalFit fit = fit_of(model, *proposal);
    if (fit != ProposalFit::Fit)
        sheet.leaf(Role::Alert, "old", Style::Strong).text(sheet.words(fit == ProposalFit::Gone ? TextKey::ShareProposalGone : TextKey::ShareProposalOld));
    else if (proposal->kind == ProposalKind::Plan)
        add_plans(sheet, draft_of(*proposal));
    else if (proposal->kind == ProposalKind::Way)
        add_way(sheet, *proposal);
    else
        add_value(sheet, *proposal);
    sheet.open(Role::Group, "buttons", Style::ButtonRow);
    if (fit == ProposalFit::Fit)
        add_button(sheet, "take", Style::ButtonPrimary, take_key(proposal->kind), use(ShareAct::TakeProposal));
    add_button(sheet, "leave", Style::ButtonSecondary, TextKey::ShareProposalLeave, use(ShareAct::LeaveProposal));
    sheet.close();
    sheet.close();
}

// What was taken, where it stands on the page: a field by what edits it, a way by its button.
bool is_proposed(const Node& node, const ShareProposal& proposal) {
    const auto is = [&](Action action, auto argument) { return node.bind == bind(action, static_cast<std::int64_t>(argument)); };
    if (proposal.kind == ProposalKind::Way)
        return is(Action::ChooseWay, proposal.way) || (node.role == Role::Button && node.input.field == "method" && node.value == pay_method_code(proposal.way));
    switch (proposal.field) {
    case ProposedField::Subject: return is(Action::EditContact, ContactField::Subject);
    case ProposedField::Amount: return is(Action::ChooseAmount, proposal.value == "all");
    case ProposedField::Message: return is(Action::EditContact, ContactField::Text);
    case ProposedField::Spare: return is(Action::EditSpare, 0);
    case ProposedField::Objection: return is(Action::EditDispute, DisputeField::Text);
    case ProposedField::PaidAmount: return is(Action::EditDispute, DisputeField::PaidAmount);
    case ProposedField::PaidOn: return is(Action::EditDispute, DisputeField::PaidOn);
    default: return false;
    }
}

// The page scrolls when the customer wants it to: the host of the page knows the place.
void add_pointed(Sheet& sheet) {
    const Sharing& sharing = sheet.model().sharing;
    sheet.leaf(Role::Status, "pointed", Style::Body).text(sharing.is_pointed ? sheet.words(TextKey::SharePointed, shown(sharing.told.helper)) : "");
    if (!sharing.is_pointed)
        return;
    sheet.open(Role::Group, "place", Style::ButtonRow);
    add_button(sheet, "show", Style::ButtonSecondary, TextKey::SharePointedLook, bind(Action::ShowShared, 2));
    sheet.close();
}

} // namespace

std::string_view proposed_field_text(Language language, ProposedField field) {
    switch (field) {
    case ProposedField::Subject: return say(language, TextKey::ContactSubjectLabel);
    case ProposedField::Amount: return say(language, TextKey::PayAmount);
    case ProposedField::Message: return say(language, TextKey::ContactTextLabel);
    case ProposedField::Spare: return say(language, TextKey::PlanSpareLabel);
    case ProposedField::Objection: return say(language, TextKey::DisputeTextLabel);
    case ProposedField::PaidAmount: return say(language, TextKey::DisputeAmountLabel);
    case ProposedField::PaidOn: return say(language, TextKey::DisputeDayLabel);
    default: return {}; // personal: nobody proposes them
    }
}

void focus_on_proposed(const Model& model, Scene& scene) {
    const auto& proposal = model.sharing.told.proposal;
    if (model.focus != Focus::Proposed || !proposal || proposal->answer != ProposalAnswer::Taken)
        return;
    const bool is_transfer = proposal->kind == ProposalKind::Way && proposal->way == PayMethod::Transfer;
    const auto panel = std::ranges::find_if(scene.nodes, [](const Node& node) { return node.role == Role::Region && link_to(Panel::Pay) == "#" + dom_id(node.id); });
    const auto place = is_transfer ? panel : std::ranges::find_if(scene.nodes, [&](const Node& node) { return is_proposed(node, *proposal); });
    if (place != scene.nodes.end())
        scene.focus = is_transfer ? node_id(place->id, "title") : place->id;
}

void add_share_bar(Sheet& sheet) {
    const ShareStage stage = sheet.model().sharing.told.stage;
    const std::string news = news_text(sheet);
    if (news.empty() || sheet.model().gate != Gate::Open)
        return;
    sheet.open(Role::Region, "share", Style::ShareBar).text(sheet.words(TextKey::ShareTitle));
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
    if (told.stage == ShareStage::Asked || told.stage == ShareStage::Granted || told.stage == ShareStage::Paused)
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
