#include "native/server/bank_returns.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/domain/payments/remittance.hpp"

#include <algorithm>
#include <string_view>

namespace kz {
namespace {

bool is_taken_back(const BankEntry& entry) {
    return entry.is_reversal || std::ranges::any_of(entry.payments, [](const BankPayment& payment) { return !payment.return_reason.empty(); });
}

// Of the bank's reason, which may be a sentence: what the journal takes.
constexpr std::size_t reason_bytes_max = payment_reference_bytes_max;

int strength(const IncomingPayment& back, const IncomingPayment& paid) {
    if (!back.end_to_end_id.empty() && back.end_to_end_id == paid.end_to_end_id)
        return 3;
    const auto named = [&](const std::string& reference) { return std::ranges::contains(paid.references, reference); };
    if (std::ranges::any_of(back.references, named))
        return 3;
    const bool is_account = !back.payer_iban.empty() && back.payer_iban == paid.payer_iban;
    const bool is_name = !back.payer_name.empty() && name_key(name_words(back.payer_name)) == name_key(name_words(paid.payer_name));
    const bool is_text = !back.text.empty() && back.text == paid.text;
    return is_account && (is_name || is_text) ? 2 : is_account || (is_name && is_text) ? 1 : 0;
}

} // namespace

std::vector<BankRecord> money_back(const BankRecord& like, const std::string& entry_key, const BankEntry& entry) {
    BankRecord record = like;
    record.is_out = entry.direction == Direction::Debit;
    record.payment.amount = entry.amount;
    if (!is_taken_back(entry)) {
        record.state = BankState::Noted;
        return {record};
    }
    std::vector<BankRecord> records;
    for (const BankPayment& payment : entry.payments) {
        const bool has_amount = payment.amount && payment.amount->currency == entry.amount.currency && payment.amount->is_positive();
        record.payment = {has_amount && entry.payments.size() > 1 ? *payment.amount : entry.amount,
                          payment.name, payment.iban, payment.ultimate_name, payment.references, payment.text, payment.end_to_end_id};
        record.return_reason = payment.return_reason.substr(0, reason_bytes_max);
        record.key = entry_key + '/';
        append_integer(record.key, std::ssize(records));
        records.push_back(record);
    }
    if (records.empty())
        records.push_back(record);
    return records;
}

const BankRecord* payment_taken_back(const BankRecord& record, std::span<const BankRecord> payments) {
    const BankRecord* best = nullptr;
    int most = 0;
    for (const BankRecord& payment : payments) {
        const int its = strength(record.payment, payment.payment);
        if (its > most) {
            most = its;
            best = &payment;
        } else if (its == most) {
            best = nullptr;
        }
    }
    return best;
}

// No mandate, or the payer has asked the bank for the money.
ReversePayment reversal_of(const BankRecord& record, int posting) {
    constexpr std::string_view asked_by_payer[] = {"MD01", "MD06"};
    const bool is_charged_back = std::ranges::contains(asked_by_payer, std::string_view(record.return_reason));
    const ReversalKind kind = record.return_reason.empty() ? ReversalKind::Reversed
                              : is_charged_back            ? ReversalKind::ChargedBack
                                                           : ReversalKind::Returned;
    return {posting, record.booked_on, record.return_reason, kind};
}

} // namespace kz
