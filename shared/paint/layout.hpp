// Layout of a scene for the native client: the flex model of StyleRule, in one pass for widths and one for places. The style
// sheet says the same to the browser.
//
//   Column  children below each other; Stretch makes them as wide as the box
//   Row     beside each other; the free length goes to those that grow; children that do not fit shrink their text
//   Wrap    like Row, on as many lines as are needed
#pragma once

#include "shared/paint/fonts.hpp"
#include "shared/paint/geometry.hpp"

namespace kz {

struct Page {
    float width = 0;       // of the viewport, CSS pixels
    float text_scale = 1;  // 1 to 4
    bool is_wide() const { return width >= static_cast<float>(wide_from) * text_scale; }
};
Geometry lay_out(const Scene& scene, const Theme& theme, const Fonts& fonts, const Page& page);

} // namespace kz
