#include "native/server/desk.hpp"

#include "native/platform/clock.hpp"
#include "native/server/answer_times.hpp"
#include "native/server/call_desk.hpp"
#include "native/server/courier.hpp"
#include "native/server/news.hpp"
#include "shared/base/hash.hpp"
#include "shared/domain/claims/normal_invoice.hpp"
#include "shared/domain/contact/phone_number.hpp"
#include "shared/domain/journal/law_of_claim.hpp"
#include "shared/protocol/event_json.hpp"
#include "shared/protocol/invoice_json.hpp"

#include <algorithm>

namespace kz {
namespace {

ClaimRecord first_record(const Invoice& invoice, const Merchant& merchant) {
    ClaimRecord record;
    record.merchant = merchant.id;
    record.seller_key = party_key(invoice.seller);
    record.number = invoice.number;
    record.fingerprint = hash64(encode_invoice(invoice));
    record.seller_name = invoice.seller.name;
    record.buyer_name = invoice.buyer.name;
    record.issued_on = invoice.issued_on;
    record.currency = invoice.currency;
    record.total_minor = claimed(invoice).minor;
    for (const InvoiceLine& line : invoice.lines)
        record.lines.push_back({line.id, line.name, plain(line.quantity), line.unit, plain(line.price), line.net.minor,
                                plain(line.tax_percent)});
    return record;
}

// A pause hides a dispute about a part, and ends by itself: the day beside it tells.
std::optional<Standing> hold_of(const State& state, Date today) {
    if (held(state).is_positive())
        return held(state) == open(state) ? Standing::Disputed : Standing::PartlyDisputed;
    return standing(state, today) == Standing::Waived ? std::optional(Standing::Waived) : std::nullopt;
}

// The part of the record that moves with the journal.
void bring_up_to(ClaimRecord& record, const State& state, Date today) {
    record.version = state.version;
    record.paid_minor = paid(state).minor;
    record.open_minor = open(state).minor;
    record.has_plan = state.plan && !state.plan->ended_on;
    record.due_on = due_date(state);
    record.hold = hold_of(state, today);
    record.call_at = is_call_booked(state) ? std::optional(state.call->at) : std::nullopt;
    record.is_waiting = has_open_dispute(state) || (state.plan_request && state.plan_request->is_waiting()) || first_unanswered(state.conversation);
    record.paused_until = paused_until(state, today);
    record.next_due_on = record.due_on;
    if (record.has_plan)
        for (const LineStanding& line : plan_lines(state, today))
            if (is_left(line)) {
                record.next_due_on = add_days(line.line.due_on, state.plan->days.grace_days);
                break;
            }
}

// What a machine said or found is nobody's word, whoever gave the command.
Actor actor_of(const EventBody& body, Actor actor) {
    const auto* wanted = std::get_if<PersonWanted>(&body);
    const bool is_machine = std::holds_alternative<AssistantAnswered>(body) || (wanted != nullptr && wanted->ground != PersonGround::Pressed);
    return is_machine ? Actor::System : actor;
}

std::vector<StoredEvent> stored(const std::vector<EventBody>& bodies, State& state, Actor actor, Instant at) {
    std::vector<StoredEvent> events;
    for (const EventBody& body : bodies) {
        const Actor whose = actor_of(body, actor);
        apply(state, Event{at, whose, body});
        EncodedEvent encoded = encode_event(body);
        events.push_back({state.version, at, whose, std::string(encoded.kind), std::move(encoded.json)});
    }
    return events;
}

// Who objected, who decided on it, and that somebody wrote. Never what.
void leave_trace(Transaction& store, ClaimId claim, const std::vector<EventBody>& bodies, Actor actor, Moment now) {
    for (const EventBody& body : bodies) {
        if (const auto* opened = std::get_if<DisputeOpened>(&body))
            store.add_audit({now.at, actor, "dispute_opened", claim, std::string(dispute_reason_code(opened->reason))});
        if (const auto* resolved = std::get_if<DisputeResolved>(&body))
            store.add_audit({now.at, actor, "dispute_resolved", claim,
                             std::to_string(resolved->dispute) + " " + std::string(dispute_outcome_code(resolved->outcome))});
        if (const auto* added = std::get_if<ProofAdded>(&body))
            store.add_audit({now.at, actor, "proof_added", claim, added->proof.hash});
        if (const auto* written = std::get_if<ContactRequested>(&body))
            store.add_audit({now.at, actor, "message_sent", claim, std::string(channel_code(written->channel))});
        if (const auto* sent = std::get_if<MessageSent>(&body))
            store.add_audit({now.at, actor, "message_sent", claim, std::string(channel_code(sent->channel))});
        if (const auto* answered = std::get_if<AssistantAnswered>(&body))
            store.add_audit({now.at, actor_of(body, actor), "assistant_answered", claim, std::string(topic_code(answered->topic))});
        if (const auto* wanted = std::get_if<PersonWanted>(&body))
            store.add_audit({now.at, actor_of(body, actor), "person_wanted", claim, std::string(ground_code(wanted->ground))});
        if (const auto* booked = std::get_if<CallBooked>(&body))
            store.add_audit({now.at, actor, "call_booked", claim, call_time_code(booked->at)});
        if (std::holds_alternative<CallCancelled>(body))
            store.add_audit({now.at, actor, "call_cancelled", claim, {}});
        if (const auto* made = std::get_if<CallMade>(&body))
            store.add_audit({now.at, actor, "call_made", claim, made->is_reached ? "reached" : "missed"});
        if (const auto* added = std::get_if<MessageFileAdded>(&body))
            store.add_audit({now.at, actor, "message_file_added", claim, added->file.hash});
        if (const auto* over = std::get_if<ConversationHandedOver>(&body))
            store.add_audit({now.at, actor, "conversation_handed_over", claim, over->to});
        if (std::holds_alternative<ConversationClosed>(body))
            store.add_audit({now.at, actor, "conversation_closed", claim, {}});
        if (const auto* rated = std::get_if<ConversationRated>(&body))
            store.add_audit({now.at, actor, "conversation_rated", claim, std::to_string(rated->rating)});
    }
}

// What the claim is found by when its customer calls.
void note_phones(Transaction& store, MerchantId merchant, ClaimId claim, const Invoice& invoice, const std::vector<EventBody>& bodies) {
    const auto note = [&](std::string_view typed) {
        if (const auto phone = typed.empty() ? std::nullopt : e164(typed, law_of(invoice).country))
            store.note_phone(merchant, claim, *phone);
    };
    for (const EventBody& body : bodies) {
        if (std::holds_alternative<ClaimRaised>(body))
            note(invoice.buyer.phone);
        if (const auto* written = std::get_if<ContactRequested>(&body))
            note(written->request.phone);
        if (const auto* booked = std::get_if<CallBooked>(&body))
            note(booked->phone);
    }
}

} // namespace

Moment this_moment() {
    const Instant at = now();
    return {at, central_european_date(at)};
}

Merchant merchant_for(Transaction& store, const Party& seller, Moment now) {
    const std::string key = party_key(seller);
    if (auto known = store.find_merchant(key))
        return *known;
    Merchant merchant;
    merchant.seller_key = key;
    merchant.name = seller.trade_name.empty() ? seller.name : seller.trade_name;
    merchant.id = store.add_merchant(merchant);
    store.add_audit({now.at, Actor::System, "merchant_added", {}, std::to_string(merchant.id.value)});
    return merchant;
}

void Desk::note_change(ClaimId claim) {
    touch(claim);
    if (on_change)
        on_change(claim);
}

Result<Desk::Acted, Refused> Desk::act(Transaction& store, ClaimId claim, const Command& command, Actor actor,
                                       Moment now) {
    State& state = states_.get(store, claim);
    PlanPolicy policy;
    Command asked = command;
    std::optional<Merchant> merchant;
    if (state.version > 0) {
        if (!store.load_head(claim, record_))
            throw StoreError("claim " + claim_code(claim) + " has a journal and no record");
        if ((merchant = store.merchant(record_.merchant))) {
            policy = merchant->policy;
            if (auto* opened = std::get_if<OpenDispute>(&asked))
                opened->answer_days = merchant->answer_days;
            if (auto* booked = std::get_if<BookCall>(&asked)) {
                booked->now = central_european_clock(now.at);
                booked->times = free_call_times(store, *merchant, state.invoice, claim, booked->now);
            }
        }
    }
    // Who has probably paid is left in peace until a person has said so.
    if (is_pressing(command) && store.has_seen_payment(claim))
        return refuse(Refused{JournalRefusal::ClaimHeld});
    KZ_TRY(bodies, decide(state, asked, policy, now.today));
    const std::int64_t expected = state.version;
    const Money open_before = open(state);
    const auto question = first_unanswered(state.conversation);
    const std::vector<StoredEvent> events = stored(bodies, state, actor, now.at);
    const bool was_waiting = record_.is_waiting || record_.call_at;
    bring_up_to(record_, state, now.today);
    if (was_waiting || record_.is_waiting || record_.call_at)
        note_task();
    store.append(expected, events, record_);
    leave_trace(store, claim, bodies, actor, now);
    note_phones(store, record_.merchant, claim, state.invoice, bodies);
    if (std::holds_alternative<MandateGiven>(bodies.front()))
        store.note_mandate(record_.merchant, claim);
    tell_merchant(store, record_, state, open_before, bodies, now);
    if (const auto* sent = std::get_if<MessageSent>(&bodies.front()); sent != nullptr && sent->channel == TalkChannel::Chat)
        note_answer(store, claim, state, now.at, mail_wait_milliseconds);
    if (merchant && question && std::holds_alternative<MessageSent>(bodies.front()))
        note_answer_time(store, *std::move(merchant), state.invoice, waits_since(state.conversation, *question), now.at);
    note_change(claim);
    return Acted{claim, &state, &record_};
}

Desk::Raised Desk::raise(Transaction& store, const Invoice& given, Actor actor, Moment now) {
    const Invoice invoice = normalised(given);
    if (const ClaimId known = store.find_claim(party_key(invoice.seller), invoice.number); known.is_set())
        return {states_.get(store, known).invoice == invoice ? Raising::Known : Raising::Conflict, known, {}};
    State state;
    auto bodies = decide(state, RaiseClaim{invoice}, {}, now.today);
    if (!bodies)
        return {Raising::Faulty, {}, bodies.error().invoice};
    const Merchant merchant = merchant_for(store, invoice.seller, now);
    ClaimRecord record = first_record(invoice, merchant);
    const std::vector<StoredEvent> events = stored(*bodies, state, actor, now.at);
    bring_up_to(record, state, now.today);
    const ClaimId claim = store.append(0, events, record);
    record.id = claim;
    note_phones(store, merchant.id, claim, state.invoice, *bodies);
    tell_merchant(store, record, state, {}, *bodies, now);
    note_change(claim);
    states_.put(claim, std::move(state));

    if (invoice.kind == InvoiceKind::CreditNote && !invoice.preceding_number.empty()) {
        const ClaimId preceding = store.find_claim(record.seller_key, invoice.preceding_number);
        if (preceding.is_set())
            // Refused when the invoice is open for less: then the credit stays with the credit note alone.
            static_cast<void>(act(store, preceding, TakeCredit{invoice.totals.due, invoice.number, std::min(invoice.issued_on, now.today)}, actor, now));
    }
    return {Raising::New, claim, {}};
}

} // namespace kz
