// Showing the page to a helper. What takes something away counts at once, whatever the server says of it later.
#include "shared/app/updater.hpp"

namespace kz {
namespace {

bool is_expected(const ShareStatus& told, ShareAct act) {
    switch (act) {
    case ShareAct::Offer: return told.stage == ShareStage::None || told.stage == ShareStage::Ended;
    case ShareAct::Grant: case ShareAct::Decline: return told.stage == ShareStage::Asked;
    case ShareAct::Pause: return told.stage == ShareStage::Granted;
    case ShareAct::Resume: return told.stage == ShareStage::Paused;
    case ShareAct::End: return told.stage != ShareStage::None && told.stage != ShareStage::Ended;
    case ShareAct::TakeProposal: case ShareAct::LeaveProposal: return told.proposal && told.proposal->answer == ProposalAnswer::Open;
    }
    return false;
}

} // namespace

std::optional<PlanDraft> proposed_draft(const Model& model) {
    const auto& proposal = model.sharing.told.proposal;
    if (!proposal || proposal->answer != ProposalAnswer::Open || (model.sharing.told.scopes & share_propose) == 0)
        return std::nullopt;
    PlanDraft draft;
    draft.instalments = proposal->instalments;
    draft.first_due_on = proposal->first_due_on;
    return draft;
}

bool is_proposal_fit(const Model& model) {
    const auto draft = proposed_draft(model);
    if (!draft || model.gate != Gate::Open || !model.page || !is_plan_choosable(model) || model.page->state.version != model.sharing.told.proposal->version)
        return false;
    Model tried = model;
    tried.plan = *draft;
    const auto answer = answer_of(tried);
    return instalments_shown(tried) == draft->instalments && answer && std::holds_alternative<PlanAccepted>(*answer);
}

void Updater::operator()(const ShareTold& message) {
    Sharing& sharing = model_.sharing;
    sharing.is_sending = false;
    const bool is_new_question = message.status.stage == ShareStage::Asked && sharing.told.stage != ShareStage::Asked;
    const bool was_live = sharing.told.stage == ShareStage::Asked || sharing.told.stage == ShareStage::Granted || sharing.told.stage == ShareStage::Paused;
    sharing.told = message.status;
    if (was_live && message.status.stage == ShareStage::None) // a server that was started again knows of none
        sharing.told.stage = ShareStage::Ended;
    if (is_new_question)
        sharing.scopes = share_look;
    if (message.status.stage != ShareStage::Granted && message.status.stage != ShareStage::Paused)
        sharing.shows_shared = sharing.is_pointed = false;
}

void Updater::operator()(const ShareNotTold&) {
    model_.sharing.is_sending = false;
}

void Updater::operator()(const ShareNews&) {
    if (model_.gate == Gate::Open && model_.page)
        effects_.push_back(FetchShare{});
}

void Updater::operator()(const ShareUsed& message) {
    Sharing& sharing = model_.sharing;
    if (model_.gate != Gate::Open || !model_.page || !is_expected(sharing.told, message.act))
        return;
    if (message.act == ShareAct::TakeProposal) {
        if (model_.busy != Busy::None || !is_proposal_fit(model_))
            return;
        model_.plan = *proposed_draft(model_);
        sharing.told.proposal->answer = ProposalAnswer::Taken;
        sharing.shows_shared = false;
        confirm();
    } else if (message.act == ShareAct::LeaveProposal) {
        sharing.told.proposal->answer = ProposalAnswer::Left;
    } else if (message.act == ShareAct::Pause) {
        sharing.told.stage = ShareStage::Paused;
    } else if (message.act == ShareAct::End || message.act == ShareAct::Decline) {
        sharing = {};
        sharing.told.stage = ShareStage::Ended;
    }
    sharing.is_sending = true;
    effects_.push_back(SendShare{message.act, message.act == ShareAct::Grant ? sharing.scopes & sharing.told.question.scopes : 0});
}

void Updater::operator()(const ShareScopeTicked& message) {
    if (model_.sharing.told.stage == ShareStage::Asked)
        model_.sharing.scopes = message.is_ticked ? model_.sharing.scopes | message.scope : model_.sharing.scopes & ~message.scope;
}

void Updater::operator()(const SharedShown& message) {
    const ShareStage stage = model_.sharing.told.stage;
    model_.sharing.shows_shared = message.is_shown && (stage == ShareStage::Granted || stage == ShareStage::Paused);
}

void Updater::operator()(const HelperPointed&) {
    model_.sharing.is_pointed = model_.sharing.told.stage == ShareStage::Granted && (model_.sharing.told.scopes & share_point) != 0;
}

} // namespace kz
