#include "shared/protocol/problem.hpp"

#include "shared/protocol/codes.hpp"
#include "shared/protocol/json_fields.hpp"
#include "shared/protocol/json_writer.hpp"

#include <iterator>
#include <utility>

namespace kz {
namespace {

constexpr std::string_view type_prefix = "urn:kulanz:problem:";

struct ProblemKind {
    std::string_view code;
    int status;
    std::string_view title;
};

// In the order of ProblemCode.
constexpr ProblemKind problem_kinds[] = {
    {"malformed", 400, "The request is not in the language of this interface"},
    {"idempotency_key_missing", 400, "The header Idempotency-Key is required"},
    {"idempotency_key_invalid", 400, "The header Idempotency-Key is not a string of 1 to 128 printable characters"},
    {"notice_refused", 400, "The notification is not signed as agreed, or makes no sense"},
    {"unauthenticated", 401, "No usable credentials in the header Authorization"},
    {"factor_needed", 403, "The page opens after a second factor"},
    {"factor_wrong", 403, "The second factor is wrong"},
    {"not_found", 404, "There is nothing at this path"},
    {"claim_unknown", 404, "There is no such claim"},
    {"posting_unknown", 404, "The claim has no such payment"},
    {"merchant_unknown", 404, "There is no such merchant"},
    {"dispute_unknown", 404, "The claim has no such dispute"},
    {"service_unknown", 404, "The claim has no such service, or none that is blocked"},
    {"proof_unknown", 404, "The claim has no such proof"},
    {"bank_entry_unknown", 404, "There is no such entry of a bank"},
    {"collection_unknown", 404, "There is no such collection"},
    {"debit_file_unknown", 404, "The merchant has no debit file of this day"},
    {"paper_unknown", 404, "The claim has no such paper"},
    {"checkout_unknown", 404, "There is no such checkout"},
    {"refund_unknown", 404, "The claim has no such refund that is open"},
    {"contact_unknown", 404, "The claim has no such message that is open"},
    {"method_not_allowed", 405, "This path does not take this method"},
    {"claim_exists", 409, "The claim is there already"},
    {"invoice_conflict", 409, "Another invoice is known under this seller and number"},
    {"plan_exists", 409, "A plan runs"},
    {"posting_reversed", 409, "The payment was reversed before"},
    {"claim_held", 409, "The claim is paused, in dispute, or probably paid: nothing is charged and nobody is reminded"},
    {"allocation_chosen", 409, "Payments are used by this rule already"},
    {"no_plan", 409, "The claim has no plan that runs"},
    {"not_paused", 409, "The claim is not paused"},
    {"position_disputed", 409, "A position is in dispute already"},
    {"dispute_resolved", 409, "The dispute was resolved before"},
    {"no_plan_request", 409, "No plan waits for a decision"},
    {"nothing_missed", 409, "No line was missed, or this way leads beyond the policy"},
    {"proof_known", 409, "The claim has this file already"},
    {"claim_time_barred", 409, "The claim can not be enforced any more: nothing is charged and nobody is reminded"},
    {"service_known", 409, "The service is blocked already"},
    {"service_restored", 409, "The service was restored before"},
    {"bank_entry_decided", 409, "Nothing of this entry waits for a decision"},
    {"staff_name_taken", 409, "Another account of staff has this name"},
    {"upload_broken", 409, "The part does not follow the one before: send the file from its beginning"},
    {"mandate_exists", 409, "A mandate covers what is open"},
    {"no_mandate", 409, "There is no mandate that covers what is open"},
    {"nothing_to_collect", 409, "There is nothing to collect on this day"},
    {"collection_returned", 409, "The collection came back before"},
    {"checkout_amount_differs", 409, "The provider says another amount than it was asked to take"},
    {"checkout_unchanged", 409, "The provider says what is known"},
    {"checkout_paid", 409, "The checkout was paid, and the provider says that it never was"},
    {"marks_unchanged", 409, "No more has been seen than before"},
    {"nothing_to_close", 409, "Nobody has written, or the conversation is closed"},
    {"rating_not_asked", 409, "The conversation is not closed, was rated, or the rating is not one"},
    {"call_unchanged", 409, "The call is booked so already"},
    {"call_time_full", 409, "All places of this time are taken"},
    {"no_call", 409, "No call is booked"},
    {"message_missing", 409, "The last message of the conversation is not of whoever adds the file"},
    {"handover_unchanged", 409, "Nobody has written, or the conversation is with this person already"},
    {"person_known", 409, "A person is to answer already, or the merchant has no assistant"},
    {"share_step_unfitting", 409, "The page is not shown, or no longer"},
    {"request_running", 409, "The first request with this Idempotency-Key has not ended"},
    {"link_gone", 410, "The link has expired or was replaced"},
    {"body_too_large", 413, "The body is too large"},
    {"proof_too_large", 413, "The file is empty, or larger than 10 MB"},
    {"media_type_unsupported", 415, "The media type of the body is not taken here"},
    {"proof_kind_unknown", 415, "The file is not a JPEG, PNG, WebP or HEIC picture nor a PDF"},
    {"idempotency_key_reused", 422, "The Idempotency-Key was used for another request"},
    {"invoice_faulty", 422, "The invoice breaks a rule"},
    {"amount_not_positive", 422, "The amount is not above zero"},
    {"currency_mismatch", 422, "The amount is in another currency than the claim"},
    {"amount_too_large", 422, "The amount is too large"},
    {"reference_too_long", 422, "The reference is longer than 140 bytes"},
    {"booked_in_the_future", 422, "The day of booking is in the future"},
    {"credit_above_open", 422, "The credit is above the open amount"},
    {"plan_refused", 422, "The wish for a plan makes no sense"},
    {"contact_faulty", 422, "The contact request is not in order"},
    {"too_many_contacts", 422, "The claim has too many contact requests"},
    {"calls_not_offered", 422, "The merchant offers no calls"},
    {"call_too_soon", 422, "The time is past, or less than 30 minutes from now"},
    {"call_outside_hours", 422, "The time is none of those that can be booked"},
    {"too_many_calls", 422, "The claim has too many bookings of calls"},
    {"theme_unknown", 422, "The server has read no theme of this name"},
    {"position_unknown", 422, "The claim has no such position"},
    {"charge_kind_wrong", 422, "What is charged is neither costs nor interest"},
    {"credit_above_position", 422, "The credit is above what the position is worth"},
    {"waiver_above_outstanding", 422, "The waiver is above what is outstanding"},
    {"refund_above_credit", 422, "The refund is above the credit of the payer"},
    {"refund_account_faulty", 422, "The account has no valid IBAN, or no name"},
    {"nothing_open", 422, "Nothing is open"},
    {"pause_in_the_past", 422, "The pause would end in the past"},
    {"pause_too_long", 422, "The pause is longer than 180 days"},
    {"level_out_of_range", 422, "The level of a reminder is from 1 to 9"},
    {"due_not_later", 422, "The due date is not later than it is, or than today"},
    {"plan_not_accepted", 422, "The wish goes beyond what is agreed at once"},
    {"plan_needs_no_person", 422, "No person needs to decide this wish"},
    {"plan_beyond_limits", 422, "The plan goes beyond what staff may approve"},
    {"reason_missing", 422, "The customer is owed a reason"},
    {"too_many_moves", 422, "Days were moved as often as the merchant allows"},
    {"postpone_refused", 422, "The later day is outside of what the merchant allows"},
    {"too_many_entries", 422, "The journal of the claim is full"},
    {"dispute_faulty", 422, "The objection is not in order"},
    {"credits_unfitting", 422, "A part acceptance names credits, and no other outcome does"},
    {"too_many_proofs", 422, "The claim has too many files, or too large ones together"},
    {"service_faulty", 422, "The service has no name of one line, 70 characters at most"},
    {"statement_faulty", 422, "The file is no statement, or breaks off"},
    {"amount_above_rest", 422, "The amount is more than is left of the entry"},
    {"debit_not_offered", 422, "The merchant can not collect this claim by direct debit"},
    {"mandate_faulty", 422, "The mandate is not in order"},
    {"return_reason_faulty", 422, "The reason is not a code of four capitals or digits"},
    {"debit_day_out_of_range", 422, "The day is before today, or more than 14 days ahead"},
    {"checkout_above_open", 422, "The amount is more than is open and not in dispute"},
    {"method_not_offered", 422, "This way to pay is not offered for this claim and amount"},
    {"too_many_checkouts", 422, "The claim has too many checkouts"},
    {"factor_locked", 429, "Too many wrong second factors"},
    {"too_many_requests", 429, "Too many requests"},
    {"internal", 500, "The server has failed"},
    {"provider_failed", 502, "The provider of the payment can not be reached, or its answer makes no sense"},
    {"busy", 503, "The server is busy"},
    {"mail_address_unknown", 404, "The message is to no address of a conversation"},
    {"mail_address_gone", 410, "The address of the conversation has expired"},
    {"mail_automatic", 422, "The message was sent by a machine, or to many"},
    {"mail_faulty", 422, "The message has no text, too much of it, or is none"},
};
static_assert(std::size(problem_kinds) == problem_codes_count);

const ProblemKind& kind_of(ProblemCode code) {
    return problem_kinds[static_cast<std::size_t>(code)];
}

ProblemCode code_of(JournalRefusal refusal) {
    switch (refusal) {
    case JournalRefusal::ClaimUnknown: return ProblemCode::ClaimUnknown;
    case JournalRefusal::ClaimExists: return ProblemCode::ClaimExists;
    case JournalRefusal::InvoiceFaulty: return ProblemCode::InvoiceFaulty;
    case JournalRefusal::AmountNotPositive: return ProblemCode::AmountNotPositive;
    case JournalRefusal::CurrencyMismatch: return ProblemCode::CurrencyMismatch;
    case JournalRefusal::AmountTooLarge: return ProblemCode::AmountTooLarge;
    case JournalRefusal::ReferenceTooLong: return ProblemCode::ReferenceTooLong;
    case JournalRefusal::BookedInTheFuture: return ProblemCode::BookedInTheFuture;
    case JournalRefusal::PostingUnknown: return ProblemCode::PostingUnknown;
    case JournalRefusal::PostingReversed: return ProblemCode::PostingReversed;
    case JournalRefusal::CreditAboveOpen: return ProblemCode::CreditAboveOpen;
    case JournalRefusal::PlanExists: return ProblemCode::PlanExists;
    case JournalRefusal::PlanRefused: return ProblemCode::PlanRefused;
    case JournalRefusal::ContactFaulty: return ProblemCode::ContactFaulty;
    case JournalRefusal::TooManyContacts: return ProblemCode::TooManyContacts;
    case JournalRefusal::DisputeUnknown: return ProblemCode::DisputeUnknown;
    case JournalRefusal::ClaimHeld: return ProblemCode::ClaimHeld;
    case JournalRefusal::AllocationChosen: return ProblemCode::AllocationChosen;
    case JournalRefusal::NoPlan: return ProblemCode::NoPlan;
    case JournalRefusal::NotPaused: return ProblemCode::NotPaused;
    case JournalRefusal::PositionDisputed: return ProblemCode::PositionDisputed;
    case JournalRefusal::DisputeResolved: return ProblemCode::DisputeResolved;
    case JournalRefusal::PositionUnknown: return ProblemCode::PositionUnknown;
    case JournalRefusal::ChargeKindWrong: return ProblemCode::ChargeKindWrong;
    case JournalRefusal::CreditAbovePosition: return ProblemCode::CreditAbovePosition;
    case JournalRefusal::WaiverAboveOutstanding: return ProblemCode::WaiverAboveOutstanding;
    case JournalRefusal::RefundAboveCredit: return ProblemCode::RefundAboveCredit;
    case JournalRefusal::NothingOpen: return ProblemCode::NothingOpen;
    case JournalRefusal::PauseInThePast: return ProblemCode::PauseInThePast;
    case JournalRefusal::PauseTooLong: return ProblemCode::PauseTooLong;
    case JournalRefusal::LevelOutOfRange: return ProblemCode::LevelOutOfRange;
    case JournalRefusal::DueNotLater: return ProblemCode::DueNotLater;
    case JournalRefusal::PlanNotAccepted: return ProblemCode::PlanNotAccepted;
    case JournalRefusal::PlanNeedsNoPerson: return ProblemCode::PlanNeedsNoPerson;
    case JournalRefusal::NoPlanRequest: return ProblemCode::NoPlanRequest;
    case JournalRefusal::PlanBeyondLimits: return ProblemCode::PlanBeyondLimits;
    case JournalRefusal::ReasonMissing: return ProblemCode::ReasonMissing;
    case JournalRefusal::TooManyMoves: return ProblemCode::TooManyMoves;
    case JournalRefusal::PostponeRefused: return ProblemCode::PostponeRefused;
    case JournalRefusal::NothingMissed: return ProblemCode::NothingMissed;
    case JournalRefusal::DisputeFaulty: return ProblemCode::DisputeFaulty;
    case JournalRefusal::CreditsUnfitting: return ProblemCode::CreditsUnfitting;
    case JournalRefusal::ProofKindUnknown: return ProblemCode::ProofKindUnknown;
    case JournalRefusal::ProofTooLarge: return ProblemCode::ProofTooLarge;
    case JournalRefusal::ProofKnown: return ProblemCode::ProofKnown;
    case JournalRefusal::TooManyProofs: return ProblemCode::TooManyProofs;
    case JournalRefusal::ServiceFaulty: return ProblemCode::ServiceFaulty;
    case JournalRefusal::ServiceKnown: return ProblemCode::ServiceKnown;
    case JournalRefusal::ServiceUnknown: return ProblemCode::ServiceUnknown;
    case JournalRefusal::ServiceRestored: return ProblemCode::ServiceRestored;
    case JournalRefusal::ClaimTimeBarred: return ProblemCode::ClaimTimeBarred;
    case JournalRefusal::TooManyEntries: return ProblemCode::TooManyEntries;
    case JournalRefusal::DebitNotOffered: return ProblemCode::DebitNotOffered;
    case JournalRefusal::MandateFaulty: return ProblemCode::MandateFaulty;
    case JournalRefusal::MandateExists: return ProblemCode::MandateExists;
    case JournalRefusal::NoMandate: return ProblemCode::NoMandate;
    case JournalRefusal::NothingToCollect: return ProblemCode::NothingToCollect;
    case JournalRefusal::CollectionUnknown: return ProblemCode::CollectionUnknown;
    case JournalRefusal::CollectionReturned: return ProblemCode::CollectionReturned;
    case JournalRefusal::ReturnReasonFaulty: return ProblemCode::ReturnReasonFaulty;
    case JournalRefusal::CheckoutAboveOpen: return ProblemCode::CheckoutAboveOpen;
    case JournalRefusal::MethodNotOffered: return ProblemCode::MethodNotOffered;
    case JournalRefusal::TooManyCheckouts: return ProblemCode::TooManyCheckouts;
    case JournalRefusal::CheckoutUnknown: return ProblemCode::CheckoutUnknown;
    case JournalRefusal::CheckoutAmountDiffers: return ProblemCode::CheckoutAmountDiffers;
    case JournalRefusal::CheckoutUnchanged: return ProblemCode::CheckoutUnchanged;
    case JournalRefusal::CheckoutPaid: return ProblemCode::CheckoutPaid;
    case JournalRefusal::RefundAccountFaulty: return ProblemCode::RefundAccountFaulty;
    case JournalRefusal::RefundUnknown: return ProblemCode::RefundUnknown;
    case JournalRefusal::ContactUnknown: return ProblemCode::ContactUnknown;
    case JournalRefusal::MarksUnchanged: return ProblemCode::MarksUnchanged;
    case JournalRefusal::NothingToClose: return ProblemCode::NothingToClose;
    case JournalRefusal::RatingNotAsked: return ProblemCode::RatingNotAsked;
    case JournalRefusal::CallsNotOffered: return ProblemCode::CallsNotOffered;
    case JournalRefusal::CallTooSoon: return ProblemCode::CallTooSoon;
    case JournalRefusal::CallOutsideHours: return ProblemCode::CallOutsideHours;
    case JournalRefusal::CallUnchanged: return ProblemCode::CallUnchanged;
    case JournalRefusal::CallTimeFull: return ProblemCode::CallTimeFull;
    case JournalRefusal::TooManyCalls: return ProblemCode::TooManyCalls;
    case JournalRefusal::NoCall: return ProblemCode::NoCall;
    case JournalRefusal::MessageMissing: return ProblemCode::MessageMissing;
    case JournalRefusal::HandoverUnchanged: return ProblemCode::HandoverUnchanged;
    case JournalRefusal::PersonKnown: return ProblemCode::PersonKnown;
    case JournalRefusal::ShareStepUnfitting: return ProblemCode::ShareStepUnfitting;
    }
    return ProblemCode::Internal;
}

std::string_view field_of(NegotiationRefusal refusal) {
    switch (refusal) {
    case NegotiationRefusal::CurrencyMismatch: return "/currency";
    case NegotiationRefusal::NothingOpen:
    case NegotiationRefusal::AmountTooLarge:
    case NegotiationRefusal::AmountNotPositive: return "";
    case NegotiationRefusal::NumberNotPositive: return "/instalments";
    case NegotiationRefusal::PayDayOutOfRange: return "/pay_day";
    case NegotiationRefusal::FirstDayOutOfRange: return "/first_due_on";
    }
    return "";
}

std::string_view field_of(ContactRefusal refusal) {
    switch (refusal) {
    case ContactRefusal::TextMissing:
    case ContactRefusal::TextTooLong:
    case ContactRefusal::TextNotPlain: return "/text";
    case ContactRefusal::NoWayBack:
    case ContactRefusal::PhoneInvalid: return "/phone";
    case ContactRefusal::EmailInvalid: return "/email";
    }
    return "";
}

std::string_view field_of(DisputeRefusal refusal) {
    switch (refusal) {
    case DisputeRefusal::TextMissing:
    case DisputeRefusal::TextTooLong:
    case DisputeRefusal::TextNotPlain: return "/text";
    case DisputeRefusal::PaidAmountMissing: return "/payment/amount_minor";
    case DisputeRefusal::PaidDayMissing:
    case DisputeRefusal::PaidDayInTheFuture: return "/payment/on";
    case DisputeRefusal::HolderMissing:
    case DisputeRefusal::HolderTooLong:
    case DisputeRefusal::HolderNotPlain: return "/payment/holder";
    }
    return "";
}

std::string_view field_of(MandateRefusal refusal) {
    return refusal == MandateRefusal::IbanInvalid || refusal == MandateRefusal::IbanOutsideEea ? "/iban" : "/holder";
}

void write_fault(JsonWriter& json, const FieldFault& fault) {
    json.open_object();
    json.text("field", fault.field);
    json.text("code", fault.code);
    json.text_if_any("detail", fault.detail);
    if (fault.line > 0)
        json.integer("line", fault.line);
    json.close_object();
}

// Reads of a member that has the wrong type leave no fault.
class Tolerant {
public:
    Tolerant(Decoding& decoding, Fields& fields) : decoding_(decoding), fields_(fields) {}
    std::string text(std::string_view name) {
        std::string text = fields_.text(name);
        decoding_.fault.reset();
        return text;
    }
    std::optional<std::int64_t> integer(std::string_view name, std::int64_t most) {
        const std::int64_t number = fields_.integer(name, 0, most, -1);
        const bool is_wrong = std::exchange(decoding_.fault, std::nullopt).has_value();
        return is_wrong || number < 0 ? std::nullopt : std::optional(number);
    }

private:
    Decoding& decoding_;
    Fields& fields_;
};

std::vector<FieldFault> read_faults(Decoding& decoding, Fields& fields) {
    std::vector<FieldFault> faults;
    Items items = fields.items("errors");
    decoding.fault.reset();
    while (items.next()) {
        Fields item = items.fields();
        if (std::exchange(decoding.fault, std::nullopt))
            continue;
        Tolerant read(decoding, item);
        faults.push_back({read.text("field"), read.text("code"), read.text("detail"),
                          static_cast<int>(read.integer("line", INT32_MAX).value_or(0))});
    }
    return faults;
}

} // namespace

std::string_view problem_code(ProblemCode code) {
    return kind_of(code).code;
}

int problem_status(ProblemCode code) {
    return kind_of(code).status;
}

std::string_view problem_title(ProblemCode code) {
    return kind_of(code).title;
}

Problem make_problem(ProblemCode code, std::string detail) {
    const ProblemKind& kind = kind_of(code);
    Problem problem;
    problem.status = kind.status;
    problem.code = kind.code;
    problem.title = kind.title;
    problem.detail = std::move(detail);
    return problem;
}

Problem factor_needed(Factor factor, std::string merchant) {
    Problem problem = make_problem(ProblemCode::FactorNeeded);
    problem.factor = factor;
    problem.merchant = std::move(merchant);
    return problem;
}

Problem factor_wrong(Factor factor, int attempts_left) {
    Problem problem = make_problem(ProblemCode::FactorWrong);
    problem.factor = factor;
    problem.attempts_left = attempts_left;
    return problem;
}

Problem retry_later(ProblemCode code, std::int64_t retry_after_s) {
    Problem problem = make_problem(code);
    problem.retry_after_s = retry_after_s;
    return problem;
}

Problem problem_of(const WireFault& fault) {
    Problem problem =
        make_problem(fault.rule == WireRule::TooLarge ? ProblemCode::BodyTooLarge : ProblemCode::Malformed);
    problem.errors.push_back({fault.field, std::string(rule_code(fault.rule)), fault.detail});
    return problem;
}

Problem problem_of(const Refused& refused) {
    if (refused.reason == JournalRefusal::InvoiceFaulty && refused.invoice)
        return problem_of(*refused.invoice);
    if (refused.reason == JournalRefusal::PlanRefused && refused.plan)
        return problem_of(*refused.plan);
    if (refused.reason == JournalRefusal::PostponeRefused && refused.postpone)
        return problem_of(*refused.postpone);
    if (refused.reason == JournalRefusal::ContactFaulty)
        return problem_of(refused.contact);
    if (refused.reason == JournalRefusal::DisputeFaulty)
        return problem_of(refused.dispute);
    if (refused.reason == JournalRefusal::MandateFaulty)
        return problem_of(refused.mandate);
    return make_problem(code_of(refused.reason));
}

Problem problem_of(NegotiationRefusal refusal) {
    Problem problem = make_problem(ProblemCode::PlanRefused);
    problem.errors.push_back({std::string(field_of(refusal)), std::string(refusal_code(refusal)), {}});
    return problem;
}

Problem problem_of(PostponeRefusal refusal) {
    Problem problem = make_problem(ProblemCode::PostponeRefused);
    problem.errors.push_back({{}, std::string(refusal_code(refusal)), {}});
    return problem;
}

Problem problem_of(const std::vector<ContactRefusal>& refusals) {
    Problem problem = make_problem(ProblemCode::ContactFaulty);
    for (const ContactRefusal refusal : refusals)
        problem.errors.push_back({std::string(field_of(refusal)), std::string(refusal_code(refusal)), {}});
    return problem;
}

Problem problem_of(const std::vector<DisputeRefusal>& refusals) {
    Problem problem = make_problem(ProblemCode::DisputeFaulty);
    for (const DisputeRefusal refusal : refusals)
        problem.errors.push_back({std::string(field_of(refusal)), std::string(refusal_code(refusal)), {}});
    return problem;
}

Problem problem_of(const std::vector<MandateRefusal>& refusals) {
    Problem problem = make_problem(ProblemCode::MandateFaulty);
    for (const MandateRefusal refusal : refusals)
        problem.errors.push_back({std::string(field_of(refusal)), std::string(refusal_code(refusal)), {}});
    return problem;
}

Problem problem_of(const InvoiceFault& fault) {
    return invoice_faulty(fault.element, std::string(rule_code(fault.rule)), fault.detail, 0);
}

Problem invoice_faulty(std::string element, std::string rule, std::string detail, int line) {
    Problem problem = make_problem(ProblemCode::InvoiceFaulty);
    problem.errors.push_back({std::move(element), std::move(rule), std::move(detail), line});
    return problem;
}

std::string encode_problem(const Problem& problem) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.text("type", problem.code.empty() ? "about:blank" : std::string(type_prefix) + problem.code);
    json.text("title", problem.title);
    json.integer("status", problem.status);
    json.text_if_any("detail", problem.detail);
    json.text("code", problem.code);
    if (!problem.errors.empty()) {
        json.open_array("errors");
        for (const FieldFault& fault : problem.errors)
            write_fault(json, fault);
        json.close_array();
    }
    if (problem.factor)
        json.text("factor", factor_code(*problem.factor));
    json.text_if_any("merchant", problem.merchant);
    if (problem.attempts_left)
        json.integer("attempts_left", *problem.attempts_left);
    if (problem.retry_after_s)
        json.integer("retry_after_s", *problem.retry_after_s);
    json.close_object();
    return out;
}

std::optional<Problem> decode_problem(std::string_view text) {
    const auto tree = parse_json(text, request_limits);
    if (!tree || tree->nodes.front().kind != JsonKind::Object)
        return std::nullopt;
    Decoding decoding{*tree, Strictness::Document, {}};
    Fields fields(decoding);
    Tolerant read(decoding, fields);
    Problem problem;
    problem.status = static_cast<int>(read.integer("status", 599).value_or(0));
    problem.code = read.text("code");
    const std::string type = read.text("type");
    if (problem.code.empty() && type.starts_with(type_prefix))
        problem.code = type.substr(type_prefix.size());
    problem.title = read.text("title");
    problem.detail = read.text("detail");
    problem.errors = read_faults(decoding, fields);
    problem.factor = parse_factor(read.text("factor"));
    problem.merchant = read.text("merchant");
    problem.attempts_left = read.integer("attempts_left", INT32_MAX);
    problem.retry_after_s = read.integer("retry_after_s", INT32_MAX);
    return problem;
}

} // namespace kz
