#include "native/server/page_data.hpp"

#include "shared/base/hash.hpp"
#include "shared/protocol/page_json.hpp"

namespace kz {

ClaimPage claim_page(const PageFrame& frame, const State& state, const Visit& who, Date today) {
    return {who.link.claim, state, who.merchant.policy, who.merchant.name, look_of(frame, who.merchant.theme).theme, is_time_barred(state, today), who.merchant.debit, who.is_payment_seen, who.merchant.ways};
}

std::string page_json(const PageFrame& frame, const State& state, const Visit& who, Date today) {
    return encode_page({who.link.claim, today, who.merchant.name, look_of(frame, who.merchant.theme).theme, who.merchant.policy, state, is_time_barred(state, today), who.merchant.debit, who.is_payment_seen, who.merchant.ways});
}

std::string page_etag(const Visit& who, Date today) {
    const std::uint64_t settings = hash64(encode_policy(who.merchant.policy, who.merchant.debit, who.merchant.ways), hash64(who.merchant.theme, hash64(who.merchant.name)));
    return "\"" + std::to_string(who.record.version) + (who.is_payment_seen ? "s-" : "-") + iso(today) + "-" + std::to_string(settings % 1'000'000) + "\"";
}

} // namespace kz
