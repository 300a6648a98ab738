// Every decoder, for tests that feed them anything.
#pragma once

#include "shared/protocol/answers.hpp"
#include "shared/protocol/bank_json.hpp"
#include "shared/protocol/claim_commands.hpp"
#include "shared/protocol/dispute_json.hpp"
#include "shared/protocol/event_json.hpp"
#include "shared/protocol/invoice_json.hpp"
#include "shared/protocol/kiosk_json.hpp"
#include "shared/protocol/page_json.hpp"
#include "shared/protocol/plan_steps.hpp"
#include "shared/protocol/problem.hpp"
#include "shared/protocol/requests.hpp"
#include "shared/protocol/share_json.hpp"
#include "shared/protocol/sms_json.hpp"
#include "shared/protocol/staff_json.hpp"
#include "shared/protocol/theme_json.hpp"
#include "shared/protocol/webhook_json.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace kz::wire_decoders {

template <class Decode, class Encode>
bool comes_back(std::string_view text, Decode decode, Encode encode) {
    const auto value = decode(text);
    return !value || decode(encode(*value)) == value;
}

struct Decoder {
    std::string_view name;
    bool (*is_stable)(std::string_view text); // false when a value that was read is another one after it was written and read again
};

inline constexpr Decoder decoders[] = {
    {"invoice", [](std::string_view text) { return comes_back(text, decode_invoice, encode_invoice); }},
    {"page", [](std::string_view text) { return comes_back(text, decode_page, encode_page); }},
    {"plan_wish", [](std::string_view text) {
         return comes_back(text, decode_plan_wish, [](const PlanWish& wish) { return encode_plan_step(AgreePlan{wish}); });
     }},
    {"contact_request", [](std::string_view text) { return comes_back(text, decode_contact_request, encode_contact_request); }},
    {"unlock", [](std::string_view text) { return comes_back(text, decode_unlock, encode_unlock); }},
    {"problem", [](std::string_view text) { return comes_back(text, decode_problem, encode_problem); }},
    {"claim", [](std::string_view text) {
         return comes_back(text, decode_claim, [](const ClaimView& claim) {
             std::string out;
             append_claim(out, claim);
             return out;
         });
     }},
    {"call_wish", [](std::string_view text) { return comes_back(text, decode_call_wish, encode_call_wish); }},
    {"rating", [](std::string_view text) { return comes_back(text, decode_rating, encode_rating); }},
    {"seen", [](std::string_view text) { return comes_back(text, decode_seen, encode_seen); }},
    {"mandate_wish", [](std::string_view text) { return comes_back(text, decode_mandate_wish, encode_mandate_wish); }},
    {"dispute_request", [](std::string_view text) { return comes_back(text, decode_dispute_request, encode_dispute_request); }},
    {"theme", [](std::string_view text) { return comes_back(text, decode_theme, encode_theme); }},
    {"share_order", [](std::string_view text) { return comes_back(text, decode_share_order, encode_share_order); }},
    {"receipt_seal", [](std::string_view text) { return comes_back(text, decode_receipt_seal, encode_receipt_seal); }},
    {"handover_wish", [](std::string_view text) { return comes_back(text, decode_handover_wish, encode_handover_wish); }},
    {"handover_offer", [](std::string_view text) { return comes_back(text, decode_handover_offer, encode_handover_offer); }},
    {"handover_standing", [](std::string_view text) { return comes_back(text, decode_handover_standing, encode_handover_standing); }},
    {"handover_opened", [](std::string_view text) { return comes_back(text, decode_handover_opened, encode_handover_opened); }},
    // Read here, and written elsewhere or in another form.
    {"checkout_wish", [](std::string_view text) { return decode_checkout_wish(text) || true; }},
    {"opened_checkout", [](std::string_view text) { return decode_opened_checkout(text) || true; }},
    {"share_status", [](std::string_view text) { return decode_share_status(text) || true; }},
    {"payment", [](std::string_view text) { return decode_payment(text) || true; }},
    {"reversal", [](std::string_view text) { return decode_reversal(text, 0) || true; }},
    {"collection_return", [](std::string_view text) { return decode_collection_return(text, "") || true; }},
    {"resolution", [](std::string_view text) { return decode_resolution(text, 0) || true; }},
    {"link_request", [](std::string_view text) { return decode_link_request(text) || true; }},
    {"merchant_settings", [](std::string_view text) { return decode_merchant_settings(text) || true; }},
    {"bank_assignments", [](std::string_view text) { return decode_bank_assignments(text) || true; }},
    {"bank_set_aside", [](std::string_view text) { return decode_bank_set_aside(text) || true; }},
    {"sms_gateway", [](std::string_view text) { return decode_sms_gateway(text) || true; }},
    {"staff_request", [](std::string_view text) { return decode_staff_request(text) || true; }},
    {"staff_role", [](std::string_view text) { return decode_staff_role(text) || true; }},
    {"webhook_request", [](std::string_view text) { return decode_webhook_request(text, WebhookScheme::Https) || true; }},
    {"replay_request", [](std::string_view text) { return decode_replay_request(text) || true; }},
};

template <std::size_t... kind>
bool are_events_stable(std::string_view text, std::index_sequence<kind...>) {
    return (comes_back(
                text, [](std::string_view json) { return decode_event(event_kind(EventBody(std::in_place_index<kind>)), json); },
                [](const EventBody& event) { return encode_event(event).json; }) &&
            ...);
}

// The first decoder whose value does not come back, or nothing.
inline std::string_view unstable_decoder(std::string_view text) {
    for (const Decoder& decoder : decoders)
        if (!decoder.is_stable(text))
            return decoder.name;
    for (const PlanStepKind& kind : plan_step_kinds())
        if (!comes_back(text, kind.decode, encode_plan_step))
            return kind.path;
    for (const ClaimCommand& command : claim_commands())
        (void)command.decode(text);
    return are_events_stable(text, std::make_index_sequence<std::variant_size_v<EventBody>>()) ? "" : "an event's";
}

} // namespace kz::wire_decoders
