// Which positions a payment is used for, per law, as data. What the payer has said comes first (DE BGB 366(1), AT ABGB 1415,
// BE and NL the same): the positions named by a payment are paid in the order named. The rest follows the rule; positions that
// are in dispute come last.
//
//   German           costs, interest, principal (BGB 367(1)); among equals due before not due, older first, then in proportion
//                    (BGB 366(2)). How secure or burdensome a position is does not differ inside one claim.
//   GermanCredit     costs, principal, interest: consumer loans (BGB 497(3))
//   Austrian         costs, interest, principal; due first, then in proportion (ABGB 1416, which names interest before principal;
//                    that costs come before it is practice and to be confirmed)
//   Belgian          costs, interest, principal; due first, older first, then in proportion (Civil Code, book 5; before it 1254, 1256)
//   Dutch            costs, interest, principal (BW 6:44); due first, older first, then in proportion (BW 6:43(2))
#pragma once

#include "shared/base/date.hpp"
#include "shared/domain/claims/invoice.hpp"
#include "shared/domain/law/payment_order.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace kz {

enum class AllocationRule { German, GermanCredit, Austrian, Belgian, Dutch };
std::string_view allocation_code(AllocationRule rule); // "german_credit"
std::optional<AllocationRule> parse_allocation(std::string_view code);
// By the seller's country (BT-40); German when that is none of the four.
AllocationRule allocation_rule(const Invoice& invoice);

enum class PositionKind {
    Item,      // a line of the invoice
    Cost,
    Interest,
    Repayment, // what was refunded and then missing, because the payment behind it was returned; counts as principal
};
std::string_view position_code(PositionKind kind); // "interest"
std::optional<PositionKind> parse_position_kind(std::string_view code);

enum class Rank { DueFirst, OlderFirst };
PaymentClass class_of(PositionKind kind);

struct Allocation {
    AllocationRule rule;
    std::string_view code;
    std::string_view country; // of BT-40 that has this rule by itself
    PaymentClasses order;
    std::span<const Rank> ranks; // among positions of one class; in proportion where all are equal
};
const Allocation& allocation(AllocationRule rule);

} // namespace kz
