#include "shared/domain/ledger/ledger.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/domain/claims/claim.hpp"
#include "shared/domain/ledger/item_shares.hpp"
#include "shared/domain/ledger/settling.hpp"

#include <algorithm>

namespace kz {
namespace {

// In the order of the enumerations.
constexpr std::string_view entry_codes[] = {"net",     "adjustment", "tax",    "rounding", "offset",      "prepaid",  "charged",
                                            "credited", "waived",    "paid",   "credit_used", "freed", "reversed", "refunded"};
static_assert(std::size(entry_codes) == entry_kinds_count);
constexpr std::string_view movement_codes[] = {"claimed",  "charged",  "credited", "waived",   "paid",
                                               "reversed", "refunded", "held",     "released", "ruled"};
static_assert(std::size(movement_codes) == movement_kinds_count);
constexpr std::string_view reversal_codes[] = {"reversed", "returned", "charged_back"};

std::string numbered_key(PositionKind kind, std::int64_t number) {
    std::string key(position_code(kind));
    key += '-';
    append_integer(key, number);
    return key;
}

int named_position(const Ledger& ledger, const Movement& movement) {
    return movement.positions.empty() ? -1 : find_position(ledger, movement.positions.front());
}

void book_claimed(Ledger& ledger, Booking& booking, const Invoice& invoice) {
    const std::int64_t asked = claimed(invoice).minor;
    const std::int64_t before = ledger.outstanding_minor();
    const auto first = static_cast<int>(ledger.positions.size());
    ledger.rule = booking.movement().rule;
    if (invoice.kind == InvoiceKind::Invoice)
        for (std::size_t line = 0; line < invoice.lines.size(); ++line) {
            const int item = booking.add_position(PositionKind::Item,
                                                  numbered_key(PositionKind::Item, static_cast<std::int64_t>(line) + 1), {});
            ledger.positions[static_cast<std::size_t>(item)].line = static_cast<int>(line);
            ledger.positions[static_cast<std::size_t>(item)].due_on = due_date(invoice);
        }
    for (const ItemShare& share : item_shares(invoice)) {
        booking.enter_position(share.kind, first + share.line, share.minor, -1);
        ledger.positions[static_cast<std::size_t>(first + share.line)].value_minor += share.minor;
    }
    // An amount below zero, or one that no line explains, is the payer's credit, or a position of its own.
    const std::int64_t rest = asked - (ledger.outstanding_minor() - before);
    if (rest < 0)
        booking.enter_credit(EntryKind::Credited, booking.add_lot(-1, {}), rest);
    else if (rest > 0) {
        const int item = booking.add_position(PositionKind::Item, numbered_key(PositionKind::Item, 1), {});
        booking.enter_position(EntryKind::Net, item, rest, -1);
        ledger.positions[static_cast<std::size_t>(item)].value_minor += rest;
    }
    booking.enter(EntryKind::Net, Account::Claims, -asked);
    booking.settle(EntryKind::CreditUsed);
}

void book_charged(Ledger& ledger, Booking& booking) {
    const Movement& movement = booking.movement();
    const std::string key = movement.positions.empty() ? std::string() : movement.positions.front();
    if (movement.minor <= 0 || find_position(ledger, key) >= 0)
        return;
    const int position = booking.add_position(movement.charge, key, movement.text);
    ledger.positions[static_cast<std::size_t>(position)].value_minor = movement.minor;
    booking.enter_position(EntryKind::Charged, position, movement.minor, -1);
    booking.enter(EntryKind::Charged, Account::Fees, -movement.minor);
    booking.settle(EntryKind::CreditUsed);
}

// Off one position, paid or not: what was paid too much for it is used elsewhere.
std::int64_t credit_position(Ledger& ledger, Booking& booking, int position, std::int64_t minor) {
    Position& credited = ledger.positions[static_cast<std::size_t>(position)];
    const std::int64_t part = std::min(minor, credited.value_minor - credited.reduced_minor);
    booking.free_position(position, part - credited.outstanding_minor);
    credited.reduced_minor += part;
    booking.enter_position(EntryKind::Credited, position, -part, -1);
    booking.enter(EntryKind::Credited, Account::Reductions, part);
    return minor - part;
}

void book_credited(Ledger& ledger, Booking& booking) {
    const std::int64_t minor = booking.movement().minor;
    if (minor <= 0)
        return;
    const int position = named_position(ledger, booking.movement());
    const std::int64_t rest =
        position >= 0 ? credit_position(ledger, booking, position, minor)
                      : booking.reduce(EntryKind::Credited, Account::Reductions, minor,
                                       {PaymentClass::Principal, PaymentClass::Interest, PaymentClass::Costs});
    if (rest > 0) {
        booking.enter(EntryKind::Credited, Account::Reductions, rest);
        booking.enter_credit(EntryKind::Credited, booking.add_lot(-1, {}), -rest);
    }
    booking.settle(EntryKind::CreditUsed);
}

void book_waived(Ledger& ledger, Booking& booking) {
    const std::int64_t minor = booking.movement().minor;
    if (minor <= 0)
        return;
    if (const int position = named_position(ledger, booking.movement()); position >= 0) {
        Position& waived = ledger.positions[static_cast<std::size_t>(position)];
        const std::int64_t part = std::min(minor, waived.outstanding_minor);
        waived.reduced_minor += part;
        booking.enter_position(EntryKind::Waived, position, -part, -1);
        booking.enter(EntryKind::Waived, Account::Waivers, part);
    } else if (booking.movement().positions.empty()) {
        booking.reduce(EntryKind::Waived, Account::Waivers, minor,
                       {PaymentClass::Costs, PaymentClass::Interest, PaymentClass::Principal});
    }
}

void book_paid(Booking& booking) {
    const Movement& movement = booking.movement();
    if (movement.minor <= 0)
        return;
    const int lot = booking.add_lot(movement.posting, movement.positions);
    booking.enter(EntryKind::Paid, Account::Bank, movement.minor);
    booking.enter_credit(EntryKind::Paid, lot, -movement.minor);
    booking.settle(EntryKind::Paid);
}

// What was refunded and is missing now: the payer had it twice.
void ask_back(Ledger& ledger, Booking& booking, EntryKind kind, std::int64_t minor) {
    if (minor <= 0)
        return;
    const int position =
        booking.add_position(PositionKind::Repayment, next_key(ledger, PositionKind::Repayment), booking.movement().text);
    ledger.positions[static_cast<std::size_t>(position)].value_minor = minor;
    booking.enter_position(kind, position, minor, -1);
}

void book_reversed(Ledger& ledger, Booking& booking) {
    const int posting = booking.movement().posting;
    const auto found = std::ranges::find_if(ledger.lots, [&](const Lot& lot) {
        return posting >= 0 && lot.posting == posting && !lot.is_returned;
    });
    if (found == ledger.lots.end())
        return;
    const int lot = static_cast<int>(found - ledger.lots.begin());
    found->is_returned = true;
    const auto paid = std::ranges::find_if(ledger.movements, [&](const Movement& movement) {
        return movement.kind == MovementKind::Paid && movement.posting == posting;
    });
    const std::int64_t minor = paid->minor;
    std::vector<std::int64_t> used(ledger.positions.size(), 0);
    for (const Entry& entry : ledger.entries)
        if (entry.account == Account::Position && entry.lot == lot)
            used[static_cast<std::size_t>(entry.position)] -= entry.minor;
    for (std::size_t position = 0; position < used.size(); ++position) {
        booking.enter_position(EntryKind::Reversed, static_cast<int>(position), used[position], lot);
        booking.enter_credit(EntryKind::Reversed, lot, -used[position]);
    }
    const std::int64_t returned = ledger.lots[static_cast<std::size_t>(lot)].available_minor;
    booking.enter_credit(EntryKind::Reversed, lot, returned);
    booking.enter(EntryKind::Reversed, Account::Bank, -minor);
    ask_back(ledger, booking, EntryKind::Reversed, minor - returned);
    booking.settle(EntryKind::CreditUsed);
}

void book_refunded(Ledger& ledger, Booking& booking) {
    std::int64_t left = booking.movement().minor;
    if (left <= 0)
        return;
    booking.enter(EntryKind::Refunded, Account::Bank, -left);
    for (std::size_t lot = 0; lot < ledger.lots.size(); ++lot) {
        const std::int64_t part = std::min(left, ledger.lots[lot].available_minor);
        booking.enter_credit(EntryKind::Refunded, static_cast<int>(lot), part);
        left -= part;
    }
    ask_back(ledger, booking, EntryKind::Refunded, left);
}

void hold(Ledger& ledger, const std::vector<std::string>& keys, bool is_held) {
    for (const std::string& key : keys)
        if (const int found = find_position(ledger, key); found >= 0) {
            Position& position = ledger.positions[static_cast<std::size_t>(found)];
            if (position.is_held != is_held)
                ledger.held_minor += is_held ? position.outstanding_minor : -position.outstanding_minor;
            position.is_held = is_held;
        }
}

template <std::size_t count>
int index_of(const std::string_view (&codes)[count], std::string_view code) {
    const auto found = std::ranges::find(codes, code);
    return found == std::end(codes) ? -1 : static_cast<int>(found - std::begin(codes));
}

} // namespace

std::string_view entry_code(EntryKind kind) {
    return entry_codes[static_cast<std::size_t>(kind)];
}

std::string_view movement_code(MovementKind kind) {
    return movement_codes[static_cast<std::size_t>(kind)];
}

std::optional<MovementKind> parse_movement(std::string_view code) {
    const int at = index_of(movement_codes, code);
    return at < 0 ? std::nullopt : std::optional(static_cast<MovementKind>(at));
}

std::string_view reversal_code(ReversalKind kind) {
    return reversal_codes[static_cast<std::size_t>(kind)];
}

std::optional<ReversalKind> parse_reversal(std::string_view code) {
    const int at = index_of(reversal_codes, code);
    return at < 0 ? std::nullopt : std::optional(static_cast<ReversalKind>(at));
}

void book(Ledger& ledger, const Invoice& invoice, Movement movement) {
    ledger.movements.push_back(std::move(movement));
    Booking booking(ledger);
    const Movement& booked = ledger.movements.back();
    switch (booked.kind) {
    case MovementKind::Claimed: return book_claimed(ledger, booking, invoice);
    case MovementKind::Charged: return book_charged(ledger, booking);
    case MovementKind::Credited: return book_credited(ledger, booking);
    case MovementKind::Waived: return book_waived(ledger, booking);
    case MovementKind::Paid: return book_paid(booking);
    case MovementKind::Reversed: return book_reversed(ledger, booking);
    case MovementKind::Refunded: return book_refunded(ledger, booking);
    case MovementKind::Held: return hold(ledger, booked.positions, true);
    case MovementKind::Released: return hold(ledger, booked.positions, false);
    case MovementKind::Ruled: ledger.rule = booked.rule; return;
    }
}

Ledger replayed(const Invoice& invoice, std::span<const Movement> movements, std::optional<Date> at,
                std::optional<std::int64_t> version) {
    Ledger ledger;
    for (const Movement& movement : movements)
        if ((!at || movement.on <= *at) && (!version || movement.version <= *version))
            book(ledger, invoice, movement);
    return ledger;
}

int find_position(const Ledger& ledger, std::string_view key) {
    const auto found = std::ranges::find(ledger.positions, key, &Position::key);
    return found == ledger.positions.end() ? -1 : static_cast<int>(found - ledger.positions.begin());
}

std::string next_key(const Ledger& ledger, PositionKind kind) {
    return numbered_key(kind, std::ranges::count(ledger.positions, kind, &Position::kind) + 1);
}

std::vector<Explained> explain(const Ledger& ledger, std::string_view key) {
    std::vector<Explained> lines;
    const int position = find_position(ledger, key);
    std::int64_t outstanding = 0;
    for (const Entry& entry : ledger.entries)
        if (entry.account == Account::Position && entry.position == position) {
            const Movement& movement = ledger.movements[static_cast<std::size_t>(entry.movement)];
            outstanding += entry.minor;
            const int posting = entry.lot < 0 ? movement.posting : ledger.lots[static_cast<std::size_t>(entry.lot)].posting;
            lines.push_back({movement.on, entry.kind, entry.minor, outstanding, movement.version, posting});
        }
    return lines;
}

} // namespace kz
