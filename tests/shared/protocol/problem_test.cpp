#include "shared/protocol/problem.hpp"

#include "shared/protocol/requests.hpp"
#include "tests/shared/golden.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace kz;
using kz::test::check_golden;

namespace {

// "422 plan_refused /instalments instalment_too_small"
std::string outcome(const Problem& problem) {
    std::string out = std::to_string(problem.status) + " " + problem.code;
    for (const FieldFault& fault : problem.errors)
        out += " " + fault.field + " " + fault.code;
    return out;
}

Refused because(JournalRefusal reason) {
    Refused refused{};
    refused.reason = reason;
    return refused;
}

} // namespace

TEST_CASE("every problem has a code, a title and a status of its own") {
    std::string table;
    for (int i = 0; i < problem_codes_count; ++i) {
        const auto code = static_cast<ProblemCode>(i);
        table += std::to_string(problem_status(code)) + " " + std::string(problem_code(code)) + ": " +
                 std::string(problem_title(code)) + "\n";
    }
    check_golden("protocol", "problem_codes", table);
}

TEST_CASE("every refusal of the journal has its problem") {
    const struct {
        JournalRefusal reason;
        const char* outcome;
    } rows[] = {
        {JournalRefusal::ClaimUnknown, "404 claim_unknown"},
        {JournalRefusal::ClaimExists, "409 claim_exists"},
        {JournalRefusal::InvoiceFaulty, "422 invoice_faulty"},
        {JournalRefusal::AmountNotPositive, "422 amount_not_positive"},
        {JournalRefusal::CurrencyMismatch, "422 currency_mismatch"},
        {JournalRefusal::AmountTooLarge, "422 amount_too_large"},
        {JournalRefusal::ReferenceTooLong, "422 reference_too_long"},
        {JournalRefusal::BookedInTheFuture, "422 booked_in_the_future"},
        {JournalRefusal::PostingUnknown, "404 posting_unknown"},
        {JournalRefusal::PostingReversed, "409 posting_reversed"},
        {JournalRefusal::CreditAboveOpen, "422 credit_above_open"},
        {JournalRefusal::PlanExists, "409 plan_exists"},
        {JournalRefusal::PlanRefused, "422 plan_refused"},
        {JournalRefusal::ContactFaulty, "422 contact_faulty"},
        {JournalRefusal::TooManyContacts, "422 too_many_contacts"},
        {JournalRefusal::PositionUnknown, "422 position_unknown"},
        {JournalRefusal::ChargeKindWrong, "422 charge_kind_wrong"},
        {JournalRefusal::ClaimHeld, "409 claim_held"},
        {JournalRefusal::CreditAbovePosition, "422 credit_above_position"},
        {JournalRefusal::WaiverAboveOutstanding, "422 waiver_above_outstanding"},
        {JournalRefusal::RefundAboveCredit, "422 refund_above_credit"},
        {JournalRefusal::AllocationChosen, "409 allocation_chosen"},
        {JournalRefusal::NoPlan, "409 no_plan"},
        {JournalRefusal::NothingOpen, "422 nothing_open"},
        {JournalRefusal::PauseInThePast, "422 pause_in_the_past"},
        {JournalRefusal::PauseTooLong, "422 pause_too_long"},
        {JournalRefusal::NotPaused, "409 not_paused"},
        {JournalRefusal::LevelOutOfRange, "422 level_out_of_range"},
        {JournalRefusal::DueNotLater, "422 due_not_later"},
        {JournalRefusal::PositionDisputed, "409 position_disputed"},
        {JournalRefusal::DisputeUnknown, "404 dispute_unknown"},
        {JournalRefusal::DisputeResolved, "409 dispute_resolved"},
        {JournalRefusal::PlanNotAccepted, "422 plan_not_accepted"},
        {JournalRefusal::PlanNeedsNoPerson, "422 plan_needs_no_person"},
        {JournalRefusal::NoPlanRequest, "409 no_plan_request"},
        {JournalRefusal::PlanBeyondLimits, "422 plan_beyond_limits"},
        {JournalRefusal::ReasonMissing, "422 reason_missing"},
        {JournalRefusal::TooManyMoves, "422 too_many_moves"},
        {JournalRefusal::PostponeRefused, "422 postpone_refused"},
        {JournalRefusal::NothingMissed, "409 nothing_missed"},
        {JournalRefusal::TooManyEntries, "422 too_many_entries"},
        {JournalRefusal::DebitNotOffered, "422 debit_not_offered"},
        {JournalRefusal::MandateFaulty, "422 mandate_faulty"},
        {JournalRefusal::MandateExists, "409 mandate_exists"},
        {JournalRefusal::NoMandate, "409 no_mandate"},
        {JournalRefusal::NothingToCollect, "409 nothing_to_collect"},
        {JournalRefusal::CollectionUnknown, "404 collection_unknown"},
        {JournalRefusal::CollectionReturned, "409 collection_returned"},
        {JournalRefusal::ReturnReasonFaulty, "422 return_reason_faulty"},
        {JournalRefusal::CheckoutAboveOpen, "422 checkout_above_open"},
        {JournalRefusal::MethodNotOffered, "422 method_not_offered"},
        {JournalRefusal::TooManyCheckouts, "422 too_many_checkouts"},
        {JournalRefusal::CheckoutUnknown, "404 checkout_unknown"},
        {JournalRefusal::CheckoutAmountDiffers, "409 checkout_amount_differs"},
        {JournalRefusal::CheckoutUnchanged, "409 checkout_unchanged"},
        {JournalRefusal::CheckoutPaid, "409 checkout_paid"},
        {JournalRefusal::RefundAccountFaulty, "422 refund_account_faulty"},
        {JournalRefusal::RefundUnknown, "404 refund_unknown"},
        {JournalRefusal::ContactUnknown, "404 contact_unknown"},
        {JournalRefusal::MarksUnchanged, "409 marks_unchanged"},
        {JournalRefusal::NothingToClose, "409 nothing_to_close"},
        {JournalRefusal::RatingNotAsked, "409 rating_not_asked"},
        {JournalRefusal::CallsNotOffered, "422 calls_not_offered"},
        {JournalRefusal::CallTooSoon, "422 call_too_soon"},
        {JournalRefusal::CallOutsideHours, "422 call_outside_hours"},
        {JournalRefusal::CallUnchanged, "409 call_unchanged"},
        {JournalRefusal::CallTimeFull, "409 call_time_full"},
        {JournalRefusal::TooManyCalls, "422 too_many_calls"},
        {JournalRefusal::NoCall, "409 no_call"},
        {JournalRefusal::MessageMissing, "409 message_missing"},
        {JournalRefusal::HandoverUnchanged, "409 handover_unchanged"},
        {JournalRefusal::PersonKnown, "409 person_known"},
        {JournalRefusal::ShareStepUnfitting, "409 share_step_unfitting"},
    };
    for (const auto& row : rows) {
        CHECK(outcome(problem_of(because(row.reason))) == row.outcome);
        CHECK(problem_of(because(row.reason)).code == refusal_code(row.reason));
    }
}

