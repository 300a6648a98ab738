// What people do about the deliveries of webhooks, for the API of operators and the pages of staff. In jobs of the writer.
#pragma once

#include "native/server/desk.hpp"
#include "native/store/store.hpp"

#include <string_view>

namespace kz {

std::string_view delivery_state_code(DeliveryState state); // "given_up"
// Every entry from that sequence on, as if it were new. Asking for them says that the receiver is there: a disabled webhook is enabled.
// Returns how many.
int deliver_again(Transaction& store, Webhook webhook, std::int64_t from_sequence, Moment now);

} // namespace kz
