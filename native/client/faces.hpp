// Faces: the letters of the window, made for a theme and a size of text, and made anew when either changes or when a page has letters that
// few have (Greek, Cyrillic, Vietnamese); they go with it. What the face itself does not have is a question mark. With the window's context.
#pragma once

#include "native/client/display.hpp"
#include "shared/paint/fonts.hpp"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace kz {

class Faces {
public:
    // Throws std::runtime_error when there is no font on this machine.
    Faces(float scale, const Theme& theme, const Display& display);

    const Fonts& fonts() const { return *fonts_; }
    // True when other letters were needed: what was measured with the old ones has no meaning any more.
    bool fit(const Theme& theme, const Display& display, const Scene& page);

private:
    void make(const Theme& theme, const Display& display);

    float scale_;
    std::string regular_, strong_, icons_; // files; what the atlas refers to
    std::unique_ptr<Fonts> fonts_;
    std::vector<std::uint16_t> rare_; // letters of the page
    std::array<std::uint8_t, static_cast<int>(TextStep::Count_)> sizes_{}; // for what they are made
    Cut cut_ = Cut::Plain;
    int percent_ = 0;
};

} // namespace kz
