#include "shared/domain/plans/negotiate.hpp"

namespace kz {
namespace {

std::optional<Money> named_amount(const PlanSize& size) {
    if (const auto* each = std::get_if<AmountEach>(&size))
        return each->amount;
    if (const auto* spare = std::get_if<SpareMonthly>(&size))
        return spare->amount;
    return std::nullopt;
}

std::optional<NegotiationRefusal> malformed(Money open, const NegotiationPolicy& policy, const PlanWish& wish, Date today) {
    const auto amount = named_amount(wish.size);
    if (open.currency != policy.customer.instalment_min.currency || open.currency != policy.staff.instalment_min.currency ||
        (amount && amount->currency != open.currency))
        return NegotiationRefusal::CurrencyMismatch;
    if (!open.is_positive())
        return NegotiationRefusal::NothingOpen;
    if (open.minor > money_minor_max)
        return NegotiationRefusal::AmountTooLarge;
    const auto* parts = std::get_if<EqualParts>(&wish.size);
    if (parts && parts->number < 1)
        return NegotiationRefusal::NumberNotPositive;
    const bool is_spare = std::holds_alternative<SpareMonthly>(wish.size);
    if (amount && amount->minor < (is_spare ? due_days_per_month_max(wish.rhythm.kind) : 1))
        return NegotiationRefusal::AmountNotPositive;
    if (wish.rhythm.kind == RhythmKind::AfterPayDay && (wish.rhythm.pay_day < 1 || wish.rhythm.pay_day > pay_day_max))
        return NegotiationRefusal::PayDayOutOfRange;
    if (wish.first_due_on) {
        const std::int64_t days = std::int64_t{wish.first_due_on->days} - today.days;
        if (days > negotiation_days_max || days < -negotiation_days_max)
            return NegotiationRefusal::FirstDayOutOfRange;
    }
    return std::nullopt;
}

} // namespace

std::string_view refusal_code(NegotiationRefusal refusal) {
    switch (refusal) {
    case NegotiationRefusal::CurrencyMismatch: return "currency_mismatch";
    case NegotiationRefusal::NothingOpen: return "nothing_open";
    case NegotiationRefusal::AmountTooLarge: return "amount_too_large";
    case NegotiationRefusal::NumberNotPositive: return "number_not_positive";
    case NegotiationRefusal::AmountNotPositive: return "amount_not_positive";
    case NegotiationRefusal::PayDayOutOfRange: return "pay_day_out_of_range";
    case NegotiationRefusal::FirstDayOutOfRange: return "first_day_out_of_range";
    }
    return "";
}

std::string_view person_reason_code(PersonReason reason) {
    switch (reason) {
    case PersonReason::CreditBlocked: return "credit_blocked";
    case PersonReason::CreditReview: return "credit_review";
    case PersonReason::NotFree: return "not_free";
    case PersonReason::BeyondCustomerLimits: return "beyond_customer_limits";
    case PersonReason::NothingToOffer: return "nothing_to_offer";
    }
    return "";
}

Result<PlanAnswer, NegotiationRefusal> negotiate(Money open, const NegotiationPolicy& policy, const PlanWish& wish, Date today,
                                                 BankingDay is_banking_day) {
    if (const auto refusal = malformed(open, policy, wish, today))
        return refuse(*refusal);
    const bool is_free = policy.fee.is_zero() && is_zero(policy.interest_percent);
    const bool may_answer_alone = is_free && policy.guard == GuardVerdict::Allowed;
    const auto own = plan_within(open, policy.customer, wish, today, is_banking_day);
    if (own && may_answer_alone)
        return PlanAccepted{*own};

    PersonDecides person;
    if (own) {
        person.wished = *own;
    } else {
        person.beyond = own.error();
        if (const auto approved = plan_within(open, policy.staff, wish, today, is_banking_day))
            person.wished = *approved;
    }
    if (may_answer_alone)
        person.offers = nearest_plans(open, policy.customer, wish, today, is_banking_day);

    if (policy.guard == GuardVerdict::Blocked)
        person.reasons.push_back(PersonReason::CreditBlocked);
    if (policy.guard == GuardVerdict::Review)
        person.reasons.push_back(PersonReason::CreditReview);
    if (!is_free)
        person.reasons.push_back(PersonReason::NotFree);
    if (!own && person.wished)
        person.reasons.push_back(PersonReason::BeyondCustomerLimits);
    if (may_answer_alone && !person.wished && person.offers.empty())
        person.reasons.push_back(PersonReason::NothingToOffer);
    if (person.reasons.empty())
        return PlanOffers{std::move(person.beyond), std::move(person.offers)};
    person.approver = person.wished && policy.guard != GuardVerdict::Blocked ? Approver::Staff : Approver::Merchant;
    return person;
}

PlanWish wish_of(const PlanOffer& offer) {
    return {EqualParts{static_cast<int>(offer.plan.lines.size())}, offer.plan.rhythm, offer.plan.first_nominal};
}

} // namespace kz
