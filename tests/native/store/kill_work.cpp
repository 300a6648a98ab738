#include "tests/native/store/kill_work.hpp"

#include "tests/native/store/sample.hpp"

namespace kz::test {

std::vector<ClaimId> ensure_kill_claims(Transaction& transaction) {
    const auto known = transaction.find_merchant("m");
    const MerchantId merchant = known ? known->id : transaction.add_merchant(sample_merchant("m"));
    std::vector<ClaimId> claims;
    for (int i = 0; i < kill_claims; ++i) {
        const ClaimRecord record = sample_claim(merchant, "R-" + std::to_string(i));
        ClaimId id = transaction.find_claim(record.seller_key, record.number);
        const StoredEvent raised = sample_event("claim_raised", "");
        claims.push_back(id.is_set() ? id : transaction.append(0, {&raised, 1}, record));
    }
    return claims;
}

void do_command(Transaction& transaction, const std::vector<ClaimId>& claims, std::int64_t number) {
    const std::string text = std::to_string(number);
    if (transaction.kept_answer(text))
        return;
    add_event(transaction, claims[static_cast<std::size_t>(number) % claims.size()], text);
    transaction.keep_answer(text, {"f", 201, text, Instant{number}});
    if (is_refused(number))
        throw number;
}

} // namespace kz::test
