#include "shared/app/model.hpp"

#include "tests/shared/view/states.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

constexpr Language de = Language::German;

const Model open_page = states::open(de);

Next after(Model model, std::initializer_list<Message> messages) {
    Next next{std::move(model), {}};
    for (const Message& message : messages)
        next = update(std::move(next.model), message);
    return next;
}

template <class E>
const E* only(const Next& next) {
    return next.effects.size() == 1 ? std::get_if<E>(&next.effects.front()) : nullptr;
}

ClaimPage page_with_payment(std::int64_t minor) {
    State state = samples::raised(samples::mobile_invoice(5));
    samples::pay(state, 0, minor);
    return samples::page_of(std::move(state));
}

ClaimPage page_with_contact() {
    return *states::contact_sent(de).page;
}

Failed failed(Failure failure) {
    return Failed{failure, "", {}};
}

Model with_draft(Model model) {
    model.contact = samples::contact_request();
    return model;
}

Model kiosk() {
    return states::kiosk_open(de);
}

} // namespace

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

TEST_CASE("a message is checked before it is sent, and all faults are shown") {
    Model model = open_page;
    model.contact.email = "nobody";
    const Next next = update(model, ContactSendPressed{});
    CHECK(next.effects.empty());
    CHECK(next.model.busy == Busy::None);
    CHECK(next.model.contact_faults == check(model.contact));
    CHECK(next.model.contact_faults.size() == 2);
    CHECK(next.model.focus == Focus::News);
}

TEST_CASE("a fault goes when it is mended, and no new one comes while typing") {
    const Next next = after(open_page, {ContactSendPressed{}, ContactEdited{ContactField::Text, "Hallo"},
                                        ContactEdited{ContactField::Email, "mi"}});
    CHECK(next.model.contact_faults.empty());
    const Next again = update(next.model, ContactSendPressed{});
    CHECK(again.model.contact_faults == std::vector{ContactRefusal::EmailInvalid});
}

TEST_CASE("a message that is sent leaves the draft, and one that is not keeps it") {
    const Next sent = after(with_draft(open_page), {ContactSendPressed{}});
    const SendContact* effect = only<SendContact>(sent);
    CHECK(effect != nullptr);
    if (effect == nullptr)
        return;
    ContactRequest expected = normalised(samples::contact_request());
    expected.language = sent.model.language; // answers by mail are in it
    CHECK(effect->request == expected);
    CHECK(sent.model.contact == samples::contact_request());

    const Next done = update(sent.model, CommandDone{page_with_contact()});
    CHECK(done.model.contact == ContactRequest{});
    CHECK(done.model.notice == Notice::ContactSent);

    for (const Failure failure : {Failure::NotReached, Failure::Refused, Failure::FactorNeeded}) {
        const Next lost = update(sent.model, failed(failure));
        CHECK(lost.model.contact == samples::contact_request());
        CHECK(lost.model.busy == Busy::None);
    }
}

TEST_CASE("faults that the server finds are shown at the form") {
    const Next next = after(with_draft(open_page),
                            {ContactSendPressed{}, Failed{Failure::Refused, "contact_faulty", {ContactRefusal::PhoneInvalid}}});
    CHECK(next.model.contact_faults == std::vector{ContactRefusal::PhoneInvalid});
    CHECK(next.model.notice == Notice::None);
    CHECK(next.model.contact == samples::contact_request());
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
