#include "native/store/writer.hpp"

#include "shared/base/assert.hpp"

#include <chrono>
#include <future>

namespace kz {
namespace {

// Long enough that a checkpoint does not come between two waves of requests.
constexpr std::chrono::milliseconds idle_before_rest{200};

} // namespace

Writer::Writer(Store& store, std::size_t queue_max) : store_(store), queue_max_(queue_max) {
    thread_ = std::thread([this] { work(); });
}

Writer::~Writer() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

bool Writer::submit(Store::Job job, Done done) {
    {
        const std::lock_guard lock(mutex_);
        if (is_stopping_ || queue_.size() >= queue_max_)
            return false;
        queue_.push_back({std::move(job), std::move(done)});
    }
    wake_.notify_one();
    return true;
}

void Writer::run(Store::Job job) {
    KZ_ASSERT(std::this_thread::get_id() != thread_.get_id());
    std::promise<void> promise;
    std::future<void> result = promise.get_future();
    const bool is_taken = submit(std::move(job), [&promise](std::exception_ptr failure) {
        if (failure)
            promise.set_exception(std::move(failure));
        else
            promise.set_value();
    });
    if (!is_taken)
        throw StoreError("the queue of writes is full");
    result.get();
}

Writer::Figures Writer::figures() const {
    const std::lock_guard lock(mutex_);
    return figures_;
}

void Writer::work() {
    const auto has_news = [this] { return is_stopping_ || !queue_.empty(); };
    bool has_rested = true;
    std::unique_lock lock(mutex_);
    for (;;) {
        if (has_rested) {
            wake_.wait(lock, has_news);
        } else if (!wake_.wait_for(lock, idle_before_rest, has_news)) {
            lock.unlock();
            store_.rest();
            lock.lock();
            has_rested = true;
            continue;
        }
        if (queue_.empty())
            return; // stopping, and everything is written
        std::deque<Entry> batch = std::exchange(queue_, {});
        lock.unlock();
        commit(batch);
        lock.lock();
        has_rested = false;
    }
}

void Writer::commit(std::deque<Entry>& batch) {
    std::vector<Store::Job> jobs;
    jobs.reserve(batch.size());
    for (Entry& entry : batch)
        jobs.push_back(std::move(entry.job));
    std::vector<std::exception_ptr> failures;
    try {
        failures = store_.commit(jobs);
    } catch (...) {
        failures.assign(batch.size(), std::current_exception());
    }
    {
        const std::lock_guard lock(mutex_);
        ++figures_.batches;
        figures_.jobs += batch.size();
    }
    for (std::size_t i = 0; i < batch.size(); ++i)
        if (batch[i].done)
            batch[i].done(failures[i]);
}

} // namespace kz
