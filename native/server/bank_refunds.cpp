#include "native/server/bank_refunds.hpp"

#include "shared/domain/payments/account_form.hpp"

namespace kz {
namespace {

constexpr int claims_at_once = 200;

bool is_named(const BankPayment& payment, ClaimId claim, int number) {
    return names_refund(payment.end_to_end_id, claim, number) || names_refund(payment.text, claim, number);
}

} // namespace

std::optional<RefundPaid> refund_paid(Transaction& store, Desk& desk, MerchantId merchant, const BankPayment& payment, Money amount) {
    std::optional<RefundPaid> by_account;
    int candidates = 0;
    ClaimId after;
    for (bool has_more = true; has_more;) {
        const std::vector<ClaimRecord> records = store.claims_in_credit(merchant, after, claims_at_once);
        has_more = std::ssize(records) == claims_at_once;
        for (const ClaimRecord& record : records) {
            after = record.id;
            const std::vector<RefundOrder>& orders = desk.state(store, record.id).refunds;
            for (int number = 0; number < std::ssize(orders); ++number) {
                const RefundOrder& order = orders[static_cast<std::size_t>(number)];
                if (!order.is_open() || order.amount != amount)
                    continue;
                if (is_named(payment, record.id, number))
                    return RefundPaid{record.id, number};
                if (is_same_account(order.iban, payment.iban)) {
                    by_account = RefundPaid{record.id, number};
                    ++candidates;
                }
            }
        }
    }
    return candidates == 1 ? by_account : std::nullopt;
}

std::optional<BankShare> book_refund(Transaction& store, Desk& desk, const RefundPaid& paid, Money amount, Moment now, Date booked_on) {
    const Refund refund{amount, booked_on, refund_reference(paid.claim, paid.number)};
    const auto acted = desk.act(store, paid.claim, refund, Actor::System, now);
    if (!acted)
        return std::nullopt;
    if (acted->record->open_minor >= 0)
        for (BankRecord& record : store.bank_records_of(paid.claim))
            if (record.state == BankState::Overpaid) {
                record.state = BankState::Posted;
                store.change_bank_record(record);
            }
    return BankShare{paid.claim, -amount.minor, -1 - paid.number};
}

} // namespace kz
