#include "shared/protocol/event_json.hpp"

#include "shared/protocol/invoice_fields.hpp"
#include "shared/protocol/state_fields.hpp"

#include <utility>

namespace kz {
namespace {

constexpr int event_version = 1;
constexpr int postings_max = 1'000'000'000;

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
}

void write(JsonWriter& json, const PaymentReversed& event) {
    json.integer("posting", event.posting);
    json.date("booked_on", event.booked_on);
    json.text_if_any("reason", event.reason);
}

void write(JsonWriter& json, const CreditNoted& event) {
    json.minor("amount_minor", event.amount, event.amount.currency);
    json.currency(event.amount.currency);
    json.text("number", event.number);
}

void write(JsonWriter& json, const PlanAgreed& event) {
    const Currency currency = event.instalments.empty() ? eur : event.instalments.front().amount.currency;
    json.currency(currency);
    write_instalments(json, event.instalments, currency);
}

void write(JsonWriter& json, const ContactRequested& event) {
    write_contact(json, event.request);
}

EventBody read_claim_raised(Fields& fields) {
    Fields invoice = fields.required_object("invoice");
    return ClaimRaised{read_invoice(invoice)};
}

EventBody read_payment_posted(Fields& fields) {
    const Currency currency = fields.required_currency();
    return PaymentPosted{fields.required_minor("amount_minor", currency), fields.required_date("booked_on"),
                         fields.text("reference")};
}

EventBody read_payment_reversed(Fields& fields) {
    return PaymentReversed{fields.required_int("posting", 0, postings_max), fields.required_date("booked_on"),
                           fields.text("reason")};
}

EventBody read_credit_noted(Fields& fields) {
    const Currency currency = fields.required_currency();
    return CreditNoted{fields.required_minor("amount_minor", currency), fields.required_text("number")};
}

EventBody read_plan_agreed(Fields& fields) {
    const Currency currency = fields.required_currency();
    return PlanAgreed{read_instalments(fields.items("instalments"), currency)};
}

EventBody read_contact_requested(Fields& fields) {
    return ContactRequested{read_contact(fields)};
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
    std::visit([&](const auto& event) { write(json, event); }, body);
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
