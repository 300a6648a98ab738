// Parts of the journal inside other documents. Private to the protocol.
#pragma once

#include "shared/domain/journal/journal.hpp"
#include "shared/protocol/json_fields.hpp"
#include "shared/protocol/json_writer.hpp"

namespace kz {

std::optional<Language> read_language(Fields& fields); // "language"; nothing when it is absent
// subject, text, phone, email, language.
void write_contact(JsonWriter& json, const ContactRequest& request);
ContactRequest read_contact(Fields& fields);

// An object "conversation"; nothing when nobody has written. Marks: delivered, read.
void write_conversation(JsonWriter& json, const Conversation& talk);
Conversation read_conversation(Fields fields);
void write_marks(JsonWriter& json, const TalkMarks& marks);
TalkMarks read_marks(Fields& fields);

// on, minute: of the day.
void write_call_time(JsonWriter& json, ClockTime at);
ClockTime read_call_time(Fields& fields);
// An object "call": on, minute, phone, state, tries, bookings.
void write_call(JsonWriter& json, const CallBack& call);
CallBack read_call(Fields fields);
// An array "visits" of {helper, begun_at_ms, ended_at_ms}, the last visits_shown; nothing when there is none. The rest is for staff.
void write_visits(JsonWriter& json, const std::vector<ShareVisit>& visits);
std::vector<ShareVisit> read_visits(Items items);

// An object "payment": {amount_minor, currency, on, holder}.
void write_reported(JsonWriter& json, const ReportedPayment& payment);
ReportedPayment read_reported(Fields fields);
// hash, kind, bytes.
void write_proof(JsonWriter& json, const Proof& proof);
Proof read_proof(Fields& fields);
// An array of them; nothing when there is none.
void write_proofs(JsonWriter& json, std::string_view name, const std::vector<Proof>& proofs);
std::vector<Proof> read_proofs(Items items);
// An array "message_files" of {message, files, left_out}; nothing when none came.
void write_message_files(JsonWriter& json, const std::vector<MessageFiles>& messages);
std::vector<MessageFiles> read_message_files(Items items);
// An array "services" of {name, since, settled_at_ms, restored_at_ms}; nothing when there is none.
void write_services(JsonWriter& json, const std::vector<BlockedService>& services);
std::vector<BlockedService> read_services(Items items);
// positions, reason, outcome, text, payment, answer_by, proofs, answer.
void write_dispute(JsonWriter& json, const Dispute& dispute);
Dispute read_dispute(Fields& fields);

} // namespace kz
