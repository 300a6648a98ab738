// What follows from an attempt to deliver. Pure: time and chance are arguments.
//
//   2xx                  delivered
//   410                  the webhook is disabled; what is pending stays so, for a replay
//   429, 502, 503, 504   the whole webhook pauses, as long as Retry-After says
//   all others, no answer, redirects: again after the next wait; after the last wait given up
//
// Waits: some seconds first, because a restart of the receiver is over by then, then the plan of Standard Webhooks. Up to a
// fifth is added by chance, so that a receiver that comes back is not met by everybody at once.
#pragma once

#include "native/store/store.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace kz {

// In milliseconds; a little more than three days together.
std::span<const std::int64_t> retry_waits();
// After so many attempts (1 or more); nothing: give up. `chance` is any number.
std::optional<std::int64_t> retry_wait(std::span<const std::int64_t> waits, int attempts, std::uint64_t chance);
inline constexpr std::int64_t retry_after_seconds_max = 86'400; // what a receiver may ask for

struct Attempt {
    int status = 0; // 0: no answer
    std::string failure;
    std::int64_t retry_after_seconds = 0;
};
struct Outcome {
    Delivery delivery;                   // after the attempt
    bool is_gone = false;                // disable the webhook
    std::optional<Instant> paused_until; // send it nothing before
};
Outcome outcome(Delivery delivery, const Attempt& attempt, std::span<const std::int64_t> waits, Instant now, std::uint64_t chance);

} // namespace kz
