// One movement being written into a ledger: every entry goes through here, and keeps positions, lots and sums in step.
// Private to the ledger.
#pragma once

#include "shared/domain/ledger/ledger.hpp"

#include <vector>

namespace kz {

class Booking {
public:
    explicit Booking(Ledger& ledger) : ledger_(ledger), movement_(static_cast<int>(ledger.movements.size()) - 1) {}

    const Movement& movement() const { return ledger_.movements.back(); }
    void enter(EntryKind kind, Account account, std::int64_t minor);
    void enter_position(EntryKind kind, int position, std::int64_t minor, int lot);
    void enter_credit(EntryKind kind, int lot, std::int64_t minor); // above zero: the payer has less
    int add_position(PositionKind kind, std::string key, std::string text);
    int add_lot(int posting, std::vector<std::string> positions);

    // How much of a lot a position was paid with.
    std::int64_t used(int lot, int position) const;
    // Takes payments away from a position that is worth less now: the last payment first.
    void free_position(int position, std::int64_t minor);
    // Takes up to `minor` off what is outstanding, class by class in this order, and gives what there was too much.
    std::int64_t reduce(EntryKind kind, Account account, std::int64_t minor, const std::vector<PaymentClass>& order);
    // Uses the payer's credit for what is outstanding, by the rule.
    void settle(EntryKind kind);

private:
    void write(Entry entry);
    void settle_lot(EntryKind kind, int lot);
    void use(EntryKind kind, int lot, int position, std::int64_t minor);
    bool ranks_before(const Position& a, const Position& b) const;
    std::vector<int> outstanding_of(PaymentClass payment_class) const;

    Ledger& ledger_;
    int movement_;
};

} // namespace kz
