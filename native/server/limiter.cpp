#include "native/server/limiter.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr std::size_t buckets_max = 100'000;

} // namespace

Limiter::Bucket& Limiter::filled(std::string_view who, std::int64_t now_ms) {
    if (buckets_.size() >= buckets_max)
        drop_full(now_ms);
    const auto [place, is_new] = buckets_.try_emplace(std::string(who));
    Bucket& bucket = place->second;
    if (is_new)
        bucket = {static_cast<double>(burst_), now_ms};
    const double refilled = static_cast<double>(now_ms - bucket.at_ms) / static_cast<double>(refill_ms_);
    bucket.left = std::min(static_cast<double>(burst_), bucket.left + std::max(0.0, refilled));
    bucket.at_ms = now_ms;
    return bucket;
}

bool Limiter::take(std::string_view who, std::int64_t now_ms) {
    const std::lock_guard lock(mutex_);
    Bucket& bucket = filled(who, now_ms);
    if (bucket.left < 1)
        return false;
    bucket.left -= 1;
    return true;
}

bool Limiter::has_left(std::string_view who, std::int64_t now_ms) {
    const std::lock_guard lock(mutex_);
    return filled(who, now_ms).left >= 1;
}

void Limiter::drop_full(std::int64_t now_ms) {
    std::erase_if(buckets_, [&](const auto& entry) {
        const auto refilled = (now_ms - entry.second.at_ms) / refill_ms_;
        return entry.second.left + static_cast<double>(refilled) >= burst_;
    });
    if (buckets_.size() >= buckets_max)
        buckets_.clear();
}

} // namespace kz
