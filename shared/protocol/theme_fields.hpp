// A theme inside other documents. Private to the protocol.
#pragma once

#include "shared/protocol/json_fields.hpp"
#include "shared/protocol/json_writer.hpp"
#include "shared/theme/theme.hpp"

namespace kz {

// Into and out of an object that is open.
void write_theme(JsonWriter& json, const Theme& theme);
Theme read_theme(Fields fields);

} // namespace kz