TEST_CASE("a refusal around another one tells the inner one") {
    Refused plan = because(JournalRefusal::PlanRefused);
    plan.plan = NegotiationRefusal::FirstDayOutOfRange;
    CHECK(outcome(problem_of(plan)) == "422 plan_refused /first_due_on first_day_out_of_range");
    Refused move = because(JournalRefusal::PostponeRefused);
    move.postpone = PostponeRefusal::TooManyDays;
    CHECK(outcome(problem_of(move)) == "422 postpone_refused  too_many_days");
    Refused contact = because(JournalRefusal::ContactFaulty);
    contact.contact = {ContactRefusal::TextMissing, ContactRefusal::NoWayBack, ContactRefusal::EmailInvalid};
    CHECK(outcome(problem_of(contact)) ==
          "422 contact_faulty /text text_missing /phone no_way_back /email email_invalid");
    Refused invoice = because(JournalRefusal::InvoiceFaulty);
    invoice.invoice = InvoiceFault{InvoiceRule::LineSum, "BT-106", "expected 1.00, found 2.00"};
    CHECK(outcome(problem_of(invoice)) == "422 invoice_faulty BT-106 BR-CO-10");
    CHECK(problem_of(invoice).errors.front().detail == "expected 1.00, found 2.00");
}

TEST_CASE("a fault of the language is malformed, or too large") {
    CHECK(outcome(problem_of(WireFault{"/instalments", WireRule::Missing, ""})) == "400 malformed /instalments missing");
    CHECK(outcome(problem_of(WireFault{"", WireRule::TooLarge, ""})) == "413 body_too_large  too_large");
    for (int i = 0; i <= static_cast<int>(WireRule::UnknownField); ++i)
        CHECK(!rule_code(static_cast<WireRule>(i)).empty());
}

