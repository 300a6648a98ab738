#include "shared/domain/sharing/visit.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

constexpr std::string_view device = "0123456789abcdef", other = "fedcba9876543210";
constexpr ShareQuestion look{share_look, ShareReason::Question};
constexpr ShareQuestion all{share_scopes_all, ShareReason::Plan};

Instant at(std::int64_t seconds) {
    return Instant{1'000'000 + seconds * 1000};
}
Share offer() {
    return offered(std::string(device), at(0));
}
Share asked(ShareQuestion question = all) {
    return *ask(offer(), {7, "Nina"}, question, at(1));
}
Share granted(int scopes = share_scopes_all) {
    return *answer(asked(), ShareAct::Grant, device, scopes, at(2));
}
Share paused() {
    return *answer(granted(), ShareAct::Pause, device, 0, at(3));
}
Share over() {
    return ended(granted(), ShareEnd::ByStaff);
}
Share proposed() {
    return *propose(granted(), 7, {.instalments = 6, .first_due_on = Date{20800}, .version = 4}, {}, at(4));
}

std::string said(const Result<Share, ShareRefusal>& result) {
    return std::string(result ? share_stage_code(result->stage) : refusal_code(result.error()));
}

} // namespace

TEST_CASE("every act of a customer has its outcome, refusals in their order") {
    struct Row {
        const char* what;
        Share share;
        ShareAct act;
        std::string_view device;
        int scopes;
        const char* outcome;
    };
    const Row rows[] = {
        {"of none", {}, ShareAct::Grant, device, 1, "over"},
        {"of one that ended", over(), ShareAct::End, device, 0, "over"},
        {"after the end a new one", over(), ShareAct::Offer, device, 0, "offered"},
        {"granted on another device", asked(), ShareAct::Grant, other, 1, "other_device"},
        {"paused on another device", granted(), ShareAct::Pause, other, 0, "other_device"},
        {"granted before anybody asked", offer(), ShareAct::Grant, device, 1, "not_asked"},
        {"declined before anybody asked", offer(), ShareAct::Decline, device, 0, "not_asked"},
        {"no look", asked(), ShareAct::Grant, device, share_point, "no_look"},
        {"more than was asked", asked(look), ShareAct::Grant, device, share_look | share_point, "wider_scope"},
        {"less than was asked", asked(), ShareAct::Grant, device, share_look, "granted"},
        {"declined", asked(), ShareAct::Decline, device, 0, "ended"},
        {"paused before it was granted", asked(), ShareAct::Pause, device, 0, "not_granted"},
        {"paused", granted(), ShareAct::Pause, device, 0, "paused"},
        {"resumed while it runs", granted(), ShareAct::Resume, device, 0, "not_paused"},
        {"resumed", paused(), ShareAct::Resume, device, 0, "granted"},
        {"ended while it is paused", paused(), ShareAct::End, device, 0, "ended"},
        {"ended before anybody asked", offer(), ShareAct::End, device, 0, "ended"},
        {"a proposal that nobody made", granted(), ShareAct::TakeProposal, device, 0, "no_proposal"},
        {"a proposal before the grant", asked(), ShareAct::LeaveProposal, device, 0, "not_granted"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK(said(answer(row.share, row.act, row.device, row.scopes, at(5))) == row.outcome);
    }
}

TEST_CASE("another helper or a wider scope asks again, and what was granted is gone") {
    CHECK(said(ask(granted(share_look), {7, "Nina"}, look, at(9))) == "already_asked");
    CHECK(said(ask(asked(look), {7, "Nina"}, look, at(9))) == "already_asked");
    for (const Share& again : {*ask(granted(share_look), {7, "Nina"}, all, at(9)), *ask(granted(), {8, "Tom"}, look, at(9))}) {
        CHECK(again.stage == ShareStage::Asked);
        CHECK(again.scopes == 0);
        CHECK(said(heard(again, device, at(10))) == "not_granted");
    }
    CHECK(said(ask(over(), {7, "Nina"}, look, at(9))) == "over");
    CHECK(said(ask(offer(), {7, "Nina"}, {share_point, ShareReason::Plan}, at(9))) == "no_look");
    CHECK(said(ask(offer(), {7, "Nina"}, {9, ShareReason::Plan}, at(9))) == "no_look");
}

TEST_CASE("a question of staff belongs to the page that answers it") {
    const Share question = *ask({}, {7, "Nina"}, look, at(0));
    const auto here = answer(question, ShareAct::Grant, other, share_look, at(1));
    CHECK(here->device == other);
    CHECK(said(heard(*here, device, at(2))) == "other_device");
}

TEST_CASE("only the helper who was granted it points, proposes and ends") {
    CHECK(point_refusal(granted(), 7, at(5)) == std::nullopt);
    CHECK(point_refusal(granted(), 8, at(5)) == ShareRefusal::OtherHelper);
    CHECK(point_refusal(granted(share_look), 7, at(5)) == ShareRefusal::OutOfScope);
    CHECK(point_refusal(paused(), 7, at(5)) == ShareRefusal::NotGranted);
    CHECK(point_refusal(over(), 7, at(5)) == ShareRefusal::Over);
    const ShareProposal plan{.instalments = 6, .first_due_on = Date{20800}, .version = 4};
    CHECK(said(propose(granted(share_look), 7, plan, {}, at(5))) == "out_of_scope");
    CHECK(said(propose(granted(), 7, {.instalments = 0, .first_due_on = Date{20800}}, {}, at(5))) == "proposal_faulty");
    CHECK(said(propose(granted(), 7, {.instalments = 6}, {}, at(5))) == "proposal_faulty");
    CHECK(propose(proposed(), 7, plan, {}, at(5))->proposal->number == 2);
    CHECK(said(end_by_staff(granted(), 8, at(5))) == "other_helper");
    CHECK(end_by_staff(paused(), 7, at(5))->end == ShareEnd::ByStaff);
}

TEST_CASE("what is proposed is judged in its order: who may, what is personal, what the page has against it, what it says") {
    const auto field = [](ProposedField which, std::string value) { return ShareProposal{.kind = ProposalKind::Field, .field = which, .value = std::move(value)}; };
    struct Row {
        const char* what;
        Share share;
        ShareProposal proposal;
        std::optional<ShareRefusal> of_page;
        const char* outcome;
    };
    const Row rows[] = {
        {"while it is paused", paused(), field(ProposedField::MandateIban, "DE89370400440532013000"), {}, "not_granted"},
        {"an account", granted(), field(ProposedField::MandateIban, "DE89370400440532013000"), ShareRefusal::FieldGone, "field_masked"},
        {"a name", granted(), field(ProposedField::Holder, "Alex"), {}, "field_masked"},
        {"a field that has gone", granted(), field(ProposedField::Objection, "Kaputt."), ShareRefusal::FieldGone, "field_gone"},
        {"a field that has changed", granted(), field(ProposedField::Objection, "Kaputt."), ShareRefusal::FieldChanged, "field_changed"},
        {"nothing to put in", granted(), field(ProposedField::Objection, " "), {}, "proposal_faulty"},
        {"too much to put in", granted(), field(ProposedField::Objection, std::string(proposed_bytes_max + 1, 'x')), {}, "proposal_faulty"},
        {"a bell", granted(), field(ProposedField::Objection, "\a"), {}, "proposal_faulty"},
        {"a way that is not offered", granted(), {.kind = ProposalKind::Way, .way = PayMethod::Card}, ShareRefusal::WayNotOffered, "way_not_offered"},
        {"a way", granted(), {.kind = ProposalKind::Way, .way = PayMethod::Card}, {}, "granted"},
        {"a field", granted(), field(ProposedField::Objection, "Kaputt."), {}, "granted"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK(said(propose(row.share, 7, row.proposal, row.of_page, at(5))) == row.outcome);
    }
    for (int number = 0; number < proposed_fields_count; ++number)
        CHECK(parse_proposed_field(proposed_field_code(static_cast<ProposedField>(number))) == static_cast<ProposedField>(number));
    for (const ProposedField personal : {ProposedField::Holder, ProposedField::Phone, ProposedField::Email, ProposedField::MandateHolder, ProposedField::MandateIban})
        CHECK(is_masked(personal));
}

TEST_CASE("an answer is to the proposal that was read, once") {
    CHECK(said(answer(proposed(), ShareAct::TakeProposal, device, 0, at(5), 1)) == "granted");
    CHECK(said(answer(proposed(), ShareAct::TakeProposal, device, 0, at(5), 2)) == "no_proposal");
    CHECK(said(answer(proposed(), ShareAct::LeaveProposal, device, 0, at(5))) == "no_proposal");
    CHECK(said(answer(*answer(proposed(), ShareAct::TakeProposal, device, 0, at(5), 1), ShareAct::LeaveProposal, device, 0, at(6), 1)) == "no_proposal");
}

TEST_CASE("what came of a share is a step for the journal: consent, each turn of it, and why it ended") {
    const auto told = [](const Share& before, const Share& after) {
        std::string text;
        for (const ShareStep& step : steps_between(before, after))
            text.append(text.empty() ? "" : " ").append(share_move_code(step.move)).append(step.end ? ":" + std::string(share_end_code(*step.end)) : "");
        return text;
    };
    const Share taken = *answer(proposed(), ShareAct::TakeProposal, device, 0, at(5), 1);
    struct Row {
        const char* what;
        Share before, after;
        const char* steps;
    };
    const Row rows[] = {
        {"a code, a question", offer(), asked(), ""},
        {"a question that is not answered in time", asked(), settled(asked(), at(400)), ""},
        {"declined", asked(), *answer(asked(), ShareAct::Decline, device, 0, at(2)), ""},
        {"allowed", asked(), granted(), "granted"},
        {"paused", granted(), paused(), "paused"},
        {"resumed", paused(), granted(), "resumed"},
        {"proposed", granted(), proposed(), "proposed"},
        {"taken", proposed(), taken, "taken"},
        {"left", proposed(), *answer(proposed(), ShareAct::LeaveProposal, device, 0, at(5), 1), "left"},
        {"ended by staff", granted(), over(), "ended:by_staff"},
        {"ended while it was paused", paused(), ended(paused(), ShareEnd::ByCustomer), "ended:by_customer"},
        {"a page that has gone", granted(), settled(granted(), at(200)), "ended:page_gone"},
        {"another helper asks", granted(), *ask(granted(), {8, "Tom"}, look, at(9)), "ended:asked_again"},
        {"nothing", granted(), granted(), ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK(told(row.before, row.after) == row.steps);
    }
    const ShareStep first = steps_between(asked(), granted(share_look | share_point)).front();
    CHECK(first.helper == "Nina");
    CHECK(first.question == ShareQuestion{share_look | share_point, ShareReason::Plan});
    CHECK(first.minutes == share_minutes_max);
    for (int move = 0; move < share_moves_count; ++move)
        CHECK(parse_share_move(share_move_code(static_cast<ShareMove>(move))) == static_cast<ShareMove>(move));
}

TEST_CASE("time ends what nobody ends") {
    struct Row {
        const char* what;
        Share share;
        std::int64_t seconds;
        const char* end;
    };
    const Row rows[] = {
        {"a code before five minutes", offer(), 299, ""},
        {"a code after five minutes", offer(), 300, "code_over"},
        {"a question after five minutes", asked(), 301, "code_over"},
        {"a page that was away for less than two minutes", granted(), 121, ""},
        {"a page that was away for two minutes", granted(), 122, "page_gone"},
        {"a paused page that has gone", paused(), 123, "page_gone"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        const Share later = settled(row.share, at(row.seconds));
        CHECK((later.end ? share_end_code(*later.end) : "") == row.end);
    }
    Share busy = granted();
    for (int second = 3; second < 1801; second += 60)
        busy = *heard(busy, device, at(second));
    CHECK(said(heard(busy, device, at(1802))) == "over");
    CHECK(settled(busy, at(1802)).end == ShareEnd::TimeOver);
}

TEST_CASE("the fifth wrong code withdraws the right one") {
    Share share = offer();
    for (int tries = 1; tries < share_tries_max; ++tries)
        share = mistried(share);
    CHECK(share.stage == ShareStage::Offered);
    CHECK(mistried(share).end == ShareEnd::TriesOver);
    CHECK(mistried(granted()) == granted());
}

TEST_CASE("a page is told of its own share, the code while it waits, and may send with a grant alone") {
    CHECK(status_for(offer(), device, "123456").code == "123456");
    CHECK(status_for(asked(), device, "123456").code.empty());
    CHECK(status_for(granted(), other, "123456") == ShareStatus{});
    CHECK(status_for(granted(), device, {}).helper == "Nina");
    CHECK(ShareGrant::of(status_for(granted(), device, {})));
    for (const Share& share : {offer(), asked(), paused(), over(), Share{}})
        CHECK_FALSE(ShareGrant::of(status_for(share, device, {})));
}

TEST_CASE("codes of a share are read back, and only those") {
    for (int act = 0; act < share_acts_count; ++act)
        CHECK(parse_share_act(share_act_code(static_cast<ShareAct>(act))) == static_cast<ShareAct>(act));
    CHECK_FALSE(parse_share_act("press"));
    CHECK(parse_share_stage("paused") == ShareStage::Paused);
    CHECK(parse_share_reason("payment") == ShareReason::Payment);
    CHECK(parse_share_end("frame_faulty") == ShareEnd::FrameFaulty);
}
