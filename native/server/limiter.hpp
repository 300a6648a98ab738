// Limiter: how often somebody may do something, as a bucket that fills again over time. One thread at a time by its own
// lock; bounded memory: when the table is full, the fullest buckets (the least suspicious) are dropped.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kz {

class Limiter {
public:
    // `burst` tries at once, then one more each `refill_ms`.
    Limiter(int burst, std::int64_t refill_ms) : burst_(burst), refill_ms_(refill_ms) {}

    // Takes one try of `who`; false when there is none left.
    bool take(std::string_view who, std::int64_t now_ms);
    // True when a try is left; takes none.
    bool has_left(std::string_view who, std::int64_t now_ms);

private:
    struct Bucket {
        double left = 0;
        std::int64_t at_ms = 0;
    };
    Bucket& filled(std::string_view who, std::int64_t now_ms);
    void drop_full(std::int64_t now_ms);

    int burst_;
    std::int64_t refill_ms_;
    std::mutex mutex_;
    std::unordered_map<std::string, Bucket> buckets_;
};

} // namespace kz
