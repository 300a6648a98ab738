// Paint: a scene with its geometry onto a Dear ImGui draw list. Own painters for every kind of node, from the style table;
// nothing of ImGui's widgets. Reads only its arguments.
#pragma once

#include "shared/paint/fonts.hpp"
#include "shared/paint/geometry.hpp"

#include <cstdint>
#include <vector>

struct ImDrawList;

namespace kz {

enum class Controls {
    Painted,  // native: fields, sliders and selects with their values
    BySystem, // browser: the real elements above the canvas paint themselves
};

// The merchant's photo as a texture of Dear ImGui's host; 0: there is none, or it is not here yet.
struct Photo {
    std::uint64_t texture = 0;
    int width = 0, height = 0;
};

struct PaintState {
    Controls controls = Controls::Painted;
    Scheme scheme = Scheme::Light;
    bool is_wide = false;
    float text_scale = 1;
    std::uint64_t hovered = 0, pressed = 0, focused = 0; // ids
    bool is_focus_visible = false; // native: the keyboard is in use; the ring is painted
    Photo photo;                   // native: of the theme
    std::uint64_t edited = 0;      // native: a field whose text somebody else paints (the one being edited)
    // What of the page is seen: its top left in page pixels goes to `origin` of the draw list, in device pixels.
    float scroll_x = 0, scroll_y = 0, view_w = 0, view_h = 0;
    float origin_x = 0, origin_y = 0;
};

// Where the thumb of a slider is, and from where to where its middle can go; CSS pixels of the page.
struct SliderPlace {
    float thumb_x, from_x, to_x;
};
SliderPlace slider_place(const Node& node, const Rect& rect);
// The value that a touch at x means.
std::int64_t slider_value(const Node& node, const Rect& rect, float x);

// A text that is left to its element, and the colour in which it stands there.
struct SparedText {
    std::uint32_t node = 0;
    Rgb ink;
};

// The texts in view that have letters which the faces lack; with Controls::Painted none, they are painted with a question mark.
std::vector<SparedText> paint(ImDrawList& out, const Scene& scene, const Geometry& geometry, const Theme& theme, const Fonts& fonts,
                              const PaintState& state);

} // namespace kz
