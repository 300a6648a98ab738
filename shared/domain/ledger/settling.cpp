// Which positions money is used for.
#include "shared/domain/ledger/settling.hpp"

#include "shared/domain/ledger/item_shares.hpp"

#include <algorithm>

namespace kz {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

} // namespace

void Booking::write(Entry entry) {
    ledger_.balances[static_cast<std::size_t>(entry.account)] += entry.minor;
    ledger_.entries.push_back(entry);
}

void Booking::enter(EntryKind kind, Account account, std::int64_t minor) {
    if (minor != 0)
        write({movement_, kind, account, -1, -1, minor});
}

void Booking::enter_position(EntryKind kind, int position, std::int64_t minor, int lot) {
    if (minor == 0)
        return;
    Position& changed = ledger_.positions[at(position)];
    changed.outstanding_minor += minor;
    if (changed.is_held)
        ledger_.held_minor += minor;
    write({movement_, kind, Account::Position, position, lot, minor});
}

void Booking::enter_credit(EntryKind kind, int lot, std::int64_t minor) {
    if (minor == 0)
        return;
    ledger_.lots[at(lot)].available_minor -= minor;
    write({movement_, kind, Account::PayerCredit, -1, lot, minor});
}

int Booking::add_position(PositionKind kind, std::string key, std::string text) {
    ledger_.positions.push_back({.key = std::move(key), .kind = kind, .text = std::move(text), .since = movement().on,
                                 .due_on = movement().on});
    return static_cast<int>(ledger_.positions.size()) - 1;
}

int Booking::add_lot(int posting, std::vector<std::string> positions) {
    ledger_.lots.push_back({posting, 0, std::move(positions), false});
    return static_cast<int>(ledger_.lots.size()) - 1;
}

std::int64_t Booking::used(int lot, int position) const {
    std::int64_t sum = 0;
    for (const Entry& entry : ledger_.entries)
        if (entry.account == Account::Position && entry.lot == lot && entry.position == position)
            sum -= entry.minor;
    return sum;
}

void Booking::free_position(int position, std::int64_t minor) {
    for (int lot = static_cast<int>(ledger_.lots.size()) - 1; lot >= 0 && minor > 0; --lot) {
        const std::int64_t freed = std::min(minor, used(lot, position));
        enter_position(EntryKind::Freed, position, freed, lot);
        enter_credit(EntryKind::Freed, lot, -freed);
        minor -= freed;
    }
}

std::int64_t Booking::reduce(EntryKind kind, Account account, std::int64_t minor, const std::vector<PaymentClass>& order) {
    for (const PaymentClass payment_class : order) {
        const std::vector<int> positions = outstanding_of(payment_class);
        std::vector<std::int64_t> weights;
        std::int64_t sum = 0;
        for (const int position : positions) {
            weights.push_back(ledger_.positions[at(position)].outstanding_minor);
            sum += weights.back();
        }
        const std::vector<std::int64_t> parts = apportion(std::min(minor, sum), weights);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            ledger_.positions[at(positions[i])].reduced_minor += parts[i];
            enter_position(kind, positions[i], -parts[i], -1);
            enter(kind, account, parts[i]);
        }
        minor -= std::min(minor, sum);
    }
    return minor;
}

std::vector<int> Booking::outstanding_of(PaymentClass payment_class) const {
    std::vector<int> found;
    for (std::size_t i = 0; i < ledger_.positions.size(); ++i)
        if (ledger_.positions[i].outstanding_minor > 0 && class_of(ledger_.positions[i].kind) == payment_class)
            found.push_back(static_cast<int>(i));
    return found;
}

void Booking::use(EntryKind kind, int lot, int position, std::int64_t minor) {
    enter_credit(kind, lot, minor);
    enter_position(kind, position, -minor, lot);
}

bool Booking::ranks_before(const Position& a, const Position& b) const {
    const auto is_due = [&](const Position& position) { return position.due_on && *position.due_on <= movement().on; };
    for (const Rank rank : allocation(ledger_.rule).ranks) {
        if (rank == Rank::DueFirst && is_due(a) != is_due(b))
            return is_due(a);
        if (rank == Rank::OlderFirst && a.since != b.since)
            return a.since < b.since;
    }
    return false;
}

void Booking::settle_lot(EntryKind kind, int lot) {
    const auto available = [&] { return ledger_.lots[at(lot)].available_minor; };
    const std::vector<std::string> named = ledger_.lots[at(lot)].positions;
    for (const std::string& key : named)
        if (const int position = find_position(ledger_, key); position >= 0)
            use(kind, lot, position, std::min(available(), ledger_.positions[at(position)].outstanding_minor));
    for (const bool is_held : {false, true})
        for (const PaymentClass payment_class : allocation(ledger_.rule).order) {
            std::vector<int> candidates = outstanding_of(payment_class);
            std::erase_if(candidates, [&](int position) { return ledger_.positions[at(position)].is_held != is_held; });
            std::ranges::stable_sort(candidates, [&](int a, int b) {
                return ranks_before(ledger_.positions[at(a)], ledger_.positions[at(b)]);
            });
            for (std::size_t first = 0; first < candidates.size() && available() > 0;) {
                // All that rank alike, in proportion.
                std::size_t behind = first;
                std::vector<std::int64_t> weights;
                std::int64_t sum = 0;
                while (behind < candidates.size() && !ranks_before(ledger_.positions[at(candidates[first])],
                                                                   ledger_.positions[at(candidates[behind])])) {
                    weights.push_back(ledger_.positions[at(candidates[behind++])].outstanding_minor);
                    sum += weights.back();
                }
                const std::vector<std::int64_t> parts = apportion(std::min(available(), sum), weights);
                for (std::size_t i = 0; i < parts.size(); ++i)
                    use(kind, lot, candidates[first + i], parts[i]);
                first = behind;
            }
        }
}

void Booking::settle(EntryKind kind) {
    const auto count = static_cast<int>(ledger_.lots.size());
    // Mostly it is the last payment alone that has anything to give: then a thousand earlier ones need not be asked.
    const bool is_last = count > 0 && ledger_.lots.back().available_minor == ledger_.credit_minor();
    for (int lot = is_last ? count - 1 : 0; lot < count && ledger_.outstanding_minor() > 0; ++lot)
        if (ledger_.lots[at(lot)].available_minor > 0)
            settle_lot(kind, lot);
}

} // namespace kz
