#include "tests/shared/domain/journal/refused_commands.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

const Currency chf = parse_currency("CHF").value_or(eur);
const Date today = *make_date(2026, 11, 10);
const Date next_month = *make_date(2026, 12, 1);
const ContactRequest question{ContactSubject::Question, "Bitte rufen Sie an.", "030 123456", ""};

constexpr const char* good_iban = "DE89370400440532013000";


Invoice faulty_invoice() {
    Invoice invoice = sample_invoice();
    invoice.totals.due.minor += 1;
    return invoice;
}

Invoice credit_note(std::int64_t minor) {
    Invoice invoice;
    invoice.kind = InvoiceKind::CreditNote;
    invoice.number = "G-1";
    invoice.seller.name = "Kulanz Test GmbH";
    invoice.buyer.name = "Alex Muster";
    invoice.lines.resize(1);
    invoice.lines[0].id = "1";
    invoice.lines[0].name = "Gutschrift";
    invoice.lines[0].net = cents(minor);
    invoice.totals.lines = invoice.totals.net = invoice.totals.gross = invoice.totals.due = cents(minor);
    return invoice;
}

} // namespace

TEST_CASE("a command is refused by the first reason that applies") {
    const std::string long_text(141, 'x');
    const RefusedCommand rows[] = {
        {"a payment on nothing", [](Book& b) { b = Book{}; }, PostPayment{cents(1), today, ""}, "claim_unknown"},
        {"a reversal on nothing", [](Book& b) { b = Book{}; }, ReversePayment{0, today, ""}, "claim_unknown"},
        {"a credit on nothing", [](Book& b) { b = Book{}; }, TakeCredit{cents(1), "G-1"}, "claim_unknown"},
        {"a plan on nothing", [](Book& b) { b = Book{}; }, AgreePlan{{EqualParts{2}, {}, next_month}}, "claim_unknown"},
        {"a contact on nothing", [](Book& b) { b = Book{}; }, RequestContact{question}, "claim_unknown"},
        {"raised twice", nothing_before, RaiseClaim{sample_invoice()}, "claim_exists"},
        {"raised twice, and faulty", nothing_before, RaiseClaim{faulty_invoice()}, "claim_exists"},
        {"a faulty invoice", [](Book& b) { b = Book{}; }, RaiseClaim{faulty_invoice()}, "invoice_faulty BR-CO-16"},
        {"a payment of nothing", nothing_before, PostPayment{cents(0), today, ""}, "amount_not_positive"},
        {"a payment below zero", nothing_before, PostPayment{cents(-1), today, ""}, "amount_not_positive"},
        {"a payment in francs", nothing_before, PostPayment{{1, chf}, today, ""}, "currency_mismatch"},
        {"a payment above the bound", nothing_before, PostPayment{cents(money_minor_max + 1), today, ""},
         "amount_too_large"},
        {"payments above the bound in sum", [](Book& b) { b.pay(money_minor_max); }, PostPayment{cents(1), today, ""},
         "amount_too_large"},
        {"a balance below the bound",
         [](Book& b) {
             b = Book{};
             b.tell(RaiseClaim{credit_note(money_minor_max)});
         },
         PostPayment{cents(1), today, ""}, "amount_too_large"},
        {"a long reference", nothing_before, PostPayment{cents(1), today, long_text}, "reference_too_long"},
        {"booked tomorrow", nothing_before, PostPayment{cents(1), add_days(today, 1), ""}, "booked_in_the_future"},
        {"a long reason", nothing_before, ReversePayment{0, today, long_text}, "reference_too_long"},
        {"bounced tomorrow", [](Book& b) { b.pay(1); }, ReversePayment{0, add_days(today, 1), ""},
         "booked_in_the_future"},
        {"no such payment", nothing_before, ReversePayment{0, today, ""}, "posting_unknown"},
        {"payment -1", [](Book& b) { b.pay(1); }, ReversePayment{-1, today, ""}, "posting_unknown"},
        {"bounced twice",
         [](Book& b) {
             b.pay(1);
             b.bounce(0);
         },
         ReversePayment{0, today, ""}, "posting_reversed"},
        {"a credit of nothing", nothing_before, TakeCredit{cents(0), "G-1"}, "amount_not_positive"},
        {"a credit in francs", nothing_before, TakeCredit{{1, chf}, "G-1"}, "currency_mismatch"},
        {"a credit above the bound", nothing_before, TakeCredit{cents(money_minor_max + 1), "G-1"}, "amount_too_large"},
        {"a long credit number", nothing_before, TakeCredit{cents(1), long_text}, "reference_too_long"},
        {"a credit above what is open", nothing_before, TakeCredit{cents(10001), "G-1"}, "credit_above_open"},
        {"a credit on a settled claim", [](Book& b) { b.pay(10000); }, TakeCredit{cents(1), "G-1"},
         "credit_above_open"},
        {"a later due date beside a plan", [](Book& b) { b.plan(2, next_month); }, PostponeDue{next_month}, "plan_exists"},
        {"a plan of no part", nothing_before, AgreePlan{{EqualParts{0}, {}, next_month}}, "plan_refused number_not_positive"},
        {"a plan on a settled claim", [](Book& b) { b.pay(10000); }, AgreePlan{{EqualParts{2}, {}, next_month}},
         "plan_refused nothing_open"},
        {"a plan after one that is fulfilled",
         [](Book& b) {
             b.plan(2, next_month);
             b.pay(10000);
         },
         AgreePlan{{EqualParts{2}, {}, next_month}}, "plan_refused nothing_open"},
        {"a contact without text", nothing_before, RequestContact{{ContactSubject::Wrong, "", "", ""}},
         "contact_faulty text_missing no_way_back"},
        {"a contact too many",
         [](Book& b) {
             for (int i = 0; i < messages_max; ++i)
                 b.tell(RequestContact{question});
         },
         RequestContact{question}, "too_many_contacts"},
        {"a payment for what is not there", nothing_before, PostPayment{cents(1), today, "", {"item-3"}}, "position_unknown"},
        {"a credit of tomorrow", nothing_before, TakeCredit{cents(1), "G-1", add_days(today, 1)}, "booked_in_the_future"},
        {"a credit for what is not there", nothing_before, TakeCredit{cents(1), "G-1", today, "item-3"}, "position_unknown"},
        {"a credit above the item", nothing_before, TakeCredit{cents(7149), "G-1", today, "item-1"},
         "credit_above_position"},
        {"a charge of nothing", nothing_before, Charge{PositionKind::Cost, cents(0), today, ""}, "amount_not_positive"},
        {"a charge in francs", nothing_before, Charge{PositionKind::Cost, {1, chf}, today, ""}, "currency_mismatch"},
        {"a charge above the bound", nothing_before, Charge{PositionKind::Cost, cents(money_minor_max), today, ""},
         "amount_too_large"},
        {"a charge with a long reason", nothing_before, Charge{PositionKind::Cost, cents(1), today, long_text},
         "reference_too_long"},
        {"a charge of tomorrow", nothing_before, Charge{PositionKind::Cost, cents(1), add_days(today, 1), ""},
         "booked_in_the_future"},
        {"an item charged", nothing_before, Charge{PositionKind::Item, cents(1), today, ""}, "charge_kind_wrong"},
        {"costs while it is paused", [](Book& b) { b.tell(Pause{next_month}); },
         Charge{PositionKind::Cost, cents(1), today, ""}, "claim_held"},
        {"interest while something is in dispute", [](Book& b) { b.tell(OpenDispute{{{"item-2"}, DisputeReason::Faulty}}); },
         Charge{PositionKind::Interest, cents(1), today, ""}, "claim_held"},
        {"a charge too many",
         [](Book& b) {
             for (int i = 0; i < journal_entries_max; ++i)
                 b.tell(NoteDelivery{today});
         },
         Charge{PositionKind::Cost, cents(1), today, ""}, "too_many_entries"},
        {"a waiver of nothing", nothing_before, Waive{cents(0), today, "", ""}, "amount_not_positive"},
        {"a waiver with a long reason", nothing_before, Waive{cents(1), today, long_text, ""}, "reference_too_long"},
        {"a waiver of tomorrow", nothing_before, Waive{cents(1), add_days(today, 1), "", ""}, "booked_in_the_future"},
        {"a waiver of what is not there", nothing_before, Waive{cents(1), today, "", "cost-1"}, "position_unknown"},
        {"a waiver above the item", nothing_before, Waive{cents(7149), today, "", "item-1"}, "waiver_above_outstanding"},
        {"a waiver above everything", nothing_before, Waive{cents(10001), today, "", ""}, "waiver_above_outstanding"},
        {"a refund of nothing", nothing_before, Refund{cents(0), today, ""}, "amount_not_positive"},
        {"a refund with a long reference", nothing_before, Refund{cents(1), today, long_text}, "reference_too_long"},
        {"a refund of tomorrow", nothing_before, Refund{cents(1), add_days(today, 1), ""}, "booked_in_the_future"},
        {"a refund of what was used", [](Book& b) { b.pay(10000); }, Refund{cents(1), today, ""}, "refund_above_credit"},
        {"an order of what was used", [](Book& b) { b.pay(10000); }, OrderRefund{cents(1), good_iban, "Alex"}, "refund_above_credit"},
        {"an order beside another one",
         [](Book& b) {
             b.pay(10100);
             b.tell(OrderRefund{cents(60), good_iban, "Alex"});
         },
         OrderRefund{cents(41), good_iban, "Alex"}, "refund_above_credit"},
        {"an order to no account", [](Book& b) { b.pay(10100); }, OrderRefund{cents(60), "DE88370400440532013000", "Alex"}, "refund_account_faulty"},
        {"an order to nobody", [](Book& b) { b.pay(10100); }, OrderRefund{cents(60), good_iban, " "}, "refund_account_faulty"},
        {"the end of no refund", nothing_before, CancelRefund{0}, "refund_unknown"},
        {"the end of a refund that was paid",
         [](Book& b) {
             b.pay(10100);
             b.tell(OrderRefund{cents(60), good_iban, "Alex"});
             b.tell(Refund{cents(60), today, ""});
         },
         CancelRefund{0}, "refund_unknown"},
        {"an answer to no message", nothing_before, CloseContact{0}, "contact_unknown"},
        {"the rule that it has", nothing_before, ChooseAllocation{AllocationRule::German}, "allocation_chosen"},
        {"the end of no plan", nothing_before, EndPlan{}, "no_plan"},
        {"the end of a plan twice",
         [](Book& b) {
             b.plan(2, next_month);
             b.tell(EndPlan{});
         },
         EndPlan{}, "no_plan"},
        {"a plan that a person decides", nothing_before, AgreePlan{{EqualParts{9}, {}, next_month}}, "plan_not_accepted"},
        {"a person asked for what is accepted", nothing_before, RequestPlan{{EqualParts{2}, {}, next_month}}, "plan_needs_no_person"},
        {"a person asked for nothing", nothing_before, RequestPlan{{EqualParts{0}, {}, {}}}, "plan_refused number_not_positive"},
        {"approved without a request", nothing_before, ApprovePlan{}, "no_plan_request"},
        {"approved twice",
         [](Book& b) {
             b.tell(RequestPlan{{EqualParts{9}, {}, {}}});
             b.tell(ApprovePlan{});
         },
         ApprovePlan{}, "no_plan_request"},
        {"approved beyond what staff may",
         [](Book& b) {
             b.tell(RequestPlan{{EqualParts{9}, {}, {}}});
             b.policy.staff.instalments_max = 8;
         },
         ApprovePlan{}, "plan_beyond_limits"},
        {"approved of a claim that was sold",
         [](Book& b) {
             b.tell(RequestPlan{{EqualParts{9}, {}, {}}});
             b.policy.creditor = Creditor::ThirdParty;
         },
         ApprovePlan{}, "plan_beyond_limits"},
        {"declined without a request", nothing_before, DeclinePlan{"Nein."}, "no_plan_request"},
        {"declined without a reason", [](Book& b) { b.tell(RequestPlan{{EqualParts{9}, {}, {}}}); }, DeclinePlan{""}, "reason_missing"},
        {"declined at length", [](Book& b) { b.tell(RequestPlan{{EqualParts{9}, {}, {}}}); }, DeclinePlan{long_text},
         "reference_too_long"},
        {"a pause of no plan", nothing_before, PausePlan{7}, "no_plan"},
        {"a pause of a quarter", [](Book& b) { b.plan(2, next_month); }, PausePlan{90}, "postpone_refused too_many_days"},
        {"a line onto the next", [](Book& b) { b.plan(2, next_month); }, PostponeLine{1, *make_date(2027, 1, 4)},
         "postpone_refused past_next_line"},
        {"a pause too many",
         [](Book& b) {
             b.plan(2, next_month);
             for (int i = 0; i < b.policy.postpone.moves_max; ++i)
                 b.tell(PausePlan{7});
         },
         PausePlan{7}, "too_many_moves"},
        {"caught up without a plan", nothing_before, CatchUpPlan{}, "no_plan"},
        {"caught up within grace",
         [](Book& b) {
             b.plan(2, next_month);
             b.today = *make_date(2026, 12, 6);
         },
         CatchUpPlan{}, "nothing_missed"},
        {"due later, of what is settled", [](Book& b) { b.pay(10000); }, PostponeDue{next_month}, "nothing_open"},
        {"due when it was", nothing_before, PostponeDue{*make_date(2026, 11, 16)}, "due_not_later"},
        {"due much later", nothing_before, PostponeDue{*make_date(2027, 1, 20)}, "postpone_refused too_many_days"},
        {"delivered tomorrow", nothing_before, NoteDelivery{add_days(today, 1)}, "booked_in_the_future"},
        {"reminded tomorrow", nothing_before, NoteReminder{add_days(today, 1), 1}, "booked_in_the_future"},
        {"reminded while it is paused", [](Book& b) { b.tell(Pause{next_month}); }, NoteReminder{today, 1}, "claim_held"},
        {"reminded at level 0", nothing_before, NoteReminder{today, 0}, "level_out_of_range"},
        {"reminded at level 10", nothing_before, NoteReminder{today, reminder_level_max + 1}, "level_out_of_range"},
        {"due as before", nothing_before, MoveDue{*make_date(2026, 11, 16)}, "due_not_later"},
        {"due today, when it was due before", [](Book& b) { b.today = *make_date(2026, 11, 20); },
         MoveDue{*make_date(2026, 11, 20)}, "due_not_later"},
        {"a pause of what is settled", [](Book& b) { b.pay(10000); }, Pause{next_month}, "nothing_open"},
        {"a pause until yesterday", nothing_before, Pause{add_days(today, -1)}, "pause_in_the_past"},
        {"a pause of half a year and a day", nothing_before, Pause{add_days(today, pause_days_max + 1)}, "pause_too_long"},
        {"the end of no pause", nothing_before, Resume{}, "not_paused"},
        {"the end of a pause that is over",
         [](Book& b) {
             b.tell(Pause{b.today});
             b.today = add_days(b.today, 1);
         },
         Resume{}, "not_paused"},
        {"a dispute about what is not there", nothing_before, OpenDispute{{{"item-3"}, DisputeReason::Faulty}}, "position_unknown"},
        {"a dispute about nothing that is left", [](Book& b) { b.pay(10000); }, OpenDispute{{{}, DisputeReason::Faulty}}, "position_unknown"},
        {"a dispute about the same", [](Book& b) { b.tell(OpenDispute{{{"item-1"}, DisputeReason::Faulty}}); }, OpenDispute{{{"item-1", "item-2"}, DisputeReason::Faulty}},
         "position_disputed"},
        {"no such dispute", nothing_before, ResolveDispute{0}, "dispute_unknown"},
        {"resolved twice",
         [](Book& b) {
             b.tell(OpenDispute{{{}, DisputeReason::Faulty}});
             b.tell(ResolveDispute{0, DisputeOutcome::Withdrawn});
         },
         ResolveDispute{0}, "dispute_resolved"},
    };
    check_refused(rows);
}

