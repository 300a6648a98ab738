// Events as the journal stores them: a permanent kind, and JSON. What is written here is read for ever: a field may be
// added (older readers pass over it, its absence means its default), none may change its meaning; else "v" goes up and
// decode_event reads both. tests/shared/protocol/golden/event_*.txt hold one of each.
//
//   claim_raised       {v: 1, invoice: invoice}              invoice: see invoice_json.hpp
//   payment_posted     {v: 1, amount_minor, currency, booked_on, reference}
//   payment_reversed   {v: 1, posting, booked_on, reason}    posting: which payment_posted of the claim, from 0
//   credit_noted       {v: 1, amount_minor, currency, number}
//   plan_agreed        {v: 1, currency, instalments: [{number, due_on, amount_minor}]}
//   contact_requested  {v: 1, subject, text, phone, email}   subject: subject_code
//
// When and by whom stands beside the body, in the columns of the store.
#pragma once

#include "shared/base/result.hpp"
#include "shared/domain/journal/journal.hpp"
#include "shared/protocol/wire_fault.hpp"

#include <string>
#include <string_view>

namespace kz {

struct EncodedEvent {
    std::string_view kind; // static text
    std::string json;

    friend bool operator==(const EncodedEvent&, const EncodedEvent&) = default;
};

std::string_view event_kind(const EventBody& body); // "claim_raised"
EncodedEvent encode_event(const EventBody& body);
Result<EventBody, WireFault> decode_event(std::string_view kind, std::string_view json);

} // namespace kz
