#include "shared/domain/payments/matching.hpp"

#include <algorithm>

namespace kz {
namespace {

IncomingPayment payment_of(const BankPayment& payment, Money amount) {
    return {amount,       payment.name,         payment.iban, payment.ultimate_name, payment.references,
            payment.text, payment.end_to_end_id};
}

// The parts are money that came in, each with its amount, and together they are the entry.
bool is_itemised(const BankEntry& entry) {
    std::int64_t sum = 0;
    for (const BankPayment& payment : entry.payments) {
        if (!payment.amount || payment.amount->currency != entry.amount.currency ||
            payment.direction != Direction::Credit)
            return false;
        sum += payment.amount->minor;
    }
    return !entry.payments.empty() && sum == entry.amount.minor;
}

IncomingPayment whole_of(const BankEntry& entry) {
    IncomingPayment whole{entry.amount, "", "", "", {}, entry.information, ""};
    for (const BankPayment& payment : entry.payments) {
        whole.references.insert(whole.references.end(), payment.references.begin(), payment.references.end());
        whole.text += ' ' + payment.text;
    }
    return whole;
}

} // namespace

std::vector<IncomingPayment> incoming_payments(const BankEntry& entry) {
    std::vector<IncomingPayment> incoming;
    const bool is_return =
        std::ranges::any_of(entry.payments, [](const BankPayment& payment) { return !payment.return_reason.empty(); });
    if (entry.status != EntryStatus::Booked || entry.direction != Direction::Credit || entry.is_reversal || is_return ||
        !entry.amount.is_positive())
        return incoming;
    if (!is_itemised(entry)) {
        incoming.push_back(entry.payments.size() == 1 ? payment_of(entry.payments[0], entry.amount) : whole_of(entry));
        return incoming;
    }
    for (const BankPayment& payment : entry.payments)
        if (payment.amount->is_positive())
            incoming.push_back(payment_of(payment, *payment.amount));
    return incoming;
}

} // namespace kz
