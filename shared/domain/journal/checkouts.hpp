// What a claim makes of its checkouts: what may be paid online now, and which try the customer should hear of.
//
// Invariant: a checkout counts once, by one posting that is not reversed, with what the provider has and not given back.
#pragma once

#include "shared/domain/journal/journal.hpp"

#include <vector>

namespace kz {

// How far the claim has come; for the merchant's choice of ways to pay.
PayStage pay_stage(const State& state, Date today);
// For this amount; a transfer alone when nothing may be asked for.
std::vector<PayWay> pay_ways_now(const State& state, const std::vector<PayWay>& offered, Money amount, Date today);
const Checkout* find_checkout(const State& state, std::string_view reference); // nullptr: unknown
// The last one, while there is something to say of it: it waits for its money, or did not work and nothing was paid since.
const Checkout* checkout_to_tell(const State& state);

// The last slip that can still be paid at a till: valid, and of no more than is open. nullptr: none.
const Checkout* slip_to_show(const State& state, Date today);

} // namespace kz
