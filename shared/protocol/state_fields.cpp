#include "shared/protocol/state_fields.hpp"

namespace kz {

std::optional<Language> read_language(Fields& fields) {
    const auto code = fields.code("language");
    const auto language = code ? parse_language(*code) : std::nullopt;
    if (code && !language)
        fields.unknown_code("language");
    return language;
}

void write_contact(JsonWriter& json, const ContactRequest& request) {
    json.text("subject", subject_code(request.subject));
    json.text("text", request.text);
    json.text_if_any("phone", request.phone);
    json.text_if_any("email", request.email);
    if (request.language)
        json.text("language", language_code(*request.language));
}

ContactRequest read_contact(Fields& fields) {
    ContactRequest request;
    const std::string_view subject = fields.required_code("subject");
    if (!parse_subject(subject, request.subject))
        fields.unknown_code("subject");
    request.text = fields.raw_text("text");
    request.phone = fields.raw_text("phone");
    request.email = fields.raw_text("email");
    request.language = read_language(fields);
    return request;
}

void write_marks(JsonWriter& json, const TalkMarks& marks) {
    json.integer("delivered", marks.delivered);
    json.integer("read", marks.read);
}

TalkMarks read_marks(Fields& fields) {
    const int delivered = fields.required_int("delivered", 0, messages_max);
    return {delivered, fields.required_int("read", 0, messages_max)};
}

void write_conversation(JsonWriter& json, const Conversation& talk) {
    if (talk == Conversation{})
        return;
    json.open_object("conversation");
    json.open_array("messages");
    for (const TalkMessage& message : talk.messages) {
        json.open_object();
        json.text("from", side_code(message.from));
        json.text("channel", channel_code(message.channel));
        json.instant("at_ms", message.at);
        write_contact(json, message.request);
        if (message.topic)
            json.text("topic", topic_code(*message.topic));
        json.close_object();
    }
    json.close_array();
    for (const TalkSide side : {TalkSide::Customer, TalkSide::Staff}) {
        json.open_object(side_code(side));
        write_marks(json, marks_of(talk, side));
        json.close_object();
    }
    if (talk.closed_at)
        json.instant("closed_at_ms", *talk.closed_at);
    if (talk.rating != 0)
        json.integer("rating", talk.rating);
    if (talk.person_since)
        json.instant("person_since_ms", *talk.person_since);
    json.integer("events", talk.events);
    json.close_object();
}

Conversation read_conversation(Fields fields) {
    Conversation talk;
    for (Items messages = fields.items("messages"); messages.next();) {
        Fields message = messages.fields();
        TalkMessage& said = talk.messages.emplace_back();
        said.from = choice(message, "from", parse_side(message.required_code("from")));
        said.channel = choice(message, "channel", parse_channel(message.required_code("channel")));
        said.at = message.required_instant("at_ms");
        said.request = read_contact(message);
        if (const auto topic = message.code("topic"))
            said.topic = choice(message, "topic", parse_assistant_topic(*topic));
    }
    for (const TalkSide side : {TalkSide::Customer, TalkSide::Staff}) {
        Fields marks = fields.object(side_code(side));
        mark(talk, side, read_marks(marks));
    }
    if (fields.has("closed_at_ms"))
        talk.closed_at = fields.required_instant("closed_at_ms");
    talk.rating = static_cast<int>(fields.integer("rating", 0, rating_max, 0));
    if (fields.has("person_since_ms"))
        talk.person_since = fields.required_instant("person_since_ms");
    talk.events = static_cast<int>(fields.integer("events", 0, INT32_MAX, 0));
    return talk;
}

void write_call_time(JsonWriter& json, ClockTime at) {
    json.date("on", at.date);
    json.integer("minute", at.minute);
}

ClockTime read_call_time(Fields& fields) {
    constexpr int last_minute = 24 * 60 - 1;
    const Date on = fields.required_date("on");
    return {on, fields.required_int("minute", 0, last_minute)};
}

void write_call(JsonWriter& json, const CallBack& call) {
    json.open_object("call");
    write_call_time(json, call.at);
    json.text("phone", call.phone);
    json.text("state", call_state_code(call.state));
    json.integer("tries", call.tries);
    json.integer("bookings", call.bookings);
    json.close_object();
}

CallBack read_call(Fields fields) {
    CallBack call;
    call.at = read_call_time(fields);
    call.phone = fields.raw_text("phone");
    call.state = choice(fields, "state", parse_call_state(fields.required_code("state")));
    call.tries = static_cast<int>(fields.integer("tries", 0, call_bookings_max, 0));
    call.bookings = static_cast<int>(fields.integer("bookings", 0, call_bookings_max, 0));
    return call;
}

void write_visits(JsonWriter& json, const std::vector<ShareVisit>& visits) {
    if (visits.empty())
        return;
    json.open_array("visits");
    for (const ShareVisit& visit : last_visits(visits)) {
        json.open_object();
        json.text("helper", visit.helper);
        json.instant("begun_at_ms", visit.begun_at);
        if (visit.ended_at)
            json.instant("ended_at_ms", *visit.ended_at);
        json.close_object();
    }
    json.close_array();
}

std::vector<ShareVisit> read_visits(Items items) {
    std::vector<ShareVisit> visits;
    while (items.next()) {
        Fields fields = items.fields();
        ShareVisit& visit = visits.emplace_back();
        visit.helper = fields.required_text("helper");
        visit.begun_at = fields.required_instant("begun_at_ms");
        if (fields.has("ended_at_ms"))
            visit.ended_at = fields.required_instant("ended_at_ms");
    }
    return visits;
}

void write_reported(JsonWriter& json, const ReportedPayment& payment) {
    json.open_object("payment");
    json.minor("amount_minor", payment.amount, payment.amount.currency);
    json.currency(payment.amount.currency);
    json.date_if_any("on", payment.on);
    json.text_if_any("holder", payment.holder);
    json.close_object();
}

ReportedPayment read_reported(Fields fields) {
    ReportedPayment payment;
    const Currency currency = fields.required_currency();
    payment.amount = fields.required_minor("amount_minor", currency);
    payment.on = fields.date("on");
    payment.holder = fields.raw_text("holder");
    fields.finish();
    return payment;
}

void write_proof(JsonWriter& json, const Proof& proof) {
    json.text("hash", proof.hash);
    json.text("kind", proof_kind_code(proof.kind));
    json.integer("bytes", proof.bytes);
}

Proof read_proof(Fields& fields) {
    Proof proof;
    proof.hash = fields.required_text("hash");
    if (!is_proof_hash(proof.hash))
        fields.refuse_field("hash", WireRule::BadFormat, "64 digits from 0 to f");
    proof.kind = choice(fields, "kind", parse_proof_kind(fields.required_code("kind")));
    proof.bytes = fields.required_integer("bytes", 1, proof_bytes_max);
    return proof;
}

void write_proofs(JsonWriter& json, std::string_view name, const std::vector<Proof>& proofs) {
    if (proofs.empty())
        return;
    json.open_array(name);
    for (const Proof& proof : proofs) {
        json.open_object();
        write_proof(json, proof);
        json.close_object();
    }
    json.close_array();
}

std::vector<Proof> read_proofs(Items items) {
    std::vector<Proof> proofs;
    while (items.next()) {
        Fields proof = items.fields();
        proofs.push_back(read_proof(proof));
    }
    return proofs;
}

void write_message_files(JsonWriter& json, const std::vector<MessageFiles>& messages) {
    if (messages.empty())
        return;
    json.open_array("message_files");
    for (const MessageFiles& message : messages) {
        json.open_object();
        json.integer("message", message.message);
        write_proofs(json, "files", message.files);
        if (message.left_out > 0)
            json.integer("left_out", message.left_out);
        json.close_object();
    }
    json.close_array();
}

std::vector<MessageFiles> read_message_files(Items items) {
    std::vector<MessageFiles> messages;
    while (items.next()) {
        Fields fields = items.fields();
        MessageFiles& message = messages.emplace_back();
        message.message = fields.required_int("message", 0, messages_max - 1);
        message.files = read_proofs(fields.items("files"));
        message.left_out = static_cast<int>(fields.integer("left_out", 0, INT16_MAX, 0));
    }
    return messages;
}

namespace {

void write_service(JsonWriter& json, const BlockedService& service) {
    json.text("name", service.name);
    json.date("since", service.since);
    if (service.settled_at)
        json.instant("settled_at_ms", *service.settled_at);
    if (service.restored_at)
        json.instant("restored_at_ms", *service.restored_at);
}

BlockedService read_service(Fields& fields) {
    const auto instant_in = [&](std::string_view name) {
        return fields.has(name) ? std::optional(fields.required_instant(name)) : std::nullopt;
    };
    BlockedService service;
    service.name = fields.required_text("name");
    service.since = fields.required_date("since");
    service.settled_at = instant_in("settled_at_ms");
    service.restored_at = instant_in("restored_at_ms");
    return service;
}

} // namespace

void write_services(JsonWriter& json, const std::vector<BlockedService>& services) {
    if (services.empty())
        return;
    json.open_array("services");
    for (const BlockedService& service : services) {
        json.open_object();
        write_service(json, service);
        json.close_object();
    }
    json.close_array();
}

std::vector<BlockedService> read_services(Items items) {
    std::vector<BlockedService> services;
    while (items.next()) {
        Fields fields = items.fields();
        services.push_back(read_service(fields));
    }
    return services;
}

void write_dispute(JsonWriter& json, const Dispute& dispute) {
    json.texts_if_any("positions", dispute.positions);
    json.text("reason", dispute_reason_code(dispute.reason));
    if (dispute.outcome)
        json.text("outcome", dispute_outcome_code(*dispute.outcome));
    json.text_if_any("text", dispute.text);
    if (dispute.payment)
        write_reported(json, *dispute.payment);
    json.date_if_any("answer_by", dispute.answer_by);
    write_proofs(json, "proofs", dispute.proofs);
    json.text_if_any("answer", dispute.answer);
}

Dispute read_dispute(Fields& fields) {
    Dispute dispute;
    dispute.positions = fields.texts("positions");
    dispute.reason = choice(fields, "reason", parse_dispute_reason(fields.required_code("reason")));
    if (const auto code = fields.code("outcome"))
        dispute.outcome = choice(fields, "outcome", parse_dispute_outcome(*code));
    dispute.text = fields.raw_text("text");
    if (fields.has("payment"))
        dispute.payment = read_reported(fields.object("payment"));
    dispute.answer_by = fields.date("answer_by");
    dispute.proofs = read_proofs(fields.items("proofs"));
    dispute.answer = fields.raw_text("answer");
    return dispute;
}

} // namespace kz
