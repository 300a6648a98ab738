// Negotiation: a customer's wish is answered at once. Yes, or the nearest plans that need nobody's leave, or a person decides.
// Never a final no: a machine may accept alone, not refuse (Regulation (EU) 2016/679, article 22).
//
// Only plans free of charge are accepted or offered by themselves, and only where the credit guard allows it (Directive (EU)
// 2023/2225, from 2026-11-20): everything else goes to a person.
//
//   auto answer = negotiate(open, policy, {EqualParts{6}, {RhythmKind::Monthly}, first}, today, is_banking_day);
#pragma once

#include "shared/domain/law/credit_guard.hpp"
#include "shared/domain/money/decimal.hpp"
#include "shared/domain/plans/nearest_plans.hpp"

namespace kz {

struct NegotiationPolicy {
    PlanLimits customer; // accepted at once
    PlanLimits staff{.instalments_max = 24, .instalment_min = {500, eur}, .term_days_max = 731, .first_due_days_max = 62};
    Money fee{};
    Decimal interest_percent{}; // while the plan is kept
    GuardVerdict guard = GuardVerdict::Allowed; // guard_plan() of seller, fee, interest and purchase

    friend bool operator==(const NegotiationPolicy&, const NegotiationPolicy&) = default;
};

// The question makes no sense, so that there is nothing to answer. In the order checked.
enum class NegotiationRefusal {
    CurrencyMismatch,   // open amount, wish and limits are in one currency
    NothingOpen,
    AmountTooLarge,     // above money_minor_max
    NumberNotPositive,
    AmountNotPositive,  // less than a cent an instalment
    PayDayOutOfRange,   // not 1 to pay_day_max
    FirstDayOutOfRange, // more than negotiation_days_max from today
};
std::string_view refusal_code(NegotiationRefusal refusal); // "nothing_open"

inline constexpr int negotiation_days_max = 36'600;

enum class PersonReason {
    CreditBlocked,        // as it stands it may be consumer credit
    CreditReview,         // may be: has to be looked at
    NotFree,              // a fee or interest
    BeyondCustomerLimits, // within what staff may approve
    NothingToOffer,       // no plan of the policy fits the open amount
};
std::string_view person_reason_code(PersonReason reason); // "credit_review"

enum class Approver { Staff, Merchant }; // Merchant: whoever sets the policy

struct PlanAccepted {
    InstalmentPlan plan;
    friend bool operator==(const PlanAccepted&, const PlanAccepted&) = default;
};
struct PlanOffers {
    std::vector<PlanLimit> beyond; // limits of the customer that the wish goes beyond
    std::vector<PlanOffer> offers; // 1 to offers_max; taking one is a wish that is accepted
    friend bool operator==(const PlanOffers&, const PlanOffers&) = default;
};
struct PersonDecides {
    std::vector<PersonReason> reasons;
    Approver approver = Approver::Staff;
    std::optional<InstalmentPlan> wished; // as it would be approved
    std::vector<PlanLimit> beyond;
    std::vector<PlanOffer> offers;        // what could be had without waiting
    friend bool operator==(const PersonDecides&, const PersonDecides&) = default;
};
using PlanAnswer = std::variant<PlanAccepted, PlanOffers, PersonDecides>;

Result<PlanAnswer, NegotiationRefusal> negotiate(Money open, const NegotiationPolicy& policy, const PlanWish& wish, Date today,
                                                 BankingDay is_banking_day);

// The wish that an offer answers.
PlanWish wish_of(const PlanOffer& offer);

} // namespace kz
