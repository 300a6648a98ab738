#include "tests/shared/app/update_steps.hpp"

#include <doctest/doctest.h>

using namespace kz;
using namespace kz::test;

TEST_CASE("a page that arrives opens the gate") {
    const Next next = after(states::loading(de), {PageArrived{*open_page.page, samples::today}});
    CHECK(next.model.gate == Gate::Open);
    CHECK(next.model.page == open_page.page);
    CHECK(next.model.merchant == "Nordfunk");
    CHECK(next.model.busy == Busy::None);
    CHECK(next.effects.empty());
}

TEST_CASE("a change of the claim is fetched, and a larger sum paid is told") {
    const Next changed = update(open_page, ClaimChanged{});
    CHECK(only<FetchPage>(changed) != nullptr);
    CHECK(changed.model.notice == Notice::None);
    const Next arrived = update(changed.model, PageArrived{page_with_payment(5000), samples::today});
    CHECK(arrived.model.notice == Notice::PaymentArrived);
    CHECK(paid(arrived.model.page->state) == samples::euros(5000));
    CHECK(arrived.effects.empty());
}

TEST_CASE("a payment that arrives while a command is under way is not told") {
    const Next next = after(with_draft(open_page), {ContactSendPressed{}, PageArrived{page_with_payment(5000), samples::today}});
    CHECK(next.model.notice == Notice::None);
    CHECK(next.model.busy == Busy::SendingContact);
    CHECK(paid(next.model.page->state) == samples::euros(5000));
}

TEST_CASE("an answer that was overtaken does not bring an older page back") {
    const Next next = after(open_page, {PageArrived{page_with_payment(5000), samples::today},
                                        PageArrived{*open_page.page, samples::today}});
    CHECK(paid(next.model.page->state) == samples::euros(5000));
}

TEST_CASE("a command that is tried again keeps its key, and the next one has its own") {
    const auto key_of = [](const Next& next) {
        const SendContact* effect = only<SendContact>(next);
        return effect == nullptr ? std::string() : effect->key;
    };
    const Next first = after(with_draft(open_page), {ContactSendPressed{}});
    CHECK(key_of(first) == "seed-1");

    const Next again = after(first.model, {failed(Failure::NotReached), ContactSendPressed{}});
    CHECK(key_of(again) == "seed-1");

    SUBCASE("also after other things happened") {
        const Next later = after(again.model, {failed(Failure::NotReached), ClaimChanged{}, LanguageChosen{Language::English},
                                               ContactSendPressed{}});
        CHECK(key_of(later) == "seed-1");
    }
    SUBCASE("but not when it says something else") {
        const Next other = after(again.model, {failed(Failure::NotReached), ContactEdited{ContactField::Text, "Anders"},
                                               ContactSendPressed{}});
        CHECK(key_of(other) == "seed-2");
    }
    SUBCASE("nor when it is another command") {
        const Next other = after(again.model, {failed(Failure::NotReached), PlanContinued{}, PlanConfirmed{}});
        const SendPlan* plan = only<SendPlan>(other);
        CHECK(plan != nullptr);
        CHECK((plan == nullptr ? "" : plan->key) == "seed-2");
    }
    SUBCASE("nor after it was taken or refused") {
        const Next taken = after(again.model, {CommandDone{page_with_contact()}});
        CHECK(key_of(update(with_draft(taken.model), ContactSendPressed{})) == "seed-2");
        const Next refused = after(again.model, {failed(Failure::Refused)});
        CHECK(key_of(update(refused.model, ContactSendPressed{})) == "seed-2");
    }
}

TEST_CASE("one command at a time") {
    const Next sending = after(with_draft(open_page), {ContactSendPressed{}});
    CHECK(update(sending.model, ContactSendPressed{}).effects.empty());
    CHECK(after(sending.model, {PlanContinued{}, PlanConfirmed{}}).effects.empty());
    CHECK(update(sending.model, ContactEdited{ContactField::Text, "zu spät"}).model.contact == samples::contact_request());
}

