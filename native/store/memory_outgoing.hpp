// Messages on their way to customers, of the store in memory: a value, like everything there. Rules: store.hpp.
#pragma once

#include "native/store/store.hpp"

#include <map>

namespace kz {

class MemoryOutgoing {
public:
    std::vector<OutgoingRecord> outgoing(ClaimId claim) const;
    std::vector<OutgoingRecord> due_outgoing(OutgoingKind kind, Instant now, int limit) const;

    OutgoingId add_outgoing(OutgoingRecord record);
    void change_outgoing(const OutgoingRecord& record);

private:
    std::map<std::int64_t, OutgoingRecord> records_;
};

} // namespace kz