TEST_CASE("a plan's refusal points at the field that has to change") {
    const struct {
        NegotiationRefusal refusal;
        const char* outcome;
    } rows[] = {
        {NegotiationRefusal::CurrencyMismatch, "422 plan_refused /currency currency_mismatch"},
        {NegotiationRefusal::NothingOpen, "422 plan_refused  nothing_open"},
        {NegotiationRefusal::AmountTooLarge, "422 plan_refused  amount_too_large"},
        {NegotiationRefusal::NumberNotPositive, "422 plan_refused /instalments number_not_positive"},
        {NegotiationRefusal::AmountNotPositive, "422 plan_refused  amount_not_positive"},
        {NegotiationRefusal::PayDayOutOfRange, "422 plan_refused /pay_day pay_day_out_of_range"},
        {NegotiationRefusal::FirstDayOutOfRange, "422 plan_refused /first_due_on first_day_out_of_range"},
    };
    for (const auto& row : rows)
        CHECK(outcome(problem_of(row.refusal)) == row.outcome);
}

TEST_CASE("a problem comes back as it was") {
    std::string text;
    for (const Problem& problem :
         {make_problem(ProblemCode::LinkGone), factor_needed(Factor::BirthDate, "Stadtwerke Musterstadt GmbH"), factor_wrong(Factor::Postcode, 2), retry_later(ProblemCode::FactorLocked, 900),
          make_problem(ProblemCode::Malformed, "the path says c12, the body \"c13\""),
          invoice_faulty("/Invoice/cac:InvoiceLine[3]", "BR-21", "cbc:ID is empty", 117),
          problem_of(std::vector{ContactRefusal::TextMissing, ContactRefusal::PhoneInvalid})}) {
        CHECK(decode_problem(encode_problem(problem)) == problem);
        text += encode_problem(problem) + "\n";
    }
    check_golden("protocol", "problems", text);
}

TEST_CASE("a foreign problem is read as far as it goes") {
    const struct {
        const char* json;
        const char* outcome;
    } rows[] = {
        {"{}", "0 "},
        {"{\"status\":404}", "404 "},
        {"{\"type\":\"https://example.invalid/plan-blocked\",\"status\":\"409\"}", "0 "},
        {"{\"type\":\"urn:kulanz:problem:link_gone\",\"status\":410}", "410 link_gone"},
        {"{\"type\":7,\"title\":[],\"detail\":{},\"status\":410,\"code\":\"link_gone\",\"later\":true}", "410 link_gone"},
        {"{\"status\":4100,\"code\":5}", "0 "},
        {"{\"errors\":{}}", "0 "},
        {"{\"errors\":[1,null,{},{\"field\":\"/a\",\"code\":\"b\"},{\"field\":1,\"code\":\"c\"}]}", "0    /a b  c"},
        {"{\"attempts_left\":\"2\",\"retry_after_s\":-1}", "0 "},
    };
    for (const auto& row : rows) {
        CAPTURE(row.json);
        const auto problem = decode_problem(row.json);
        CHECK((problem && outcome(*problem) == row.outcome));
        CHECK((problem && !problem->attempts_left && !problem->retry_after_s));
    }
    for (const char* text : {"", "[]", "null", "<html>", "{\"a\":1,\"a\":2}"})
        CHECK(!decode_problem(text));
}
