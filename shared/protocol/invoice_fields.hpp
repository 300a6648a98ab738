// The invoice inside another document. Private to the protocol.
#pragma once

#include "shared/domain/claims/invoice.hpp"
#include "shared/protocol/json_fields.hpp"
#include "shared/protocol/json_writer.hpp"

namespace kz {

// Birth dates prove who somebody is: they are kept with a claim, and are no content of its page.
enum class BirthDates { Written, LeftOut };

// The fields of an invoice, into the object that is open.
void write_invoice(JsonWriter& json, const Invoice& invoice, BirthDates birth_dates);
Invoice read_invoice(Fields& fields);

} // namespace kz