TEST_CASE("a refresh that fails in the background is no news") {
    CHECK(update(open_page, failed(Failure::NotReached)).model.notice == Notice::None);
    CHECK(update(states::loading(de), failed(Failure::NotReached)).model.notice == Notice::NotReached);
}

TEST_CASE("a refresh that fails while a command is under way does not end the command") {
    for (const Model& waiting : {states::contact_sending(de), states::plan_agreeing(de)})
        for (const Failure failure : {Failure::NotReached, Failure::Refused}) {
            Failed refresh = failed(failure);
            CHECK_FALSE(update(waiting, refresh).model.busy == waiting.busy);
            refresh.is_of_page = true;
            CHECK(update(waiting, refresh).model == update(waiting, NoticeDismissed{}).model);
        }
}

TEST_CASE("once news can come the page is fetched, for it may have changed before") {
    const Next lost = update(open_page, ConnectionChanged{Connection::Lost});
    CHECK(lost.effects.empty());
    CHECK(only<FetchPage>(update(lost.model, ConnectionChanged{Connection::Live})) != nullptr);
    const Next live = update(open_page, ConnectionChanged{Connection::Live});
    CHECK(only<FetchPage>(live) != nullptr);
    CHECK(update(live.model, ConnectionChanged{Connection::Live}).effects.empty());
}

TEST_CASE("what is copied is what a banking form takes") {
    const auto copied = [](Model model, CopyWhat what) {
        const Next next = update(std::move(model), CopyPressed{what});
        const CopyText* effect = only<CopyText>(next);
        return effect == nullptr ? std::string("nothing") : effect->text;
    };
    CHECK(copied(open_page, CopyWhat::Name) == "Nordfunk GmbH");
    CHECK(copied(open_page, CopyWhat::Iban) == "DE89370400440532013000");
    CHECK(copied(open_page, CopyWhat::Amount) == "117,81");
    CHECK(copied(states::open(Language::English), CopyWhat::Amount) == "117.81");
    CHECK(copied(states::open(Language::Dutch), CopyWhat::Amount) == "117,81");
    CHECK(copied(states::open(Language::French), CopyWhat::Amount) == "117,81");
    CHECK(copied(open_page, CopyWhat::Reference) == claim_reference(ClaimId{12}, open_page.page->state.invoice));
    CHECK(copied(states::in_plan(de), CopyWhat::Amount) == "9,64"); // the rest of the instalment that is next
    CHECK(copied(states::settled(de), CopyWhat::Iban) == "nothing");
    CHECK(copied(states::no_account(de), CopyWhat::Iban) == "nothing");
    CHECK(copied(states::francs(de), CopyWhat::Iban) == "CH9300762011623852957");
    CHECK(copied(states::factor(de), CopyWhat::Iban) == "nothing");

    CHECK(update(open_page, CopyEnded{true}).model.notice == Notice::Copied);
    CHECK(update(open_page, CopyEnded{false}).model.notice == Notice::CopyFailed);
}

TEST_CASE("the code of a transfer is kept while the transfer stays") {
    const Next first = update(open_page, InstalmentsChosen{3});
    CHECK(first.model.code_made.has_value());
    CHECK(update(first.model, InstalmentsChosen{4}).model.code_made == first.model.code_made);
    const Next paid = update(first.model, PageArrived{page_with_payment(5000), samples::today});
    CHECK(paid.model.code_made.has_value());
    CHECK(paid.model.code_made != first.model.code_made);
    CHECK(!update(first.model, failed(Failure::LinkGone)).model.code_made);
    CHECK(!update(states::francs(de), InstalmentsChosen{3}).model.code_made);
}

TEST_CASE("a notice goes when it is dismissed") {
    const Next next = update(states::plan_refused(de), NoticeDismissed{});
    CHECK(next.model.notice == Notice::None);
    CHECK(next.model.refusal.empty());
}
