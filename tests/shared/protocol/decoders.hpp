// Every decoder behind a number, for tests that feed them anything.
#pragma once

#include "shared/protocol/answers.hpp"
#include "shared/protocol/bank_json.hpp"
#include "shared/protocol/claim_commands.hpp"
#include "shared/protocol/event_json.hpp"
#include "shared/protocol/invoice_json.hpp"
#include "shared/protocol/page_json.hpp"
#include "shared/protocol/plan_steps.hpp"
#include "shared/protocol/problem.hpp"
#include "shared/protocol/requests.hpp"
#include "shared/protocol/sms_json.hpp"

#include <string>
#include <string_view>

namespace kz::wire_decoders {

inline constexpr std::string_view event_kinds[] = {
    "claim_raised", "payment_posted", "payment_reversed",  "credit_noted", "plan_agreed",    "contact_requested",
    "charged",      "waived",         "refunded",          "allocation_chosen", "plan_ended", "delivered",
    "reminded",     "due_moved",      "paused",            "resumed",      "dispute_opened", "dispute_resolved",
    "plan_requested", "plan_declined", "plan_adjusted", "call_booked", "call_made", "share_noted"};
inline constexpr int first_event = 15;
inline constexpr int first_command = first_event + static_cast<int>(std::size(event_kinds));
inline const int count = first_command + static_cast<int>(claim_commands().size());

template <class Decode, class Encode>
bool comes_back(std::string_view text, Decode decode, Encode encode) {
    const auto value = decode(text);
    return !value || decode(encode(*value)) == value;
}

// False when a value that was read is another one after it was written and read again.
inline bool is_stable(int decoder, std::string_view text) {
    switch (decoder) {
    case 0: return comes_back(text, decode_invoice, encode_invoice);
    case 1: return comes_back(text, decode_page, encode_page);
    case 2: return comes_back(text, decode_plan_wish, [](const PlanWish& wish) { return encode_plan_step(AgreePlan{wish}); });
    case 3: return comes_back(text, decode_contact_request, encode_contact_request);
    case 4: return comes_back(text, decode_unlock, encode_unlock);
    case 5: return comes_back(text, decode_problem, encode_problem);
    case 6:
        return comes_back(text, decode_claim, [](const ClaimView& claim) {
            std::string out;
            append_claim(out, claim);
            return out;
        });
    case 7: return decode_payment(text) || true;
    case 8: return decode_reversal(text, 0) || true;
    case 9: return decode_link_request(text) || true;
    case 10: return decode_merchant_settings(text) || true;
    case 11: return decode_bank_assignments(text) || true;
    case 12: return decode_bank_set_aside(text) || true;
    case 13: return comes_back(text, decode_call_wish, encode_call_wish);
    case 14: return decode_sms_gateway(text) || true;
    default: {
        if (decoder >= first_command)
            return claim_commands()[static_cast<std::size_t>(decoder - first_command)].decode(text) || true;
        const std::string_view kind = event_kinds[decoder - first_event];
        return comes_back(
            text, [&](std::string_view json) { return decode_event(kind, json); },
            [](const EventBody& event) { return encode_event(event).json; });
    }
    }
}

} // namespace kz::wire_decoders
