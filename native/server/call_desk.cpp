#include "native/server/call_desk.hpp"

#include "shared/domain/journal/law_of_claim.hpp"

namespace kz {

std::vector<CallTime> free_call_times(Reader& store, const Merchant& merchant, const Invoice& invoice, ClaimId claim, ClockTime now) {
    const auto hours = parse_business_hours(merchant.hours);
    if (!hours || merchant.calls_at_once < 1)
        return {};
    constexpr int booked_max = 10'000; // of a month, far above what anybody can call
    std::vector<ClockTime> taken;
    for (const ClaimRecord& record : store.claims_to_call(merchant.id, now, {add_days(now.date, presence_days_max + 1), 0}, booked_max))
        if (record.id != claim)
            taken.push_back(*record.call_at);
    return call_times(*hours, law_of(invoice), now, merchant.calls_at_once, taken);
}

} // namespace kz
