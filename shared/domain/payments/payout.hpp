// A merchant's day at the bank, in sums of one currency: what came in and where it belongs, and what went out and why. Every cent of an entry
// is in one sum, so that they add up to the statement.
#pragma once

#include "shared/domain/money/money.hpp"

#include <cstdint>

namespace kz {

// came_in = posted + waiting + set_aside; posted = claims + fees + credit; net = came_in - taken_back - refunded - went_out.
struct PayoutTotals {
    Currency currency;
    std::int64_t came_in_minor = 0, posted_minor = 0, waiting_minor = 0, set_aside_minor = 0;
    std::int64_t claims_minor = 0, fees_minor = 0; // of what was posted: items of invoices; costs and interest
    std::int64_t credit_minor = 0;                 // more than was asked for, when it came
    std::int64_t taken_back_minor = 0;             // by the payer's bank, or a booking that was wrong
    std::int64_t refunded_minor = 0;               // given or sent back, as people had decided
    std::int64_t went_out_minor = 0;               // to others
    std::int64_t net_minor() const { return came_in_minor - taken_back_minor - refunded_minor - went_out_minor; }
    friend bool operator==(const PayoutTotals&, const PayoutTotals&) = default;
};

} // namespace kz
