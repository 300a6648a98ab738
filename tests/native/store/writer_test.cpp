// The one thread that writes, over both stores: batches, order of answers, limits.
#include "native/store/writer.hpp"
#include "tests/native/store/twins.hpp"

#include <atomic>
#include <doctest/doctest.h>
#include <future>
#include <thread>

using namespace kz;
using namespace kz::test;

namespace {

// Holds the writer inside a job until it is let go. Lives longer than the writer, which may still be leaving it.
struct Gate {
    std::promise<void> entered;
    std::promise<void> opened;
    Store::Job job() {
        return [this](Transaction&) {
            entered.set_value();
            opened.get_future().wait();
        };
    }
};

KZ_CONTRACT("the writer tells how each job went, in the order of submission, after all of the batch is durable") {
    Twin twin;
    const ClaimId claim = add_claim(*twin.store, add_merchant(*twin.store, "m"), "R-1");
    std::vector<int> order;
    std::vector<int> failed;
    std::vector<std::int64_t> versions_seen;
    Gate gate;
    {
        Writer writer(*twin.store);
        REQUIRE(writer.submit(gate.job(), {}));
        gate.entered.get_future().wait();
        for (int i = 0; i < 20; ++i)
            REQUIRE(writer.submit(
                [&, i](Transaction& transaction) {
                    add_event(transaction, claim, std::to_string(i));
                    if (i % 5 == 4)
                        throw i;
                },
                [&, i](std::exception_ptr failure) {
                    order.push_back(i);
                    if (failure)
                        failed.push_back(i);
                    versions_seen.push_back(twin.store->reader()->version(claim));
                }));
        gate.opened.set_value();
    } // finishes what is queued

    std::vector<int> expected_order(20);
    for (int i = 0; i < 20; ++i)
        expected_order[static_cast<std::size_t>(i)] = i;
    CHECK(order == expected_order);
    CHECK(failed == std::vector<int>{4, 9, 14, 19});
    CHECK(versions_seen == std::vector<std::int64_t>(20, 17));
    CHECK(twin.store->reader()->version(claim) == 17);
}

KZ_CONTRACT("what has queued up is one batch") {
    Twin twin;
    Gate gate;
    std::promise<void> last;
    Writer writer(*twin.store);
    REQUIRE(writer.submit(gate.job(), {}));
    gate.entered.get_future().wait();
    for (int i = 0; i < 100; ++i)
        REQUIRE(writer.submit([](Transaction&) {}, [&, i](std::exception_ptr) {
            if (i == 99)
                last.set_value();
        }));
    gate.opened.set_value();
    last.get_future().wait();
    CHECK(writer.figures().batches == 2);
    CHECK(writer.figures().jobs == 101);
}

KZ_CONTRACT("a full queue takes no more until the writer has emptied it") {
    Twin twin;
    Gate gate;
    int done = 0;
    Writer writer(*twin.store, 3);
    REQUIRE(writer.submit(gate.job(), {}));
    gate.entered.get_future().wait();
    for (int i = 0; i < 3; ++i)
        CHECK(writer.submit([](Transaction&) {}, [&](std::exception_ptr) { ++done; }));
    CHECK_FALSE(writer.submit([](Transaction&) { CHECK(false); }, [](std::exception_ptr) { CHECK(false); }));
    CHECK_THROWS_AS(writer.run([](Transaction&) {}), StoreError);
    gate.opened.set_value();
    while (writer.figures().jobs < 4)
        std::this_thread::yield();
    writer.run([](Transaction&) {}); // behind the three
    CHECK(done == 3);
}

KZ_CONTRACT("run waits for the disk and throws what the job threw") {
    Twin twin;
    const ClaimId claim = add_claim(*twin.store, add_merchant(*twin.store, "m"), "R-1");
    Writer writer(*twin.store);
    writer.run([&](Transaction& transaction) { add_event(transaction, claim, "x"); });
    CHECK(twin.store->reader()->version(claim) == 2);
    CHECK_THROWS_AS(writer.run([](Transaction&) { throw std::out_of_range("mine"); }), std::out_of_range);
}

KZ_CONTRACT("many threads may submit at once while others read") {
    Twin twin;
    const MerchantId merchant = add_merchant(*twin.store, "m");
    std::vector<ClaimId> claims;
    for (int i = 0; i < 4; ++i)
        claims.push_back(add_claim(*twin.store, merchant, "R-" + std::to_string(i)));
    std::atomic<bool> is_over = false;
    std::atomic<int> torn = 0;
    {
        Writer writer(*twin.store);
        std::vector<std::jthread> readers;
        for (int i = 0; i < 2; ++i)
            readers.emplace_back([&] {
                const auto reader = twin.store->reader();
                ClaimRecord record;
                while (!is_over) {
                    for (const ClaimId claim : claims) {
                        reader->begin();
                        reader->load(claim, record);
                        if (std::ssize(reader->events(claim)) != record.version || record.paid_minor != record.version - 1)
                            ++torn;
                        reader->end();
                    }
                }
            });
        {
            std::vector<std::jthread> submitters;
            for (const ClaimId claim : claims)
                submitters.emplace_back([&, claim] {
                    for (int i = 0; i < 50; ++i)
                        writer.run([&](Transaction& transaction) { add_event(transaction, claim, std::to_string(i)); });
                });
        }
        is_over = true;
    }
    CHECK(torn == 0);
    for (const ClaimId claim : claims)
        CHECK(twin.store->reader()->version(claim) == 51);
}

} // namespace
