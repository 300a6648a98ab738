#include "shared/domain/payments/posting_plan.hpp"

#include "shared/base/decimal_text.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace kz {
namespace {

// What is left of each claim that the plan pays.
class Remaining {
public:
    explicit Remaining(const ClaimIndex& index) : index_(index) {}

    // Takes the amounts of a match, all of them or none.
    bool take(const std::vector<MatchCandidate>& proposed) {
        const bool fits = std::ranges::all_of(
            proposed, [&](const MatchCandidate& candidate) { return candidate.amount.minor <= left(candidate.claim); });
        if (fits)
            for (const MatchCandidate& candidate : proposed)
                left_.find(candidate.claim)->second -= candidate.amount.minor;
        return fits;
    }
    bool is_paid_in_part(ClaimId id) { return left(id) < index_.open_of(id).minor; }

private:
    std::int64_t left(ClaimId id) { return left_.try_emplace(id, index_.open_of(id).minor).first->second; }

    const ClaimIndex& index_;
    std::map<ClaimId, std::int64_t> left_;
};

} // namespace

std::vector<PendingPayment> pending_payments(std::string_view account, const BankEntry& entry) {
    std::vector<PendingPayment> pending;
    const std::string key = identity(account, entry).key;
    for (IncomingPayment& payment : incoming_payments(entry)) {
        std::string own = key + '/';
        append_integer(own, static_cast<std::int64_t>(pending.size()));
        pending.push_back({std::move(own), entry.booked_on.value_or(Date{}), std::move(payment)});
    }
    return pending;
}

std::vector<PlannedPosting> plan_postings(std::vector<PendingPayment> payments, const ClaimIndex& index,
                                          const PayerMemory& memory) {
    // By everything after the key, too: of two payments with one key the same one stays, whatever the order.
    std::ranges::sort(payments, [](const PendingPayment& a, const PendingPayment& b) {
        return std::tie(a.key, a.booked_on, a.payment.amount.minor, a.payment.text, a.payment.payer_name) <
               std::tie(b.key, b.booked_on, b.payment.amount.minor, b.payment.text, b.payment.payer_name);
    });
    payments.erase(std::ranges::unique(payments, {}, &PendingPayment::key).begin(), payments.end());
    std::ranges::stable_sort(payments, {}, &PendingPayment::booked_on);
    std::vector<PlannedPosting> plan;
    Remaining remaining(index);
    for (PendingPayment& pending : payments) {
        Match match = kz::match(pending.payment, index, memory);
        if (match.decision == MatchDecision::Certain && !remaining.take(match.proposed)) {
            match.decision = MatchDecision::Suggest;
            for (MatchCandidate& candidate : match.proposed)
                if (remaining.is_paid_in_part(candidate.claim)) {
                    candidate.reasons.push_back(MatchReason::PaidByAnother);
                    std::ranges::sort(candidate.reasons);
                }
        }
        plan.push_back({std::move(pending), std::move(match)});
    }
    return plan;
}

} // namespace kz
