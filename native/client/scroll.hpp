// A page that is moved by a finger: it follows the touch, and after a fling it runs on and slows down. Time is an argument.
#pragma once

#include <cstdint>

namespace kz {

class Scroll {
public:
    float at() const { return at_; }
    void set_range(float page_height, float view_height);
    void jump(float to);
    void by(float pixels); // wheel, keys
    // Moves so that [top, bottom] of the page is in view.
    void show(float top, float bottom);

    void touch(float y, std::int64_t now_ms);
    void drag(float y, std::int64_t now_ms);
    void release(std::int64_t now_ms);
    // One step of a fling; false when it stands still.
    bool step(std::int64_t now_ms);

private:
    void clamp();

    float at_ = 0, most_ = 0, view_ = 0;
    float touch_y_ = 0, speed_ = 0; // pixels a millisecond
    std::int64_t moved_at_ms_ = 0;
    bool is_flying_ = false;
};

} // namespace kz
