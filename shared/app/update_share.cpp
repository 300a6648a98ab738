// Showing the page to a helper. What takes something away counts at once, whatever the server says of it later.
#include "shared/app/proposal.hpp"
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

void Updater::operator()(const ShareTold& message) {
    Sharing& sharing = model_.sharing;
    sharing.is_sending = false;
    const bool is_new_question = message.status.stage == ShareStage::Asked && sharing.told.stage != ShareStage::Asked;
    const bool was_live = sharing.told.stage == ShareStage::Asked || sharing.told.stage == ShareStage::Granted || sharing.told.stage == ShareStage::Paused;
    const bool is_new_proposal = message.status.proposal && (!sharing.told.proposal || sharing.told.proposal->number != message.status.proposal->number);
    sharing.told = message.status;
    if (is_new_proposal)
        sharing.before = field_value(model_, sharing.told.proposal->field).value_or(std::string());
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
        const ShareProposal* proposal = open_proposal(model_);
        if (model_.busy != Busy::None || proposal == nullptr || fit_of(model_, *proposal) != ProposalFit::Fit)
            return;
        sharing.told.proposal->answer = ProposalAnswer::Taken;
        sharing.shows_shared = false;
        fill_in(*proposal);
    } else if (message.act == ShareAct::LeaveProposal) {
        sharing.told.proposal->answer = ProposalAnswer::Left;
    } else if (message.act == ShareAct::Pause) {
        sharing.told.stage = ShareStage::Paused;
    } else if (message.act == ShareAct::End || message.act == ShareAct::Decline) {
        sharing = {};
        sharing.told.stage = ShareStage::Ended;
    }
    sharing.is_sending = true;
    const bool is_of_proposal = message.act == ShareAct::TakeProposal || message.act == ShareAct::LeaveProposal;
    effects_.push_back(SendShare{message.act, message.act == ShareAct::Grant ? sharing.scopes & sharing.told.question.scopes : 0,
                                 is_of_proposal ? sharing.told.proposal->number : 0});
}

// As if the customer had typed or chosen it: what it leads to is pressed by nobody but them.
void Updater::fill_in(const ShareProposal& proposal) {
    if (proposal.kind == ProposalKind::Plan) {
        model_.plan = draft_of(proposal);
        return confirm();
    }
    model_.focus = Focus::Proposed;
    if (proposal.kind == ProposalKind::Way) {
        model_.way = proposal.way;
        return;
    }
    switch (proposal.field) {
    case ProposedField::Subject: return (*this)(ContactEdited{ContactField::Subject, proposal.value});
    case ProposedField::Amount: model_.pays_all = proposal.value == "all"; return;
    case ProposedField::Message: return (*this)(ContactEdited{ContactField::Text, proposal.value});
    case ProposedField::Spare: return (*this)(SpareEdited{proposal.value});
    case ProposedField::Objection: return (*this)(DisputeEdited{DisputeField::Text, proposal.value});
    case ProposedField::PaidAmount: return (*this)(DisputeEdited{DisputeField::PaidAmount, proposal.value});
    case ProposedField::PaidOn: return (*this)(DisputeEdited{DisputeField::PaidOn, proposal.value});
    default: return; // is_there() has refused them
    }
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
