// Writer: the one thread that changes a store. It takes everything that has queued up since its last commit as one batch
// (group commit: the more load, the larger the batch; no artificial delay).
#pragma once

#include "native/store/store.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace kz {

class Writer {
public:
    // Called on the writer's thread after the commit, in the order of submission. `failure` is null when the job's writes
    // are durable; otherwise nothing of it is stored. Must not throw and must not call run().
    using Done = std::function<void(std::exception_ptr failure)>;

    explicit Writer(Store& store, std::size_t queue_max = 10'000);
    ~Writer(); // finishes what is queued
    // False when the queue is full: the caller answers "busy, come back".
    [[nodiscard]] bool submit(Store::Job job, Done done);
    // Submits and waits; rethrows the failure, StoreError when the queue is full. For the command line and tests.
    void run(Store::Job job);

    struct Figures { std::uint64_t batches = 0, jobs = 0; };
    Figures figures() const;

private:
    struct Entry { Store::Job job; Done done; };
    void work();
    void commit(std::deque<Entry>& batch);

    Store& store_;
    std::size_t queue_max_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Entry> queue_;
    Figures figures_;
    bool is_stopping_ = false;
    std::thread thread_;
};

} // namespace kz
