#include "shared/base/utf8.hpp"
#include "shared/domain/claims/iban.hpp"
#include "shared/domain/claims/normal_invoice.hpp"
#include "shared/domain/journal/decisions.hpp"

#include <algorithm>

namespace kz {
namespace {

Decision raise(const State& state, const RaiseClaim& command) {
    if (state.version != 0)
        return refuse(because(JournalRefusal::ClaimExists));
    Invoice invoice = normalised(command.invoice);
    if (auto checked = check(invoice); !checked) {
        Refused refused = because(JournalRefusal::InvoiceFaulty);
        refused.invoice = std::move(checked).error();
        return refuse(std::move(refused));
    }
    return agreed(ClaimRaised{std::move(invoice)});
}

// A day on which something is said to have happened, and what was said about it.
std::optional<JournalRefusal> fault_of_record(const std::string& text, Date on, Date today) {
    if (is_too_long(text))
        return JournalRefusal::ReferenceTooLong;
    if (on > today)
        return JournalRefusal::BookedInTheFuture;
    return std::nullopt;
}

// Nobody pays more, or is pressed, for saying that something is wrong.
bool is_on_hold(const State& state, Date today) {
    return has_open_dispute(state) || paused_until(state, today).has_value();
}

Decision post(const State& state, const PostPayment& command, Date today) {
    if (const auto fault = fault_of_amount(state, command.amount))
        return refuse(because(*fault));
    // Both balances that this payment moves stay within bounds; a reversal only moves them back.
    if (!add(paid(state), command.amount) || !subtract(open(state), command.amount))
        return refuse(because(JournalRefusal::AmountTooLarge));
    if (const auto fault = fault_of_record(command.reference, command.booked_on, today))
        return refuse(because(*fault));
    if (std::ranges::any_of(command.positions, [&](const std::string& key) { return position_of(state, key) == nullptr; }))
        return refuse(because(JournalRefusal::PositionUnknown));
    return agreed(PaymentPosted{command.amount, command.booked_on, command.reference, command.positions});
}

Decision reverse(const State& state, const ReversePayment& command, Date today) {
    if (const auto fault = fault_of_record(command.reason, command.booked_on, today))
        return refuse(because(*fault));
    if (command.posting < 0 || static_cast<std::size_t>(command.posting) >= state.postings.size())
        return refuse(because(JournalRefusal::PostingUnknown));
    const Posting& posting = state.postings[static_cast<std::size_t>(command.posting)];
    if (posting.is_reversed())
        return refuse(because(JournalRefusal::PostingReversed));
    // Only a payment that was refunded, or charges since, can bring more than there was before it.
    if (!add(open(state), posting.amount) || !subtract(paid(state), posting.amount))
        return refuse(because(JournalRefusal::AmountTooLarge));
    return agreed(PaymentReversed{command.posting, command.booked_on, command.reason, command.kind});
}

Decision credit(const State& state, const TakeCredit& command, Date today) {
    if (const auto fault = fault_of_amount(state, command.amount))
        return refuse(because(*fault));
    if (const auto fault = fault_of_record(command.number, command.on.value_or(today), today))
        return refuse(because(*fault));
    if (command.position.empty()) {
        if (command.amount.minor > open(state).minor)
            return refuse(because(JournalRefusal::CreditAboveOpen));
    } else {
        const Position* position = position_of(state, command.position);
        if (position == nullptr)
            return refuse(because(JournalRefusal::PositionUnknown));
        if (command.amount.minor > position->value_minor - position->reduced_minor)
            return refuse(because(JournalRefusal::CreditAbovePosition));
    }
    return agreed(CreditNoted{command.amount, command.number, command.on.value_or(today), command.position});
}

Decision charge(const State& state, const Charge& command, Date today) {
    if (const auto fault = fault_of_amount(state, command.amount))
        return refuse(because(*fault));
    if (!add(open(state), command.amount) || !add(charged(state), command.amount))
        return refuse(because(JournalRefusal::AmountTooLarge));
    if (const auto fault = fault_of_record(command.reason, command.on, today))
        return refuse(because(*fault));
    if (command.kind != PositionKind::Cost && command.kind != PositionKind::Interest)
        return refuse(because(JournalRefusal::ChargeKindWrong));
    if (is_on_hold(state, today))
        return refuse(because(JournalRefusal::ClaimHeld));
    if (is_time_barred(state, today))
        return refuse(because(JournalRefusal::ClaimTimeBarred));
    if (has_too_many_entries(state))
        return refuse(because(JournalRefusal::TooManyEntries));
    return agreed(Charged{command.kind, command.amount, command.on, command.reason});
}

Decision waive(const State& state, const Waive& command, Date today) {
    if (const auto fault = fault_of_amount(state, command.amount))
        return refuse(because(*fault));
    if (const auto fault = fault_of_record(command.reason, command.on, today))
        return refuse(because(*fault));
    const Position* position = position_of(state, command.position);
    if (!command.position.empty() && position == nullptr)
        return refuse(because(JournalRefusal::PositionUnknown));
    const std::int64_t outstanding =
        position != nullptr ? position->outstanding_minor : state.ledger.outstanding_minor();
    if (command.amount.minor > outstanding)
        return refuse(because(JournalRefusal::WaiverAboveOutstanding));
    if (has_too_many_entries(state))
        return refuse(because(JournalRefusal::TooManyEntries));
    return agreed(Waived{command.amount, command.on, command.reason, command.position});
}

Decision refund(const State& state, const Refund& command, Date today) {
    if (const auto fault = fault_of_amount(state, command.amount))
        return refuse(because(*fault));
    if (const auto fault = fault_of_record(command.reference, command.booked_on, today))
        return refuse(because(*fault));
    if (command.amount.minor > state.ledger.credit_minor())
        return refuse(because(JournalRefusal::RefundAboveCredit));
    return agreed(Refunded{command.amount, command.booked_on, command.reference});
}

Decision order(const State& state, const OrderRefund& command) {
    if (const auto fault = fault_of_amount(state, command.amount))
        return refuse(because(*fault));
    if (command.amount.minor > refundable(state).minor)
        return refuse(because(JournalRefusal::RefundAboveCredit));
    const auto iban = parse_iban(command.iban);
    const std::string holder(trimmed(command.holder));
    if (!iban || holder.empty() || holder.contains('\n') || !is_plain_text(holder) || code_point_count(holder) > refund_holder_characters_max)
        return refuse(because(JournalRefusal::RefundAccountFaulty));
    if (has_too_many_entries(state) || std::ssize(state.refunds) >= journal_entries_max)
        return refuse(because(JournalRefusal::TooManyEntries));
    return agreed(RefundOrdered{command.amount, *iban, holder});
}

Decision cancel(const State& state, const CancelRefund& command) {
    if (command.refund < 0 || command.refund >= std::ssize(state.refunds) || !state.refunds[static_cast<std::size_t>(command.refund)].is_open())
        return refuse(because(JournalRefusal::RefundUnknown));
    return agreed(RefundCancelled{command.refund});
}

Decision close(const State& state, const CloseContact& command) {
    const auto waiting = first_unanswered(state.conversation);
    const auto message = customer_message(state.conversation, command.contact);
    if (!waiting || !message || *message < *waiting)
        return refuse(because(JournalRefusal::ContactUnknown));
    return agreed(ContactClosed{command.contact});
}

Decision choose(const State& state, const ChooseAllocation& command, Date today) {
    if (command.rule == state.ledger.rule)
        return refuse(because(JournalRefusal::AllocationChosen));
    if (has_too_many_entries(state))
        return refuse(because(JournalRefusal::TooManyEntries));
    return agreed(AllocationChosen{command.rule, today});
}

Decision note(const State& state, const NoteDelivery& command, Date today) {
    if (command.on > today)
        return refuse(because(JournalRefusal::BookedInTheFuture));
    if (has_too_many_entries(state))
        return refuse(because(JournalRefusal::TooManyEntries));
    return agreed(Delivered{command.on});
}

Decision note(const State& state, const NoteReminder& command, Date today) {
    if (command.on > today)
        return refuse(because(JournalRefusal::BookedInTheFuture));
    if (is_on_hold(state, today))
        return refuse(because(JournalRefusal::ClaimHeld));
    if (command.level < 1 || command.level > reminder_level_max)
        return refuse(because(JournalRefusal::LevelOutOfRange));
    if (is_time_barred(state, today))
        return refuse(because(JournalRefusal::ClaimTimeBarred));
    if (has_too_many_entries(state))
        return refuse(because(JournalRefusal::TooManyEntries));
    return agreed(Reminded{command.on, command.level});
}

Decision move_due(const State& state, const MoveDue& command, Date today) {
    const auto due_on = due_date(state);
    if (command.due_on <= today || (due_on && command.due_on <= *due_on))
        return refuse(because(JournalRefusal::DueNotLater));
    if (has_too_many_entries(state))
        return refuse(because(JournalRefusal::TooManyEntries));
    return agreed(DueMoved{command.due_on});
}

Decision pause(const State& state, const Pause& command, Date today) {
    if (!open(state).is_positive())
        return refuse(because(JournalRefusal::NothingOpen));
    if (command.until < today)
        return refuse(because(JournalRefusal::PauseInThePast));
    if (std::int64_t{command.until.days} - today.days > pause_days_max)
        return refuse(because(JournalRefusal::PauseTooLong));
    if (has_too_many_entries(state))
        return refuse(because(JournalRefusal::TooManyEntries));
    return agreed(Paused{command.until});
}

Decision resume(const State& state, Date today) {
    if (!paused_until(state, today))
        return refuse(because(JournalRefusal::NotPaused));
    return agreed(Resumed{});
}

} // namespace

Result<std::vector<EventBody>, Refused> decide(const State& state, const Command& command, const PlanPolicy& policy,
                                               Date today) {
    if (state.version == 0 && !std::holds_alternative<RaiseClaim>(command))
        return refuse(because(JournalRefusal::ClaimUnknown));
    return std::visit(Overload{
                          [&](const RaiseClaim& raised) { return raise(state, raised); },
                          [&](const PostPayment& payment) { return post(state, payment, today); },
                          [&](const ReversePayment& reversal) { return reverse(state, reversal, today); },
                          [&](const TakeCredit& taken) { return credit(state, taken, today); },
                          [&](const RequestContact& contact) { return decide_talk(state, contact); },
                          [&](const Charge& charged) { return charge(state, charged, today); },
                          [&](const Waive& waiver) { return waive(state, waiver, today); },
                          [&](const Refund& refunded) { return refund(state, refunded, today); },
                          [&](const ChooseAllocation& chosen) { return choose(state, chosen, today); },
                          [&](const NoteDelivery& delivery) { return note(state, delivery, today); },
                          [&](const NoteReminder& reminder) { return note(state, reminder, today); },
                          [&](const MoveDue& moved) { return move_due(state, moved, today); },
                          [&](const Pause& paused) { return pause(state, paused, today); },
                          [&](const Resume&) { return resume(state, today); },
                          [&](const OpenDispute& opened) { return open_dispute(state, opened, today); },
                          [&](const ResolveDispute& resolved) { return resolve_dispute(state, resolved, today); },
                          [&](const AddProof& proof) { return add_proof(state, proof); },
                          [&](const BlockService& blocked) { return block_service(state, blocked, today); },
                          [&](const RestoreService& restored) { return restore_service(state, restored); },
                          [&](const GiveMandate& given) { return decide_debit(state, given, today); },
                          [&](const RevokeMandate& revoked) { return decide_debit(state, revoked, today); },
                          [&](const CollectDebit& collected) { return decide_debit(state, collected, today); },
                          [&](const ReturnCollection& returned) { return decide_debit(state, returned, today); },
                          [&](const StartCheckout& started) { return decide_checkout(state, started, today); },
                          [&](const ReportCheckout& reported) { return decide_checkout(state, reported, today); },
                          [&](const IssueSlip& issued) { return decide_checkout(state, issued); },
                          [&](const OrderRefund& ordered) { return order(state, ordered); },
                          [&](const CancelRefund& cancelled) { return cancel(state, cancelled); },
                          [&](const CloseContact& closed) { return close(state, closed); },
                          [&](const SendMessage& sent) { return decide_talk(state, sent); },
                          [&](const MarkSeen& seen) { return decide_talk(state, seen); },
                          [&](const CloseConversation& closed) { return decide_talk(state, closed); },
                          [&](const RateConversation& rated) { return decide_talk(state, rated); },
                          [&](const WantPerson& wanted) { return decide_talk(state, wanted); },
                          [&](const BookCall& booked) { return decide_call(state, booked); },
                          [&](const CancelCall& cancelled) { return decide_call(state, cancelled); },
                          [&](const NoteCall& noted) { return decide_call(state, noted); },
                          [&](const AddMessageFile& added) { return decide_talk(state, added); },
                          [&](const HandOver& over) { return decide_talk(state, over); },
                          [&](const NoteShare& noted) { return decide_share(state, noted); },
                          [&](const auto& of_plan) { return decide_plan(state, of_plan, policy, today); },
                      },
                      command);
}

} // namespace kz
