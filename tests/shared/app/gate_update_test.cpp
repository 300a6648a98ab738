#include "tests/shared/app/update_steps.hpp"

#include <doctest/doctest.h>

using namespace kz;
using namespace kz::test;

TEST_CASE("the gate asks for the factor that the server says, at once or after another one was wrong") {
    const auto failed_for = [](Failure failure, Factor factor) { return Failed{failure, {}, {}, factor}; };
    const Model needed = update(open_page, failed_for(Failure::FactorNeeded, Factor::BirthDate)).model;
    CHECK(needed.factor_asked == Factor::BirthDate);
    const Model locked = update(needed, failed_for(Failure::FactorLocked, Factor::Postcode)).model;
    CHECK(locked.factor_asked == Factor::BirthDate);
    CHECK(update(needed, failed_for(Failure::FactorWrong, Factor::Postcode)).model.factor_asked == Factor::Postcode);
    CHECK(update(open_page, failed_for(Failure::NotReached, Factor::BirthDate)).model.factor_asked == Factor::Postcode);
}

TEST_CASE("a factor that is needed locks the page and keeps the draft") {
    const Next next = update(with_draft(open_page), failed(Failure::FactorNeeded));
    CHECK(next.model.gate == Gate::Factor);
    CHECK(!next.model.page);
    CHECK(next.model.contact == samples::contact_request());

    const Next typed = after(next.model, {FactorEdited{" 20099 "}, FactorSubmitted{}});
    const Unlock* unlock = only<Unlock>(typed);
    CHECK(unlock != nullptr);
    CHECK((unlock == nullptr ? "" : unlock->factor) == "20099");
    CHECK(update(typed.model, FactorSubmitted{}).effects.empty());

    const Next wrong = update(typed.model, failed(Failure::FactorWrong));
    CHECK(wrong.model.notice == Notice::FactorWrong);
    CHECK(wrong.model.factor.empty());
    CHECK(wrong.model.gate == Gate::Factor);

    const Next unlocked = update(typed.model, PageArrived{*open_page.page, samples::today});
    CHECK(unlocked.model.gate == Gate::Open);
    CHECK(unlocked.model.factor.empty());
    CHECK(unlocked.model.contact == samples::contact_request());
}

TEST_CASE("a page that was asked for before the gate closed stays outside") {
    const Next next = after(open_page, {failed(Failure::FactorNeeded), PageArrived{*open_page.page, samples::today}});
    CHECK(next.model.gate == Gate::Factor);
    CHECK(!next.model.page);
}

TEST_CASE("a link that is gone takes everything with it, and may come back") {
    const Next next = update(with_draft(open_page), failed(Failure::LinkGone));
    CHECK(next.model.gate == Gate::Gone);
    CHECK(!next.model.page);
    CHECK(next.model.contact == ContactRequest{});
    CHECK(only<FetchPage>(update(next.model, ClaimChanged{})) != nullptr);
}

TEST_CASE("a kiosk opens a code, and says when there is no such code") {
    const Model start = states::kiosk_code(de);
    CHECK(update(start, CodeSubmitted{}).effects.empty());
    const Next typed = after(start, {CodeEdited{"KZ-1\n"}, CodeSubmitted{}});
    const OpenCode* code = only<OpenCode>(typed);
    CHECK(code != nullptr);
    CHECK((code == nullptr ? "" : code->code) == "KZ-1");
    CHECK(typed.model.busy == Busy::Loading);

    CHECK(update(typed.model, failed(Failure::LinkGone)).model.notice == Notice::CodeUnknown);
    CHECK(update(typed.model, failed(Failure::LinkGone)).model.gate == Gate::Code);
    CHECK(update(typed.model, failed(Failure::FactorNeeded)).model.gate == Gate::Factor);
    CHECK(update(typed.model, PageArrived{*open_page.page, samples::today}).model.gate == Gate::Open);
}

TEST_CASE("a kiosk opens the topics that need no address, and a scanned code closes them") {
    for (const Topic topic : {Topic::Genuine, Topic::Accessibility})
        CHECK(update(kiosk(), TopicOpened{topic}).model.topic == topic);
    for (const Topic topic : {Topic::Check, Topic::Device})
        CHECK(update(kiosk(), TopicOpened{topic}).model.topic == Topic::Claim);
    CHECK(update(open_page, TopicOpened{Topic::Genuine}).model.topic == Topic::Claim); // in a browser it is another page

    Model start = update(kiosk(), LeavePressed{}).model;
    start = update(std::move(start), TopicOpened{Topic::Accessibility}).model;
    start = update(std::move(start), CodeEdited{"KZ-7F3A"}).model;
    const Next opened = update(std::move(start), CodeSubmitted{});
    CHECK(opened.model.topic == Topic::Claim);
    CHECK(only<OpenCode>(opened) != nullptr);
}

TEST_CASE("leaving a kiosk forgets everything but what the device needs") {
    Model model = with_draft(kiosk());
    model.language = Language::English;
    model.plan.instalments = 5;
    model.commands_sent = 3;
    const Next left = update(model, LeavePressed{});
    CHECK(only<CloseClaim>(left) != nullptr);
    Model expected;
    expected.surface = Surface::Kiosk;
    expected.gate = Gate::Code;
    expected.today = samples::today;
    expected.key_seed = "seed";
    expected.commands_sent = 3;
    expected.focus = Focus::Page;
    CHECK(left.model == expected);

    SUBCASE("and an answer that comes late finds nobody") {
        for (const Message& late : {Message(PageArrived{*model.page, samples::today}), Message(CommandDone{*model.page}),
                                    Message(failed(Failure::NotReached)), Message(failed(Failure::FactorNeeded)),
                                    Message(ClaimChanged{})}) {
            Next next = update(left.model, late);
            next.model.focus = expected.focus;
            CHECK(next.model == expected);
            CHECK(next.effects.empty());
        }
    }
    SUBCASE("but a page in the browser is not left") {
        CHECK(update(open_page, LeavePressed{}).effects.empty());
        CHECK(update(open_page, LeavePressed{}).model.page == open_page.page);
    }
}

TEST_CASE("another claim on the kiosk begins with empty drafts") {
    ClaimPage other = *open_page.page;
    other.id = ClaimId{13};
    const Next next = update(with_draft(kiosk()), PageArrived{other, samples::today});
    CHECK(next.model.contact == ContactRequest{});
    CHECK(next.model.page->id == ClaimId{13});
}
