#include "native/server/reactivations.hpp"

#include <algorithm>

namespace kz {

std::vector<Reactivation> reactivations(Service& service, MerchantId merchant) {
    std::vector<Reactivation> found;
    ClaimRecord record;
    for (const ClaimId claim : service.reader().claims_with_services())
        if (!merchant.is_set() || (service.reader().load_head(claim, record) && record.merchant == merchant))
            collect_reactivations(found, claim, service.states().get(service.reader(), claim));
    std::ranges::stable_sort(found, std::greater(), [](const Reactivation& each) { return each.service.settled_at->milliseconds; });
    return found;
}

} // namespace kz
