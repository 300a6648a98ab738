#include "native/server/page_data.hpp"

#include "native/server/answer_times.hpp"
#include "shared/base/hash.hpp"
#include "shared/domain/contact/business_hours.hpp"
#include "shared/domain/journal/law_of_claim.hpp"
#include "shared/protocol/page_json.hpp"

namespace kz {

namespace {

std::optional<Presence> presence_of(const Merchant& merchant, const State& state, Moment now) {
    const auto hours = parse_business_hours(merchant.hours);
    return hours ? presence(*hours, law_of(state.invoice), central_european_clock(now.at)) : std::nullopt;
}

} // namespace

ClaimPage claim_page(const PageFrame& frame, const State& state, const Visit& who, Moment now) {
    return {who.link.claim, state, who.merchant.policy, who.merchant.name, look_of(frame, who.merchant.theme).theme, is_time_barred(state, now.today), who.merchant.debit, who.is_payment_seen, who.merchant.ways, presence_of(who.merchant, state, now), answers_of(who.merchant, state.invoice, now.at), who.merchant.has_assistant};
}

std::string page_json(const PageFrame& frame, const State& state, const Visit& who, Moment now) {
    return encode_page({who.link.claim, now.today, who.merchant.name, look_of(frame, who.merchant.theme).theme, who.merchant.policy, state, is_time_barred(state, now.today), who.merchant.debit, who.is_payment_seen, who.merchant.ways, presence_of(who.merchant, state, now), answers_of(who.merchant, state.invoice, now.at), who.merchant.has_assistant});
}

std::string page_etag(const Visit& who, const State& state, Moment now) {
    const std::uint64_t settings = hash64(encode_policy(who.merchant.policy, who.merchant.debit, who.merchant.ways), hash64(who.merchant.theme, hash64(who.merchant.name)));
    const auto here = presence_of(who.merchant, state, now);
    const std::uint64_t until = here ? hash64(static_cast<std::uint64_t>(here->at.date.days) * 2880 + static_cast<std::uint64_t>(here->at.minute) * 2 + here->is_here, settings) : settings;
    const auto answers = answers_of(who.merchant, state.invoice, now.at);
    const std::uint64_t settings_now = answers ? hash64(static_cast<std::uint64_t>(answers->unit) * 100 + static_cast<std::uint64_t>(answers->count) + 1, until) : until;
    return "\"" + std::to_string(who.record.version) + (who.is_payment_seen ? "s" : "") + (who.merchant.has_assistant ? "a-" : "-") + iso(now.today) + "-" + std::to_string(settings_now % 1'000'000) + "\"";
}

} // namespace kz
