#include "native/platform/clock.hpp"

#include <chrono>

namespace kz {

Instant now() {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return Instant{std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()};
}

std::int64_t monotonic_microseconds() {
    const auto since_start = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::microseconds>(since_start).count();
}

} // namespace kz