TEST_CASE("limits themselves are allowed") {
    Book book = raised_book();
    CHECK(book.tell(PostPayment{cents(1), today, std::string(140, 'x')}) == "open 99.99, next 99.99, open");
    CHECK(book.tell(TakeCredit{cents(9999), std::string(140, 'x')}) == "open 0.00, next 0.00, settled");
    CHECK(book.pay(money_minor_max - 1) == "open -99999999999.99, next 0.00, overpaid");
}

TEST_CASE("balances stay exact when credit and payment both go to the bound") {
    Invoice invoice = sample_invoice();
    invoice.lines.resize(1);
    invoice.adjustments.clear();
    invoice.taxes.clear();
    invoice.totals = Totals{};
    invoice.lines[0].net = invoice.totals.lines = invoice.totals.net = invoice.totals.gross = invoice.totals.due =
        cents(money_minor_max);
    Book book;
    CHECK(book.tell(RaiseClaim{invoice}) == "open 100000000000.00, next 100000000000.00, open");
    book.plan(2, next_month);
    CHECK(book.credit(money_minor_max) == "open 0.00, next 0.00, settled");
    CHECK(book.pay(money_minor_max) == "open -100000000000.00, next 0.00, overpaid");
    CHECK(book.bounce(0) == "open 0.00, next 0.00, settled");
}

