#include "tests/shared/app/update_steps.hpp"

#include <doctest/doctest.h>

using namespace kz;
using namespace kz::test;

namespace {

// The claim after a word of the customer and one of staff, which the customer has not seen.
ClaimPage page_with_answer() {
    ClaimPage page = page_with_contact();
    apply(page.state, {samples::noon(0), Actor::Staff, MessageSent{TalkChannel::Chat, "Gern."}});
    return page;
}

} // namespace

TEST_CASE("an answer that arrives is told, and that it was seen is told to the server") {
    const Model asked = update(open_page, PageArrived{page_with_contact(), samples::today}).model;
    const Next next = update(asked, PageArrived{page_with_answer(), samples::today});
    CHECK(next.model.notice == Notice::MessageArrived);
    CHECK(next.model.focus == Focus::Stay);
    const auto* seen = only<TellSeen>(next);
    REQUIRE(seen != nullptr);
    CHECK(seen->marks == TalkMarks{2, 2});
    CHECK(update(next.model, Told{}).model == next.model);
    // The server's page may have brought it: the one that is fetched when news can come tells.
    CHECK(only<TellSeen>(update(next.model, PageArrived{page_with_answer(), samples::today})) != nullptr);
    ClaimPage page = page_with_answer();
    apply(page.state, {samples::noon(0), Actor::Customer, MessagesSeen{{2, 2}}});
    CHECK(update(next.model, PageArrived{page, samples::today}).effects.empty());
}

TEST_CASE("that somebody writes is shown until it is over, or they have written") {
    Model asked = update(open_page, PageArrived{page_with_contact(), samples::today}).model;
    asked = update(asked, TypingTold{true}).model;
    CHECK(asked.is_being_answered);
    CHECK_FALSE(update(asked, TypingTold{false}).model.is_being_answered);
    CHECK_FALSE(update(asked, PageArrived{page_with_answer(), samples::today}).model.is_being_answered);
}

TEST_CASE("that the customer writes is told every few signs, once there is a conversation") {
    CHECK(update(open_page, ContactEdited{ContactField::Text, "H"}).effects.empty());
    const Model asked = update(open_page, PageArrived{page_with_contact(), samples::today}).model;
    CHECK(only<TellTyping>(update(asked, ContactEdited{ContactField::Text, "H"})) != nullptr);
    CHECK(update(asked, ContactEdited{ContactField::Text, "Ha"}).effects.empty());
    CHECK(only<TellTyping>(update(asked, ContactEdited{ContactField::Text, "Hallo und "}) ) == nullptr);
    CHECK(only<TellTyping>(update(asked, ContactEdited{ContactField::Text, "Hallo und"})) != nullptr);
}

TEST_CASE("a second message needs no way back, and the same words are another message") {
    Model asked = update(open_page, PageArrived{page_with_contact(), samples::today}).model;
    asked.contact.text = "Danke";
    const Next sent = update(asked, ContactSendPressed{});
    const auto* send = only<SendContact>(sent);
    REQUIRE(send != nullptr);
    CHECK(send->request.text == "Danke");
    Model again = update(sent.model, CommandDone{page_with_contact()}).model;
    again.contact.text = "Danke";
    const Next twice = update(again, ContactSendPressed{});
    REQUIRE(only<SendContact>(twice) != nullptr);
    CHECK(only<SendContact>(twice)->key != send->key);
}

TEST_CASE("how it helped is asked once the conversation is closed") {
    CHECK(update(open_page, RatingGiven{5}).effects.empty());
    ClaimPage page = page_with_answer();
    apply(page.state, {samples::noon(0), Actor::Staff, ConversationClosed{}});
    Model closed = open_page;
    closed.page = page;
    const Next next = update(closed, RatingGiven{4});
    REQUIRE(only<SendRating>(next) != nullptr);
    CHECK(only<SendRating>(next)->rating == 4);
    CHECK(next.model.busy == Busy::RatingTalk);
    apply(page.state, {samples::noon(0), Actor::Customer, ConversationRated{4}});
    const Model rated = update(next.model, CommandDone{page}).model;
    CHECK(rated.notice == Notice::TalkRated);
    CHECK(update(rated, RatingGiven{5}).effects.empty());
}

TEST_CASE("a machine is asked without a way back, and one press leads to a person") {
    Model asking = open_page;
    asking.page->has_assistant = true;
    CHECK(is_assistant_first(asking));
    CHECK_FALSE(is_way_asked(asking));
    CHECK(update(open_page, PersonPressed{}).effects.empty()); // where there is no machine
    CHECK(only<SendPersonWish>(update(asking, PersonPressed{})) != nullptr); // before anything is written, too
    asking.contact.text = "Wie viel?";
    const Next sent = update(asking, ContactSendPressed{});
    REQUIRE(only<SendContact>(sent) != nullptr);
    // A person needs one: the server says so, and the fields are there.
    const Next faulty = update(sent.model, Failed{Failure::Refused, "contact_faulty", {ContactRefusal::NoWayBack}});
    CHECK(is_way_asked(faulty.model));

    ClaimPage answered = *asking.page;
    apply(answered.state, {samples::noon(0), Actor::Customer, ContactRequested{{.text = "Wie viel?"}}});
    apply(answered.state, {samples::noon(0), Actor::System, AssistantAnswered{AssistantTopic::Amount, "50 €"}});
    const Model told = update(sent.model, CommandDone{answered}).model;
    CHECK(told.notice == Notice::MachineAnswered);
    CHECK(is_person_offered(told));
    const Next pressed = update(told, PersonPressed{});
    REQUIRE(only<SendPersonWish>(pressed) != nullptr);
    CHECK(pressed.model.busy == Busy::WantingPerson);
    apply(answered.state, {samples::noon(0), Actor::Customer, PersonWanted{PersonGround::Pressed}});
    const Model waiting = update(pressed.model, CommandDone{answered}).model;
    CHECK(waiting.notice == Notice::ContactSent);
    CHECK_FALSE(is_person_offered(waiting));
    CHECK_FALSE(is_assistant_first(waiting));
    CHECK(is_way_asked(waiting));
}
