// Refunds that people have decided, found again among the money that went out: a statement is what closes them.
#pragma once

#include "native/server/desk.hpp"
#include "native/store/store.hpp"
#include "shared/domain/payments/bank_entry.hpp"

#include <optional>

namespace kz {

struct RefundPaid {
    ClaimId claim;
    int number = 0; // index into State::refunds
};
// The open order of exactly that amount that the payment names; else the one order whose account got it. Nothing when there is none, or
// several would do.
std::optional<RefundPaid> refund_paid(Transaction& store, Desk& desk, MerchantId merchant, const BankPayment& payment, Money amount);
// Books it, and closes what had waited because of that credit. Returns the record's share: below zero, with -1 - number for its posting;
// nothing when the journal says no.
std::optional<BankShare> book_refund(Transaction& store, Desk& desk, const RefundPaid& paid, Money amount, Moment now, Date booked_on);

} // namespace kz
