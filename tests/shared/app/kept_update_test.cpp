#include "tests/shared/app/update_steps.hpp"

#include <doctest/doctest.h>

using namespace kz;
using namespace kz::test;

TEST_CASE("a command that is kept ends when its answer comes, whatever it is") {
    const Model sending = update(with_draft(open_page), ContactSendPressed{}).model;
    const Model waiting = update(sending, CommandKept{Busy::SendingContact}).model;
    CHECK(waiting.is_waiting);
    CHECK(waiting.busy == Busy::SendingContact);
    CHECK(waiting.contact == samples::contact_request());

    const Model sent = update(waiting, CommandDone{page_with_contact()}).model;
    CHECK(sent.notice == Notice::ContactSent);
    CHECK_FALSE(sent.is_waiting);
    const Model refused = update(waiting, Failed{Failure::Refused, "too_many_contacts", {}}).model;
    CHECK(refused.notice == Notice::Refused);
    CHECK_FALSE(refused.is_waiting);
    const Model gone = update(waiting, failed(Failure::LinkGone)).model;
    CHECK(gone.notice == Notice::NotSent);
    CHECK(gone.gate == Gate::Gone);
    // Not reached is what it waits for.
    CHECK(update(waiting, failed(Failure::NotReached)).model == update(waiting, NoticeDismissed{}).model);
}

TEST_CASE("a command that an earlier page has kept waits on this one") {
    const Model waiting = update(open_page, CommandKept{Busy::AgreeingPlan}).model;
    CHECK(waiting.busy == Busy::AgreeingPlan);
    CHECK(update(waiting, ContactSendPressed{}).effects.empty());
    CHECK(update(waiting, CommandDone{*states::plan_agreed(de).page}).model.notice == Notice::PlanAgreed);
    // At a gate it waits unseen, and a link that is gone takes it along.
    CHECK(update(states::factor(de), CommandKept{Busy::AgreeingPlan}).model == update(states::factor(de), CopyEnded{true}).model);
    CHECK(update(states::gone(de), CommandKept{Busy::AgreeingPlan}).model.notice == Notice::NotSent);
    CHECK(update(open_page, CommandKept{Busy::Loading}).model == update(open_page, NoticeDismissed{}).model);
}

TEST_CASE("what is kept can be taken back, and left alone meanwhile") {
    const Model waiting = after(open_page, {PlanContinued{}, PlanConfirmed{}, CommandKept{Busy::AgreeingPlan}}).model;
    CHECK(update(waiting, PlanLeft{}).model.step == Step::Overview);
    const Next dropped = update(waiting, CommandDropped{});
    CHECK(only<DropCommand>(dropped) != nullptr);
    CHECK(dropped.model.busy == Busy::None);
    CHECK(update(open_page, CommandDropped{}).effects.empty());
}

TEST_CASE("what is shown without a connection says of when it is, until the server is heard") {
    const ClockTime first{samples::today, 600}, later{samples::today, 700};
    const Model lost = after(open_page, {ConnectionChanged{Connection::Lost, first}, ConnectionChanged{Connection::Lost, later}}).model;
    CHECK(lost.as_of == first);
    CHECK(after(lost, {ConnectionChanged{Connection::Live}, PageArrived{*open_page.page, samples::today}}).model.as_of == std::nullopt);
}

TEST_CASE("a device keeps a copy when it is asked, and forgets with the drafts") {
    CHECK(only<KeepPage>(update(states::device_asks(de), KeepPressed{})) != nullptr);
    CHECK(update(states::device_keeps(de), KeepPressed{}).effects.empty());
    CHECK(update(states::device(de), KeepingTold{Keeping::Yes}).model.keeping == Keeping::Yes);
    CHECK(only<ForgetDevice>(update(states::device_keeps(de), ForgetPressed{})) != nullptr);
    const Model forgot = update(with_draft(states::device_keeps(de)), DeviceForgot{}).model;
    CHECK(forgot.keeping == Keeping::No);
    CHECK(forgot.contact == ContactRequest{});
    CHECK(forgot.notice == Notice::DeviceForgotten);
}
