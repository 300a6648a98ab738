// NoticeDuty: one thing that a letter, page or visit has to say, to whom the duty is addressed and when it applies.
#pragma once

#include "shared/base/date.hpp"
#include "shared/domain/law/law_value.hpp"

#include <string_view>

namespace kz {

enum class NoticeKind {
    Reminder,               // the free one, with its waiting period
    CollectionLetter,       // first letter of who collects for others
    Answer,                 // to the question where the claim comes from
    PlanOffer,              // before a deferral or instalments
    AcknowledgementRequest, // with the request to acknowledge the claim
    HomeVisit,
};
std::string_view notice_code(NoticeKind kind);

enum class NoticeItem {
    AmountOutstanding,
    CostsAmount,
    CreditorNameAndNumber,
    CreditorContact,
    CollectorIdentity,
    OriginalCreditor,
    ClientNameAndAddress,
    Reason,
    ContractSubjectAndDate,
    ProductAndDueDate,
    FreePeriod,          // its length
    PeriodFromDelivery,  // that it is counted from the day after delivery
    InterestCalculation, // base amount, rate, period
    RateAboveStatutory,  // the rate and the circumstances that justify it
    CostsKindAndReason,
    NoInputTaxDeduction,
    AddressSource,       // that it is not the creditor's, and how to report an error
    AmountsList,
    Supervisor,
    NotASummons,         // bold, in the words of the law
    SupportingDocuments,
    HowToDispute,
    ContractCircumstances,
    PlanCosts,
    ObjectionsLost,      // that objections are normally lost, which parts, examples
    VisitorIdentity,
    VisitIsAmicable,
    VisitMayBeRefused,
    PaymentReceipt,
};
std::string_view item_code(NoticeItem item);

// What the letter does or comes from; an item may depend on it.
enum class NoticeFact {
    Always,
    AsksInterest,
    AsksRateAboveStatutory,
    AsksCosts,
    AsksVat,
    AddressFromElsewhere,
    FromContract,
    WrittenByLawyer,
};
std::string_view fact_code(NoticeFact fact);

enum class Addressee { Everyone, Collectors }; // Collectors: who collects for others, not a seller with its own claim

struct NoticeDuty {
    NoticeKind kind = NoticeKind::Reminder;
    NoticeItem item = NoticeItem::AmountOutstanding;
    NoticeFact when = NoticeFact::Always;
    Addressee addressee = Addressee::Everyone;
    CivilDate valid_from;
    CivilDate valid_to = open_end;
    std::string_view source;
    Mark mark = Mark::ToVerify;
};

} // namespace kz
