// The page while it is shown to a helper, from the offer to the end.
#include "shared/gateway/http.hpp"
#include "shared/gateway/share_frame.hpp"
#include "shared/protocol/share_json.hpp"
#include "shared/text/text.hpp"
#include "shared/view/shared_view.hpp"
#include "shared/view/view.hpp"
#include "tests/shared/view/pages_helper.hpp"
#include "tests/shared/view/pages_share.hpp"
#include "tests/shared/view/states_open.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <type_traits>

using namespace kz;
using pages::in_stage;
using pages::with_field_proposal;
using pages::with_proposal;

namespace {

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
    CHECK(fit_of(model, *open_proposal(model)) == ProposalFit::Fit);
    CHECK(button(view(model), Language::German, TextKey::ShareProposalTake) != nullptr);
    CHECK(use(model, ShareAct::TakeProposal) == std::vector<Effect>{SendShare{ShareAct::TakeProposal, 0, 1}});
    CHECK(model.step == Step::PlanConfirm);
    CHECK(model.plan.instalments == 4);
    for (Model old : {with_proposal(4, version - 1), with_proposal(59, version)}) {
        CHECK(fit_of(old, *open_proposal(old)) == ProposalFit::Changed);
        CHECK(button(view(old), Language::German, TextKey::ShareProposalTake) == nullptr);
        CHECK(use(old, ShareAct::TakeProposal).empty());
        CHECK(old.step == Step::Overview);
    }
}

TEST_CASE("a field that is proposed is filled in by the customer's press, shown before and after, and only where it stands as it stood") {
    const auto says = [](const Scene& scene, std::string_view text) { return std::ranges::any_of(scene.nodes, [&](const Node& node) { return node.name.find(text) != std::string::npos; }); };
    Model model = update(in_stage(ShareStage::Granted), ContactEdited{ContactField::Text, "Ich"}).model;
    model = with_field_proposal(model, ProposedField::Message, "Ich habe am 3. gezahlt.");
    CHECK(says(view(model), "Ich habe am 3. gezahlt."));
    CHECK(says(view(model), "Dort steht jetzt: Ich"));
    CHECK(model.contact.text == "Ich");
    Model typed = update(model, ContactEdited{ContactField::Text, "Ich a"}).model;
    CHECK(fit_of(typed, *open_proposal(typed)) == ProposalFit::Changed);
    CHECK(use(typed, ShareAct::TakeProposal).empty());
    CHECK(typed.contact.text == "Ich a");
    CHECK(use(model, ShareAct::TakeProposal).back() == Effect(SendShare{ShareAct::TakeProposal, 0, 1}));
    CHECK(model.contact.text == "Ich habe am 3. gezahlt.");
    CHECK(model.busy == Busy::None); // nothing is sent
    const Scene scene = view(model);
    REQUIRE(scene.focus != 0);
    CHECK(find(scene, scene.focus)->value == "Ich habe am 3. gezahlt.");

    Model elsewhere = with_field_proposal(in_stage(ShareStage::Granted), ProposedField::Objection, "Kaputt.");
    CHECK(fit_of(elsewhere, *open_proposal(elsewhere)) == ProposalFit::Gone);
    CHECK(says(view(elsewhere), std::string(say(Language::German, TextKey::ShareProposalGone))));
    CHECK(use(elsewhere, ShareAct::TakeProposal).empty());
    Model personal = with_field_proposal(in_stage(ShareStage::Granted), ProposedField::MandateIban, "DE89370400440532013000");
    CHECK(use(personal, ShareAct::TakeProposal).empty());

    Model objects = update(in_stage(ShareStage::Granted), DisputeBegun{DisputeReason::AlreadyPaid}).model;
    objects = with_field_proposal(objects, ProposedField::PaidOn, "3.11.2026");
    CHECK(use(objects, ShareAct::TakeProposal).size() == 1);
    CHECK(objects.dispute.paid_on == "3.11.2026");
    objects = with_field_proposal(update(in_stage(ShareStage::Granted), DisputeBegun{DisputeReason::AlreadyPaid}).model, ProposedField::PaidAmount, "viel");
    CHECK(use(objects, ShareAct::TakeProposal).empty());
}

TEST_CASE("a page whose stream runs again asks how its share stands") {
    Model model = update(in_stage(ShareStage::Granted), ConnectionChanged{Connection::Lost}).model;
    const auto effects = update(model, ConnectionChanged{Connection::Live}).effects;
    CHECK(std::ranges::contains(effects, Effect(FetchShare{})));
    CHECK(update(std::move(model), ShareTold{}).model.sharing.told.stage == ShareStage::Ended);
    model = update(in_stage(ShareStage::Ended), ConnectionChanged{Connection::Lost}).model;
    CHECK_FALSE(std::ranges::contains(update(model, ConnectionChanged{Connection::Live}).effects, Effect(FetchShare{})));
}

