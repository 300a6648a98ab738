// The page of a customer while it is shown to a helper, from the offer to the end. The module makes it of what the server tells: no
// server sends it.
#pragma once

#include "shared/app/proposal.hpp"
#include "tests/shared/view/states_open.hpp"
#include "tests/shared/view/states_pay.hpp"

namespace kz::pages {

inline Model in_stage(Model model, ShareStage stage) {
    model.sharing.told.stage = stage;
    model.sharing.told.helper = "nina@x.example";
    model.sharing.told.question = {share_scopes_all, ShareReason::Plan};
    if (stage == ShareStage::Offered)
        model.sharing.told.code = "012345";
    if (stage == ShareStage::Granted || stage == ShareStage::Paused)
        model.sharing.told.scopes = share_scopes_all;
    return model;
}
inline Model in_stage(ShareStage stage, Language language = Language::German) {
    return in_stage(states::open(language), stage);
}
inline Model with_proposal(int instalments, std::int64_t version, Language language = Language::German) {
    Model model = in_stage(ShareStage::Granted, language);
    model.sharing.told.proposal = ShareProposal{.number = 1, .instalments = instalments, .first_due_on = samples::in_days(14), .version = version};
    return model;
}
// As the page learns of it.
inline Model told(Model model, ShareProposal proposal) {
    ShareStatus status = model.sharing.told;
    status.proposal = std::move(proposal);
    return update(std::move(model), ShareTold{std::move(status)}).model;
}
inline Model with_field_proposal(Model model, ProposedField field, std::string value) {
    return told(std::move(model), {.number = 1, .kind = ProposalKind::Field, .field = field, .value = std::move(value)});
}

inline Model share_offered(Language language) {
    return in_stage(ShareStage::Offered, language);
}
inline Model share_asked(Language language) {
    return in_stage(ShareStage::Asked, language);
}
inline Model share_shown(Language language) {
    return in_stage(ShareStage::Granted, language);
}
inline Model share_pointed(Language language) {
    return update(share_shown(language), HelperPointed{}).model;
}
inline Model share_proposal(Language language) {
    return with_proposal(4, states::open(language).page->state.version, language);
}
// The claim is not any more as it was.
inline Model share_proposal_old(Language language) {
    return with_proposal(4, states::open(language).page->state.version - 1, language);
}
inline Model share_way(Language language) {
    return told(in_stage(states::ways_offered(language), ShareStage::Granted), {.number = 1, .kind = ProposalKind::Way, .way = PayMethod::Card});
}
inline Model share_field(Language language) {
    return with_field_proposal(update(share_shown(language), ContactEdited{ContactField::Text, "Ich"}).model, ProposedField::Message,
                               "Ich habe am 3. gezahlt.");
}
// What the customer looks at to know what the helper sees.
inline Model share_preview(Language language) {
    return update(share_shown(language), SharedShown{true}).model;
}
inline Model share_paused(Language language) {
    return in_stage(ShareStage::Paused, language);
}
inline Model share_ended(Language language) {
    return in_stage(ShareStage::Ended, language);
}

} // namespace kz::pages
