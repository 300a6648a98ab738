#include "shared/base/decimal_text.hpp"
#include "shared/domain/journal/debits.hpp"

#include <algorithm>
#include <utility>

namespace kz {
namespace {

// Writes one event into the state: what it is, and the version that it makes.
class Applying {
public:
    Applying(State& state, const Event& event)
        : state_(state), at_(event.at), actor_(event.actor), today_(central_european_date(event.at)), version_(state.version + 1) {}

    void operator()(const ClaimRaised& raised) {
        state_.invoice = raised.invoice;
        state_.raised_at = at_;
        Movement movement = of(MovementKind::Claimed, raised.invoice.issued_on, {});
        movement.rule = allocation_rule(raised.invoice);
        take(state_, std::move(movement));
    }
    void operator()(const PaymentPosted& payment) {
        Movement movement = of(MovementKind::Paid, payment.booked_on, payment.amount);
        movement.posting = static_cast<int>(state_.postings.size());
        movement.text = payment.reference;
        movement.positions = payment.positions;
        take(state_, std::move(movement));
    }
    void operator()(const PaymentReversed& reversal) {
        const auto index = static_cast<std::size_t>(reversal.posting);
        if (reversal.posting < 0 || index >= state_.postings.size() || state_.postings[index].is_reversed())
            return;
        // Nothing comes back before it was there, whatever the bank's days say.
        Movement movement = of(MovementKind::Reversed, std::max(reversal.booked_on, state_.postings[index].booked_on),
                               state_.postings[index].amount);
        movement.posting = reversal.posting;
        movement.text = reversal.reason;
        movement.reversal = reversal.kind;
        // Of a collection it is the bank's return; a posting that was wrong says nothing of the account.
        const int collection = collection_of_posting(state_, state_.postings[index]);
        take(state_, std::move(movement));
        if (reversal.kind != ReversalKind::Reversed)
            give_back(collection, reversal.booked_on, reversal.reason);
    }
    void operator()(const CreditNoted& credit) {
        Movement movement = of(MovementKind::Credited, credit.on.value_or(today_), credit.amount);
        movement.text = credit.number;
        name(movement, credit.position);
        take(state_, std::move(movement));
    }
    void operator()(const Charged& charge) {
        Movement movement = of(MovementKind::Charged, charge.on, charge.amount);
        movement.charge = charge.kind;
        movement.text = charge.reason;
        movement.positions = {next_key(state_.ledger, charge.kind)};
        take(state_, std::move(movement));
    }
    void operator()(const Waived& waiver) {
        Movement movement = of(MovementKind::Waived, waiver.on, waiver.amount);
        movement.text = waiver.reason;
        name(movement, waiver.position);
        take(state_, std::move(movement));
    }
    void operator()(const Refunded& refund) {
        Movement movement = of(MovementKind::Refunded, refund.booked_on, refund.amount);
        movement.text = refund.reference;
        take(state_, std::move(movement));
        close_refund(refund);
    }
    void operator()(const AllocationChosen& chosen) {
        Movement movement = of(MovementKind::Ruled, chosen.on, {});
        movement.rule = chosen.rule;
        take(state_, std::move(movement));
    }
    void operator()(const PlanAgreed& agreed) {
        state_.plan = AgreedPlan{agreed.plan, agreed.days, at_, version_, Money{0, state_.invoice.currency}};
        state_.plan_request.reset();
    }
    void operator()(const PlanRequested& request) {
        state_.plan_request = PlanRequest{request.wish, at_};
        state_.notes.push_back({NoteKind::PlanRequested, today_});
    }
    void operator()(const PlanDeclined& decline) {
        if (state_.plan_request)
            state_.plan_request->declined = decline.reason;
        state_.notes.push_back({NoteKind::PlanDeclined, today_});
    }
    void operator()(const PlanAdjusted& adjusted) {
        if (!state_.plan)
            return;
        for (const LineStanding& line : plan_lines(state_, today_))
            state_.plan->kept.minor += line.paid.minor;
        state_.plan->plan.lines = adjusted.lines;
        state_.plan->since_version = version_;
        state_.notes.push_back({NoteKind::PlanAdjusted, today_, {}, static_cast<int>(adjusted.adjustment)});
    }
    void operator()(const PlanEnded& end) {
        if (state_.plan)
            state_.plan->ended_on = today_;
        state_.notes.push_back({end.is_broken ? NoteKind::PlanBroken : NoteKind::PlanEnded, today_});
    }
    void operator()(const ContactRequested& contact) {
        if (!contact.files.empty() || contact.files_left_out > 0)
            state_.message_files.push_back({static_cast<int>(state_.conversation.messages.size()), contact.files, contact.files_left_out});
        say({TalkSide::Customer, contact.channel, at_, contact.request});
    }
    void operator()(const MessageSent& sent) {
        say({TalkSide::Staff, sent.channel, at_, {.text = sent.text}});
    }
    // Who has answered by telephone did so before it came, and whoever closed the conversation, too.
    void operator()(const MessageFileAdded& added) {
        Conversation& talk = state_.conversation;
        ++talk.events;
        if (added.message < 0 || std::cmp_greater_equal(added.message, talk.messages.size()))
            return;
        auto& files = state_.message_files;
        auto at = std::ranges::lower_bound(files, added.message, {}, &MessageFiles::message);
        if (at == files.end() || at->message != added.message)
            at = files.insert(at, MessageFiles{added.message, {}, 0});
        at->files.push_back(added.file);
        talk.closed_at.reset();
        talk.answered = std::min(talk.answered, added.message);
        if (has_assistant_spoken(talk) && actor_ == Actor::Customer)
            want_person(talk, at_);
    }
    void operator()(const AssistantAnswered& answered) {
        say({TalkSide::Assistant, TalkChannel::Chat, at_, {.text = answered.text}, answered.topic});
    }
    void operator()(const PersonWanted&) {
        want_person(state_.conversation, at_);
        ++state_.conversation.events;
    }
    void operator()(const ConversationHandedOver& over) {
        state_.handovers.push_back({over.by, over.to, over.note, at_});
        ++state_.conversation.events;
    }
    void operator()(const MessagesSeen& seen) {
        mark(state_.conversation, actor_ == Actor::Customer ? TalkSide::Customer : TalkSide::Staff, seen.marks);
        ++state_.conversation.events;
    }
    // Whoever closed it was a person: the assistant does not begin again.
    void operator()(const ConversationClosed&) {
        Conversation& talk = state_.conversation;
        if (has_assistant_spoken(talk)) {
            want_person(talk, at_);
            talk.answered = static_cast<int>(talk.messages.size());
        }
        state_.conversation.closed_at = at_;
        state_.conversation.rating = 0;
        ++state_.conversation.events;
    }
    void operator()(const ConversationRated& rated) {
        state_.conversation.rating = rated.rating;
        ++state_.conversation.events;
    }
    void operator()(const CallBooked& booked) {
        CallBack call{booked.at, booked.phone};
        if (state_.call) {
            call.bookings = state_.call->bookings;
            if (state_.call->state == CallState::Missed || state_.call->state == CallState::Booked)
                call.tries = state_.call->tries;
        }
        ++call.bookings;
        state_.call = std::move(call);
    }
    void operator()(const CallCancelled&) {
        if (state_.call)
            state_.call->state = CallState::Cancelled;
    }
    void operator()(const CallMade& made) {
        if (!state_.call)
            return;
        state_.call->state = made.is_reached ? CallState::Reached : CallState::Missed;
        state_.call->tries += made.is_reached ? 0 : 1;
    }
    void operator()(const ShareNoted& noted) {
        const ShareStep& step = noted.step;
        ++state_.share_events;
        if (step.move == ShareMove::Granted)
            state_.visits.push_back({step.share, step.helper, step.question, step.minutes, at_});
        if (step.move == ShareMove::Granted || open_visit(state_) == nullptr)
            return;
        ShareVisit& visit = state_.visits.back();
        if (step.move != ShareMove::Ended)
            return visit.steps.push_back({step.move, at_, step.proposal, step.kind});
        visit.ended_at = at_;
        visit.end = step.end;
        visit.record = step.record;
    }
    void operator()(const Delivered& delivery) { state_.notes.push_back({NoteKind::Delivered, delivery.on}); }
    void operator()(const Reminded& reminder) {
        state_.notes.push_back({NoteKind::Reminded, reminder.on, {}, reminder.level});
    }
    void operator()(const DueMoved& moved) { state_.notes.push_back({NoteKind::DueMoved, today_, moved.due_on}); }
    void operator()(const Paused& paused) { state_.notes.push_back({NoteKind::Paused, today_, paused.until}); }
    void operator()(const Resumed&) { state_.notes.push_back({NoteKind::Resumed, today_}); }
    void operator()(const DisputeOpened& opened) {
        state_.notes.push_back({NoteKind::DisputeOpened, today_, {}, static_cast<int>(state_.disputes.size())});
        state_.disputes.push_back({.positions = opened.positions, .reason = opened.reason, .text = opened.text, .payment = opened.payment, .answer_by = opened.answer_by});
        Movement movement = of(MovementKind::Held, today_, {});
        movement.positions = opened.positions;
        take(state_, std::move(movement));
    }
    void operator()(const DisputeResolved& resolved) {
        const auto index = static_cast<std::size_t>(resolved.dispute);
        if (resolved.dispute < 0 || index >= state_.disputes.size())
            return;
        state_.disputes[index].outcome = resolved.outcome;
        state_.disputes[index].answer = resolved.reason;
        state_.notes.push_back({NoteKind::DisputeResolved, today_, {}, resolved.dispute});
        Movement movement = of(MovementKind::Released, today_, {});
        movement.positions = state_.disputes[index].positions;
        take(state_, std::move(movement));
    }
    void operator()(const ProofAdded& added) {
        const auto index = static_cast<std::size_t>(added.dispute);
        if (added.dispute < 0 || index >= state_.disputes.size())
            return;
        state_.disputes[index].proofs.push_back(added.proof);
        state_.notes.push_back({NoteKind::ProofAdded, today_, {}, added.dispute});
    }
    void operator()(const ServiceBlocked& blocked) {
        state_.notes.push_back({NoteKind::ServiceBlocked, blocked.on, {}, static_cast<int>(state_.services.size())});
        state_.services.push_back({blocked.service, blocked.on});
    }
    void operator()(const ServiceRestored& restored) {
        const auto index = static_cast<std::size_t>(restored.service);
        if (restored.service < 0 || index >= state_.services.size())
            return;
        state_.services[index].restored_at = at_;
        state_.notes.push_back({NoteKind::ServiceRestored, today_, {}, restored.service});
    }
    void operator()(const MandateGiven& given) {
        end_mandate();
        state_.mandates.push_back(given.mandate);
        state_.notes.push_back({NoteKind::MandateGiven, today_});
    }
    void operator()(const MandateRevoked&) {
        if (end_mandate())
            state_.notes.push_back({NoteKind::MandateEnded, today_});
    }
    void operator()(const CollectionsAnnounced& announced) { state_.announced = announced.debits; }
    void operator()(const CollectionSent& sent) {
        const auto told = std::ranges::find(state_.announced, sent.collection.collect_on, &AnnouncedDebit::collect_on);
        if (told != state_.announced.end())
            state_.announced.erase(told);
        state_.notes.push_back({NoteKind::CollectionSent, today_, sent.collection.collect_on, static_cast<int>(state_.collections.size())});
        state_.collections.push_back(sent.collection);
    }
    void operator()(const CollectionReturned& returned) {
        give_back(find_collection(state_, returned.collection), returned.on, returned.reason);
    }
    void operator()(const CheckoutStarted& started) {
        state_.checkouts.push_back({started.checkout, started.method, started.provider, started.amount, CheckoutState::Started, {0, started.amount.currency}});
    }
    void operator()(const SlipIssued& issued) {
        const auto known = std::ranges::find(state_.checkouts, issued.checkout, &Checkout::reference);
        if (known != state_.checkouts.end())
            known->slip = issued.slip;
    }
    void operator()(const CheckoutMoved& moved) {
        const auto known = std::ranges::find(state_.checkouts, moved.checkout, &Checkout::reference);
        if (known == state_.checkouts.end())
            return;
        known->state = moved.state;
        known->refunded = moved.refunded;
        if (!state_.postings.empty() && state_.postings.back().reference == moved.checkout)
            known->posting = static_cast<int>(state_.postings.size()) - 1;
    }

