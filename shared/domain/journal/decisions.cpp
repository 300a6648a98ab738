#include "shared/domain/journal/decisions.hpp"

#include <algorithm>

namespace kz {

Refused because(JournalRefusal reason) {
    return Refused{reason};
}

Decision agreed(EventBody event) {
    std::vector<EventBody> events;
    events.push_back(std::move(event));
    return events;
}

Decision agreed(EventBody event, EventBody next) {
    std::vector<EventBody> events;
    events.push_back(std::move(event));
    events.push_back(std::move(next));
    return events;
}

bool is_too_long(const std::string& reference) {
    return reference.size() > static_cast<std::size_t>(payment_reference_bytes_max);
}

std::optional<JournalRefusal> fault_of_amount(const State& state, Money amount) {
    if (!amount.is_positive())
        return JournalRefusal::AmountNotPositive;
    if (amount.currency != state.invoice.currency)
        return JournalRefusal::CurrencyMismatch;
    if (amount.minor > money_minor_max)
        return JournalRefusal::AmountTooLarge;
    return std::nullopt;
}

const Position* position_of(const State& state, const std::string& key) {
    const int found = find_position(state.ledger, key);
    return found < 0 ? nullptr : &state.ledger.positions[static_cast<std::size_t>(found)];
}

bool has_too_many_entries(const State& state) {
    const auto written = std::ranges::count_if(state.ledger.movements, [](const Movement& movement) {
        return movement.kind == MovementKind::Charged || movement.kind == MovementKind::Waived ||
               movement.kind == MovementKind::Ruled;
    });
    return written + std::ssize(state.notes) >= journal_entries_max;
}

bool has_room_for(const State& state, std::span<const Proof> files) {
    std::vector<Proof> all = files_of(state);
    all.insert(all.end(), files.begin(), files.end());
    std::int64_t bytes = 0;
    for (const Proof& file : all)
        bytes += file.bytes;
    return std::ssize(all) <= proofs_of_claim_max && bytes <= proof_bytes_of_claim_max;
}

} // namespace kz
