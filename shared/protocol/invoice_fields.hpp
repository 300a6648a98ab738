// The invoice inside another document. Private to the protocol.
#pragma once

#include "shared/domain/claims/invoice.hpp"
#include "shared/protocol/json_fields.hpp"
#include "shared/protocol/json_writer.hpp"

namespace kz {

// The fields of an invoice, into the object that is open.
void write_invoice(JsonWriter& json, const Invoice& invoice);
Invoice read_invoice(Fields& fields);

} // namespace kz
