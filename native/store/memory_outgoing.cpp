#include "native/store/memory_outgoing.hpp"

#include <algorithm>

namespace kz {

std::vector<OutgoingRecord> MemoryOutgoing::outgoing(ClaimId claim) const {
    std::vector<OutgoingRecord> found;
    for (const auto& [id, record] : records_)
        if (record.claim == claim)
            found.push_back(record);
    return found;
}

std::vector<OutgoingRecord> MemoryOutgoing::due_outgoing(OutgoingKind kind, Instant now, int limit) const {
    std::vector<OutgoingRecord> found;
    for (const auto& [id, record] : records_)
        if (record.kind == kind && is_under_way(record.state) && record.due_at <= now)
            found.push_back(record);
    std::ranges::stable_sort(found, {}, &OutgoingRecord::due_at);
    if (std::ssize(found) > limit)
        found.resize(static_cast<std::size_t>(std::max(limit, 0)));
    return found;
}

OutgoingId MemoryOutgoing::add_outgoing(OutgoingRecord record) {
    record.id = OutgoingId{records_.empty() ? 1 : records_.rbegin()->first + 1};
    const OutgoingId id = record.id;
    records_[id.value] = std::move(record);
    return id;
}

void MemoryOutgoing::change_outgoing(const OutgoingRecord& record) {
    const auto known = records_.find(record.id.value);
    if (known == records_.end())
        throw StoreError("the outgoing message does not exist");
    const ClaimId claim = known->second.claim;
    known->second = record;
    known->second.claim = claim;
}

} // namespace kz