TEST_CASE("a way that is proposed is marked and has the focus, and nobody has pressed it") {
    Model model = in_stage(ShareStage::Granted);
    model.page->ways = {{PayMethod::Transfer}, {PayMethod::Card, PayProvider::Stripe}};
    ShareStatus status = model.sharing.told;
    status.proposal = ShareProposal{.number = 1, .kind = ProposalKind::Way, .way = PayMethod::Card};
    model = update(std::move(model), ShareTold{status}).model;
    CHECK(button(view(model), Language::German, TextKey::ShareProposalTakeWay) != nullptr);
    CHECK(use(model, ShareAct::TakeProposal) == std::vector<Effect>{SendShare{ShareAct::TakeProposal, 0, 1}});
    const Scene scene = view(model);
    REQUIRE(scene.focus != 0);
    CHECK(find(scene, scene.focus)->value == "card");
    CHECK(find(scene, scene.focus)->is(state_current));
    status.proposal->way = PayMethod::PayPal;
    status.proposal->number = 2;
    Model other = update(model, ShareTold{status}).model;
    CHECK(fit_of(other, *open_proposal(other)) == ProposalFit::Gone);
    CHECK(use(other, ShareAct::TakeProposal).empty());
}

TEST_CASE("the server refuses what the page that was shown does not take") {
    Model model = update(in_stage(ShareStage::Granted), DisputeBegun{DisputeReason::Faulty}).model;
    const SharedPage page = *share_of(model);
    const ProposalRoom room = proposal_room(model);
    const auto refused = [&](ProposedField field, const char* value, std::uint32_t was) {
        const auto refusal = refusal_of_page(room, page, {.kind = ProposalKind::Field, .field = field, .value = value}, was, model.today);
        return std::string(refusal ? refusal_code(*refusal) : "");
    };
    CHECK(refused(ProposedField::Objection, "Kaputt.", fields_digest(page)) == "");
    CHECK(refused(ProposedField::Objection, "Kaputt.", fields_digest(page) + 1) == "field_changed");
    CHECK(refused(ProposedField::PaidOn, "3.11.2026", fields_digest(page)) == "field_gone");
    CHECK(refused(ProposedField::Holder, "Alex", fields_digest(page)) == "field_gone");
    model = update(model, DisputeEdited{DisputeField::Text, "K"}).model;
    CHECK(fields_digest(*share_of(model)) != fields_digest(page));
}

TEST_CASE("a proposal costs a helper and a customer few bytes, and comes back as it was") {
    const ShareProposal proposals[] = {
        {.number = 3, .instalments = 6, .first_due_on = Date{20800}, .version = 12},
        {.number = 4, .kind = ProposalKind::Way, .way = PayMethod::Bancontact, .version = 12},
        {.number = 5, .kind = ProposalKind::Field, .field = ProposedField::PaidAmount, .value = "49,90", .version = 12},
    };
    for (const ShareProposal& proposal : proposals) {
        const ShareStatus status{ShareStage::Granted, {}, "nina@x.example", {share_scopes_all, ShareReason::Plan}, share_scopes_all, proposal, {}};
        CHECK(*decode_share_status(encode_share_status(status)) == status);
        CHECK(encode_share_status(status).size() <= 200);
        CHECK(encode_share_order({ShareAct::TakeProposal, 0, proposal.number}).size() <= 40);
    }
    ShareStatus masked{ShareStage::Granted, {}, "nina", {}, share_scopes_all, proposals[2], {}};
    masked.proposal->field = ProposedField::MandateIban;
    CHECK_FALSE(decode_share_status(encode_share_status(masked)));
}

TEST_CASE("a helper has the page below what can be done, and nothing of it before or after") {
    pages::HelperPage helper = pages::staff_shared(Language::English);
    StaffModel& staff = helper.staff;
    const MaskedScene page = masked_view(*helper.customer);
    const auto has_page = [&] { return find(helper_view(staff, &page), page.scene().nodes.back().id) != nullptr; };
    CHECK(has_page());
    CHECK(helper_view(staff, nullptr).nodes.size() < 60);
    staff.share->stage = ShareStage::Ended;
    CHECK_FALSE(has_page());
    for (const MaskedScene* shown : {&page, static_cast<const MaskedScene*>(nullptr)}) // one main part and one title, whoever's they are
        CHECK(std::ranges::count(helper_view(staff, shown).nodes, Role::Main, &Node::role) == 1);
}

TEST_CASE("a page that is not masked can not be shown to a helper") {
    static_assert(!std::is_constructible_v<MaskedScene, Scene> && !std::is_default_constructible_v<MaskedScene>);
    static_assert(!std::is_invocable_v<decltype(helper_view), const StaffModel&, const Scene*>);
}

TEST_CASE("how long it is what somebody typed is nobody's business") {
    Model model = states::open(Language::German);
    std::optional<MaskedScene> seen;
    std::string frame;
    for (int signs = 1; signs <= 64; ++signs) {
        CAPTURE(signs);
        model.contact.text.assign(static_cast<std::size_t>(signs), 'a');
        if (!seen)
            seen = masked_view(model);
        CHECK(masked_view(model) == *seen);
        FrameSender sender;
        const std::string sent = sender.next(*ShareGrant::of({.stage = ShareStage::Granted, .scopes = share_look}), *share_of(model), 0).value();
        if (frame.empty())
            frame = sent;
        CHECK(sent == frame);
    }
    model.contact.text.clear();
    CHECK(masked_view(model) != *seen); // but that something is there is told
}

TEST_CASE("what a page is told of a share comes back as it was") {
    ShareStatus status{ShareStage::Granted, {}, "nina@x.example", {share_look | share_propose, ShareReason::Payment}, share_look,
                       ShareProposal{.number = 1, .instalments = 3, .first_due_on = Date{20800}, .version = 9, .answer = ProposalAnswer::Left}, {}};
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
