// Parts of direct debits inside other documents. Private to the protocol.
//
//   debit       {creditor_id, iban, announce_days}        what a merchant needs to collect; absent: it does not
//   mandate     {reference, creditor_id, holder, iban, kind: "one_off" | "recurring", on, announce_days, ended_on (absent: it was not)}
//   announced   [{collect_on, amount_minor}]
//   collection  {collection, mandate, amount_minor, collect_on, sequence: "FRST" | "RCUR" | "FNAL" | "OOFF", returned_on, reason}
#pragma once

#include "shared/domain/journal/journal.hpp"
#include "shared/protocol/json_fields.hpp"
#include "shared/protocol/json_writer.hpp"

#include <vector>

namespace kz {

// "debit"; nothing when the merchant collects nothing.
void write_debit_terms(JsonWriter& json, const DebitTerms& terms);
DebitTerms read_debit_terms(Fields& fields);

// Into the object that is open.
void write_mandate(JsonWriter& json, const Mandate& mandate);
Mandate read_mandate(Fields& fields);
void write_collection(JsonWriter& json, const Collection& collection);
Collection read_collection(Fields& fields, Currency currency);

void write_announced(JsonWriter& json, std::string_view name, const std::vector<AnnouncedDebit>& debits);
std::vector<AnnouncedDebit> read_announced(Items items, Currency currency);

} // namespace kz
