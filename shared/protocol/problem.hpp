// Problem: why a request was refused, as application/problem+json (RFC 9457). For programs and their developers; sentences
// for people are made by shared/text of the codes.
//
//   {type: "urn:kulanz:problem:<code>", title, status, detail, code, errors: [{field, code, detail, line}],
//    factor, merchant, attempts_left, retry_after_s}                          absent when empty or not known, except type, title, status, code
//
// One code has one status: 400 not in the wire language, 401 no usable credentials, 403 a second factor, 404 no such
// thing, 409 against what is there already, 410 a link that no longer works, 413 and 415 bodies, 422 a rule of the domain
// says no, 429 too often, 5xx ours.
#pragma once

#include "shared/domain/claims/invoice_rules.hpp"
#include "shared/domain/journal/journal.hpp"
#include "shared/domain/people/factor.hpp"
#include "shared/protocol/wire_fault.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

inline constexpr std::string_view problem_media_type = "application/problem+json";

enum class ProblemCode { // each has a code of its name: "malformed"; permanent
    Malformed,              // 400, errors say where
    IdempotencyKeyMissing,  // 400
    IdempotencyKeyInvalid,  // 400
    NoticeRefused,          // 400, errors: why a provider's notification is not taken
    Unauthenticated,        // 401: no token or key, or none that was ever given out
    FactorNeeded,           // 403, factor, merchant
    FactorWrong,            // 403, factor, attempts_left
    NotFound,               // 404: no such path
    ClaimUnknown,           // 404
    PostingUnknown,         // 404
    MerchantUnknown,        // 404
    DisputeUnknown,         // 404
    ServiceUnknown,         // 404
    ProofUnknown,           // 404
    BankEntryUnknown,       // 404
    CollectionUnknown,      // 404
    DebitFileUnknown,       // 404: none was made for that day
    PaperUnknown,           // 404: no such payment, or it went back; or something is open
    CheckoutUnknown,        // 404
    RefundUnknown,          // 404: or closed before
    ContactUnknown,         // 404: or closed before
    MethodNotAllowed,       // 405
    ClaimExists,            // 409
    InvoiceConflict,        // 409: another invoice under a known seller and number
    PlanExists,             // 409
    PostingReversed,        // 409
    ClaimHeld,              // 409
    AllocationChosen,       // 409
    NoPlan,                 // 409
    NotPaused,              // 409
    PositionDisputed,       // 409
    DisputeResolved,        // 409
    NoPlanRequest,          // 409
    NothingMissed,          // 409
    ProofKnown,             // 409
    ClaimTimeBarred,        // 409
    ServiceKnown,           // 409
    ServiceRestored,        // 409
    BankEntryDecided,       // 409: posted or set aside
    StaffNameTaken,         // 409
    UploadBroken,           // 409: the parts of a statement do not follow each other; it begins again
    MandateExists,          // 409
    NoMandate,              // 409
    NothingToCollect,       // 409
    CollectionReturned,     // 409
    CheckoutAmountDiffers,  // 409: the provider says another amount
    CheckoutUnchanged,      // 409
    CheckoutPaid,           // 409: and the provider says that it never was
    MarksUnchanged,         // 409
    NothingToClose,         // 409
    RatingNotAsked,         // 409
    CallUnchanged,          // 409
    CallTimeFull,           // 409: others were faster
    NoCall,                 // 409
    MessageMissing,         // 409
    HandoverUnchanged,      // 409
    PersonKnown,            // 409
    ShareStepUnfitting,     // 409
    RequestRunning,         // 409: the first request with this Idempotency-Key has not ended
    LinkGone,               // 410: expired or replaced
    BodyTooLarge,           // 413
    ProofTooLarge,          // 413
    MediaTypeUnsupported,   // 415
    ProofKindUnknown,       // 415
    IdempotencyKeyReused,   // 422: with another payload
    InvoiceFaulty,          // 422, errors: element, rule, line
    AmountNotPositive,      // 422
    CurrencyMismatch,       // 422
    AmountTooLarge,         // 422
    ReferenceTooLong,       // 422
    BookedInTheFuture,      // 422
    CreditAboveOpen,        // 422
    PlanRefused,            // 422, errors: one of refusal_code(NegotiationRefusal)
    ContactFaulty,          // 422, errors: all of refusal_code(ContactRefusal)
    TooManyContacts,        // 422
    CallsNotOffered,        // 422
    CallTooSoon,            // 422
    CallOutsideHours,       // 422
    TooManyCalls,           // 422
    ThemeUnknown,           // 422
    PositionUnknown,        // 422
    ChargeKindWrong,        // 422
    CreditAbovePosition,    // 422
    WaiverAboveOutstanding, // 422
    RefundAboveCredit,      // 422
    RefundAccountFaulty,    // 422
    NothingOpen,            // 422
    PauseInThePast,         // 422
    PauseTooLong,           // 422
    LevelOutOfRange,        // 422
    DueNotLater,            // 422
    PlanNotAccepted,        // 422
    PlanNeedsNoPerson,      // 422
    PlanBeyondLimits,       // 422
    ReasonMissing,          // 422
    TooManyMoves,           // 422
    PostponeRefused,        // 422, errors: one of refusal_code(PostponeRefusal)
    TooManyEntries,         // 422
    DisputeFaulty,          // 422, errors: all of refusal_code(DisputeRefusal)
    CreditsUnfitting,       // 422
    TooManyProofs,          // 422
    ServiceFaulty,          // 422
    StatementFaulty,        // 422, errors: one of refusal_code(StatementRefusal), place, line
    AmountAboveRest,        // 422
    DebitNotOffered,        // 422
    MandateFaulty,          // 422, errors: all of refusal_code(MandateRefusal)
    ReturnReasonFaulty,     // 422
    DebitDayOutOfRange,     // 422
    CheckoutAboveOpen,      // 422
    MethodNotOffered,       // 422
    TooManyCheckouts,       // 422
    FactorLocked,           // 429, retry_after_s
    TooManyRequests,        // 429, retry_after_s
    Internal,               // 500
    ProviderFailed,         // 502: not reached, or what it answers makes no sense
    Busy,                   // 503, retry_after_s: the write queue is full, or the server is stopping
    MailAddressUnknown,     // 404
    MailAddressGone,        // 410
    MailAutomatic,          // 422
    MailFaulty,             // 422, detail: fault_code(MailFault), no_text or too_long
};
inline constexpr int problem_codes_count = static_cast<int>(ProblemCode::MailFaulty) + 1;

