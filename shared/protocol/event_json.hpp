// Events as the journal stores them: a permanent kind, and JSON. What is written here is read for ever: a field may be
// added (older readers pass over it, its absence means its default), none may change its meaning; else "v" goes up and
// decode_event reads both. tests/shared/protocol/golden/event_*.txt hold one of each.
//
//   claim_raised       {v: 1, invoice: invoice}              invoice: see invoice_json.hpp
//   payment_posted     {v: 1, amount_minor, currency, booked_on, reference, positions: ["item-1"]}
//   payment_reversed   {v: 1, posting, booked_on, reason, how: "reversed" (when absent) | "returned" | "charged_back"}
//                      posting: which payment_posted of the claim, from 0
//   credit_noted       {v: 1, amount_minor, currency, number, on (absent: the day of writing), position}
//   plan_agreed        {v: 1, currency, plan, days}          plan, days, wish: see plan_fields.hpp; without days: the usual ones
//   contact_requested  {v: 1, subject, text, phone, email}   subject: subject_code
//   charged            {v: 1, charge: "cost" | "interest", amount_minor, currency, on, reason}
//   waived             {v: 1, amount_minor, currency, on, reason, position}
//   refunded           {v: 1, amount_minor, currency, booked_on, reference}
//   allocation_chosen  {v: 1, allocation: allocation_code, on}
//   plan_ended         {v: 1, is_broken}
//   delivered          {v: 1, on}
//   reminded           {v: 1, on, level}
//   due_moved          {v: 1, due_on}
//   paused             {v: 1, until}
//   resumed            {v: 1}
//   dispute_opened     {v: 1, positions: ["item-1"], reason: dispute_reason_code, text,
//                       payment: {amount_minor, currency, on, holder} (of already_paid), answer_by (absent in the first)}
//   dispute_resolved   {v: 1, dispute, outcome: dispute_outcome_code, reason}     dispute: which dispute_opened, from 0
//   plan_requested     {v: 1, wish}
//   plan_declined      {v: 1, reason}
//   plan_adjusted      {v: 1, adjustment: adjustment_code, currency, instalments: [{number, due_on, amount_minor}]}
//   proof_added        {v: 1, dispute, hash: SHA-256 in hex, kind: proof_kind_code, bytes}
//   service_blocked    {v: 1, service: "Mobilfunk 0170 5550123", on}
//   service_restored   {v: 1, service: which service_blocked, from 0}
//   mandate_given      {v: 1, mandate}                       mandate, announced, collection: see debit_fields.hpp
//   mandate_revoked    {v: 1}
//   collections_announced {v: 1, currency, debits: announced}
//   collection_sent    {v: 1, currency, collection}
//   collection_returned {v: 1, collection, on, reason}       collection: its reference
//   checkout_started   {v: 1, currency, checkout, method, provider, amount_minor}      checkout: its reference
//   checkout_moved     {v: 1, checkout, state, currency, refunded_minor}
//   slip_issued        {v: 1, checkout, code (absent: the provider's file alone has it), valid_until}
//   message_sent       {v: 1, channel: channel_code, text}   of staff
//   messages_seen      {v: 1, delivered, read}             of the side that the actor is on
//   conversation_closed {v: 1}
//   conversation_rated {v: 1, rating: 1 to 5}
//   assistant_answered {v: 1, topic: topic_code, text}
//   person_wanted {v: 1, ground: ground_code}
//   call_booked {v: 1, on, minute: of the day, phone}
//   call_cancelled {v: 1}
//   call_made {v: 1, is_reached}
//   share_noted {v: 1, move: share_move_code, share: id, helper, reason, scopes, minutes (of granted),
//                proposal: its number, what: proposal_kind_code (of proposed, taken, left), end: share_end_code, record (of ended)}
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
