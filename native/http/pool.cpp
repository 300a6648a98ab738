#include "native/http/pool.hpp"

namespace kz::http {

Pool::Pool(unsigned threads, std::size_t queue_max) : queue_max_(queue_max) {
    for (unsigned i = 0; i < threads; i++) {
        threads_.emplace_back([this] { work(); });
    }
}

bool Pool::submit(Job job) {
    {
        const std::lock_guard lock(mutex_);
        if (is_stopping_ || queue_.size() >= queue_max_) {
            return false;
        }
        queue_.push_back(std::move(job));
    }
    changed_.notify_one();
    return true;
}

void Pool::stop() {
    std::deque<Job> dropped;
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
        dropped.swap(queue_);
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) {
        if (thread.joinable()) {
            thread.join();
        }
    }
}

void Pool::work() {
    for (;;) {
        Job job;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return is_stopping_ || !queue_.empty(); });
            if (is_stopping_) {
                return;
            }
            job = std::move(queue_.front());
            queue_.pop_front();
        }
        job();
    }
}

} // namespace kz::http
