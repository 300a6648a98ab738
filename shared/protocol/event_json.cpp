#include "shared/protocol/event_json.hpp"

#include "shared/protocol/checkout_fields.hpp"
#include "shared/protocol/debit_fields.hpp"
#include "shared/protocol/event_fields.hpp"
#include "shared/protocol/invoice_fields.hpp"
#include "shared/protocol/plan_fields.hpp"
#include "shared/protocol/state_fields.hpp"

#include <utility>

namespace kz {
namespace {

constexpr int event_version = 1;
constexpr int postings_max = 1'000'000'000;

EventBody read_claim_raised(Fields& fields) {
    Fields invoice = fields.required_object("invoice");
    return ClaimRaised{read_invoice(invoice)};
}

EventBody read_payment_posted(Fields& fields) {
    const Currency currency = fields.required_currency();
    return PaymentPosted{fields.required_minor("amount_minor", currency), fields.required_date("booked_on"),
                         fields.text("reference"), fields.texts("positions")};
}

EventBody read_payment_reversed(Fields& fields) {
    PaymentReversed event{fields.required_int("posting", 0, postings_max), fields.required_date("booked_on"),
                          fields.text("reason")};
    if (const auto how = fields.code("how"))
        event.kind = choice(fields, "how", parse_reversal(*how));
    return event;
}

EventBody read_credit_noted(Fields& fields) {
    const Currency currency = fields.required_currency();
    return CreditNoted{fields.required_minor("amount_minor", currency), fields.required_text("number"), fields.date("on"),
                       fields.text("position")};
}

EventBody read_plan_agreed(Fields& fields) {
    const Currency currency = fields.required_currency();
    InstalmentPlan plan = read_plan_fields(fields, currency);
    return PlanAgreed{std::move(plan), read_days(fields)};
}

EventBody read_contact_requested(Fields& fields) {
    ContactRequested event{read_contact(fields)};
    if (const auto channel = fields.code("channel"))
        event.channel = choice(fields, "channel", parse_channel(*channel));
    event.files = read_proofs(fields.items("files"));
    event.files_left_out = static_cast<int>(fields.integer("files_left_out", 0, INT16_MAX, 0));
    return event;
}

EventBody read_charged(Fields& fields) {
    const Currency currency = fields.required_currency();
    return Charged{choice(fields, "charge", parse_position_kind(fields.required_code("charge"))),
                   fields.required_minor("amount_minor", currency), fields.required_date("on"), fields.text("reason")};
}

EventBody read_waived(Fields& fields) {
    const Currency currency = fields.required_currency();
    return Waived{fields.required_minor("amount_minor", currency), fields.required_date("on"), fields.text("reason"),
                  fields.text("position")};
}

EventBody read_refunded(Fields& fields) {
    const Currency currency = fields.required_currency();
    return Refunded{fields.required_minor("amount_minor", currency), fields.required_date("booked_on"),
                    fields.text("reference")};
}

EventBody read_allocation_chosen(Fields& fields) {
    return AllocationChosen{choice(fields, "allocation", parse_allocation(fields.required_code("allocation"))),
                            fields.required_date("on")};
}

EventBody read_plan_ended(Fields& fields) {
    return PlanEnded{fields.flag("is_broken")};
}

EventBody read_delivered(Fields& fields) {
    return Delivered{fields.required_date("on")};
}

EventBody read_reminded(Fields& fields) {
    return Reminded{fields.required_date("on"), fields.required_int("level", 1, reminder_level_max)};
}

EventBody read_due_moved(Fields& fields) {
    return DueMoved{fields.required_date("due_on")};
}

EventBody read_paused(Fields& fields) {
    return Paused{fields.required_date("until")};
}

EventBody read_resumed(Fields&) {
    return Resumed{};
}

EventBody read_dispute_opened(Fields& fields) {
    DisputeOpened event;
    event.positions = fields.texts("positions");
    event.reason = choice(fields, "reason", parse_dispute_reason(fields.required_code("reason")));
    event.text = fields.text("text");
    if (fields.has("payment"))
        event.payment = read_reported(fields.object("payment"));
    event.answer_by = fields.date("answer_by");
    return event;
}

EventBody read_dispute_resolved(Fields& fields) {
    return DisputeResolved{fields.required_int("dispute", 0, postings_max),
                           choice(fields, "outcome", parse_dispute_outcome(fields.required_code("outcome"))),
                           fields.text("reason")};
}

EventBody read_proof_added(Fields& fields) {
    return ProofAdded{fields.required_int("dispute", 0, postings_max), read_proof(fields)};
}

EventBody read_service_blocked(Fields& fields) {
    std::string service = fields.required_text("service");
    return ServiceBlocked{std::move(service), fields.required_date("on")};
}

EventBody read_service_restored(Fields& fields) {
    return ServiceRestored{fields.required_int("service", 0, journal_entries_max)};
}

EventBody read_plan_requested(Fields& fields) {
    return PlanRequested{read_wish(fields)};
}

EventBody read_plan_declined(Fields& fields) {
    return PlanDeclined{fields.required_text("reason")};
}

EventBody read_plan_adjusted(Fields& fields) {
    const PlanAdjustment adjustment = choice(fields, "adjustment", parse_adjustment(fields.required_code("adjustment")));
    const Currency currency = fields.required_currency();
    return PlanAdjusted{adjustment, read_instalments(fields.items("instalments"), currency)};
}

EventBody read_mandate_given(Fields& fields) {
    return MandateGiven{read_mandate(fields)};
}

EventBody read_mandate_revoked(Fields&) {
    return MandateRevoked{};
}

EventBody read_collections_announced(Fields& fields) {
    const Currency currency = fields.required_currency();
    return CollectionsAnnounced{read_announced(fields.items("debits"), currency)};
}

EventBody read_collection_sent(Fields& fields) {
    const Currency currency = fields.required_currency();
    return CollectionSent{read_collection(fields, currency)};
}

EventBody read_collection_returned(Fields& fields) {
    return CollectionReturned{fields.required_text("collection"), fields.required_date("on"), fields.required_text("reason")};
}

EventBody read_checkout_started(Fields& fields) {
    const Currency currency = fields.required_currency();
    Checkout checkout = read_checkout(fields, currency);
    return CheckoutStarted{std::move(checkout.reference), checkout.method, checkout.provider, checkout.amount};
}

EventBody read_checkout_moved(Fields& fields) {
    CheckoutMoved moved;
    moved.checkout = fields.required_text("checkout");
    moved.state = choice(fields, "state", parse_checkout_state(fields.required_code("state")));
    const Currency currency = fields.required_currency();
    moved.refunded = fields.required_minor("refunded_minor", currency);
    return moved;
}

EventBody read_slip_issued(Fields& fields) {
    std::string checkout = fields.required_text("checkout");
    return SlipIssued{std::move(checkout), read_slip(fields)};
}

EventBody read_refund_ordered(Fields& fields) {
    const Currency currency = fields.required_currency();
    const Money amount = fields.required_minor("amount_minor", currency);
    std::string iban = fields.required_text("iban");
    return RefundOrdered{amount, std::move(iban), fields.required_text("holder")};
}

EventBody read_refund_cancelled(Fields& fields) {
    return RefundCancelled{fields.required_int("refund", 0, journal_entries_max)};
}

EventBody read_contact_closed(Fields& fields) {
    return ContactClosed{fields.required_int("contact", 0, messages_max)};
}

EventBody read_message_sent(Fields& fields) {
    const TalkChannel channel = choice(fields, "channel", parse_channel(fields.required_code("channel")));
    return MessageSent{channel, fields.raw_text("text")};
}

EventBody read_messages_seen(Fields& fields) {
    return MessagesSeen{read_marks(fields)};
}

EventBody read_conversation_closed(Fields&) {
    return ConversationClosed{};
}

EventBody read_conversation_rated(Fields& fields) {
    return ConversationRated{fields.required_int("rating", 1, rating_max)};
}

EventBody read_call_booked(Fields& fields) {
    const ClockTime at = read_call_time(fields);
    return CallBooked{at, fields.raw_text("phone")};
}

EventBody read_call_cancelled(Fields&) {
    return CallCancelled{};
}

EventBody read_call_made(Fields& fields) {
    return CallMade{fields.flag("is_reached")};
}

EventBody read_message_file_added(Fields& fields) {
    return MessageFileAdded{fields.required_int("message", 0, messages_max - 1), read_proof(fields)};
}

EventBody read_conversation_handed_over(Fields& fields) {
    std::string by = fields.required_text("by"), to = fields.text("to");
    return ConversationHandedOver{std::move(by), std::move(to), fields.raw_text("note")};
}

EventBody read_assistant_answered(Fields& fields) {
    const AssistantTopic topic = choice(fields, "topic", parse_assistant_topic(fields.required_code("topic")));
    return AssistantAnswered{topic, fields.raw_text("text")};
}

EventBody read_person_wanted(Fields& fields) {
    return PersonWanted{choice(fields, "ground", parse_person_ground(fields.required_code("ground")))};
}

EventBody read_share_noted(Fields& fields) {
    ShareStep step;
    step.move = choice(fields, "move", parse_share_move(fields.required_code("move")));
    step.share = fields.required_text("share");
    if (step.move == ShareMove::Granted) {
        step.helper = fields.required_text("helper");
        step.question.reason = choice(fields, "reason", parse_share_reason(fields.required_code("reason")));
        step.question.scopes = fields.required_int("scopes", 0, share_scopes_all);
        step.minutes = fields.required_int("minutes", 0, INT16_MAX);
    }
    step.proposal = static_cast<int>(fields.integer("proposal", 0, INT32_MAX, 0));
    if (step.proposal != 0)
        step.kind = choice(fields, "what", parse_proposal_kind(fields.required_code("what")));
    if (const auto end = fields.code("end"))
        step.end = choice(fields, "end", parse_share_end(*end));
    step.record = fields.text("record");
    return ShareNoted{std::move(step)};
}

struct Kind {
    std::string_view name;
    EventBody (*read)(Fields&);
};

// In the order of EventBody.
constexpr Kind kinds[] = {
    {"claim_raised", read_claim_raised},         {"payment_posted", read_payment_posted},
    {"payment_reversed", read_payment_reversed}, {"credit_noted", read_credit_noted},
    {"plan_agreed", read_plan_agreed},           {"contact_requested", read_contact_requested},
    {"charged", read_charged},                   {"waived", read_waived},
    {"refunded", read_refunded},                 {"allocation_chosen", read_allocation_chosen},
    {"plan_ended", read_plan_ended},             {"delivered", read_delivered},
    {"reminded", read_reminded},                 {"due_moved", read_due_moved},
    {"paused", read_paused},                     {"resumed", read_resumed},
    {"dispute_opened", read_dispute_opened},     {"dispute_resolved", read_dispute_resolved},
    {"plan_requested", read_plan_requested},     {"plan_declined", read_plan_declined},
    {"plan_adjusted", read_plan_adjusted},       {"proof_added", read_proof_added},
    {"service_blocked", read_service_blocked},   {"service_restored", read_service_restored},
    {"mandate_given", read_mandate_given},       {"mandate_revoked", read_mandate_revoked},
    {"collections_announced", read_collections_announced}, {"collection_sent", read_collection_sent},
    {"collection_returned", read_collection_returned}, {"checkout_started", read_checkout_started}, {"checkout_moved", read_checkout_moved},
    {"slip_issued", read_slip_issued},
    {"refund_ordered", read_refund_ordered}, {"refund_cancelled", read_refund_cancelled}, {"contact_closed", read_contact_closed},
    {"message_sent", read_message_sent},         {"messages_seen", read_messages_seen},
    {"conversation_closed", read_conversation_closed}, {"conversation_rated", read_conversation_rated},
    {"call_booked", read_call_booked}, {"call_cancelled", read_call_cancelled}, {"call_made", read_call_made},
    {"message_file_added", read_message_file_added}, {"conversation_handed_over", read_conversation_handed_over},
    {"assistant_answered", read_assistant_answered}, {"person_wanted", read_person_wanted}, {"share_noted", read_share_noted},
};
static_assert(std::variant_size_v<EventBody> == std::size(kinds));

} // namespace

std::string_view event_kind(const EventBody& body) {
    return kinds[body.index()].name;
}

EncodedEvent encode_event(const EventBody& body) {
    EncodedEvent encoded{event_kind(body), {}};
    JsonWriter json(encoded.json);
    json.begin_document();
    json.integer("v", event_version);
    write_event_fields(json, body);
    json.close_object();
    return encoded;
}

Result<EventBody, WireFault> decode_event(std::string_view name, std::string_view text) {
    const Kind* known = nullptr;
    for (const Kind& kind : kinds)
        if (kind.name == name)
            known = &kind;
    if (known == nullptr)
        return refuse(WireFault{{}, WireRule::KindUnknown, "no event has this kind"});
    KZ_TRY(tree, parse_json(text, document_limits));
    Decoding decoding{tree, Strictness::Document, {}};
    Fields fields(decoding);
    if (fields.required_integer("v", 1, INT64_MAX) > event_version)
        fields.refuse_field("v", WireRule::VersionUnknown, "written by a later version");
    EventBody body = known->read(fields);
    if (decoding.fault)
        return refuse(*std::move(decoding.fault));
    return body;
}

} // namespace kz
