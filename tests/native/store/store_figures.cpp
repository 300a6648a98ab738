// store_figures [FILE [CLAIMS]]: how many claims a second one thread loads, and how many durable writes a second go through
// the writer with 1, 32 and 256 submitters that each wait for their answer. Not a test: nothing is asserted. On a busy
// machine the processor's time for each tells more than the rate.
#include "native/store/writer.hpp"
#include "native/store_sqlite/sqlite_store.hpp"
#include "shared/base/random.hpp"
#include "tests/native/store/sample.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <thread>

using namespace kz;
using namespace kz::test;

namespace {

constexpr double seconds = 2;
constexpr int claim_lines = 5;

double now_seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double processor_seconds() { return double(std::clock()) / CLOCKS_PER_SEC; }

// Claims as large as a real invoice makes them.
void fill(Store& store, int claims) {
    MerchantId merchant;
    const std::string invoice(4'000, 'i');
    const auto known = store.reader()->find_merchant("m");
    merchant = known ? known->id : add_merchant(store, "m");
    const std::int64_t there = std::ssize(store.reader()->claims({}, claims));
    for (std::int64_t made = there; made < claims;) {
        std::vector<Store::Job> jobs;
        for (; made < claims && jobs.size() < 2'000; ++made)
            jobs.push_back([&, made](Transaction& transaction) {
                const StoredEvent raised = sample_event("claim_raised", invoice);
                transaction.append(0, {&raised, 1}, sample_claim(merchant, std::to_string(made), claim_lines));
            });
        store.commit(jobs);
    }
    store.rest();
}

void measure_loads(Store& store, int claims, int reads_a_snapshot) {
    const auto reader = store.reader();
    SeededRandom random(1);
    ClaimRecord record;
    const auto any_claim = [&] {
        return ClaimId{static_cast<std::int64_t>(1 + random.below(static_cast<std::uint64_t>(claims)))};
    };
    std::int64_t loads = 0;
    std::int64_t lines = 0;
    const double start = now_seconds();
    const double processor_start = processor_seconds();
    double end = start;
    for (; end - start < seconds; end = now_seconds()) {
        for (int round = 0; round < 16; ++round) {
            if (reads_a_snapshot > 1)
                reader->begin();
            for (int i = 0; i < reads_a_snapshot; ++i, ++loads) {
                reader->load(any_claim(), record);
                lines += std::ssize(record.lines);
            }
            if (reads_a_snapshot > 1)
                reader->end();
        }
    }
    std::printf("load, %2d a snapshot:   %9.0f/s, %6.2f us of processor  (%.1f lines)\n", reads_a_snapshot,
                double(loads) / (end - start), (processor_seconds() - processor_start) * 1e6 / double(loads),
                double(lines) / double(loads));
}

// A payment as the server posts it: idempotency key, load, append, answer kept.
void post(Transaction& transaction, ClaimId claim, std::int64_t number) {
    const std::string key = "key-of-a-client-" + std::to_string(number);
    if (transaction.kept_answer(key))
        return;
    add_event(transaction, claim, "{\"amount\":\"12.50\",\"booked_on\":\"2026-11-21\",\"reference\":\"RF18 5390 0754 7034\"}");
    transaction.keep_answer(key, {std::string(32, 'f'), 201, "{\"version\":2}", Instant{number}});
}

void measure_writes(Store& store, int claims, int submitters) {
    static std::int64_t last_number = std::chrono::steady_clock::now().time_since_epoch().count();
    std::atomic<std::int64_t> number = last_number;
    std::atomic<bool> is_over = false;
    std::atomic<std::int64_t> writes = 0;
    const double start = now_seconds();
    const double processor_start = processor_seconds();
    Writer::Figures figures;
    {
        Writer writer(store);
        // Each answer asks for the next write: as many are under way as there are submitters, without threads.
        std::function<void()> next = [&] {
            const std::int64_t mine = ++number;
            const ClaimId claim{1 + mine % claims};
            const bool is_taken = writer.submit([claim, mine](Transaction& transaction) { post(transaction, claim, mine); },
                                                [&](std::exception_ptr failure) {
                                                    if (failure)
                                                        std::abort();
                                                    ++writes;
                                                    if (!is_over)
                                                        next();
                                                });
            if (!is_taken)
                std::abort();
        };
        for (int i = 0; i < submitters; ++i)
            next();
        std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
        is_over = true;
        figures = writer.figures();
    }
    const double time = now_seconds() - start;
    last_number = number;
    std::printf("write, %3d submitters: %9.0f/s, %6.2f us of processor  (%.1f jobs a commit, %.0f commits/s)\n",
                submitters, double(writes) / time, (processor_seconds() - processor_start) * 1e6 / double(writes),
                double(figures.jobs) / double(figures.batches), double(figures.batches) / time);
}

} // namespace

int main(int count, char** arguments) {
    const Folder folder;
    const std::string path = count > 1 ? arguments[1] : folder.file("store.sqlite");
    const int claims = count > 2 ? std::atoi(arguments[2]) : 100'000;
    const auto store = open_sqlite_store(path);
    fill(*store, claims);
    std::printf("%d claims\n", claims);
    for (const int reads : {1, 32})
        measure_loads(*store, claims, reads);
    for (const int submitters : {1, 32, 256})
        measure_writes(*store, claims, submitters);
    for (const int reads : {1, 32})
        measure_loads(*store, claims, reads);
}