    void operator()(const RefundOrdered& ordered) { state_.refunds.push_back({ordered.amount, ordered.iban, ordered.holder, today_}); }
    void operator()(const RefundCancelled& cancelled) {
        const auto index = static_cast<std::size_t>(cancelled.refund);
        if (cancelled.refund >= 0 && index < state_.refunds.size())
            state_.refunds[index].closed_on = today_;
    }
    void operator()(const ContactClosed& closed) {
        if (const auto message = customer_message(state_.conversation, closed.contact))
            state_.conversation.answered = std::max(state_.conversation.answered, static_cast<int>(*message) + 1);
        ++state_.conversation.events;
    }

private:
    // Of the orders of that amount the one whose number the reference ends with; else the first.
    void close_refund(const Refunded& refund) {
        RefundOrder* closed = nullptr;
        for (RefundOrder& order : state_.refunds) {
            std::string end = "-";
            append_integer(end, &order - state_.refunds.data() + 1);
            if (order.is_open() && order.amount == refund.amount && (closed == nullptr || refund.reference.ends_with(end)))
                closed = &order;
        }
        if (closed != nullptr)
            closed->closed_on = refund.booked_on;
    }
    // Whoever's money came back is asked again before anything else is collected.
    void give_back(int collection, Date on, const std::string& reason) {
        if (collection < 0 || state_.collections[static_cast<std::size_t>(collection)].returned_on)
            return;
        Collection& back = state_.collections[static_cast<std::size_t>(collection)];
        back.returned_on = on;
        back.reason = reason;
        state_.notes.push_back({NoteKind::CollectionReturned, today_, {}, collection});
        if (!state_.mandates.empty() && state_.mandates.back().reference == back.mandate)
            end_mandate();
    }
    bool end_mandate() {
        if (state_.mandates.empty() || state_.mandates.back().ended_on)
            return false;
        state_.mandates.back().ended_on = today_;
        state_.announced.clear();
        return true;
    }
    void say(TalkMessage message) {
        add_message(state_.conversation, std::move(message));
        ++state_.conversation.events;
    }
    Movement of(MovementKind kind, Date on, Money amount) const {
        return {.version = version_, .on = on, .kind = kind, .minor = amount.minor};
    }
    static void name(Movement& movement, const std::string& position) {
        if (!position.empty())
            movement.positions = {position};
    }

