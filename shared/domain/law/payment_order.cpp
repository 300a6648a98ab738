#include "shared/domain/law/payment_order.hpp"

#include <algorithm>

namespace kz {
namespace {

Money OpenParts::* part_of(PaymentClass of_class) {
    switch (of_class) {
    case PaymentClass::Costs: return &OpenParts::costs;
    case PaymentClass::Interest: return &OpenParts::interest;
    case PaymentClass::Principal: return &OpenParts::principal;
    }
    return &OpenParts::principal;
}

} // namespace

Result<UsedPayment, LawRefusal> use_payment(const RulePack& pack, PaymentOrder order, const OpenParts& open, Money payment,
                                            Date on) {
    for (const Money money : {open.costs, open.interest, open.principal, payment})
        if (money.currency != eur)
            return refuse(LawRefusal::WrongCurrency);
    for (const Money money : {open.costs, open.interest, open.principal, payment})
        if (money.is_negative())
            return refuse(LawRefusal::NotPositive);
    const bool is_statutory = order == PaymentOrder::Statutory;
    const auto rule = value_at(pack, is_statutory ? ValueName::InterestFirst : ValueName::CreditInterestLast, on);
    if (!rule || rule->figure.units == 0)
        return refuse(LawRefusal::NoValue);
    UsedPayment result;
    result.left_over = payment;
    result.value = *rule;
    for (const PaymentClass next : payment_classes(order)) {
        Money& used = result.used.*part_of(next);
        used = Money{std::min((open.*part_of(next)).minor, result.left_over.minor), eur};
        result.left_over.minor -= used.minor;
    }
    return result;
}

} // namespace kz
