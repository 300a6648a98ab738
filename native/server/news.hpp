// News: what of a claim's events its merchant is told, written to the outbox in the transaction of the events.
#pragma once

#include "native/server/desk.hpp"
#include "native/store/store.hpp"

#include <span>

namespace kz {

// After the events were appended. `record` is what the claim has become, with its id.
void tell_merchant(Transaction& store, const ClaimRecord& record, const State& after, Money open_before,
                   std::span<const EventBody> events, Moment now);

} // namespace kz
