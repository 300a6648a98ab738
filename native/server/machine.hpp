// The assistant at work: what it says to a message that a customer sends from the page.
#pragma once

#include "native/server/desk.hpp"
#include "native/server/page_frame.hpp"
#include "native/server/visit.hpp"
#include "shared/domain/journal/command.hpp"

namespace kz {

// The same command; of a message with what the assistant makes of it, where the merchant has one and it still speaks. Made in the transaction
// that writes both down, from the state that is there.
Command answered_by_machine(const PageFrame& frame, const State& state, const Visit& who, Command what, Moment now);

} // namespace kz