    State& state_;
    Instant at_;
    Actor actor_;
    Date today_;
    std::int64_t version_;
};

// Since when nothing has been open, for services that wait for it.
void note_settlement(State& state, Instant at) {
    if (!has_blocked_service(state))
        return;
    const bool is_settled = !open(state).is_positive();
    for (BlockedService& service : state.services)
        if (service.is_blocked()) {
            if (!is_settled)
                service.settled_at.reset();
            else if (!service.settled_at)
                service.settled_at = at;
        }
}

} // namespace

void take(State& state, Movement movement) {
    const Money amount{movement.minor, state.invoice.currency};
    if (movement.kind == MovementKind::Paid)
        state.postings.push_back({amount, movement.on, movement.text});
    if (movement.kind == MovementKind::Reversed && movement.posting >= 0 &&
        static_cast<std::size_t>(movement.posting) < state.postings.size()) {
        Posting& posting = state.postings[static_cast<std::size_t>(movement.posting)];
        posting.reversed_on = movement.on;
        posting.reversal = movement.reversal;
    }
    if (movement.kind == MovementKind::Credited)
        state.credits.push_back(
            {amount, movement.text, movement.on, movement.positions.empty() ? std::string() : movement.positions.front()});
    book(state.ledger, state.invoice, std::move(movement));
}

void apply(State& state, const Event& event) {
    std::visit(Applying(state, event), event.body);
    ++state.version;
    note_settlement(state, event.at);
}

} // namespace kz
