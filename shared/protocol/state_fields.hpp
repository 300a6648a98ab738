// Parts of the journal inside other documents. Private to the protocol.
#pragma once

#include "shared/domain/journal/journal.hpp"
#include "shared/protocol/json_fields.hpp"
#include "shared/protocol/json_writer.hpp"

#include <vector>

namespace kz {

// subject, text, phone, email.
void write_contact(JsonWriter& json, const ContactRequest& request);
ContactRequest read_contact(Fields& fields);

void write_instalments(JsonWriter& json, const std::vector<Instalment>& instalments, Currency currency);
std::vector<Instalment> read_instalments(Items items, Currency currency);

// An object with the fields of a policy.
void write_policy(JsonWriter& json, const PlanPolicy& policy);
PlanPolicy read_policy(Fields fields);

} // namespace kz
