// The page of one claim as its customer's client gets it: GET /api/v1/page, and the answer to every command of a customer.
//
//   page  {claim: "c12", version, today, merchant, theme, policy, raised_at_ms, invoice, movements: [movement],
//          plan: plan (absent: none), plan_request (absent: none), conversation (absent: nobody has written), message_files (absent: none), disputes: [dispute], services: [service],
//          notes: [note], debit, mandates: [mandate], announced, collections: [collection], ways, checkouts: [checkout],
//          call: {on, minute, phone, state: call_state_code, tries, bookings} (absent: none was booked),
//          visits: [{helper, begun_at_ms, ended_at_ms (absent: the page is seen now)}] (absent: none), share_events: of the journal about nothing else,
//          presence: {is_here, on, minute: of the day} (absent: not told),   until when somebody answers, or again from when
//          answers: {unit: answer_unit_code, count (of minutes, hours and days)} (absent: not known)}   within which time they usually come
//                                                                see debit_fields.hpp; ibans of mandates are masked
//                                                                the last two: see checkout_fields.hpp
//   policy, wish, days: see plan_fields.hpp
//   movement {version, on, kind: movement_code, amount_minor, positions: ["item-1"], text, posting (of paid and reversed: the
//            first is number 0), charge (of charged): position_code, how (of reversed): reversal_code,
//            allocation (of claimed and ruled): allocation_code}         the ledger's: positions and balances follow from them
//   dispute  {positions: ["item-1"], reason: dispute_reason_code, outcome: dispute_outcome_code (absent: it is open)}
//   service  {name, since, settled_at_ms (absent: something was open), restored_at_ms (absent: it is blocked)}
//   note     {kind: note_code, on, day (of due_moved and paused: the new one), number (of reminded: its level; of disputes, services and
//            collections: which; of plan_adjusted: how)}
//   plan     {agreed_at_ms, since_version: what moved money after it counts for the lines, kept_minor, ended_on (absent: it runs),
//            rhythm, pay_day, first_on, instalments: [{number, due_on, amount_minor}], days}
//   plan_request {at_ms, wish, declined: the reason (absent: it waits)}
//   conversation {messages: [{from: side_code, channel: channel_code, at_ms, subject, text, phone, email}], customer: marks, staff: marks,
//            closed_at_ms (absent: it is open), rating (absent: not said), events: of the journal that are about nothing else}
//   marks    {delivered, read}: so many messages, of both sides, are on a device of this side, and were read
//   theme: see theme_json.hpp; absent: the default one
//   invoice: see invoice_json.hpp, without birth dates, which prove who somebody is. All amounts but the policy's are in invoice.currency.
//
// The page changes with its version, with the day and with the merchant's settings: an ETag is made of all three.
#pragma once

#include "shared/base/result.hpp"
#include "shared/domain/contact/answer_time.hpp"
#include "shared/domain/contact/business_hours.hpp"
#include "shared/domain/journal/journal.hpp"
#include "shared/protocol/wire_fault.hpp"
#include "shared/theme/theme.hpp"

#include <string>
#include <string_view>

namespace kz {

struct PageDocument {
    ClaimId claim;
    Date today; // at the merchant's
    std::string merchant;
    Theme theme = default_theme();
    PlanPolicy policy;
    State state;
    bool is_time_barred = false; // nothing is asked for any more
    DebitTerms debit = {};
    bool is_payment_seen = false; // money came in that probably belongs here, and waits for a person
    std::vector<PayWay> ways = {}; // that can be reached
    std::optional<Presence> presence = {};
    std::optional<AnswerPromise> answers = {};
    bool has_assistant = false; // a machine answers first

    friend bool operator==(const PageDocument&, const PageDocument&) = default;
};

// Precondition: the state's amounts are in its invoice's currency, as decide() keeps them. Birth dates are left out, accounts of mandates are masked.
std::string encode_page(const PageDocument& page);
// {"policy": …, "debit": …, "ways": …}: what of the page is the merchant's settings.
std::string encode_policy(const PlanPolicy& policy, const DebitTerms& debit = {}, const std::vector<PayWay>& ways = {});
// {"conversation": …, "message_files": …} alone; {} when nobody has written.
std::string encode_conversation(const State& state);
Result<PageDocument, WireFault> decode_page(std::string_view json);

} // namespace kz
