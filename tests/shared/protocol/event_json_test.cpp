#include "shared/protocol/event_json.hpp"

#include "shared/domain/claims/invoice_rules.hpp"
#include "tests/shared/golden.hpp"
#include "tests/shared/protocol/samples.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;
using kz::test::check_golden;

namespace {

// "in order", or "missing at /invoice".
std::string outcome(std::string_view kind, std::string_view json) {
    const auto event = decode_event(kind, json);
    if (event)
        return "in order";
    return std::string(rule_code(event.error().rule)) + " at " + event.error().field;
}

} // namespace

TEST_CASE("an event comes back as it was") {
    for (const EventBody& event : wire_samples::events()) {
        const EncodedEvent encoded = encode_event(event);
        CAPTURE(encoded.kind);
        CHECK(decode_event(encoded.kind, encoded.json) == event);
    }
    SeededRandom random(4);
    for (int round = 0; round < 500; ++round) {
        const EventBody event = wire_samples::random_event(random);
        const EncodedEvent encoded = encode_event(event);
        const auto decoded = decode_event(encoded.kind, encoded.json);
        CAPTURE(round);
        CHECK((decoded && *decoded == event));
    }
}

TEST_CASE("every kind of event is read from what was written first, and written so still") {
    for (const EventBody& event : wire_samples::events()) {
        const EncodedEvent encoded = encode_event(event);
        const std::string name = "event_" + std::string(encoded.kind) + "_v1";
        CAPTURE(name);
        check_golden("protocol", name, wire_samples::indented(encoded.json));
        CHECK(decode_event(encoded.kind, test::read_text(test::golden_path("protocol", name))) == event);
    }
}

TEST_CASE("an event with every field that its kind has got since stays as it is") {
    for (const EventBody& event : wire_samples::fuller_events()) {
        const EncodedEvent encoded = encode_event(event);
        const std::string name = "event_" + std::string(encoded.kind) + "_v1_full";
        CAPTURE(name);
        check_golden("protocol", name, wire_samples::indented(encoded.json));
        CHECK(decode_event(encoded.kind, test::read_text(test::golden_path("protocol", name))) == event);
    }
}

TEST_CASE("kinds are permanent") {
    std::string kinds;
    for (const EventBody& event : wire_samples::events())
        kinds.append(event_kind(event)).append(" ");
    CHECK(kinds == "claim_raised payment_posted payment_reversed credit_noted plan_agreed contact_requested "
                   "charged waived refunded allocation_chosen plan_ended delivered reminded due_moved paused resumed "
                   "dispute_opened dispute_resolved plan_requested plan_declined plan_adjusted proof_added service_blocked service_restored "
                   "mandate_given mandate_revoked collections_announced collection_sent collection_returned "
                   "checkout_started checkout_moved slip_issued refund_ordered refund_cancelled contact_closed "
                   "message_sent messages_seen conversation_closed conversation_rated call_booked call_cancelled call_made "
                   "message_file_added conversation_handed_over assistant_answered person_wanted share_noted ");
}

TEST_CASE("a plan of the first form, its instalments alone, was monthly from its first day on") {
    const auto event = decode_event("plan_agreed", R"({"v":1,"currency":"EUR","instalments":[)"
                                                   R"({"number":1,"due_on":"2026-12-05","amount_minor":5001},)"
                                                   R"({"number":2,"due_on":"2027-01-05","amount_minor":5000}]})");
    const Date first = wire_samples::day("2026-12-05");
    CHECK(event == EventBody{PlanAgreed{{{RhythmKind::Monthly, 0},
                                         first,
                                         {{1, first, Money{5001, eur}}, {2, wire_samples::day("2027-01-05"), Money{5000, eur}}}},
                                        LinePolicy{}}});
}

TEST_CASE("a field of a later version is passed over") {
    const auto event = decode_event(
        "payment_posted",
        R"({"v":1,"amount_minor":1,"currency":"EUR","booked_on":"2026-11-10","bank":{"name":["x"]},"is_instant":true})");
    CHECK(event == EventBody{PaymentPosted{Money{1, eur}, wire_samples::day("2026-11-10"), ""}});
}

TEST_CASE("an invoice that grows by its escapes is still read back from the journal") {
    Invoice invoice = wire_samples::invoice();
    const InvoiceLine line = invoice.lines.front();
    invoice.lines.assign(100, line);
    for (InvoiceLine& each : invoice.lines)
        each.description = each.note = std::string(invoice_text_bytes_max, '<'); // six bytes each in JSON
    const EventBody event = ClaimRaised{invoice};
    const EncodedEvent encoded = encode_event(event);
    CHECK(encoded.json.size() > invoice_body_bytes_max);
    CHECK((decode_event(encoded.kind, encoded.json) == event));
    // The whole body of a request may be such characters, with room for the names of fields that were left out there.
    CHECK(document_bytes_max >= 7 * invoice_body_bytes_max);
}

