#include "native/server/claim_reading.hpp"

#include <doctest/doctest.h>

#include <latch>

using namespace kz;
using namespace std::chrono_literals;

namespace {

// A store so slow that a test decides when it begins to answer.
class SlowStore final : public Store {
public:
    std::vector<std::exception_ptr> commit(std::span<const Job> jobs) override { return store_->commit(jobs); }
    std::unique_ptr<Reader> reader() override {
        answers.wait();
        ++readers;
        return store_->reader();
    }

    std::latch answers{1};
    std::atomic<int> readers = 0;

private:
    std::unique_ptr<Store> store_ = make_memory_store();
};

struct Waiting {
    SlowStore store;
    Writer writer{store};
    OpenClaims claims;
    ClaimReading reading{store, writer, claims};
};

} // namespace

TEST_CASE("who waits for the open claims is told how far they are, and the writer goes on") {
    Waiting waiting;
    CHECK(waiting.reading.wait_at_most(1ms) == 0U);
    waiting.writer.run([](Transaction&) {});
    waiting.store.answers.count_down();
    waiting.reading.wait();
    CHECK(waiting.claims.is_ready());
    CHECK_FALSE(waiting.reading.wait_at_most(0ms));
    CHECK(waiting.store.readers == 1);
}

TEST_CASE("what a failed job left behind is read again") {
    Waiting waiting;
    waiting.store.answers.count_down();
    waiting.reading.wait();
    waiting.writer.run([&](Transaction&) { waiting.claims.forget(); });
    waiting.reading.wait();
    CHECK(waiting.claims.is_ready());
    CHECK(waiting.store.readers == 2);
}

TEST_CASE("a program that ends does not read on, and tells who waits") {
    Waiting waiting;
    waiting.reading.begin();
    waiting.reading.end();
    waiting.store.answers.count_down();
    CHECK_THROWS_AS(waiting.reading.wait(), StoreError);
    CHECK_FALSE(waiting.claims.is_ready());
}
