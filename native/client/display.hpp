// Display: how the person in front of the window wants to see it. Kept until they leave.
#pragma once

#include "shared/theme/theme.hpp"

#include <algorithm>
#include <array>

namespace kz {

// Sizes of text in per cent: a step is seen, and the last is what WCAG 1.4.10 asks for.
inline constexpr std::array text_percents = {100, 125, 150, 175, 200, 250, 300, 400};

struct Display {
    Scheme scheme = Scheme::Light;
    int text_percent = 100;
    bool is_voiced = false; // what is there is said aloud

    float text_scale() const { return static_cast<float>(text_percent) / 100; }
    friend bool operator==(const Display&, const Display&) = default;
};

constexpr Display in_scheme(Display display, Scheme scheme) {
    display.scheme = scheme;
    return display;
}
constexpr Display voiced(Display display, bool is_voiced) {
    display.is_voiced = is_voiced;
    return display;
}
constexpr Display with_text(Display display, int percent) {
    display.text_percent = percent;
    return display;
}

// Stay as they are at the ends.
constexpr Display larger(Display display) {
    const auto next = std::ranges::upper_bound(text_percents, display.text_percent);
    display.text_percent = next == text_percents.end() ? text_percents.back() : *next;
    return display;
}
constexpr Display smaller(Display display) {
    const auto at = std::ranges::lower_bound(text_percents, display.text_percent);
    display.text_percent = at == text_percents.begin() ? text_percents.front() : *(at - 1);
    return display;
}

} // namespace kz
