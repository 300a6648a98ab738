// A few threads and a bounded queue for work that would hold up a loop.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace kz::http {

class Pool {
  public:
    using Job = std::move_only_function<void()>;

    Pool(unsigned threads, std::size_t queue_max);
    ~Pool() { stop(); }

    // False, and the job untouched by any thread, when the queue is full or the pool has stopped.
    bool submit(Job job);
    // Drops what is queued, waits for what runs.
    void stop();

  private:
    void work();

    const std::size_t queue_max_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Job> queue_;
    bool is_stopping_ = false;
    std::vector<std::thread> threads_;
};

} // namespace kz::http
