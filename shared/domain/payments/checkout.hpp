// Checkout: one try to pay through a provider. The provider alone knows how it went: what it reports is compared with what was asked
// for, and the journal follows. A checkout is found again by its reference, which the provider keeps, too.
#pragma once

#include "shared/base/date.hpp"
#include "shared/domain/claims/claim.hpp"
#include "shared/domain/payments/pay_ways.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kz {

enum class CheckoutState {
    Started,     // the customer may be at the provider
    Pending,     // done there, and the provider waits for the money
    Settled,     // paid; a part may have gone back since
    Failed,      // given up, or refused
    Expired,     // nobody came
    Refunded,    // all of it went back, because the merchant said so
    ChargedBack, // all of it went back, because the customer or the bank said so
};
inline constexpr int checkout_states_count = static_cast<int>(CheckoutState::ChargedBack) + 1;
std::string_view checkout_state_code(CheckoutState state); // "charged_back"
std::optional<CheckoutState> parse_checkout_state(std::string_view code);
// Nothing more is to be expected unless the provider says so.
inline bool is_over(CheckoutState state) { return state != CheckoutState::Started && state != CheckoutState::Pending; }

// Of a payment in cash: what is shown at a till.
struct CashSlip {
    std::string code;  // below its barcode; empty: the provider's own file alone has it
    Date valid_until;  // the last day
    friend bool operator==(const CashSlip&, const CashSlip&) = default;
};
inline constexpr int cash_slip_days = 14;

struct Checkout {
    std::string reference; // "PAY-C12-1"
    PayMethod method = PayMethod::Card;
    PayProvider provider = PayProvider::Stripe;
    Money amount;          // what the claim is paid with, and what the customer pays: there is no fee
    CheckoutState state = CheckoutState::Started;
    Money refunded = {};   // of it, in the same currency
    int posting = -1;      // index into State::postings, of the last one that this checkout made; -1: none
    std::optional<CashSlip> slip = {};
    friend bool operator==(const Checkout&, const Checkout&) = default;
};

// "PAY-C12-1": the first checkout of claim c12.
std::string checkout_reference(ClaimId claim, int number);

// What a provider says of a checkout now, as a whole: older reports need not have been seen.
struct CheckoutReport {
    CheckoutState state = CheckoutState::Started;
    Money amount;
    Money refunded; // so far
    friend bool operator==(const CheckoutReport&, const CheckoutReport&) = default;
};

} // namespace kz
