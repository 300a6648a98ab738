#include "tests/shared/app/update_steps.hpp"

#include <doctest/doctest.h>

using namespace kz;
using namespace kz::test;

TEST_CASE("a plan is chosen, checked and agreed to") {
    const Next chosen = after(open_page, {InstalmentsChosen{8}, PlanContinued{}});
    CHECK(chosen.model.step == Step::PlanConfirm);
    CHECK(chosen.model.focus == Focus::Page);
    CHECK(chosen.effects.empty());

    const Next accepted = update(chosen.model, PlanConfirmed{});
    const SendPlan* sent = only<SendPlan>(accepted);
    CHECK(sent != nullptr);
    if (sent == nullptr)
        return;
    CHECK((sent->step == PlanStep{AgreePlan{{EqualParts{8}, {}, samples::in_days(14)}}}));
    CHECK(sent->key == "seed-1");
    CHECK(accepted.model.busy == Busy::AgreeingPlan);

    const Next done = update(accepted.model, CommandDone{*states::plan_agreed(de).page});
    CHECK(done.model.step == Step::Overview);
    CHECK(done.model.notice == Notice::PlanAgreed);
    CHECK(done.model.busy == Busy::None);
    CHECK(done.model.command_key.empty());
    CHECK(!is_plan_offered(done.model));
}

TEST_CASE("a number of instalments is kept within what is allowed") {
    struct Row {
        int chosen;
        int kept;
    };
    // EUR 117.81 in instalments of EUR 5 at least, which staff may approve: 23 at most.
    for (const Row row : {Row{-3, 2}, Row{0, 2}, Row{2, 2}, Row{7, 7}, Row{11, 11}, Row{23, 23}, Row{24, 23}, Row{60, 23}}) {
        CAPTURE(row.chosen);
        CHECK(update(open_page, InstalmentsChosen{row.chosen}).model.plan.instalments == row.kept);
    }
    CHECK(instalments_shown(open_page) == 6);
    CHECK(update(states::settled(de), InstalmentsChosen{3}).model.plan.instalments == 0);
    CHECK(update(states::in_plan(de), InstalmentsChosen{3}).model.plan.instalments == 0);
    CHECK(update(states::no_plan_offered(de), InstalmentsChosen{3}).model.plan.instalments == 0);
}

TEST_CASE("a wish that goes too far stays with its answer, and an offer leads on") {
    const Next next = after(states::wish_offers(de), {PlanContinued{}});
    CHECK(next.model.step == Step::Overview);
    CHECK(next.model.focus == Focus::Plan);
    const auto answer = answer_of(next.model);
    CHECK((answer && std::holds_alternative<PlanOffers>(*answer)));
    const Next taken = update(next.model, OfferTaken{0});
    CHECK(taken.model.step == Step::PlanConfirm);
    CHECK(wish_to_agree(taken.model).has_value());
    CHECK(update(next.model, OfferTaken{offers_max}).model.step == Step::Overview);
}

TEST_CASE("a wish that a person decides is sent as it was said") {
    const Next asked = update(states::wish_for_person(de), PersonAsked{});
    const SendPlan* sent = only<SendPlan>(asked);
    CHECK((sent != nullptr && sent->step == PlanStep{RequestPlan{{EqualParts{14}, {}, {}}}}));
    const Next done = update(asked.model, CommandDone{*states::plan_waiting(de).page});
    CHECK(done.model.notice == Notice::PlanRequested);
    CHECK(update(open_page, PersonAsked{}).model.busy == Busy::RequestingPlan); // the server has the last word
}

TEST_CASE("what gives room is what would be accepted now") {
    CHECK(reliefs(open_page).size() == 3);
    CHECK((reliefs(states::plan_missed(de)).front() == PlanStep{CatchUpPlan{CatchUpKind::PayNow}}));
    CHECK((reliefs(states::in_plan(de)).back() == PlanStep{PausePlan{30}}));
    CHECK(reliefs(states::settled(de)).empty());
    CHECK(reliefs(states::paused(de)).empty());
    const Next taken = after(states::in_plan(de), {ReliefChosen{2}, ReliefTaken{}});
    const SendPlan* sent = only<SendPlan>(taken);
    CHECK((sent != nullptr && sent->step == PlanStep{PausePlan{14}}));
}

TEST_CASE("of a plan everything can be paid at once") {
    CHECK(transfer_shown(states::in_plan(de))->amount == samples::euros(964));
    CHECK(transfer_shown(update(states::in_plan(de), AmountChosen{true}).model)->amount == samples::euros(8817));
}

TEST_CASE("a plan that is left returns to the overview and its number") {
    const Next next = after(open_page, {InstalmentsChosen{8}, PlanContinued{}, PlanLeft{}});
    CHECK(next.model.step == Step::Overview);
    CHECK(next.model.plan.instalments == 8);
    CHECK(next.model.focus == Focus::Plan);
}

TEST_CASE("a plan can only be accepted on the page that shows it whole") {
    CHECK(update(open_page, PlanConfirmed{}).effects.empty());
    CHECK(update(states::settled(de), PlanContinued{}).model.step == Step::Overview);
}

TEST_CASE("a plan that the server refuses is told, and the page is fetched anew") {
    const Next next = after(open_page, {PlanContinued{}, PlanConfirmed{}, Failed{Failure::Refused, "plan_exists", {}}});
    CHECK(next.model.notice == Notice::Refused);
    CHECK(next.model.notice_about == Busy::AgreeingPlan);
    CHECK(next.model.refusal == "plan_exists");
    CHECK(next.model.step == Step::Overview);
    CHECK(only<FetchPage>(next) != nullptr);
}