TEST_CASE("an event that cannot be read is refused with the field and the reason") {
    const struct {
        const char* kind;
        const char* json;
        const char* outcome;
    } rows[] = {
        {"", "{}", "kind_unknown at "},
        {"claim_settled", "{\"v\":1}", "kind_unknown at "},
        {"Claim_raised", "{\"v\":1}", "kind_unknown at "},
        {"claim_raised", "", "malformed at "},
        {"claim_raised", "[]", "wrong_type at "},
        {"claim_raised", "{}", "missing at /v"},
        {"claim_raised", "{\"v\":0}", "out_of_range at /v"},
        {"claim_raised", "{\"v\":\"1\"}", "wrong_type at /v"},
        {"claim_raised", "{\"v\":2,\"x\":1}", "version_unknown at /v"},
        {"claim_raised", "{\"v\":1}", "missing at /invoice"},
        {"claim_raised", "{\"v\":1,\"invoice\":{}}", "missing at /invoice/issued_on"},
        {"payment_posted", "{\"v\":1}", "missing at /currency"},
        {"payment_posted", "{\"v\":1,\"currency\":\"EUR\"}", "missing at /amount_minor"},
        {"payment_posted", "{\"v\":1,\"currency\":\"EUR\",\"amount_minor\":1}", "missing at /booked_on"},
        {"payment_reversed", "{\"v\":1}", "missing at /posting"},
        {"payment_reversed", "{\"v\":1,\"posting\":-1}", "out_of_range at /posting"},
        {"payment_reversed", "{\"v\":1,\"posting\":4294967296}", "out_of_range at /posting"},
        {"payment_reversed", "{\"v\":1,\"posting\":0}", "missing at /booked_on"},
        {"credit_noted", "{\"v\":1,\"currency\":\"EUR\"}", "missing at /amount_minor"},
        {"credit_noted", "{\"v\":1,\"currency\":\"EUR\",\"amount_minor\":1}", "missing at /number"},
        {"plan_agreed", "{\"v\":1}", "missing at /currency"},
        {"plan_agreed", "{\"v\":1,\"currency\":\"EUR\",\"instalments\":{}}", "wrong_type at /instalments"},
        {"plan_agreed", "{\"v\":1,\"currency\":\"EUR\",\"instalments\":[1]}", "wrong_type at /instalments/0"},
        {"plan_agreed", "{\"v\":1,\"currency\":\"EUR\",\"instalments\":[{}]}", "missing at /instalments/0/number"},
        {"plan_agreed", "{\"v\":1,\"currency\":\"EUR\",\"instalments\":[{\"number\":61}]}",
         "out_of_range at /instalments/0/number"},
        {"plan_agreed", "{\"v\":1,\"currency\":\"EUR\",\"instalments\":[{\"number\":1}]}",
         "missing at /instalments/0/due_on"},
        {"plan_agreed", "{\"v\":1,\"currency\":\"EUR\",\"instalments\":[{\"number\":1,\"due_on\":\"2026-12-05\"}]}",
         "missing at /instalments/0/amount_minor"},
        {"payment_posted", "{\"v\":1,\"currency\":\"EUR\",\"amount_minor\":1,\"booked_on\":\"2026-12-05\",\"positions\":[1]}",
         "wrong_type at /positions"},
        {"payment_reversed", "{\"v\":1,\"posting\":0,\"booked_on\":\"2026-12-05\",\"how\":\"lost\"}", "unknown_code at /how"},
        {"charged", "{\"v\":1,\"currency\":\"EUR\",\"charge\":\"fun\"}", "unknown_code at /charge"},
        {"allocation_chosen", "{\"v\":1,\"allocation\":\"roman\"}", "unknown_code at /allocation"},
        {"reminded", "{\"v\":1,\"on\":\"2026-12-05\",\"level\":10}", "out_of_range at /level"},
        {"dispute_opened", "{\"v\":1,\"reason\":\"bored\"}", "unknown_code at /reason"},
        {"dispute_resolved", "{\"v\":1,\"dispute\":0}", "missing at /outcome"},
        {"contact_requested", "{\"v\":1}", "missing at /subject"},
        {"contact_requested", "{\"v\":1,\"subject\":\"hello\"}", "unknown_code at /subject"},
        {"contact_requested", "{\"v\":1,\"subject\":\"other\",\"text\":5}", "wrong_type at /text"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.kind);
        CAPTURE(row.json);
        CHECK(outcome(row.kind, row.json) == row.outcome);
    }
}
