// A mandate as its customer gives and ends it: what is typed, what is wrong, what is sent, and what is left of it.
#include "shared/app/model.hpp"

#include "tests/shared/view/states.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

const Model offered_mandate = states::debit_offered(Language::German);

Next after(Model model, const std::vector<Message>& messages) {
    Next next{std::move(model), {}};
    for (const Message& message : messages)
        next = update(std::move(next.model), message);
    return next;
}

Next typed(const char* iban) {
    return after(offered_mandate, {MandateOpened{}, MandateEdited{MandateField::Holder, " Miriam  Kessler "}, MandateEdited{MandateField::Iban, iban}});
}

} // namespace

TEST_CASE("a mandate is sent as it means, and thanked for when the page comes") {
    const Next pressed = update(typed("nl91 abna 0417 1643 00").model, MandatePressed{});
    REQUIRE(pressed.effects.size() == 1);
    const SendMandate sent = std::get<SendMandate>(pressed.effects.front());
    CHECK(sent.wish == MandateWish{"Miriam Kessler", "NL91ABNA0417164300"});
    CHECK_FALSE(sent.key.empty());
    CHECK(pressed.model.busy == Busy::GivingMandate);
    const Next done = update(pressed.model, CommandDone{*states::debit_given(Language::German).page});
    CHECK(done.model.notice == Notice::MandateGiven);
    CHECK(done.model.step == Step::Overview);
    CHECK(done.model.mandate == MandateWish{});
}

TEST_CASE("what is wrong is said at once, and goes as it is mended") {
    const Next pressed = update(typed("NL91 ABNA 0417 1643 01").model, MandatePressed{});
    CHECK(pressed.effects.empty());
    CHECK(pressed.model.mandate_faults == std::vector{MandateRefusal::IbanInvalid});
    CHECK(update(pressed.model, MandateEdited{MandateField::Iban, "NL91 ABNA 0417 1643 00"}).model.mandate_faults.empty());
    Failed failed{Failure::Refused, "mandate_faulty", {}};
    failed.mandate = {MandateRefusal::IbanOutsideEea};
    const Next refused = update(update(typed("NL91 ABNA 0417 1643 00").model, MandatePressed{}).model, failed);
    CHECK(refused.model.mandate_faults == failed.mandate);
    CHECK(refused.model.step == Step::Mandate);
}

TEST_CASE("whoever leaves, leaves no account number behind") {
    const Model left = update(typed("NL91 ABNA 0417 1643 00").model, MandateLeft{}).model;
    CHECK(left.step == Step::Overview);
    CHECK(left.mandate == MandateWish{});
    CHECK(update(typed("NL91").model, DeviceForgot{}).model.mandate == MandateWish{});
}

TEST_CASE("a mandate is asked for where the merchant collects, and once") {
    CHECK(update(states::open(Language::German), MandateOpened{}).model.step == Step::Overview);
    CHECK(update(states::debit_given(Language::German), MandateOpened{}).model.step == Step::Overview);
    CHECK(update(states::debit_sent(Language::German), MandateOpened{}).model.step == Step::Overview);
    CHECK(update(states::debit_returned(Language::German), MandateOpened{}).model.step == Step::Mandate);
    CHECK(with_query(offered_mandate, {{"step", "mandate"}}).step == Step::Mandate);
    CHECK(query_of(with_query(offered_mandate, {{"step", "mandate"}})).ends_with("&step=mandate"));
    CHECK(with_query(states::open(Language::German), {{"step", "mandate"}}).step == Step::Overview);
    CHECK(with_query(states::debit_given(Language::German), {{"done", "mandate"}}).notice == Notice::MandateGiven);
    CHECK(with_query(offered_mandate, {{"done", "mandate"}}).notice == Notice::None);
}

TEST_CASE("one press ends it") {
    const Next pressed = update(states::debit_given(Language::German), RevokePressed{});
    CHECK(pressed.model.busy == Busy::RevokingMandate);
    REQUIRE(pressed.effects.size() == 1);
    CHECK(std::holds_alternative<SendRevocation>(pressed.effects.front()));
    CHECK(update(offered_mandate, RevokePressed{}).effects.empty());
}
