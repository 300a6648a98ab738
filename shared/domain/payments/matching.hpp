// Which claims a payment pays, and why. Every proposal says its reasons, so that a person sees at a glance what spoke for
// it; only what is Certain posts by itself. Pure: the same payment, index and memory always give the same answer.
//
//     for (const kz::IncomingPayment& payment : kz::incoming_payments(entry)) {
//         const kz::Match match = kz::match(payment, index, memory);
//         if (match.decision == kz::MatchDecision::Certain) …post match.proposed…
//     }
//
// Invariant: the amounts of `proposed` add up to the payment at most, none is above what its claim has open, and no claim
// is there twice.
#pragma once

#include "shared/domain/payments/bank_entry.hpp"
#include "shared/domain/payments/claim_index.hpp"
#include "shared/domain/payments/payer_memory.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kz {

struct IncomingPayment {
    Money amount; // above zero
    std::string payer_name;
    std::string payer_iban;
    std::string ultimate_name;           // on whose behalf
    std::vector<std::string> references; // structured
    std::string text;
    std::string end_to_end_id;

    friend bool operator==(const IncomingPayment&, const IncomingPayment&) = default;
};
// The money that came in with an entry: of a Booked credit that takes nothing back; none otherwise. A bundle whose parts
// have no amounts is one payment with all that is written in it.
std::vector<IncomingPayment> incoming_payments(const BankEntry& entry);

enum class MatchReason {
    ReferenceExact,      // creditor reference, check digits fit
    ReferenceBody,       // the reference without "RF" and check digits
    ReferenceMistyped,   // one typing error away; the check digits tell which claim was meant
    NumberExact,         // invoice number
    NumberMistyped,
    SeveralReferences,   // one transfer names several claims
    KnownPayer,          // the account paid for this customer before, or a person said so
    PayerName,
    NameVariant,         // a person said that this name is the customer's
    NameInText,          // somebody else pays and names the customer
    NameAlike,           // a typing error in it, or the surname alone
    NameShared,          // other customers have this name, too, and many claims this amount
    OtherPayer,          // the payer is not the customer
    AmountOpen,          // all that is open
    AmountInstalment,    // the next lines of the plan
    AmountOfAll,         // the open amounts of several claims together
    AmountPart,          // less than is open
    AmountAbove,         // more than is open
    ReportedPaid,        // the customer says so
    PaidByAnother,       // an earlier payment of the same import pays this claim
    UnknownReference,    // the text has a valid reference that is not open here: paid before, or another's
    AnotherClaimFits,    // as well as this one
};
std::string_view reason_code(MatchReason reason); // "reference_exact"

struct MatchCandidate {
    ClaimId claim;
    Money amount; // of the payment, for this claim
    int score = 0; // 0 to 100, to put candidates in order; the decision is made by the reasons
    std::vector<MatchReason> reasons; // in the order of the enumeration

    friend bool operator==(const MatchCandidate&, const MatchCandidate&) = default;
};

enum class MatchDecision {
    Certain, // `proposed` may be posted
    Suggest, // a person decides
    None,    // nothing in the payment leads to a claim
};
struct Match {
    MatchDecision decision = MatchDecision::None;
    std::vector<MatchCandidate> proposed; // together
    std::vector<MatchCandidate> others;   // instead of them, best first, at most match_others_max
    Money rest;                           // of the payment, after `proposed`

    friend bool operator==(const Match&, const Match&) = default;
};
inline constexpr std::size_t match_others_max = 8;

Match match(const IncomingPayment& payment, const ClaimIndex& index, const PayerMemory& memory);

// The one claim that a question for a person is about, when its customer may be told that money is here: two kinds of
// evidence, and nothing that speaks for somebody else. Not set otherwise.
inline constexpr int strong_score_min = 40;
ClaimId strong_candidate(const Match& match);

} // namespace kz
