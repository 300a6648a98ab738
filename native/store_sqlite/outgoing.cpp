#include "native/store_sqlite/outgoing.hpp"

#include "native/store_sqlite/codes.hpp"

#include <algorithm>

namespace kz::sqlite {
namespace {

#define KZ_OUTGOING_COLUMNS "id, claim_id, kind, state, at, due_at, attempts, through, address, key, document, failure"

std::vector<OutgoingRecord> take_records(Run run) {
    std::vector<OutgoingRecord> records;
    while (run.row()) {
        OutgoingRecord& record = records.emplace_back();
        record.id = OutgoingId{run.number()};
        record.claim = ClaimId{run.number()};
        record.kind = parse_outgoing_word(run.text());
        record.state = parse_outgoing_state_word(run.text());
        record.at = run.instant();
        record.due_at = run.instant();
        record.attempts = static_cast<int>(run.number());
        record.through = static_cast<int>(run.number());
        record.address = run.text();
        record.key = run.text();
        record.document = run.text();
        record.failure = run.text();
    }
    return records;
}

} // namespace

OutgoingQueries::OutgoingQueries(Database& database)
    : of_claim_(database, "SELECT " KZ_OUTGOING_COLUMNS " FROM outgoing WHERE claim_id = ? ORDER BY id"),
      due_(database, "SELECT " KZ_OUTGOING_COLUMNS " FROM outgoing WHERE state IN ('waiting', 'ready') AND kind = ? AND due_at <= ? "
                     "ORDER BY due_at, id LIMIT ?") {}

std::vector<OutgoingRecord> OutgoingQueries::outgoing(ClaimId claim) {
    return take_records(of_claim_.run(claim));
}

std::vector<OutgoingRecord> OutgoingQueries::due_outgoing(OutgoingKind kind, Instant now, int limit) {
    const int at_most = std::max(limit, 0);
    return take_records(due_.run(outgoing_word(kind), now, at_most));
}

OutgoingWrites::OutgoingWrites(Database& database)
    : insert_(database, "INSERT INTO outgoing (claim_id, kind, state, at, due_at, attempts, through, address, key, document, failure) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      update_(database, "UPDATE outgoing SET kind = ?, state = ?, at = ?, due_at = ?, attempts = ?, through = ?, address = ?, key = ?, "
                        "document = ?, failure = ? WHERE id = ?") {}

void OutgoingWrites::insert(const OutgoingRecord& record) {
    insert_
        .run(record.claim, outgoing_word(record.kind), outgoing_state_word(record.state), record.at, record.due_at, std::int64_t{record.attempts},
             std::int64_t{record.through}, record.address, record.key, record.document, record.failure)
        .finish();
}

void OutgoingWrites::update(const OutgoingRecord& record) {
    update_
        .run(outgoing_word(record.kind), outgoing_state_word(record.state), record.at, record.due_at, std::int64_t{record.attempts},
             std::int64_t{record.through}, record.address, record.key, record.document, record.failure, record.id)
        .finish();
}

} // namespace kz::sqlite
