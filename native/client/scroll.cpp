#include "native/client/scroll.hpp"

#include <algorithm>
#include <cmath>

namespace kz {
namespace {

constexpr float friction_per_ms = 0.997f;
constexpr float speed_least = 0.02f;
constexpr std::int64_t pause_ms = 80; // a finger that rested before it left does not fling
constexpr float margin = 24;

} // namespace

void Scroll::set_range(float page_height, float view_height) {
    view_ = view_height;
    most_ = std::max(0.0f, page_height - view_height);
    clamp();
}

void Scroll::clamp() {
    at_ = std::clamp(at_, 0.0f, most_);
}

void Scroll::jump(float to) {
    at_ = to;
    is_flying_ = false;
    clamp();
}

void Scroll::by(float pixels) {
    jump(at_ + pixels);
}

void Scroll::show(float top, float bottom) {
    if (bottom + margin > at_ + view_)
        jump(bottom + margin - view_);
    if (top - margin < at_)
        jump(top - margin);
}

void Scroll::touch(float y, std::int64_t now_ms) {
    touch_y_ = y;
    speed_ = 0;
    moved_at_ms_ = now_ms;
    is_flying_ = false;
}

void Scroll::drag(float y, std::int64_t now_ms) {
    const float moved = touch_y_ - y;
    const auto passed = static_cast<float>(std::max<std::int64_t>(1, now_ms - moved_at_ms_));
    speed_ = 0.6f * speed_ + 0.4f * moved / passed;
    at_ += moved;
    clamp();
    touch_y_ = y;
    moved_at_ms_ = now_ms;
}

void Scroll::release(std::int64_t now_ms) {
    is_flying_ = now_ms - moved_at_ms_ < pause_ms && std::abs(speed_) > speed_least;
    moved_at_ms_ = now_ms;
}

bool Scroll::step(std::int64_t now_ms) {
    if (!is_flying_)
        return false;
    const auto passed = static_cast<float>(now_ms - moved_at_ms_);
    moved_at_ms_ = now_ms;
    at_ += speed_ * passed;
    speed_ *= std::pow(friction_per_ms, passed);
    const float before = at_;
    clamp();
    is_flying_ = std::abs(speed_) > speed_least && before == at_;
    return is_flying_;
}

} // namespace kz
