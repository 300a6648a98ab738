#include "generated/text/catalogue.hpp"
#include "shared/text/text.hpp"

#include <algorithm>
#include <optional>
#include <span>

namespace kz {
namespace {

const CodeKey* find_code(std::span<const CodeKey> codes, std::string_view code) {
    const auto found = std::ranges::find(codes, code, &CodeKey::code);
    return found == codes.end() ? nullptr : &*found;
}

TextKey key_of(NegotiationRefusal refusal) {
    switch (refusal) {
    case NegotiationRefusal::CurrencyMismatch: return TextKey::RefusalCurrencyMismatch;
    case NegotiationRefusal::NothingOpen: return TextKey::RefusalNothingOpen;
    case NegotiationRefusal::AmountTooLarge: return TextKey::RefusalAmountTooLarge;
    case NegotiationRefusal::AmountNotPositive: return TextKey::RefusalAmountNotPositive;
    case NegotiationRefusal::NumberNotPositive:
    case NegotiationRefusal::PayDayOutOfRange:
    case NegotiationRefusal::FirstDayOutOfRange: return TextKey::RefusalPlanRefused;
    }
    return TextKey::RefusalGeneral;
}

TextKey key_of(PostponeRefusal refusal) {
    return refusal == PostponeRefusal::NothingLeft ? TextKey::RefusalNothingOpen : TextKey::RefusalPostponeRefused;
}

TextKey key_of(ContactRefusal refusal) {
    switch (refusal) {
    case ContactRefusal::TextMissing: return TextKey::RefusalContactTextMissing;
    case ContactRefusal::TextTooLong: return TextKey::RefusalContactTextTooLong;
    case ContactRefusal::TextNotPlain: return TextKey::RefusalContactTextNotPlain;
    case ContactRefusal::NoWayBack: return TextKey::RefusalContactNoWayBack;
    case ContactRefusal::PhoneInvalid: return TextKey::RefusalContactPhoneInvalid;
    case ContactRefusal::EmailInvalid: return TextKey::RefusalContactEmailInvalid;
    }
    return TextKey::RefusalGeneral;
}

TextKey key_of(DisputeRefusal refusal) {
    switch (refusal) {
    case DisputeRefusal::TextMissing: return TextKey::RefusalDisputeTextMissing;
    case DisputeRefusal::TextTooLong: return TextKey::RefusalDisputeTextTooLong;
    case DisputeRefusal::TextNotPlain: return TextKey::RefusalDisputeTextNotPlain;
    case DisputeRefusal::PaidAmountMissing: return TextKey::RefusalPaidAmountMissing;
    case DisputeRefusal::PaidDayMissing: return TextKey::RefusalPaidDayMissing;
    case DisputeRefusal::PaidDayInTheFuture: return TextKey::RefusalPaidDayInTheFuture;
    case DisputeRefusal::HolderMissing: return TextKey::RefusalHolderMissing;
    case DisputeRefusal::HolderTooLong: return TextKey::RefusalHolderTooLong;
    case DisputeRefusal::HolderNotPlain: return TextKey::RefusalHolderNotPlain;
    }
    return TextKey::RefusalGeneral;
}

TextKey key_of(MandateRefusal refusal) {
    switch (refusal) {
    case MandateRefusal::HolderMissing: return TextKey::RefusalMandateHolderMissing;
    case MandateRefusal::HolderTooLong: return TextKey::RefusalHolderTooLong;
    case MandateRefusal::HolderNotPlain: return TextKey::RefusalHolderNotPlain;
    case MandateRefusal::IbanInvalid: return TextKey::RefusalIbanInvalid;
    case MandateRefusal::IbanOutsideEea: return TextKey::RefusalIbanOutsideEea;
    }
    return TextKey::RefusalGeneral;
}

TextKey key_of(JournalRefusal refusal) {
    switch (refusal) {
    case JournalRefusal::ClaimUnknown: return TextKey::RefusalClaimUnknown;
    case JournalRefusal::ClaimExists: return TextKey::RefusalClaimExists;
    case JournalRefusal::InvoiceFaulty: return TextKey::RefusalInvoiceFaulty;
    case JournalRefusal::AmountNotPositive: return TextKey::RefusalAmountNotPositive;
    case JournalRefusal::CurrencyMismatch: return TextKey::RefusalCurrencyMismatch;
    case JournalRefusal::AmountTooLarge: return TextKey::RefusalAmountTooLarge;
    case JournalRefusal::ReferenceTooLong: return TextKey::RefusalReferenceTooLong;
    case JournalRefusal::BookedInTheFuture: return TextKey::RefusalBookedInTheFuture;
    case JournalRefusal::PostingUnknown: return TextKey::RefusalPostingUnknown;
    case JournalRefusal::PostingReversed: return TextKey::RefusalPostingReversed;
    case JournalRefusal::CreditAboveOpen: return TextKey::RefusalCreditAboveOpen;
    case JournalRefusal::PlanExists: return TextKey::RefusalPlanExists;
    case JournalRefusal::PlanRefused: return TextKey::RefusalPlanRefused;
    case JournalRefusal::ContactFaulty: return TextKey::RefusalContactFaulty;
    case JournalRefusal::TooManyContacts: return TextKey::RefusalTooManyContacts;
    case JournalRefusal::PositionUnknown: return TextKey::RefusalPositionUnknown;
    case JournalRefusal::ChargeKindWrong: return TextKey::RefusalChargeKindWrong;
    case JournalRefusal::ClaimHeld: return TextKey::RefusalClaimHeld;
    case JournalRefusal::CreditAbovePosition: return TextKey::RefusalCreditAbovePosition;
    case JournalRefusal::WaiverAboveOutstanding: return TextKey::RefusalWaiverAboveOutstanding;
    case JournalRefusal::RefundAboveCredit: return TextKey::RefusalRefundAboveCredit;
    case JournalRefusal::AllocationChosen: return TextKey::RefusalAllocationChosen;
    case JournalRefusal::NoPlan: return TextKey::RefusalNoPlan;
    case JournalRefusal::NothingOpen: return TextKey::RefusalNothingOpen;
    case JournalRefusal::PauseInThePast: return TextKey::RefusalPauseInThePast;
    case JournalRefusal::PauseTooLong: return TextKey::RefusalPauseTooLong;
    case JournalRefusal::NotPaused: return TextKey::RefusalNotPaused;
    case JournalRefusal::LevelOutOfRange: return TextKey::RefusalLevelOutOfRange;
    case JournalRefusal::DueNotLater: return TextKey::RefusalDueNotLater;
    case JournalRefusal::PositionDisputed: return TextKey::RefusalPositionDisputed;
    case JournalRefusal::DisputeUnknown: return TextKey::RefusalDisputeUnknown;
    case JournalRefusal::DisputeResolved: return TextKey::RefusalDisputeResolved;
    case JournalRefusal::PlanNotAccepted: return TextKey::RefusalPlanNotAccepted;
    case JournalRefusal::PlanNeedsNoPerson: return TextKey::RefusalPlanNeedsNoPerson;
    case JournalRefusal::NoPlanRequest: return TextKey::RefusalNoPlanRequest;
    case JournalRefusal::PlanBeyondLimits: return TextKey::RefusalPlanBeyondLimits;
    case JournalRefusal::ReasonMissing: return TextKey::RefusalReasonMissing;
    case JournalRefusal::TooManyMoves: return TextKey::RefusalTooManyMoves;
    case JournalRefusal::PostponeRefused: return TextKey::RefusalPostponeRefused;
    case JournalRefusal::NothingMissed: return TextKey::RefusalNothingMissed;
    case JournalRefusal::DisputeFaulty: return TextKey::RefusalDisputeFaulty;
    case JournalRefusal::CreditsUnfitting: return TextKey::RefusalCreditsUnfitting;
    case JournalRefusal::ProofKindUnknown: return TextKey::RefusalProofKindUnknown;
    case JournalRefusal::ProofTooLarge: return TextKey::RefusalProofTooLarge;
    case JournalRefusal::ProofKnown: return TextKey::RefusalProofKnown;
    case JournalRefusal::TooManyProofs: return TextKey::RefusalTooManyProofs;
    case JournalRefusal::ServiceFaulty: return TextKey::RefusalServiceFaulty;
    case JournalRefusal::ServiceKnown: return TextKey::RefusalServiceKnown;
    case JournalRefusal::ServiceUnknown: return TextKey::RefusalServiceUnknown;
    case JournalRefusal::ServiceRestored: return TextKey::RefusalServiceRestored;
    case JournalRefusal::ClaimTimeBarred: return TextKey::RefusalClaimTimeBarred;
    case JournalRefusal::TooManyEntries: return TextKey::RefusalTooManyEntries;
    case JournalRefusal::DebitNotOffered: return TextKey::RefusalDebitNotOffered;
    case JournalRefusal::MandateFaulty: return TextKey::RefusalMandateFaulty;
    case JournalRefusal::MandateExists: return TextKey::RefusalMandateExists;
    case JournalRefusal::NoMandate: return TextKey::RefusalNoMandate;
    case JournalRefusal::NothingToCollect: return TextKey::RefusalNothingToCollect;
    case JournalRefusal::CollectionUnknown: return TextKey::RefusalCollectionUnknown;
    case JournalRefusal::CollectionReturned: return TextKey::RefusalCollectionReturned;
    case JournalRefusal::ReturnReasonFaulty: return TextKey::RefusalReturnReasonFaulty;
    case JournalRefusal::CheckoutAboveOpen: return TextKey::RefusalCheckoutAboveOpen;
    case JournalRefusal::MethodNotOffered: return TextKey::RefusalMethodNotOffered;
    case JournalRefusal::TooManyCheckouts: return TextKey::RefusalTooManyCheckouts;
    case JournalRefusal::CheckoutUnknown: case JournalRefusal::CheckoutAmountDiffers: case JournalRefusal::CheckoutUnchanged:
    case JournalRefusal::CheckoutPaid: break; // said to providers alone
    case JournalRefusal::RefundAccountFaulty: case JournalRefusal::RefundUnknown: case JournalRefusal::ContactUnknown: break; // said to staff alone
    case JournalRefusal::CallsNotOffered: return TextKey::RefusalCallsNotOffered;
    case JournalRefusal::CallTooSoon: return TextKey::RefusalCallTooSoon;
    case JournalRefusal::CallOutsideHours: return TextKey::RefusalCallOutsideHours;
    case JournalRefusal::CallUnchanged: return TextKey::RefusalCallUnchanged;
    case JournalRefusal::CallTimeFull: return TextKey::RefusalCallTimeFull;
    case JournalRefusal::TooManyCalls: return TextKey::RefusalTooManyCalls;
    case JournalRefusal::NoCall: return TextKey::RefusalNoCall;
    case JournalRefusal::MarksUnchanged: case JournalRefusal::NothingToClose: case JournalRefusal::RatingNotAsked: case JournalRefusal::HandoverUnchanged: case JournalRefusal::PersonKnown: break; // nothing is lost
    case JournalRefusal::ShareStepUnfitting: break; // nobody asks for one
    case JournalRefusal::MessageMissing: return TextKey::RefusalMessageMissing;
    }
    return TextKey::RefusalGeneral;
}

// The enumerator that has this code, among all up to the last one.
template <class Refusal>
std::optional<TextKey> find_key(std::string_view code, Refusal last) {
    for (int number = 0; number <= static_cast<int>(last); ++number)
        if (refusal_code(static_cast<Refusal>(number)) == code)
            return key_of(static_cast<Refusal>(number));
    return std::nullopt;
}

} // namespace

std::string unit_text(Language language, std::string_view code, Decimal quantity) {
    const CodeKey* found = find_code(unit_codes, code);
    if (found == nullptr)
        return std::string(code);
    return std::string(form(language, found->key, quantity));
}

std::string tax_category_text(Language language, std::string_view code) {
    const CodeKey* found = find_code(tax_codes, code);
    return found == nullptr ? std::string(code) : std::string(say(language, found->key));
}

std::string country_text(Language language, std::string_view code) {
    const CodeKey* found = find_code(country_codes, code);
    return found == nullptr ? std::string(code) : std::string(say(language, found->key));
}

std::string_view rhythm_text(Language language, RhythmKind kind) {
    switch (kind) {
    case RhythmKind::Weekly: return say(language, TextKey::PlanRhythmWeekly);
    case RhythmKind::Fortnightly: return say(language, TextKey::PlanRhythmFortnightly);
    case RhythmKind::Monthly: return say(language, TextKey::PlanRhythmMonthly);
    case RhythmKind::AfterPayDay: return say(language, TextKey::PlanRhythmAfterPayDay);
    }
    return {};
}

std::string_view reason_text(Language language, DisputeReason reason) {
    switch (reason) {
    case DisputeReason::NotReceived: return say(language, TextKey::DisputeReasonNotReceived);
    case DisputeReason::ReceivedLate: return say(language, TextKey::DisputeReasonReceivedLate);
    case DisputeReason::Returned: return say(language, TextKey::DisputeReasonReturned);
    case DisputeReason::Faulty: return say(language, TextKey::DisputeReasonFaulty);
    case DisputeReason::NotOrdered: return say(language, TextKey::DisputeReasonNotOrdered);
    case DisputeReason::WrongAmount: return say(language, TextKey::DisputeReasonWrongAmount);
    case DisputeReason::AlreadyPaid: return say(language, TextKey::DisputeReasonAlreadyPaid);
    case DisputeReason::Other: return say(language, TextKey::DisputeReasonOther);
    }
    return {};
}

std::string_view subject_text(Language language, ContactSubject subject) {
    switch (subject) {
    case ContactSubject::Question: return say(language, TextKey::ContactSubjectQuestion);
    case ContactSubject::AlreadyPaid: return say(language, TextKey::ContactSubjectAlreadyPaid);
    case ContactSubject::Wrong: return say(language, TextKey::ContactSubjectWrong);
    case ContactSubject::CannotPay: return say(language, TextKey::ContactSubjectCannotPay);
    case ContactSubject::Other: return say(language, TextKey::ContactSubjectOther);
    }
    return {};
}

std::string_view return_text(Language language, ReturnGround ground) {
    switch (ground) {
    case ReturnGround::Other: return say(language, TextKey::DebitReturnOther);
    case ReturnGround::AccountUnknown: return say(language, TextKey::DebitReturnAccountUnknown);
    case ReturnGround::AccountClosed: return say(language, TextKey::DebitReturnAccountClosed);
    case ReturnGround::AccountBlocked: return say(language, TextKey::DebitReturnAccountBlocked);
    case ReturnGround::NotEnough: return say(language, TextKey::DebitReturnNotEnough);
    case ReturnGround::Twice: return say(language, TextKey::DebitReturnTwice);
    case ReturnGround::NoMandate: return say(language, TextKey::DebitReturnNoMandate);
    case ReturnGround::TakenBack: return say(language, TextKey::DebitReturnTakenBack);
    case ReturnGround::HolderDied: return say(language, TextKey::DebitReturnHolderDied);
    case ReturnGround::BankSaysNo: return say(language, TextKey::DebitReturnBankSaysNo);
    }
    return {};
}

std::string_view refusal_text(Language language, MandateRefusal refusal) {
    return say(language, key_of(refusal));
}

std::string_view refusal_text(Language language, ContactRefusal refusal) {
    return say(language, key_of(refusal));
}

std::string_view refusal_text(Language language, DisputeRefusal refusal) {
    return say(language, key_of(refusal));
}

std::string file_text(Language language, int number, const Proof& file) {
    constexpr std::int64_t kilobyte = 1000, megabyte = 1000 * kilobyte;
    const auto whole = [&](std::int64_t unit) { return static_cast<int>((file.bytes + unit - 1) / unit); };
    const std::string size = file.bytes < megabyte ? say(language, TextKey::TalkSizeKb, whole(kilobyte)) : say(language, TextKey::TalkSizeMb, whole(megabyte));
    return say(language, TextKey::TalkFile, number, say(language, file.kind == ProofKind::Pdf ? TextKey::TalkPdf : TextKey::TalkPicture), size);
}

std::string file_lines(Language language, const State& state, std::size_t message) {
    std::string lines;
    const MessageFiles* with = files_of_message(state, message);
    int number = first_file_number(state, message);
    if (with != nullptr)
        for (const Proof& file : with->files)
            lines.append(file_text(language, number++, file)).append("\n");
    return lines;
}

std::string_view refusal_text(Language language, JournalRefusal refusal) {
    return say(language, key_of(refusal));
}

std::string_view refusal_text(Language language, std::string_view code) {
    auto key = find_key(code, JournalRefusal::ShareStepUnfitting);
    if (!key)
        key = find_key(code, NegotiationRefusal::FirstDayOutOfRange);
    if (!key)
        key = find_key(code, PostponeRefusal::TermTooLong);
    if (!key)
        key = find_key(code, ContactRefusal::EmailInvalid);
    if (!key)
        key = find_key(code, DisputeRefusal::HolderNotPlain);
    if (!key)
        key = find_key(code, MandateRefusal::IbanOutsideEea);
    return say(language, key.value_or(TextKey::RefusalGeneral));
}

} // namespace kz
