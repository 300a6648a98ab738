// What every store must do with messages on their way to customers. Each test runs against the twin in memory and the one in SQLite.
#include "tests/native/store/twins.hpp"

#include <doctest/doctest.h>

using namespace kz;
using namespace kz::test;

namespace {

OutgoingRecord waiting(ClaimId claim, std::int64_t due_at) {
    OutgoingRecord record;
    record.claim = claim;
    record.at = Instant{1};
    record.due_at = Instant{due_at};
    return record;
}

KZ_CONTRACT("an outgoing message reads back as it was given, and changed") {
    Twin twin;
    Store& store = *twin.store;
    const MerchantId merchant = add_merchant(store, "m");
    const ClaimId claim = add_claim(store, merchant, "R-1");
    const ClaimId other = add_claim(store, merchant, "R-2");
    OutgoingRecord record = waiting(claim, 5);
    commit_one(store, [&](Transaction& t) { record.id = t.add_outgoing(record); });
    CHECK(store.reader()->outgoing(claim) == std::vector{record});
    CHECK(store.reader()->outgoing(other).empty());
    record.state = OutgoingState::Ready;
    record.attempts = 2;
    record.through = 7;
    record.address = "a@b.example";
    record.key = "c1.m7.x@pay.example";
    record.document = "Subject: a\r\n\r\nb\r\n";
    record.failure = "451 later";
    commit_one(store, [&](Transaction& t) { t.change_outgoing(record); });
    CHECK(store.reader()->outgoing(claim) == std::vector{record});
}

KZ_CONTRACT("due is what is under way, the longest due first") {
    Twin twin;
    Store& store = *twin.store;
    const ClaimId claim = add_claim(store, add_merchant(store, "m"), "R-1");
    std::vector<std::int64_t> ids;
    for (const auto& [state, due_at] : {std::pair(OutgoingState::Waiting, 30), std::pair(OutgoingState::Ready, 10), std::pair(OutgoingState::Sent, 5),
                                        std::pair(OutgoingState::Needless, 5), std::pair(OutgoingState::GivenUp, 5), std::pair(OutgoingState::Waiting, 31)})
        commit_one(store, [&](Transaction& t) {
            OutgoingRecord record = waiting(claim, due_at);
            record.state = state;
            ids.push_back(t.add_outgoing(record).value);
        });
    const auto due = [&](int limit) {
        std::vector<std::int64_t> found;
        for (const OutgoingRecord& record : store.reader()->due_outgoing(OutgoingKind::Mail, Instant{30}, limit))
            found.push_back(record.id.value);
        return found;
    };
    CHECK(due(10) == std::vector{ids[1], ids[0]});
    CHECK(due(1) == std::vector{ids[1]});
    CHECK(due(0).empty());
}

KZ_CONTRACT("an outgoing message belongs to a claim, and only what is there can change") {
    Twin twin;
    Store& store = *twin.store;
    const ClaimId claim = add_claim(store, add_merchant(store, "m"), "R-1");
    CHECK_THROWS_AS(commit_one(store, [&](Transaction& t) { t.add_outgoing(waiting(ClaimId{99}, 1)); }), StoreError);
    CHECK_THROWS_AS(commit_one(store, [&](Transaction& t) { t.change_outgoing(waiting(claim, 1)); }), StoreError);
}

} // namespace
