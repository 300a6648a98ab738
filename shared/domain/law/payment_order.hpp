// In which order a payment is used on one claim. The ledger uses it per position, `use_payment` on three sums.
//
//   Statutory       costs, interest, principal (BGB 367(1); BW 6:44; ABGB 1416)
//   ConsumerCredit  costs, principal, interest (BGB 497(3))
#pragma once

#include "shared/domain/law/rule_pack.hpp"

#include <array>

namespace kz {

enum class PaymentOrder { Statutory, ConsumerCredit };
enum class PaymentClass { Costs, Interest, Principal };
using PaymentClasses = std::array<PaymentClass, 3>;

constexpr PaymentClasses payment_classes(PaymentOrder order) {
    using enum PaymentClass;
    return order == PaymentOrder::Statutory ? PaymentClasses{Costs, Interest, Principal} : PaymentClasses{Costs, Principal, Interest};
}

struct OpenParts {
    Money costs;
    Money interest;
    Money principal;

    friend bool operator==(const OpenParts&, const OpenParts&) = default;
};

struct UsedPayment {
    OpenParts used;
    Money left_over;               // the payer's credit
    LawValue value; // the article

    friend bool operator==(const UsedPayment&, const UsedPayment&) = default;
};

// Invariant: used parts and left_over add up to the payment. Refusals: WrongCurrency, NotPositive (an amount below zero),
// NoValue (the pack says no order).
Result<UsedPayment, LawRefusal> use_payment(const RulePack& pack, PaymentOrder order, const OpenParts& open, Money payment,
                                            Date on);

} // namespace kz