TEST_CASE("a contact is kept as a person wrote it, without stray white space") {
    Book book = raised_book();
    book.tell(RequestContact{{ContactSubject::Wrong, " Falsch.\r\n", " 030 123456 ", ""}});
    CHECK(book.state.conversation.messages == std::vector<TalkMessage>{{TalkSide::Customer, TalkChannel::Chat, book.events.back().at,
                                                                       {ContactSubject::Wrong, "Falsch.", "030 123456", ""}}});
}

TEST_CASE("refusals have codes") {
    const struct {
        JournalRefusal refusal;
        const char* code;
    } rows[] = {
        {JournalRefusal::ClaimUnknown, "claim_unknown"},
        {JournalRefusal::ClaimExists, "claim_exists"},
        {JournalRefusal::InvoiceFaulty, "invoice_faulty"},
        {JournalRefusal::AmountNotPositive, "amount_not_positive"},
        {JournalRefusal::CurrencyMismatch, "currency_mismatch"},
        {JournalRefusal::AmountTooLarge, "amount_too_large"},
        {JournalRefusal::ReferenceTooLong, "reference_too_long"},
        {JournalRefusal::BookedInTheFuture, "booked_in_the_future"},
        {JournalRefusal::PostingUnknown, "posting_unknown"},
        {JournalRefusal::PostingReversed, "posting_reversed"},
        {JournalRefusal::CreditAboveOpen, "credit_above_open"},
        {JournalRefusal::PlanExists, "plan_exists"},
        {JournalRefusal::PlanRefused, "plan_refused"},
        {JournalRefusal::ContactFaulty, "contact_faulty"},
        {JournalRefusal::TooManyContacts, "too_many_contacts"},
        {JournalRefusal::PositionUnknown, "position_unknown"},
        {JournalRefusal::ChargeKindWrong, "charge_kind_wrong"},
        {JournalRefusal::ClaimHeld, "claim_held"},
        {JournalRefusal::CreditAbovePosition, "credit_above_position"},
        {JournalRefusal::WaiverAboveOutstanding, "waiver_above_outstanding"},
        {JournalRefusal::RefundAboveCredit, "refund_above_credit"},
        {JournalRefusal::AllocationChosen, "allocation_chosen"},
        {JournalRefusal::NoPlan, "no_plan"},
        {JournalRefusal::NothingOpen, "nothing_open"},
        {JournalRefusal::PauseInThePast, "pause_in_the_past"},
        {JournalRefusal::PauseTooLong, "pause_too_long"},
        {JournalRefusal::NotPaused, "not_paused"},
        {JournalRefusal::LevelOutOfRange, "level_out_of_range"},
        {JournalRefusal::DueNotLater, "due_not_later"},
        {JournalRefusal::PositionDisputed, "position_disputed"},
        {JournalRefusal::DisputeUnknown, "dispute_unknown"},
        {JournalRefusal::DisputeResolved, "dispute_resolved"},
        {JournalRefusal::PlanNotAccepted, "plan_not_accepted"},
        {JournalRefusal::PlanNeedsNoPerson, "plan_needs_no_person"},
        {JournalRefusal::NoPlanRequest, "no_plan_request"},
        {JournalRefusal::PlanBeyondLimits, "plan_beyond_limits"},
        {JournalRefusal::ReasonMissing, "reason_missing"},
        {JournalRefusal::TooManyMoves, "too_many_moves"},
        {JournalRefusal::PostponeRefused, "postpone_refused"},
        {JournalRefusal::NothingMissed, "nothing_missed"},
        {JournalRefusal::DisputeFaulty, "dispute_faulty"},
        {JournalRefusal::CreditsUnfitting, "credits_unfitting"},
        {JournalRefusal::ProofKindUnknown, "proof_kind_unknown"},
        {JournalRefusal::ProofTooLarge, "proof_too_large"},
        {JournalRefusal::ProofKnown, "proof_known"},
        {JournalRefusal::TooManyProofs, "too_many_proofs"},
        {JournalRefusal::ServiceFaulty, "service_faulty"},
        {JournalRefusal::ServiceKnown, "service_known"},
        {JournalRefusal::ServiceUnknown, "service_unknown"},
        {JournalRefusal::ServiceRestored, "service_restored"},
        {JournalRefusal::ClaimTimeBarred, "claim_time_barred"},
        {JournalRefusal::TooManyEntries, "too_many_entries"},
        {JournalRefusal::DebitNotOffered, "debit_not_offered"},
        {JournalRefusal::MandateFaulty, "mandate_faulty"},
        {JournalRefusal::MandateExists, "mandate_exists"},
        {JournalRefusal::NoMandate, "no_mandate"},
        {JournalRefusal::NothingToCollect, "nothing_to_collect"},
        {JournalRefusal::CollectionUnknown, "collection_unknown"},
        {JournalRefusal::CollectionReturned, "collection_returned"},
        {JournalRefusal::ReturnReasonFaulty, "return_reason_faulty"},
        {JournalRefusal::CheckoutAboveOpen, "checkout_above_open"},
        {JournalRefusal::MethodNotOffered, "method_not_offered"},
        {JournalRefusal::TooManyCheckouts, "too_many_checkouts"},
        {JournalRefusal::CheckoutUnknown, "checkout_unknown"},
        {JournalRefusal::CheckoutAmountDiffers, "checkout_amount_differs"},
        {JournalRefusal::CheckoutUnchanged, "checkout_unchanged"},
        {JournalRefusal::CheckoutPaid, "checkout_paid"},
        {JournalRefusal::RefundAccountFaulty, "refund_account_faulty"},
        {JournalRefusal::RefundUnknown, "refund_unknown"},
        {JournalRefusal::ContactUnknown, "contact_unknown"},
        {JournalRefusal::MarksUnchanged, "marks_unchanged"},
        {JournalRefusal::NothingToClose, "nothing_to_close"},
        {JournalRefusal::RatingNotAsked, "rating_not_asked"},
        {JournalRefusal::CallsNotOffered, "calls_not_offered"},
        {JournalRefusal::CallTooSoon, "call_too_soon"},
        {JournalRefusal::CallOutsideHours, "call_outside_hours"},
        {JournalRefusal::CallUnchanged, "call_unchanged"},
        {JournalRefusal::CallTimeFull, "call_time_full"},
        {JournalRefusal::TooManyCalls, "too_many_calls"},
        {JournalRefusal::NoCall, "no_call"},
        {JournalRefusal::MessageMissing, "message_missing"},
        {JournalRefusal::HandoverUnchanged, "handover_unchanged"},
        {JournalRefusal::PersonKnown, "person_known"},
        {JournalRefusal::ShareStepUnfitting, "share_step_unfitting"},
    };
    CHECK(std::size(rows) == journal_refusals_count);
    for (const auto& row : rows)
        CHECK(refusal_code(row.refusal) == row.code);
}
