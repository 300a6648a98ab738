// Tells a scanner, which types like a keyboard, from a person, who is never so quick: what it sends while no code is asked for lands in no
// field and presses nothing. Signs for a field are held for gap_ms; whatever comes one after the other within that, signs_least of them or
// more, is a scan.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace kz {

class ScannerWatch {
public:
    static constexpr std::int64_t gap_ms = 30;  // people need 50 and more, keys that repeat 33
    static constexpr int signs_least = 8;       // of a scan
    static constexpr std::int64_t end_ms = 300; // after a scan, for what was parted from it, and its Enter

    // A sign came. is_held: for a field.
    void put(std::string_view sign, bool is_held, std::int64_t now_ms) {
        if (!is_pending(now_ms))
            close();
        if (signs_ == 0 && is_after_scan(now_ms))
            signs_ = signs_least;
        at_ms_ = now_ms;
        ++signs_;
        if (is_held)
            held_ += sign;
    }
    // A person's signs, when none has followed in time.
    std::string take(std::int64_t now_ms) {
        if (!is_pending(now_ms))
            close();
        return std::exchange(typed_, {});
    }
    // The same at once, because another key has come.
    std::string take_all() {
        close();
        return std::exchange(typed_, {});
    }
    // Whether a key that comes now is a scanner's, too.
    bool follows(std::int64_t now_ms) const { return (signs_ > 1 && is_pending(now_ms)) || is_after_scan(now_ms); }
    // Whether more may come of what has begun. Until that is known no picture is needed.
    bool is_pending(std::int64_t now_ms) const { return signs_ > 0 && now_ms - at_ms_ <= gap_ms; }
    // When it is known.
    std::optional<std::int64_t> next_at_ms(std::int64_t now_ms) const {
        return is_pending(now_ms) ? std::optional(at_ms_ + gap_ms + 1) : std::nullopt;
    }

private:
    bool is_scan() const { return signs_ >= signs_least; }
    bool is_after_scan(std::int64_t now_ms) const {
        return (is_scan() && now_ms - at_ms_ <= end_ms) || (scanned_at_ms_ && now_ms - *scanned_at_ms_ <= end_ms);
    }
    void close() {
        if (is_scan())
            scanned_at_ms_ = at_ms_;
        else
            typed_ += held_;
        held_.clear();
        signs_ = 0;
    }

    std::int64_t at_ms_ = 0;
    std::optional<std::int64_t> scanned_at_ms_;
    int signs_ = 0;
    std::string held_, typed_;
};

} // namespace kz
