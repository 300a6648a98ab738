// What lies over the page: the bar at the bottom with the sizes of text and the schemes, the keys for those who have no
// keyboard, and the choices of a select. All are scenes of their own with places of their own, painted and touched like the
// page. Their text grows with that of the page, up to overlay_scale_max: then the keys are full.
#pragma once

#include "native/client/display.hpp"
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
enum class KeyAction : std::uint16_t { Type = 1000 /* argument: code point */, Erase, Shift, Layer, Enter, Done, Choose /* argument: option */,
                                     Smaller, Larger, ChooseScheme /* argument: Scheme */, Voice, Stay, Leave };

enum class KeyLayer { Small, Capital, Signs };
struct Window {
    float width = 0, height = 0;
};
// With what overlays are made.
struct OverlayLook {
    Window window;
    const Theme& theme;
    const Fonts& fonts;
    Display display;
    bool has_voice = false; // there is one to be turned on

    float scale() const;
};
inline constexpr float overlay_scale_max = 2;

Overlay display_overlay(Language language, const OverlayLook& look);
// Asks whether somebody is still there, in the middle of the window.
Overlay attendance_overlay(Language language, const OverlayLook& look);
Overlay keyboard_overlay(Language language, KeyLayer layer, const OverlayLook& look);
// The options of a select, below or above `field` (window pixels).
Overlay options_overlay(const Scene& page, std::uint32_t select, Rect field, const OverlayLook& look);

} // namespace kz
