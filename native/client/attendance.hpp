// Attendance: whether somebody still stands in front of the window. Who walks away shall not leave a claim open for the next one, and
// nobody who only reads slowly shall lose theirs: they are asked first (WCAG 2.2.1, 20 seconds).
#pragma once

#include <cstdint>
#include <optional>

namespace kz {

enum class Attendance { Here, Asked, Gone };

class AttendanceClock {
public:
    static constexpr std::int64_t asked_ms = 20'000;

    // idle_ms: how long nothing happens before they are asked; 0: never.
    explicit AttendanceClock(std::int64_t idle_ms) : idle_ms_(idle_ms) {}

    void used(std::int64_t now_ms) { used_at_ms_ = now_ms; }
    Attendance at(std::int64_t now_ms) const {
        const std::int64_t still_ms = now_ms - used_at_ms_;
        if (idle_ms_ == 0 || still_ms < idle_ms_)
            return Attendance::Here;
        return still_ms < idle_ms_ + asked_ms ? Attendance::Asked : Attendance::Gone;
    }
    // When at() becomes another one; nothing: never.
    std::optional<std::int64_t> next_at_ms(std::int64_t now_ms) const {
        switch (at(now_ms)) {
        case Attendance::Here: return idle_ms_ == 0 ? std::nullopt : std::optional(used_at_ms_ + idle_ms_);
        case Attendance::Asked: return used_at_ms_ + idle_ms_ + asked_ms;
        case Attendance::Gone: break;
        }
        return std::nullopt;
    }

private:
    std::int64_t idle_ms_, used_at_ms_ = 0;
};

} // namespace kz
