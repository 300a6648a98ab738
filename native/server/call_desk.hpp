// Times for calls, as they are free now: the merchant's hours less what is booked. Inside a job that is the last word, because the
// writer does one after the other: of two customers who want the last place one gets it.
#pragma once

#include "native/store/store.hpp"

#include <vector>

namespace kz {

// The claim's own call takes no place. None: the merchant offers no calls.
std::vector<CallTime> free_call_times(Reader& store, const Merchant& merchant, const Invoice& invoice, ClaimId claim, ClockTime now);

} // namespace kz
