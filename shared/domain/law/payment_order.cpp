#include "shared/domain/law/payment_order.hpp"

#include <algorithm>

namespace kz {
namespace {

void use(Money open, Money& used, Money& rest) {
    used = Money{std::min(open.minor, rest.minor), eur};
    rest.minor -= used.minor;
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
    const bool interest_first = order == PaymentOrder::Statutory;
    const auto rule = value_at(pack, interest_first ? ValueName::InterestFirst : ValueName::CreditInterestLast, on);
    if (!rule || rule->figure.units == 0)
        return refuse(LawRefusal::NoValue);
    UsedPayment result;
    result.left_over = payment;
    result.value = *rule;
    use(open.costs, result.used.costs, result.left_over);
    if (interest_first)
        use(open.interest, result.used.interest, result.left_over);
    use(open.principal, result.used.principal, result.left_over);
    if (!interest_first)
        use(open.interest, result.used.interest, result.left_over);
    return result;
}

} // namespace kz
