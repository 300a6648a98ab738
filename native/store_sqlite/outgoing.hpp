// Messages on their way to customers: what is read of them, and the statements that keep them.
#pragma once

#include "native/store_sqlite/database.hpp"

#include <vector>

namespace kz::sqlite {

class OutgoingQueries {
public:
    explicit OutgoingQueries(Database& database);

    std::vector<OutgoingRecord> outgoing(ClaimId claim);
    std::vector<OutgoingRecord> due_outgoing(OutgoingKind kind, Instant now, int limit);

private:
    Statement of_claim_;
    Statement due_;
};

class OutgoingWrites {
public:
    explicit OutgoingWrites(Database& database);

    void insert(const OutgoingRecord& record);
    void update(const OutgoingRecord& record);

private:
    Statement insert_;
    Statement update_;
};

} // namespace kz::sqlite
