// Presence: whether somebody still stands in front of the window. Who walks away shall not leave a claim open for the next one, and
// nobody who only reads slowly shall lose theirs: they are asked first (WCAG 2.2.1, 20 seconds).
#pragma once

#include <cstdint>
#include <optional>

namespace kz {

enum class Presence { Here, Asked, Gone };

class PresenceClock {
public:
    static constexpr std::int64_t asked_ms = 20'000;

    // idle_ms: how long nothing happens before they are asked; 0: never.
    explicit PresenceClock(std::int64_t idle_ms) : idle_ms_(idle_ms) {}

    void used(std::int64_t now_ms) { used_at_ms_ = now_ms; }
    Presence at(std::int64_t now_ms) const {
        const std::int64_t still_ms = now_ms - used_at_ms_;
        if (idle_ms_ == 0 || still_ms < idle_ms_)
            return Presence::Here;
        return still_ms < idle_ms_ + asked_ms ? Presence::Asked : Presence::Gone;
    }
    // When at() becomes another one; nothing: never.
    std::optional<std::int64_t> next_at_ms(std::int64_t now_ms) const {
        switch (at(now_ms)) {
        case Presence::Here: return idle_ms_ == 0 ? std::nullopt : std::optional(used_at_ms_ + idle_ms_);
        case Presence::Asked: return used_at_ms_ + idle_ms_ + asked_ms;
        case Presence::Gone: break;
        }
        return std::nullopt;
    }

private:
    std::int64_t idle_ms_, used_at_ms_ = 0;
};

} // namespace kz
