#include "native/outbox/outcome.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr std::int64_t second = 1'000, minute = 60 * second, hour = 60 * minute;
constexpr std::int64_t all_waits[] = {1 * second, 5 * second, 30 * second, 5 * minute, 30 * minute, 2 * hour,
                                      5 * hour,   10 * hour,  14 * hour,   20 * hour,  24 * hour};
constexpr std::int64_t pause_milliseconds_max = minute; // unless the receiver asks for more
constexpr int jitter_parts = 5;

bool is_overload(int status) {
    return status == 429 || status == 502 || status == 503 || status == 504;
}

} // namespace

std::span<const std::int64_t> retry_waits() {
    return all_waits;
}

std::optional<std::int64_t> retry_wait(std::span<const std::int64_t> waits, int attempts, std::uint64_t chance) {
    const auto index = static_cast<std::size_t>(std::max(attempts, 1) - 1);
    if (index >= waits.size())
        return std::nullopt;
    const std::int64_t jitter_max = waits[index] / jitter_parts;
    return waits[index] + static_cast<std::int64_t>(chance % static_cast<std::uint64_t>(jitter_max + 1));
}

Outcome outcome(Delivery delivery, const Attempt& attempt, std::span<const std::int64_t> waits, Instant now, std::uint64_t chance) {
    Outcome after;
    ++delivery.attempts;
    delivery.status = attempt.status;
    delivery.failure = attempt.failure;
    delivery.due_at = now;
    if (attempt.status >= 200 && attempt.status < 300) {
        delivery.state = DeliveryState::Delivered;
    } else if (attempt.status == 410) {
        after.is_gone = true;
    } else if (const auto wait = retry_wait(waits, delivery.attempts, chance)) {
        const std::int64_t asked = std::clamp<std::int64_t>(attempt.retry_after_seconds, 0, retry_after_seconds_max) * second;
        delivery.due_at.milliseconds += std::max(*wait, asked);
        if (is_overload(attempt.status))
            after.paused_until = Instant{now.milliseconds + (asked > 0 ? asked : std::min(*wait, pause_milliseconds_max))};
    } else {
        delivery.state = DeliveryState::GivenUp;
    }
    after.delivery = std::move(delivery);
    return after;
}

} // namespace kz
