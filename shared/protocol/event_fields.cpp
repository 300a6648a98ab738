#include "shared/protocol/event_fields.hpp"

#include "shared/protocol/checkout_fields.hpp"
#include "shared/protocol/debit_fields.hpp"
#include "shared/protocol/invoice_fields.hpp"
#include "shared/protocol/plan_fields.hpp"
#include "shared/protocol/state_fields.hpp"

#include <variant>

namespace kz {
namespace {

void write(JsonWriter& json, const ClaimRaised& event) {
    json.open_object("invoice");
    write_invoice(json, event.invoice, BirthDates::Written);
    json.close_object();
}

void write(JsonWriter& json, const PaymentPosted& event) {
    json.minor("amount_minor", event.amount, event.amount.currency);
    json.currency(event.amount.currency);
    json.date("booked_on", event.booked_on);
    json.text_if_any("reference", event.reference);
    json.texts_if_any("positions", event.positions);
}

void write(JsonWriter& json, const PaymentReversed& event) {
    json.integer("posting", event.posting);
    json.date("booked_on", event.booked_on);
    json.text_if_any("reason", event.reason);
    if (event.kind != ReversalKind::Reversed)
        json.text("how", reversal_code(event.kind));
}

void write(JsonWriter& json, const CreditNoted& event) {
    json.minor("amount_minor", event.amount, event.amount.currency);
    json.currency(event.amount.currency);
    json.text("number", event.number);
    json.date_if_any("on", event.on);
    json.text_if_any("position", event.position);
}

Currency currency_of(const std::vector<Instalment>& lines) {
    return lines.empty() ? eur : lines.front().amount.currency;
}

void write(JsonWriter& json, const PlanAgreed& event) {
    json.currency(currency_of(event.plan.lines));
    write_plan_fields(json, event.plan, currency_of(event.plan.lines));
    write_days(json, event.days);
}

void write(JsonWriter& json, const ContactRequested& event) {
    write_contact(json, event.request);
    if (event.channel != TalkChannel::Chat)
        json.text("channel", channel_code(event.channel));
    write_proofs(json, "files", event.files);
    if (event.files_left_out > 0)
        json.integer("files_left_out", event.files_left_out);
}

void write(JsonWriter& json, const Charged& event) {
    json.text("charge", position_code(event.kind));
    json.minor("amount_minor", event.amount, event.amount.currency);
    json.currency(event.amount.currency);
    json.date("on", event.on);
    json.text_if_any("reason", event.reason);
}

void write(JsonWriter& json, const Waived& event) {
    json.minor("amount_minor", event.amount, event.amount.currency);
    json.currency(event.amount.currency);
    json.date("on", event.on);
    json.text_if_any("reason", event.reason);
    json.text_if_any("position", event.position);
}

void write(JsonWriter& json, const Refunded& event) {
    json.minor("amount_minor", event.amount, event.amount.currency);
    json.currency(event.amount.currency);
    json.date("booked_on", event.booked_on);
    json.text_if_any("reference", event.reference);
}

void write(JsonWriter& json, const AllocationChosen& event) {
    json.text("allocation", allocation_code(event.rule));
    json.date("on", event.on);
}

void write(JsonWriter& json, const PlanEnded& event) {
    json.flag("is_broken", event.is_broken);
}

void write(JsonWriter& json, const Delivered& event) {
    json.date("on", event.on);
}

void write(JsonWriter& json, const Reminded& event) {
    json.date("on", event.on);
    json.integer("level", event.level);
}

void write(JsonWriter& json, const DueMoved& event) {
    json.date("due_on", event.due_on);
}

void write(JsonWriter& json, const Paused& event) {
    json.date("until", event.until);
}

void write(JsonWriter&, const Resumed&) {}

void write(JsonWriter& json, const DisputeOpened& event) {
    json.texts_if_any("positions", event.positions);
    json.text("reason", dispute_reason_code(event.reason));
    json.text_if_any("text", event.text);
    if (event.payment)
        write_reported(json, *event.payment);
    json.date_if_any("answer_by", event.answer_by);
}

void write(JsonWriter& json, const DisputeResolved& event) {
    json.integer("dispute", event.dispute);
    json.text("outcome", dispute_outcome_code(event.outcome));
    json.text_if_any("reason", event.reason);
}

void write(JsonWriter& json, const ProofAdded& event) {
    json.integer("dispute", event.dispute);
    write_proof(json, event.proof);
}

void write(JsonWriter& json, const ServiceBlocked& event) {
    json.text("service", event.service);
    json.date("on", event.on);
}

void write(JsonWriter& json, const ServiceRestored& event) {
    json.integer("service", event.service);
}

void write(JsonWriter& json, const PlanRequested& event) {
    write_wish(json, event.wish);
}

void write(JsonWriter& json, const PlanDeclined& event) {
    json.text("reason", event.reason);
}

void write(JsonWriter& json, const PlanAdjusted& event) {
    json.text("adjustment", adjustment_code(event.adjustment));
    json.currency(currency_of(event.lines));
    write_instalments(json, event.lines, currency_of(event.lines));
}

void write(JsonWriter& json, const MandateGiven& event) {
    write_mandate(json, event.mandate);
}

void write(JsonWriter&, const MandateRevoked&) {}

void write(JsonWriter& json, const CollectionsAnnounced& event) {
    json.currency(eur); // the scheme knows no other
    write_announced(json, "debits", event.debits);
}

void write(JsonWriter& json, const CollectionSent& event) {
    json.currency(event.collection.amount.currency);
    write_collection(json, event.collection);
}

void write(JsonWriter& json, const CollectionReturned& event) {
    json.text("collection", event.collection);
    json.date("on", event.on);
    json.text("reason", event.reason);
}

void write(JsonWriter& json, const CheckoutStarted& event) {
    json.currency(event.amount.currency);
    write_checkout(json, {event.checkout, event.method, event.provider, event.amount});
}

void write(JsonWriter& json, const CheckoutMoved& event) {
    json.text("checkout", event.checkout);
    json.text("state", checkout_state_code(event.state));
    json.currency(event.refunded.currency);
    json.minor("refunded_minor", event.refunded, event.refunded.currency);
}

void write(JsonWriter& json, const SlipIssued& event) {
    json.text("checkout", event.checkout);
    write_slip(json, event.slip);
}

void write(JsonWriter& json, const RefundOrdered& event) {
    json.minor("amount_minor", event.amount, event.amount.currency);
    json.currency(event.amount.currency);
    json.text("iban", event.iban);
    json.text("holder", event.holder);
}

void write(JsonWriter& json, const RefundCancelled& event) {
    json.integer("refund", event.refund);
}

void write(JsonWriter& json, const ContactClosed& event) {
    json.integer("contact", event.contact);
}

void write(JsonWriter& json, const MessageSent& event) {
    json.text("channel", channel_code(event.channel));
    json.text("text", event.text);
}

void write(JsonWriter& json, const MessagesSeen& event) {
    write_marks(json, event.marks);
}

void write(JsonWriter&, const ConversationClosed&) {}

void write(JsonWriter& json, const ConversationRated& event) {
    json.integer("rating", event.rating);
}

void write(JsonWriter& json, const CallBooked& event) {
    write_call_time(json, event.at);
    json.text("phone", event.phone);
}

void write(JsonWriter&, const CallCancelled&) {}

void write(JsonWriter& json, const CallMade& event) {
    json.flag("is_reached", event.is_reached);
}

void write(JsonWriter& json, const MessageFileAdded& event) {
    json.integer("message", event.message);
    write_proof(json, event.file);
}

void write(JsonWriter& json, const ConversationHandedOver& event) {
    json.text("by", event.by);
    json.text_if_any("to", event.to);
    json.text_if_any("note", event.note);
}

void write(JsonWriter& json, const AssistantAnswered& event) {
    json.text("topic", topic_code(event.topic));
    json.text("text", event.text);
}

void write(JsonWriter& json, const PersonWanted& event) {
    json.text("ground", ground_code(event.ground));
}

void write(JsonWriter& json, const ShareNoted& event) {
    const ShareStep& step = event.step;
    json.text("move", share_move_code(step.move));
    json.text("share", step.share);
    if (step.move == ShareMove::Granted) {
        json.text("helper", step.helper);
        json.text("reason", share_reason_code(step.question.reason));
        json.integer("scopes", step.question.scopes);
        json.integer("minutes", step.minutes);
    }
    if (step.proposal != 0) {
        json.integer("proposal", step.proposal);
        json.text("what", proposal_kind_code(step.kind));
    }
    if (step.end)
        json.text("end", share_end_code(*step.end));
    json.text_if_any("record", step.record);
}

} // namespace

void write_event_fields(JsonWriter& json, const EventBody& body) {
    std::visit([&](const auto& event) { write(json, event); }, body);
}

} // namespace kz
