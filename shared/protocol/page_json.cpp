#include "shared/protocol/page_json.hpp"

#include "shared/protocol/checkout_fields.hpp"
#include "shared/protocol/debit_fields.hpp"
#include "shared/protocol/invoice_fields.hpp"
#include "shared/protocol/plan_fields.hpp"
#include "shared/protocol/state_fields.hpp"
#include "shared/protocol/theme_fields.hpp"

#include <utility>

namespace kz {
namespace {

constexpr int postings_max = 1'000'000'000;

// ---- writing ------------------------------------------------------------------------------------------------------

void write_movement(JsonWriter& json, const Movement& movement) {
    json.open_object();
    json.integer("version", movement.version);
    json.date("on", movement.on);
    json.text("kind", movement_code(movement.kind));
    if (movement.minor != 0)
        json.integer("amount_minor", movement.minor);
    json.texts_if_any("positions", movement.positions);
    json.text_if_any("text", movement.text);
    if (movement.posting >= 0)
        json.integer("posting", movement.posting);
    if (movement.kind == MovementKind::Charged)
        json.text("charge", position_code(movement.charge));
    if (movement.kind == MovementKind::Reversed)
        json.text("how", reversal_code(movement.reversal));
    if (movement.kind == MovementKind::Claimed || movement.kind == MovementKind::Ruled)
        json.text("allocation", allocation_code(movement.rule));
    json.close_object();
}

void write_disputes(JsonWriter& json, const std::vector<Dispute>& disputes) {
    json.open_array("disputes");
    for (const Dispute& dispute : disputes) {
        json.open_object();
        write_dispute(json, dispute);
        json.close_object();
    }
    json.close_array();
}

void write_notes(JsonWriter& json, const std::vector<Note>& notes) {
    json.open_array("notes");
    for (const Note& note : notes) {
        json.open_object();
        json.text("kind", note_code(note.kind));
        json.date("on", note.on);
        json.date_if_any("day", note.day);
        if (note.number != 0)
            json.integer("number", note.number);
        json.close_object();
    }
    json.close_array();
}

void write_plan(JsonWriter& json, const AgreedPlan& plan, Currency currency) {
    json.open_object("plan");
    json.instant("agreed_at_ms", plan.agreed_at);
    json.integer("since_version", plan.since_version);
    json.minor_if_any("kept_minor", plan.kept, currency);
    json.date_if_any("ended_on", plan.ended_on);
    write_plan_fields(json, plan.plan, currency);
    write_days(json, plan.days);
    json.close_object();
}

void write_plan_request(JsonWriter& json, const PlanRequest& request) {
    json.open_object("plan_request");
    json.instant("at_ms", request.at);
    write_wish(json, request.wish);
    json.text_if_any("declined", request.declined);
    json.close_object();
}

// Left out where there never was a mandate.
void write_debits(JsonWriter& json, const State& state) {
    if (state.mandates.empty())
        return;
    json.open_array("mandates");
    for (Mandate mandate : state.mandates) {
        mandate.iban = masked_iban(mandate.iban);
        json.open_object();
        write_mandate(json, mandate);
        json.close_object();
    }
    json.close_array();
    write_announced(json, "announced", state.announced);
    json.open_array("collections");
    for (const Collection& collection : state.collections) {
        json.open_object();
        write_collection(json, collection);
        json.close_object();
    }
    json.close_array();
}

void write_checkouts(JsonWriter& json, const State& state) {
    if (state.checkouts.empty())
        return;
    json.open_array("checkouts");
    for (const Checkout& checkout : state.checkouts) {
        json.open_object();
        write_checkout(json, checkout);
        json.close_object();
    }
    json.close_array();
}

void write_state(JsonWriter& json, const State& state) {
    const Currency currency = state.invoice.currency;
    json.instant("raised_at_ms", state.raised_at);
    json.open_object("invoice");
    write_invoice(json, state.invoice, BirthDates::LeftOut);
    json.close_object();
    json.open_array("movements");
    for (const Movement& movement : state.ledger.movements)
        write_movement(json, movement);
    json.close_array();
    if (state.plan)
        write_plan(json, *state.plan, currency);
    if (state.plan_request)
        write_plan_request(json, *state.plan_request);
    write_conversation(json, state.conversation);
    write_message_files(json, state.message_files);
    write_disputes(json, state.disputes);
    write_services(json, state.services);
    write_notes(json, state.notes);
    write_debits(json, state);
    write_checkouts(json, state);
    if (state.call)
        write_call(json, *state.call);
    write_visits(json, state.visits);
    if (state.share_events != 0)
        json.integer("share_events", state.share_events);
}

// ---- reading ------------------------------------------------------------------------------------------------------

// What the events of a journal can not be: then the page is not one.
void check_movement(Fields& fields, const Movement& movement, const State& state) {
    const auto count = static_cast<int>(state.postings.size());
    const bool is_first = state.ledger.movements.empty();
    if ((movement.kind == MovementKind::Claimed) != is_first)
        fields.refuse_field("kind", WireRule::OutOfRange, "the first is the claim itself, and no other");
    if (movement.kind == MovementKind::Charged && movement.positions.size() != 1)
        fields.refuse_field("positions", WireRule::OutOfRange, "one position is charged");
    if (movement.kind == MovementKind::Paid && movement.posting != count)
        fields.refuse_field("posting", WireRule::OutOfRange, "payments are numbered in their order");
    if (movement.kind == MovementKind::Reversed && (movement.posting < 0 || movement.posting >= count))
        fields.refuse_field("posting", WireRule::OutOfRange, "no payment before it has this number");
}

Movement read_movement(Fields fields, const State& state) {
    Movement movement;
    movement.version = fields.required_integer("version", 1, INT64_MAX);
    movement.on = fields.required_date("on");
    movement.kind = choice(fields, "kind", parse_movement(fields.required_code("kind")));
    movement.minor = fields.minor("amount_minor", eur).minor;
    movement.positions = fields.texts("positions");
    movement.text = fields.text("text");
    movement.posting = static_cast<int>(fields.integer("posting", 0, postings_max, -1));
    if (movement.kind == MovementKind::Charged)
        movement.charge = choice(fields, "charge", parse_position_kind(fields.required_code("charge")));
    if (movement.kind == MovementKind::Reversed)
        movement.reversal = choice(fields, "how", parse_reversal(fields.required_code("how")));
    if (movement.kind == MovementKind::Claimed || movement.kind == MovementKind::Ruled)
        movement.rule = choice(fields, "allocation", parse_allocation(fields.required_code("allocation")));
    check_movement(fields, movement, state);
    return movement;
}

std::vector<Dispute> read_disputes(Items items) {
    std::vector<Dispute> disputes;
    while (items.next()) {
        Fields fields = items.fields();
        disputes.push_back(read_dispute(fields));
    }
    return disputes;
}

std::vector<Note> read_notes(Items items) {
    std::vector<Note> notes;
    while (items.next()) {
        Fields fields = items.fields();
        Note& note = notes.emplace_back();
        note.kind = choice(fields, "kind", parse_note(fields.required_code("kind")));
        note.on = fields.required_date("on");
        note.day = fields.date("day");
        note.number = static_cast<int>(fields.integer("number", 0, postings_max, 0));
    }
    return notes;
}

AgreedPlan read_plan(Fields fields, Currency currency) {
    AgreedPlan plan;
    plan.agreed_at = fields.required_instant("agreed_at_ms");
    plan.since_version = fields.required_integer("since_version", 1, INT64_MAX);
    plan.kept = fields.minor("kept_minor", currency);
    plan.ended_on = fields.date("ended_on");
    plan.plan = read_plan_fields(fields, currency);
    plan.days = read_days(fields);
    return plan;
}

PlanRequest read_plan_request(Fields fields) {
    PlanRequest request;
    request.at = fields.required_instant("at_ms");
    request.wish = read_wish(fields);
    request.declined = fields.text("declined");
    return request;
}

void read_debits(Fields& fields, State& state) {
    const Currency currency = state.invoice.currency;
    for (Items mandates = fields.items("mandates"); mandates.next();) {
        Fields mandate = mandates.fields();
        state.mandates.push_back(read_mandate(mandate));
    }
    state.announced = read_announced(fields.items("announced"), currency);
    for (Items collections = fields.items("collections"); collections.next();) {
        Fields collection = collections.fields();
        state.collections.push_back(read_collection(collection, currency));
    }
}

State read_state(Fields& fields) {
    State state;
    state.version = fields.required_integer("version", 1, INT64_MAX);
    state.raised_at = fields.required_instant("raised_at_ms");
    Fields invoice = fields.required_object("invoice");
    state.invoice = read_invoice(invoice);
    const Currency currency = state.invoice.currency;
    for (Items movements = fields.items("movements"); movements.next();)
        take(state, read_movement(movements.fields(), state));
    if (fields.has("plan"))
        state.plan = read_plan(fields.object("plan"), currency);
    if (fields.has("plan_request"))
        state.plan_request = read_plan_request(fields.object("plan_request"));
    if (fields.has("conversation"))
        state.conversation = read_conversation(fields.object("conversation"));
    state.message_files = read_message_files(fields.items("message_files"));
    state.disputes = read_disputes(fields.items("disputes"));
    state.services = read_services(fields.items("services"));
    state.notes = read_notes(fields.items("notes"));
    read_debits(fields, state);
    for (Items checkouts = fields.items("checkouts"); checkouts.next();) {
        Fields checkout = checkouts.fields();
        state.checkouts.push_back(read_checkout(checkout, currency));
    }
    if (fields.has("call"))
        state.call = read_call(fields.object("call"));
    state.visits = read_visits(fields.items("visits"));
    state.share_events = static_cast<int>(fields.integer("share_events", 0, INT32_MAX, 0));
    return state;
}

} // namespace

std::string encode_page(const PageDocument& page) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.text("claim", claim_code(page.claim));
    json.integer("version", page.state.version);
    json.date("today", page.today);
    json.text("merchant", page.merchant);
    if (page.theme != default_theme()) {
        json.open_object("theme");
        write_theme(json, page.theme);
        json.close_object();
    }
    if (page.is_time_barred)
        json.flag("is_time_barred", true);
    if (page.is_payment_seen)
        json.flag("is_payment_seen", true);
    write_policy(json, page.policy);
    write_debit_terms(json, page.debit);
    write_pay_ways(json, page.ways);
    if (page.presence) {
        json.open_object("presence");
        json.flag("is_here", page.presence->is_here);
        json.date("on", page.presence->at.date);
        json.integer("minute", page.presence->at.minute);
        json.close_object();
    }
    if (page.answers) {
        json.open_object("answers");
        json.text("unit", answer_unit_code(page.answers->unit));
        if (page.answers->count > 0)
            json.integer("count", page.answers->count);
        json.close_object();
    }
    if (page.has_assistant)
        json.flag("has_assistant", true);
    write_state(json, page.state);
    json.close_object();
    return out;
}

