// Parts of the journal inside other documents. Private to the protocol.
#pragma once

#include "shared/domain/journal/journal.hpp"
#include "shared/protocol/json_fields.hpp"
#include "shared/protocol/json_writer.hpp"

namespace kz {

// subject, text, phone, email.
void write_contact(JsonWriter& json, const ContactRequest& request);
ContactRequest read_contact(Fields& fields);

} // namespace kz
