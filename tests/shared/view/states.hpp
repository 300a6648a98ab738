// Named states of the page: what tests of view, HTML and paint look at, and what screenshots are taken of.
//
//   for (const NamedState& state : named_states)
//       view(state.make(Language::German));
#pragma once

#include "shared/view/view.hpp"
#include "tests/shared/view/sample_pages.hpp"

#include <string_view>

namespace kz {

namespace states {

using namespace samples;

inline Model open(Language language) {
    return model_of(raised(mobile_invoice(5)), language);
}
inline Model overdue(Language language) {
    return model_of(raised(mobile_invoice(-12)), language);
}
inline Model warm_tone(Language language) {
    Model model = open(language);
    model.page->theme.tone = Tone::Warm;
    return model;
}
inline Model due_today(Language language) {
    return model_of(raised(mobile_invoice(0)), language);
}
inline Model paid_partly(Language language) {
    State state = raised(mobile_invoice(5));
    pay(state, -3, 5000);
    return model_of(std::move(state), language);
}
inline Model in_plan(Language language) {
    State state = raised(mobile_invoice(-30));
    agree_plan(state, -28, 6, -18);
    pay(state, -19, 1964);
    pay(state, -2, 1000);
    return model_of(std::move(state), language);
}
inline Model plan_overdue(Language language) {
    State state = raised(mobile_invoice(-30));
    agree_plan(state, -28, 3, -18);
    pay(state, -10, 2000);
    return model_of(std::move(state), language);
}
inline Model plan_chosen(Language language) {
    Model model = overdue(language);
    model.plan.instalments = 4;
    return model;
}
inline Model plan_confirm(Language language) {
    Model model = open(language);
    model.plan.instalments = 8;
    model.step = Step::PlanConfirm;
    return model;
}
inline Model plan_agreeing(Language language) {
    Model model = plan_confirm(language);
    model.busy = Busy::AgreeingPlan;
    return model;
}
inline Model plan_agreed(Language language) {
    State state = raised(mobile_invoice(5));
    agree_plan(state, 0, 8, 14);
    Model model = model_of(std::move(state), language);
    model.notice = Notice::PlanAgreed;
    return model;
}
inline Model plan_refused(Language language) {
    Model model = open(language);
    model.notice = Notice::Refused;
    model.notice_about = Busy::AgreeingPlan;
    model.refusal = "plan_not_accepted";
    return model;
}
// What can be spared leads to a plan at once.
inline Model wish_accepted(Language language) {
    Model model = overdue(language);
    model.plan.by = PlanBy::Spare;
    model.plan.spare = "25";
    model.plan.rhythm = RhythmKind::AfterPayDay;
    model.plan.pay_day = 15;
    return model;
}
inline Model wish_offers(Language language) {
    Model model = overdue(language);
    model.plan.instalments = 20;
    model.plan.rhythm = RhythmKind::Fortnightly;
    model.plan.first_due_on = in_days(70);
    return model;
}
inline Model wish_for_person(Language language) {
    Model model = overdue(language);
    model.plan.instalments = 14;
    return model;
}
inline Model plan_waiting(Language language) {
    State state = raised(mobile_invoice(-12));
    happen(state, -1, PlanRequested{{EqualParts{14}, {}, {}}});
    Model model = model_of(std::move(state), language);
    model.notice = Notice::PlanRequested;
    return model;
}
inline Model plan_declined(Language language) {
    Model model = plan_waiting(language);
    happen(model.page->state, 0, PlanDeclined{"Bis zu zwölf Raten gehen sofort."});
    model.notice = Notice::None;
    return model;
}
inline Model plan_missed(Language language) {
    State state = raised(mobile_invoice(-60));
    agree_plan(state, -58, 5, -50);
    pay(state, -49, 2357);
    return model_of(std::move(state), language);
}
inline Model plan_pause(Language language) {
    Model model = in_plan(language);
    model.relief = 3;
    return model;
}
inline Model plan_paused(Language language) {
    Model model = in_plan(language);
    happen(model.page->state, 0, PlanAdjusted{PlanAdjustment::Paused, postponed(model.page->state, PausePlan{14}, {}, today)->lines});
    model.notice = Notice::PlanAdjusted;
    return model;
}
inline Model plan_change(Language language) {
    Model model = in_plan(language);
    model.step = Step::PlanChange;
    return model;
}
inline Model pays_all(Language language) {
    Model model = in_plan(language);
    model.pays_all = true;
    return model;
}
inline Model no_plan_offered(Language language) {
    Model model = open(language);
    model.page->policy.customer.instalments_max = model.page->policy.staff.instalments_max = 0;
    return model;
}
// Paid, returned by the bank, and paid again.
inline Model settled(Language language) {
    State state = raised(mobile_invoice(-12));
    pay(state, -9, 11781);
    happen(state, -6, PaymentReversed{0, in_days(-6), "MD06"});
    pay(state, -1, 11781);
    return model_of(std::move(state), language);
}
// What waits for the merchant, and what came back within seconds.
inline Model service_blocked(Language language) {
    State state = raised(mobile_invoice(-12));
    happen(state, -2, ServiceBlocked{"Mobilfunk 0170 5550123", in_days(-2)});
    return model_of(std::move(state), language);
}
inline Model service_waiting(Language language) {
    Model model = service_blocked(language);
    pay(model.page->state, 0, 11781);
    return model;
}
inline Model service_restored(Language language) {
    Model model = service_waiting(language);
    happen(model.page->state, 0, ServiceRestored{0});
    return model;
}
inline Model payment_returned(Language language) {
    State state = raised(mobile_invoice(-12));
    pay(state, -9, 11781);
    happen(state, -6, PaymentReversed{0, in_days(-6), "MD06"});
    return model_of(std::move(state), language);
}
inline Model payment_arrived(Language language) {
    Model model = settled(language);
    model.notice = Notice::PaymentArrived;
    return model;
}
inline Model overpaid(Language language) {
    State state = raised(mobile_invoice(5));
    pay(state, -1, 12000);
    return model_of(std::move(state), language);
}
inline Model credit(Language language) {
    return model_of(raised(credit_note()), language);
}
inline Model credited_partly(Language language) {
    State state = raised(mobile_invoice(5));
    happen(state, -2, CreditNoted{euros(4000), "NF-G-77"});
    return model_of(std::move(state), language);
}
inline Model paused(Language language) {
    State state = raised(mobile_invoice(-12));
    happen(state, -2, Delivered{in_days(-38)});
    happen(state, -2, Reminded{in_days(-5), 1});
    happen(state, -2, Paused{in_days(12)});
    return model_of(std::move(state), language);
}
inline Model disputed(Language language) {
    State state = raised(mobile_invoice(5));
    happen(state, -1, DisputeOpened{{"item-1", "item-2", "item-3"}, DisputeReason::NotOrdered});
    return model_of(std::move(state), language);
}
inline Model partly_disputed(Language language) {
    State state = raised(mobile_invoice(5));
    pay(state, -3, 2000);
    happen(state, -1, DisputeOpened{{"item-3"}, DisputeReason::Faulty});
    return model_of(std::move(state), language);
}
inline DisputeOpened about_item(DisputeReason reason) {
    return {.positions = {"item-3"}, .reason = reason, .answer_by = in_days(9)};
}
inline Model dispute_item(Language language) {
    Model model = model_of(raised(mobile_invoice(5)), language);
    model.step = Step::Dispute;
    model.dispute.reason = DisputeReason::Returned;
    model.dispute.positions = {"item-3"};
    model.dispute.text = "Am 3. November.";
    return model;
}
inline Model dispute_paid_faults(Language language) {
    Model model = model_of(raised(mobile_invoice(5)), language);
    model.step = Step::Dispute;
    model.dispute.reason = DisputeReason::AlreadyPaid;
    model.dispute.paid_amount = "49,90";
    model.dispute.paid_on = "31.02.";
    model.dispute_faults = check(request_of(model.dispute, eur), model.today);
    model.focus = Focus::News;
    return model;
}
inline Model dispute_sent(Language language) {
    State state = raised(mobile_invoice(5));
    happen(state, 0, about_item(DisputeReason::Returned));
    Model model = model_of(std::move(state), language);
    model.notice = Notice::DisputeSent;
    model.focus = Focus::News;
    return model;
}
inline Model proof_sending(Language language) {
    Model model = dispute_sent(language);
    model.notice = Notice::None;
    model.busy = Busy::SendingProof;
    model.proof_percent = 40;
    return model;
}
inline Model dispute_late(Language language) {
    State state = raised(mobile_invoice(5));
    DisputeOpened opened = about_item(DisputeReason::Faulty);
    opened.answer_by = in_days(-1);
    happen(state, -12, opened);
    happen(state, -11, ProofAdded{0, {std::string(64, 'a'), ProofKind::Jpeg, 90'000}});
    return model_of(std::move(state), language);
}
inline Model dispute_rejected(Language language) {
    State state = raised(mobile_invoice(5));
    happen(state, -3, about_item(DisputeReason::NotReceived));
    happen(state, -1, DisputeResolved{0, DisputeOutcome::Rejected, "Die Sendung wurde am 4. November übergeben."});
    return model_of(std::move(state), language);
}
inline Model dispute_accepted(Language language) {
    State state = raised(mobile_invoice(5));
    happen(state, -3, about_item(DisputeReason::Returned));
    happen(state, -1, DisputeResolved{0, DisputeOutcome::Accepted});
    happen(state, -1, CreditNoted{euros(1190), "", in_days(-1), "item-3"});
    return model_of(std::move(state), language);
}
inline Model time_barred(Language language) {
    Model model = model_of(raised(mobile_invoice(-12)), language);
    model.page->is_time_barred = true;
    return model;
}
// The merchant collects, and announces five days before.
inline Model collecting(State state, Language language) {
    Model model = model_of(std::move(state), language);
    model.page->debit = {"DE98ZZZ09999999999", "DE89370400440532013000", 5};
    return model;
}
inline Mandate sample_mandate(MandateKind kind) {
    return {"MND-C7-1", "DE98ZZZ09999999999", "Miriam Kessler", "NL91ABNA0417164300", kind, in_days(-20), 5};
}
inline Model debit_offered(Language language) {
    return collecting(raised(mobile_invoice(5)), language);
}
inline Model mandate_step(Language language) {
    Model model = debit_offered(language);
    model.step = Step::Mandate;
    return model;
}
inline Model mandate_faults(Language language) {
    Model model = mandate_step(language);
    model.mandate = {"", "DE00 1234"};
    model.mandate_faults = check(model.mandate);
    model.focus = Focus::News;
    return model;
}
inline Model mandate_sending(Language language) {
    Model model = mandate_step(language);
    model.mandate = {"Miriam Kessler", "NL91 ABNA 0417 1643 00"};
    model.busy = Busy::GivingMandate;
    return model;
}
inline Model debit_given(Language language) {
    State state = raised(mobile_invoice(5));
    happen(state, 0, MandateGiven{sample_mandate(MandateKind::OneOff)});
    happen(state, 0, CollectionsAnnounced{{{in_days(5), open(state)}}});
    Model model = collecting(std::move(state), language);
    model.notice = Notice::MandateGiven;
    model.focus = Focus::News;
    return model;
}
// Two lines of a plan: one is paid and can be taken back, one is on its way.
inline Model debit_of_plan(Language language) {
    State state = raised(mobile_invoice(-30));
    agree_plan(state, -28, 4, -8);
    const Money line = state.plan->plan.lines.front().amount;
    happen(state, -20, MandateGiven{sample_mandate(MandateKind::Recurring)});
    std::vector<AnnouncedDebit> debits;
    for (const Instalment& known : state.plan->plan.lines)
        debits.push_back({known.due_on, known.amount});
    happen(state, -20, CollectionsAnnounced{debits});
    happen(state, -10, CollectionSent{{"SDD-C7-1", "MND-C7-1", line, state.plan->plan.lines[0].due_on, DebitSequence::First}});
    happen(state, -8, PaymentPosted{line, in_days(-8), "EREF SDD-C7-1"});
    return collecting(std::move(state), language);
}
inline Model debit_sent(Language language) {
    State state = raised(mobile_invoice(-12));
    happen(state, -10, MandateGiven{sample_mandate(MandateKind::OneOff)});
    happen(state, -1, CollectionSent{{"SDD-C7-1", "MND-C7-1", open(state), in_days(2), DebitSequence::OneOff}});
    return collecting(std::move(state), language);
}
inline Model debit_returned(Language language) {
    State state = raised(mobile_invoice(-12));
    happen(state, -10, MandateGiven{sample_mandate(MandateKind::OneOff)});
    happen(state, -5, CollectionSent{{"SDD-C7-1", "MND-C7-1", open(state), in_days(-4), DebitSequence::OneOff}});
    happen(state, -1, CollectionReturned{"SDD-C7-1", in_days(-1), "AM04"});
    return collecting(std::move(state), language);
}
// The merchant lets customers pay online.
inline Model paying(State state, Language language, std::string_view ways = "card stripe\npaypal mollie") {
    Model model = model_of(std::move(state), language);
    model.page->ways = parse_pay_ways(ways);
    return model;
}
inline Model ways_offered(Language language) {
    return paying(raised(mobile_invoice(5)), language);
}
inline Model ways_first(Language language) {
    return paying(raised(mobile_invoice(5)), language, "wero mollie\nideal mollie\nbancontact mollie\neps mollie\npay_by_bank mollie\ntransfer");
}
inline Model checkout_in(CheckoutState how, Language language) {
    State state = raised(mobile_invoice(5));
    happen(state, 0, CheckoutStarted{"PAY-C7-1", PayMethod::Card, PayProvider::Stripe, open(state)});
    happen(state, 0, CheckoutMoved{"PAY-C7-1", how, Money{0, state.invoice.currency}});
    return paying(std::move(state), language);
}
inline Model checkout_pending(Language language) {
    return checkout_in(CheckoutState::Pending, language);
}
inline Model checkout_failed(Language language) {
    return checkout_in(CheckoutState::Failed, language);
}
inline Model slip_open(Language language) {
    State state = raised(mobile_invoice(5));
    happen(state, 0, CheckoutStarted{"PAY-C7-1", PayMethod::Cash, PayProvider::Viacash, open(state)});
    happen(state, 0, SlipIssued{"PAY-C7-1", {"4006381333931", in_days(14)}});
    return paying(std::move(state), language, "cash viacash\ncard stripe");
}
inline Model cash_offered(Language language) {
    return paying(raised(mobile_invoice(5)), language, "cash viacash\ncard stripe");
}
inline Model at_kiosk(Model model) {
    model.surface = Surface::Kiosk;
    return model;
}
inline Model kiosk_ways(Language language) {
    return at_kiosk(paying(raised(mobile_invoice(5)), language, "card stripe\ncash viacash"));
}
inline Model kiosk_phone(Language language) {
    Model model = kiosk_ways(language);
    model.phone = PhoneCode{"PAY-C7-1", *qr_symbol("https://pay.example/go/7F3A9Q2M0V5KR81C7F3A9Q2M0V", 10)};
    return model;
}
inline Model kiosk_slip(Language language) {
    Model model = at_kiosk(slip_open(language));
    model.phone = PhoneCode{"PAY-C7-1", *qr_symbol("https://pay.example/go/7F3A9Q2M0V5KR81C7F3A9Q2M0V", 10)};
    return model;
}
inline Model kiosk_dispute(Language language) {
    Model model = dispute_sent(language);
    model.surface = Surface::Kiosk;
    return model;
}
// Costs and interest came, a payment bounced, and the merchant lets go of what the customer did not pay.
inline Model waived(Language language) {
    State state = raised(mobile_invoice(-40));
    happen(state, -30, Charged{PositionKind::Cost, euros(250), in_days(-30), "Mahnung"});
    happen(state, -29, Charged{PositionKind::Interest, euros(31), in_days(-29), ""});
    pay(state, -9, 11781);
    happen(state, -2, Waived{euros(281), in_days(-2), "Kulanz", ""});
    return model_of(std::move(state), language);
}
inline Model charged(Language language) {
    State state = raised(mobile_invoice(-40));
    happen(state, -30, Charged{PositionKind::Cost, euros(250), in_days(-30), "Mahnung"});
    happen(state, -29, Charged{PositionKind::Interest, euros(31), in_days(-29), ""});
    pay(state, -9, 5000);
    happen(state, -6, PaymentReversed{0, in_days(-5), "AC04", ReversalKind::Returned});
    happen(state, -4, CreditNoted{euros(1000), "NF-G-78", in_days(-4), "item-1"});
    happen(state, -3, DueMoved{in_days(9)});
    pay(state, -1, 4000);
    return model_of(std::move(state), language);
}
inline Model contact_faults(Language language) {
    Model model = open(language);
    model.contact = {ContactSubject::CannotPay, "", "abc", "miriam"};
    model.contact_faults = check(model.contact);
    return model;
}
inline Model contact_sending(Language language) {
    Model model = open(language);
    model.contact = contact_request();
    model.busy = Busy::SendingContact;
    return model;
}
inline Model contact_sent(Language language) {
    State state = raised(mobile_invoice(5));
    happen(state, 0, ContactRequested{contact_request()});
    Model model = model_of(std::move(state), language);
    model.notice = Notice::ContactSent;
    return model;
}
// By mail what was asked on the page, and answered there.
inline Model talk_by_mail(Language language) {
    Model model = contact_sent(language);
    happen(model.page->state, 0, MessageSent{TalkChannel::Mail, "Danke, wir sehen nach."});
    happen(model.page->state, 0, ContactRequested{{.text = "Gern.", .email = "a@b.example"}, TalkChannel::Mail});
    model.notice = Notice::None;
    return model;
}
// An answer that nobody has read yet, while more is written; and nobody is there any more.
inline Model talk(Language language) {
    Model model = contact_sent(language);
    happen(model.page->state, 0, MessageSent{TalkChannel::Chat, "Danke, wir sehen nach.\n\nBis gleich."});
    model.page->presence = Presence{false, {in_days(2), 540}};
    model.page->answers = AnswerPromise{AnswerUnit::NextDay, 0};
    model.notice = Notice::MessageArrived;
    model.is_being_answered = true;
    return model;
}
// Files of both sides, and one that is on its way.
inline Model talk_files(Language language) {
    Model model = contact_sent(language);
    happen(model.page->state, 0, MessageFileAdded{0, {std::string(64, 'a'), ProofKind::Jpeg, 1'400'000}});
    happen(model.page->state, 0, MessageSent{TalkChannel::Chat, "Danke, hier ist die Rechnung noch einmal."});
    happen(model.page->state, 0, MessageFileAdded{1, {std::string(64, 'b'), ProofKind::Pdf, 120'000}});
    happen(model.page->state, 0, ContactRequested{{.text = "Und das hier?", .email = "a@b.example"}});
    model.notice = Notice::None;
    model.busy = Busy::SendingFile;
    model.proof_percent = 40;
    return model;
}
// A merchant with an assistant: before anybody has written, while it answers, and when a person is to.
inline Model assistant_first(Language language) {
    Model model = open(language);
    model.page->has_assistant = true;
    return model;
}
inline Model assistant_answers(Language language) {
    Model model = assistant_first(language);
    happen(model.page->state, 0, ContactRequested{{.text = "Wie viel ist offen?"}});
    const std::string first = assistant_answer(model, AssistantTopic::Amount, true);
    happen(model.page->state, 0, AssistantAnswered{AssistantTopic::Amount, first});
    happen(model.page->state, 0, ContactRequested{{.text = "Ist das echt?"}});
    happen(model.page->state, 0, AssistantAnswered{AssistantTopic::Genuine, assistant_answer(model, AssistantTopic::Genuine, false)});
    model.notice = Notice::MachineAnswered;
    return model;
}
inline Model assistant_silent(Language language) {
    Model model = assistant_answers(language);
    happen(model.page->state, 0, PersonWanted{PersonGround::Pressed});
    model.page->presence = Presence{true, {in_days(0), 1020}};
    model.notice = Notice::ContactSent;
    return model;
}
inline Model talk_closed(Language language) {
    Model model = talk(language);
    happen(model.page->state, 0, ConversationClosed{});
    model.page->presence->is_here = true;
    model.page->answers = AnswerPromise{AnswerUnit::Minutes, 10};
    model.notice = Notice::None;
    model.is_being_answered = false;
    return model;
}
inline Model not_reached(Language language) {
    Model model = open(language);
    model.contact = contact_request();
    model.notice = Notice::NotReached;
    model.notice_about = Busy::SendingContact;
    model.connection = Connection::Lost;
    return model;
}
// The connection went and the message waits for it.
inline Model contact_waiting(Language language) {
    Model model = contact_sending(language);
    model.connection = Connection::Lost;
    model.as_of = ClockTime{in_days(-1), 14 * 60 + 5};
    model.is_waiting = true;
    return model;
}
// A copy that this device has kept since yesterday.
inline Model kept_copy(Language language) {
    Model model = open(language);
    model.connection = Connection::Lost;
    model.as_of = ClockTime{in_days(-1), 9 * 60};
    return model;
}
inline Model device(Language language) {
    Model model = open(language);
    model.topic = Topic::Device;
    return model;
}
inline Model device_asks(Language language) {
    Model model = device(language);
    model.keeping = Keeping::No;
    return model;
}
inline Model device_keeps(Language language) {
    Model model = device(language);
    model.keeping = Keeping::Yes;
    return model;
}
inline Model copied(Language language) {
    Model model = open(language);
    model.notice = Notice::Copied;
    return model;
}
inline Model copy_failed(Language language) {
    Model model = open(language);
    model.notice = Notice::CopyFailed;
    return model;
}

// Behind the gates there is a page on purpose: nothing of it may show.
inline Model factor(Language language) {
    Model model = open(language);
    model.gate = Gate::Factor;
    return model;
}
inline Model factor_wrong(Language language) {
    Model model = factor(language);
    model.notice = Notice::FactorWrong;
    return model;
}
inline Model birth_date(Language language) {
    Model model = factor(language);
    model.factor_asked = Factor::BirthDate;
    return model;
}
inline Model birth_date_wrong(Language language) {
    Model model = birth_date(language);
    model.notice = Notice::FactorWrong;
    return model;
}
inline Model factor_locked(Language language) {
    Model model = factor(language);
    model.notice = Notice::FactorLocked;
    return model;
}
inline Model gone(Language language) {
    Model model = open(language);
    model.gate = Gate::Gone;
    model.merchant.clear();
    return model;
}
inline Model gone_unsent(Language language) {
    Model model = gone(language);
    model.notice = Notice::NotSent;
    return model;
}
inline Model device_forgot(Language language) {
    Model model = gone(language);
    model.topic = Topic::Device;
    model.notice = Notice::DeviceForgotten;
    return model;
}
inline Model loading(Language language) {
    Model model;
    model.language = language;
    model.today = today;
    return model;
}
inline Model loading_failed(Language language) {
    Model model = loading(language);
    model.notice = Notice::NotReached;
    return model;
}
inline Model kiosk_code(Language language) {
    Model model = loading(language);
    model.surface = Surface::Kiosk;
    model.gate = Gate::Code;
    return model;
}
inline Model kiosk_code_unknown(Language language) {
    Model model = kiosk_code(language);
    model.code = "KZ-7F3A";
    model.notice = Notice::CodeUnknown;
    return model;
}
inline Model kiosk_open(Language language) {
    Model model = overdue(language);
    model.surface = Surface::Kiosk;
    return model;
}

inline Trust trust() {
    return {{"Kulanz Betrieb GmbH", "Musterweg 1, 20099 Hamburg", "hilfe@kulanz.example"}, "pay.example", "https://nordfunk.example/kunden",
            "KZ-7F3A-9Q2M"};
}
inline Model genuine(Language language) {
    Model model = open(language);
    model.topic = Topic::Genuine;
    model.trust = trust();
    return model;
}
inline Model genuine_locked(Language language) {
    Model model = genuine(language);
    model.gate = Gate::Factor;
    return model;
}
inline Model genuine_bare(Language language) {
    Model model = genuine_locked(language);
    model.trust.run_by = {};
    model.trust.website.clear();
    return model;
}
inline Model check_code(Language language) {
    Model model = gone(language);
    model.topic = Topic::Check;
    model.trust = trust();
    return model;
}
inline Model check_yes(Language language) {
    Model model = check_code(language);
    model.code = "kz-7f3a-9q2m";
    model.merchant = "Nordfunk";
    model.notice = Notice::CheckYes;
    return model;
}
inline Model check_no(Language language) {
    Model model = check_code(language);
    model.code = "KZ-0000-0000";
    model.notice = Notice::CheckNo;
    return model;
}
inline Model check_receipt(Language language) {
    Model model = check_yes(language);
    model.code = "KZ-7F3A-9Q2M-0V5K-R81C";
    model.paper = Paper{PaperKind::Receipt, 0, Money{4'990, eur}, *make_date(2026, 11, 10), false};
    return model;
}
inline Model check_receipt_void(Language language) {
    Model model = check_receipt(language);
    model.paper->is_void = true;
    return model;
}
inline Model check_settlement(Language language) {
    Model model = check_receipt(language);
    model.paper->kind = PaperKind::Settlement;
    return model;
}
inline Model check_settlement_void(Language language) {
    Model model = check_settlement(language);
    model.paper->is_void = true;
    return model;
}
inline Model check_too_many(Language language) {
    Model model = check_no(language);
    model.notice = Notice::CheckTooMany;
    return model;
}
inline Model accessibility(Language language) {
    Model model = open(language);
    model.topic = Topic::Accessibility;
    model.trust = trust();
    return model;
}
inline Model accessibility_bare(Language language) {
    Model model = gone(language);
    model.topic = Topic::Accessibility;
    return model;
}
inline Model kiosk_genuine(Language language) {
    Model model = genuine(language);
    model.surface = Surface::Kiosk;
    model.trust = {};
    return model;
}
inline Model kiosk_accessibility(Language language) {
    Model model = kiosk_code(language);
    model.topic = Topic::Accessibility;
    return model;
}

inline Model thirty_lines(Language language) {
    return model_of(raised(long_invoice()), language);
}
inline Model odd_text(Language language) {
    Model model = model_of(raised(odd_invoice()), language);
    model.page->merchant = "🚲 Ünal & Söhne <script>";
    model.contact.text = "half a \xf0\x9f and </textarea>";
    return model;
}
inline Model zero_tax(Language language) {
    return model_of(raised(zero_tax_invoice()), language);
}
inline Model prepaid(Language language) {
    Model model = model_of(raised(full_invoice()), language);
    model.page->merchant = "Fahrradhaus Speiche";
    return model;
}
inline Model no_account(Language language) {
    Invoice invoice = mobile_invoice(5);
    invoice.means.clear();
    return model_of(raised(invoice), language);
}
inline Model francs(Language language) {
    return model_of(raised(franc_invoice()), language);
}

} // namespace states

struct NamedState {
    std::string_view name;
    Model (*make)(Language);
    std::string_view like = {}; // the state that it is a variation of: golden files then hold the difference
};

inline constexpr NamedState named_states[] = {
    {"open", states::open},
    {"overdue", states::overdue, "open"},
    {"warm_tone", states::warm_tone, "open"},
    {"due_today", states::due_today, "open"},
    {"paid_partly", states::paid_partly, "open"},
    {"in_plan", states::in_plan},
    {"plan_overdue", states::plan_overdue, "in_plan"},
    {"plan_chosen", states::plan_chosen, "overdue"},
    {"plan_confirm", states::plan_confirm},
    {"plan_agreeing", states::plan_agreeing, "plan_confirm"},
    {"plan_agreed", states::plan_agreed, "in_plan"},
    {"plan_refused", states::plan_refused, "open"},
    {"wish_accepted", states::wish_accepted},
    {"wish_offers", states::wish_offers},
    {"wish_for_person", states::wish_for_person},
    {"plan_waiting", states::plan_waiting},
    {"plan_declined", states::plan_declined, "plan_waiting"},
    {"plan_missed", states::plan_missed},
    {"plan_pause", states::plan_pause},
    {"plan_paused", states::plan_paused, "in_plan"},
    {"plan_change", states::plan_change},
    {"pays_all", states::pays_all, "in_plan"},
    {"no_plan_offered", states::no_plan_offered, "open"},
    {"settled", states::settled},
    {"payment_returned", states::payment_returned, "settled"},
    {"payment_arrived", states::payment_arrived, "settled"},
    {"overpaid", states::overpaid, "open"},
    {"credit", states::credit},
    {"credited_partly", states::credited_partly, "open"},
    {"paused", states::paused, "overdue"},
    {"disputed", states::disputed, "open"},
    {"partly_disputed", states::partly_disputed, "open"},
    {"dispute_item", states::dispute_item},
    {"dispute_paid_faults", states::dispute_paid_faults, "dispute_item"},
    {"dispute_sent", states::dispute_sent, "open"},
    {"proof_sending", states::proof_sending, "dispute_sent"},
    {"dispute_late", states::dispute_late, "dispute_sent"},
    {"service_blocked", states::service_blocked},
    {"service_waiting", states::service_waiting, "service_blocked"},
    {"service_restored", states::service_restored, "service_blocked"},
    {"dispute_rejected", states::dispute_rejected, "dispute_sent"},
    {"dispute_accepted", states::dispute_accepted, "dispute_sent"},
    {"time_barred", states::time_barred, "overdue"},
    {"kiosk_dispute", states::kiosk_dispute, "dispute_sent"},
    {"debit_offered", states::debit_offered, "open"},
    {"mandate_step", states::mandate_step},
    {"mandate_faults", states::mandate_faults, "mandate_step"},
    {"mandate_sending", states::mandate_sending, "mandate_step"},
    {"debit_given", states::debit_given, "open"},
    {"debit_of_plan", states::debit_of_plan},
    {"debit_sent", states::debit_sent, "overdue"},
    {"debit_returned", states::debit_returned, "overdue"},
    {"ways_offered", states::ways_offered, "open"},
    {"ways_first", states::ways_first, "open"},
    {"checkout_pending", states::checkout_pending, "open"},
    {"checkout_failed", states::checkout_failed, "open"},
    {"cash_offered", states::cash_offered, "open"},
    {"slip_open", states::slip_open, "open"},
    {"kiosk_ways", states::kiosk_ways, "kiosk_open"},
    {"kiosk_phone", states::kiosk_phone, "kiosk_ways"},
    {"kiosk_slip", states::kiosk_slip, "kiosk_ways"},
    {"waived", states::waived, "settled"},
    {"charged", states::charged},
    {"contact_faults", states::contact_faults, "open"},
    {"contact_sending", states::contact_sending, "open"},
    {"contact_sent", states::contact_sent, "open"},
    {"not_reached", states::not_reached, "open"},
    {"contact_waiting", states::contact_waiting, "open"},
    {"kept_copy", states::kept_copy, "open"},
    {"copied", states::copied, "open"},
    {"copy_failed", states::copy_failed, "open"},
    {"factor", states::factor},
    {"factor_wrong", states::factor_wrong, "factor"},
    {"factor_locked", states::factor_locked, "factor"},
    {"birth_date", states::birth_date, "factor"},
    {"birth_date_wrong", states::birth_date_wrong, "birth_date"},
    {"gone", states::gone},
    {"gone_unsent", states::gone_unsent, "gone"},
    {"loading", states::loading},
    {"loading_failed", states::loading_failed, "loading"},
    {"kiosk_code", states::kiosk_code},
    {"kiosk_code_unknown", states::kiosk_code_unknown, "kiosk_code"},
    {"kiosk_open", states::kiosk_open, "overdue"},
    {"genuine", states::genuine},
    {"genuine_locked", states::genuine_locked, "genuine"},
    {"genuine_bare", states::genuine_bare, "genuine_locked"},
    {"check", states::check_code},
    {"check_yes", states::check_yes, "check"},
    {"check_receipt", states::check_receipt, "check"},
    {"check_receipt_void", states::check_receipt_void, "check"},
    {"check_settlement", states::check_settlement, "check"},
    {"check_settlement_void", states::check_settlement_void, "check"},
    {"check_no", states::check_no, "check"},
    {"check_too_many", states::check_too_many, "check"},
    {"accessibility", states::accessibility},
    {"accessibility_bare", states::accessibility_bare, "accessibility"},
    {"kiosk_genuine", states::kiosk_genuine, "genuine"},
    {"kiosk_accessibility", states::kiosk_accessibility, "accessibility_bare"},
    {"device", states::device},
    {"device_asks", states::device_asks, "device"},
    {"device_keeps", states::device_keeps, "device"},
    {"device_forgot", states::device_forgot, "device"},
    {"thirty_lines", states::thirty_lines},
    {"odd_text", states::odd_text},
    {"zero_tax", states::zero_tax, "open"},
    {"prepaid", states::prepaid},
    {"no_account", states::no_account, "open"},
    {"francs", states::francs, "open"},
    {"talk", states::talk, "contact_sent"},
    {"talk_files", states::talk_files, "contact_sent"},
    {"talk_closed", states::talk_closed, "talk"},
    {"assistant_first", states::assistant_first, "open"},
    {"assistant_answers", states::assistant_answers, "open"},
    {"assistant_silent", states::assistant_silent, "assistant_answers"},
    {"talk_by_mail", states::talk_by_mail, "contact_sent"},
};

// Nothing to trap on: a name that is not there is the first state.
inline Model named_state(std::string_view name, Language language) {
    for (const NamedState& state : named_states)
        if (state.name == name)
            return state.make(language);
    return named_states[0].make(language);
}

// In the look of a merchant.
inline Model dressed(Model model, const Theme& theme) {
    model.theme = theme;
    if (model.page)
        model.page->theme = theme;
    return model;
}

} // namespace kz
