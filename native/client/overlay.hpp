// What lies over the page: the keys for those who have no keyboard, and the choices of a select. Both are scenes of their
// own with places of their own, painted and touched like the page.
#pragma once

#include "shared/domain/people/language.hpp"
#include "shared/paint/fonts.hpp"
#include "shared/paint/geometry.hpp"

#include <string>

namespace kz {

struct Overlay {
    Scene scene;
    Geometry geometry; // in window pixels
    float top = 0;     // what is above it is free for the page
};

// Bind actions of keys, apart from those of the page.
enum class KeyAction : std::uint16_t { Type = 1000 /* argument: code point */, Erase, Shift, Layer, Enter, Done, Choose /* argument: option */ };

enum class KeyLayer { Small, Capital, Signs };
struct Window {
    float width = 0, height = 0;
};
Overlay keyboard_overlay(Language language, KeyLayer layer, Window window, const Fonts& fonts);
// The options of a select, below or above `field` (window pixels).
Overlay options_overlay(const Scene& page, std::uint32_t select, Rect field, Window window, const Fonts& fonts);

} // namespace kz