std::string_view problem_code(ProblemCode code); // "factor_needed"
int problem_status(ProblemCode code);
std::string_view problem_title(ProblemCode code);

struct FieldFault {
    // JSON Pointer into the request, name of a query parameter, or element of an invoice ("BT-131 of line 3", an XML path).
    std::string field;
    std::string code;   // rule_code or refusal_code
    std::string detail;
    int line = 0;       // of an XML document, from 1; 0: not known

    friend bool operator==(const FieldFault&, const FieldFault&) = default;
};

struct Problem {
    int status = 0;     // as the HTTP status; 0 in a decoded one that does not say
    std::string code;   // empty in a decoded one that is not ours
    std::string title;
    std::string detail;
    std::vector<FieldFault> errors;
    std::optional<Factor> factor; // which one is asked for
    std::string merchant;         // the name of who asks for it
    std::optional<std::int64_t> attempts_left; // of the second factor
    std::optional<std::int64_t> retry_after_s;

    friend bool operator==(const Problem&, const Problem&) = default;
};

Problem make_problem(ProblemCode code, std::string detail = {});
Problem factor_needed(Factor factor, std::string merchant);
Problem factor_wrong(Factor factor, int attempts_left);
Problem retry_later(ProblemCode code, std::int64_t retry_after_s); // FactorLocked, TooManyRequests, Busy

// One for each source of refusals.
Problem problem_of(const WireFault& fault);
Problem problem_of(const Refused& refused);
Problem problem_of(NegotiationRefusal refusal);
Problem problem_of(PostponeRefusal refusal);
Problem problem_of(const std::vector<ContactRefusal>& refusals);
Problem problem_of(const std::vector<DisputeRefusal>& refusals);
Problem problem_of(const std::vector<MandateRefusal>& refusals);
Problem problem_of(const InvoiceFault& fault);
Problem invoice_faulty(std::string element, std::string rule, std::string detail, int line); // of an e-invoice

std::string encode_problem(const Problem& problem);
// As RFC 9457 wants clients to read: unknown members and members of a wrong type are passed over. Nothing when the text is
// no JSON object.
std::optional<Problem> decode_problem(std::string_view json);

} // namespace kz