std::string encode_conversation(const State& state) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    write_conversation(json, state.conversation);
    write_message_files(json, state.message_files);
    json.close_object();
    return out;
}

std::string encode_policy(const PlanPolicy& policy, const DebitTerms& debit, const std::vector<PayWay>& ways) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    write_policy(json, policy);
    write_debit_terms(json, debit);
    write_pay_ways(json, ways);
    json.close_object();
    return out;
}

Result<PageDocument, WireFault> decode_page(std::string_view text) {
    KZ_TRY(tree, parse_json(text, document_limits));
    Decoding decoding{tree, Strictness::Document, {}};
    Fields fields(decoding);
    PageDocument page;
    const std::string_view claim = fields.required_code("claim");
    if (const auto id = parse_claim_code(claim))
        page.claim = *id;
    else
        fields.refuse_field("claim", WireRule::BadFormat, "the code of a claim, \"c12\"");
    page.today = fields.required_date("today");
    page.merchant = fields.text("merchant");
    page.is_time_barred = fields.flag("is_time_barred");
    page.is_payment_seen = fields.flag("is_payment_seen");
    if (fields.has("theme"))
        page.theme = read_theme(fields.required_object("theme"));
    page.policy = read_policy(fields.required_object("policy"));
    page.debit = read_debit_terms(fields);
    page.ways = read_pay_ways(fields);
    if (fields.has("presence")) {
        Fields presence = fields.object("presence");
        page.presence.emplace();
        page.presence->is_here = presence.flag("is_here");
        page.presence->at.date = presence.required_date("on");
        page.presence->at.minute = presence.required_int("minute", 0, 24 * 60);
    }
    if (fields.has("answers")) {
        Fields answers = fields.object("answers");
        page.answers.emplace();
        page.answers->unit = choice(answers, "unit", parse_answer_unit(answers.required_code("unit")));
        page.answers->count = static_cast<int>(answers.integer("count", 0, answer_minutes_max, 0));
    }
    page.has_assistant = fields.flag("has_assistant");
    page.state = read_state(fields);
    if (decoding.fault)
        return refuse(*std::move(decoding.fault));
    return page;
}

} // namespace kz
