#include "shared/domain/journal/journal.hpp"

#include <algorithm>
#include <ranges>
#include <utility>

namespace kz {
namespace {

// The last that moved any money was a waiver.
bool ends_with_waiver(const State& state) {
    return !state.ledger.entries.empty() && state.ledger.entries.back().account == Account::Waivers;
}

Money of(const State& state, std::int64_t minor) {
    return Money{minor, state.invoice.currency};
}

} // namespace

std::int64_t matter_version(const State& state) {
    return state.version - state.conversation.events - state.share_events;
}

const ShareVisit* open_visit(const State& state) {
    return state.visits.empty() || state.visits.back().ended_at ? nullptr : &state.visits.back();
}

std::vector<Proof> files_of(const State& state) {
    std::vector<Proof> files;
    for (const Dispute& dispute : state.disputes)
        files.insert(files.end(), dispute.proofs.begin(), dispute.proofs.end());
    for (const MessageFiles& message : state.message_files)
        files.insert(files.end(), message.files.begin(), message.files.end());
    return files;
}

const MessageFiles* files_of_message(const State& state, std::size_t message) {
    const auto found = std::ranges::find_if(state.message_files, [message](const MessageFiles& files) { return std::cmp_equal(files.message, message); });
    return found == state.message_files.end() ? nullptr : &*found;
}

std::string_view assignee(const State& state) {
    return state.handovers.empty() ? std::string_view() : std::string_view(state.handovers.back().to);
}

int first_file_number(const State& state, std::size_t message) {
    std::size_t number = 1;
    for (const MessageFiles& files : state.message_files)
        if (std::cmp_less(files.message, message))
            number += files.files.size();
    return static_cast<int>(number);
}

Money paid(const State& state) {
    return of(state, state.ledger.balance(Account::Bank));
}

Money credited(const State& state) {
    return of(state, state.ledger.balance(Account::Reductions));
}

Money charged(const State& state) {
    return of(state, -state.ledger.balance(Account::Fees));
}

Money waived(const State& state) {
    return of(state, state.ledger.balance(Account::Waivers));
}

Money open(const State& state) {
    return of(state, state.ledger.open_minor());
}

Money held(const State& state) {
    return of(state, state.ledger.held_minor);
}

Money undisputed(const State& state) {
    return of(state, state.ledger.open_minor() - state.ledger.held_minor);
}

std::optional<Date> due_date(const State& state) {
    const auto moved = std::ranges::find(std::views::reverse(state.notes), NoteKind::DueMoved, &Note::kind);
    return moved != state.notes.rend() ? moved->day : due_date(state.invoice);
}

std::optional<Date> paused_until(const State& state, Date today) {
    const auto last = std::ranges::find_if(std::views::reverse(state.notes), [](const Note& note) {
        return note.kind == NoteKind::Paused || note.kind == NoteKind::Resumed;
    });
    if (last == state.notes.rend() || last->kind == NoteKind::Resumed || !last->day || *last->day < today)
        return std::nullopt;
    return last->day;
}

bool has_open_dispute(const State& state) {
    return std::ranges::any_of(state.disputes, [](const Dispute& dispute) { return !dispute.outcome; });
}

std::vector<std::string> disputable(const State& state) {
    std::vector<std::string> keys;
    for (const Position& position : state.ledger.positions)
        if (position.kind == PositionKind::Item && position.outstanding_minor > 0 && !position.is_held)
            keys.push_back(position.key);
    return keys;
}

bool is_answer_late(const State& state, Date today) {
    return std::ranges::any_of(state.disputes, [&](const Dispute& dispute) {
        return !dispute.outcome && dispute.answer_by && *dispute.answer_by < today;
    });
}

Standing standing(const State& state, Date today) {
    const Money rest = open(state);
    if (rest.is_negative())
        return claimed(state.invoice).is_negative() ? Standing::Credit : Standing::Overpaid;
    if (rest.is_zero())
        return ends_with_waiver(state) ? Standing::Waived : Standing::Settled;
    if (held(state) == rest)
        return Standing::Disputed;
    if (paused_until(state, today))
        return Standing::Paused;
    if (held(state).is_positive())
        return Standing::PartlyDisputed;
    if (const auto lines = plan_lines(state, today); !lines.empty())
        return std::ranges::any_of(lines, is_missed) ? Standing::Overdue : Standing::InPlan;
    const auto due_on = due_date(state);
    return due_on && *due_on < today ? Standing::Overdue : Standing::Open;
}

Money refundable(const State& state) {
    Money credit{state.ledger.credit_minor(), state.invoice.currency};
    for (const RefundOrder& order : state.refunds)
        if (order.is_open())
            credit.minor -= order.amount.minor;
    return {std::max(credit.minor, std::int64_t{0}), credit.currency};
}

bool is_call_booked(const State& state) {
    return state.call && state.call->state == CallState::Booked;
}

bool has_blocked_service(const State& state) {
    return std::ranges::any_of(state.services, &BlockedService::is_blocked);
}

Money next_payment(const State& state, Date today) {
    const Money rest = undisputed(state);
    if (!rest.is_positive())
        return Money{0, rest.currency};
    const auto lines = plan_lines(state, today);
    const auto line = std::ranges::find_if(lines, is_left);
    if (line == lines.end())
        return rest;
    return Money{std::min(rest.minor, line->line.amount.minor - line->paid.minor), rest.currency};
}

Ledger balance(const State& state, Date at) {
    return replayed(state.invoice, state.ledger.movements, at, std::nullopt);
}

Ledger balance_of_version(const State& state, std::int64_t version) {
    return replayed(state.invoice, state.ledger.movements, std::nullopt, version);
}

} // namespace kz
