// What stands in the JSON of an event beside its version; event_json.hpp says what of each kind. For event_json.cpp alone.
#pragma once

#include "shared/domain/journal/journal.hpp"
#include "shared/protocol/json_writer.hpp"

namespace kz {

void write_event_fields(JsonWriter& json, const EventBody& body);

} // namespace kz
