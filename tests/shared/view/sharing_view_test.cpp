// The page while it is shown to a helper, from the offer to the end.
#include "shared/gateway/http.hpp"
#include "shared/protocol/share_json.hpp"
#include "shared/text/text.hpp"
#include "shared/view/shared_view.hpp"
#include "shared/view/staff.hpp"
#include "shared/view/view.hpp"
#include "tests/shared/view/states.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace kz;

namespace {

Model in_stage(ShareStage stage, Language language = Language::German) {
    Model model = states::open(language);
    model.sharing.told.stage = stage;
    model.sharing.told.helper = "nina@x.example";
    model.sharing.told.question = {share_scopes_all, ShareReason::Plan};
    if (stage == ShareStage::Offered)
        model.sharing.told.code = "012345";
    if (stage == ShareStage::Granted || stage == ShareStage::Paused)
        model.sharing.told.scopes = share_scopes_all;
    return model;
}

Model with_proposal(int instalments, std::int64_t version) {
    Model model = in_stage(ShareStage::Granted);
    model.sharing.told.proposal = ShareProposal{1, instalments, samples::in_days(14), version, ProposalAnswer::Open};
    return model;
}

std::vector<Effect> use(Model& model, ShareAct act) {
    Next next = update(model, ShareUsed{act});
    model = std::move(next.model);
    return next.effects;
}

const Node* button(const Scene& scene, Language language, TextKey key) {
    return find(scene, Role::Button, say(language, key));
}

} // namespace

TEST_CASE("every stage of a share is a page in order, in every language") {
    for (const Language language : languages)
        for (const ShareStage stage : {ShareStage::None, ShareStage::Offered, ShareStage::Asked, ShareStage::Granted, ShareStage::Paused, ShareStage::Ended}) {
            const Model model = in_stage(stage, language);
            CAPTURE(share_stage_code(stage));
            CHECK(check(view(model)) == "");
            CHECK((view(model).nodes[1].role == Role::Region) == (stage >= ShareStage::Asked));
            CHECK((button(view(model), language, TextKey::ShareStart) != nullptr) == (stage == ShareStage::None || stage == ShareStage::Ended));
        }
}

TEST_CASE("nothing is ticked beforehand, and what is ticked is granted") {
    Model model = in_stage(ShareStage::Asked);
    for (const Node& node : view(model).nodes)
        CHECK((node.role != Role::Checkbox || !node.is(state_selected)));
    model = update(model, ShareScopeTicked{share_point, true}).model;
    CHECK(use(model, ShareAct::Grant) == std::vector<Effect>{SendShare{ShareAct::Grant, share_look | share_point}});
    // Granted is what the server says.
    CHECK(model.sharing.told.stage == ShareStage::Asked);
}

TEST_CASE("the first press pauses before anybody has answered, the second ends") {
    Model model = in_stage(ShareStage::Granted);
    CHECK(ShareGrant::of(model.sharing.told));
    CHECK(use(model, ShareAct::Pause) == std::vector<Effect>{SendShare{ShareAct::Pause, 0}});
    CHECK_FALSE(ShareGrant::of(model.sharing.told));
    CHECK(use(model, ShareAct::End) == std::vector<Effect>{SendShare{ShareAct::End, 0}});
    CHECK(model.sharing.told.stage == ShareStage::Ended);
    CHECK(use(model, ShareAct::Resume).empty());
}

TEST_CASE("a proposal is looked at on the page's own step, and only while the claim is as it was") {
    const std::int64_t version = states::open(Language::German).page->state.version;
    Model model = with_proposal(4, version);
    CHECK(is_proposal_fit(model));
    CHECK(button(view(model), Language::German, TextKey::ShareProposalTake) != nullptr);
    CHECK(use(model, ShareAct::TakeProposal) == std::vector<Effect>{SendShare{ShareAct::TakeProposal, 0}});
    CHECK(model.step == Step::PlanConfirm);
    CHECK(model.plan.instalments == 4);
    for (Model old : {with_proposal(4, version - 1), with_proposal(59, version)}) {
        CHECK_FALSE(is_proposal_fit(old));
        CHECK(button(view(old), Language::German, TextKey::ShareProposalTake) == nullptr);
        CHECK(use(old, ShareAct::TakeProposal).empty());
        CHECK(old.step == Step::Overview);
    }
}

TEST_CASE("a helper has the page below what can be done, and nothing of it before or after") {
    StaffModel staff;
    staff.base.language = Language::English;
    staff.base.gate = Gate::Gone;
    staff.form_key = "KEY";
    staff.share = StaffSharing{"/staff/shares/A", ClaimId{1}, ShareStage::Granted, share_scopes_all, {}};
    const Model customer = states::open(Language::English);
    const MaskedScene page = masked_view(customer);
    const auto has_page = [&] { return std::ranges::count(helper_view(staff, &page).nodes, Role::Main, &Node::role) == 1; };
    CHECK(has_page());
    CHECK(helper_view(staff, nullptr).nodes.size() < 40);
    staff.share->stage = ShareStage::Ended;
    CHECK_FALSE(has_page());
}

TEST_CASE("what a page is told of a share comes back as it was") {
    ShareStatus status{ShareStage::Granted, {}, "nina@x.example", {share_look | share_propose, ShareReason::Payment}, share_look,
                       ShareProposal{0, 3, Date{20800}, 9, ProposalAnswer::Left}, {}};
    CHECK(*decode_share_status(encode_share_status(status)) == status);
    status = {ShareStage::Ended, {}, {}, {share_look, ShareReason::Question}, 0, {}, ShareEnd::PageGone};
    CHECK(*decode_share_status(encode_share_status(status, "over")) == status);
    CHECK(*decode_share_status(encode_share_status({ShareStage::Offered, "012345"})) == ShareStatus{ShareStage::Offered, "012345"});
    CHECK(answer(FetchShare{}, 409, R"({"stage":"none","refusal":"over"})") == Message(ShareTold{}));
    CHECK(answer(FetchShare{}, 0, "") == Message(ShareNotTold{}));
    for (const char* bad : {"{}", R"({"stage":"open"})", R"({"stage":"asked","scopes":8})", R"({"stage":"none","more":1})"})
        CHECK_FALSE(decode_share_status(bad));
    CHECK(*decode_share_order(encode_share_order({ShareAct::Grant, 5})) == ShareOrder{ShareAct::Grant, 5});
}
