// What lies over the page: the bar at the bottom with the sizes of text and the schemes, the keys for those who have no
// keyboard, and the choices of a select; what asks or tells before everything else is panel.hpp. All are scenes of their own with places of their own, painted and touched like the
// page. Their text grows with that of the page, up to overlay_scale_max: then the keys are full.
#pragma once

#include "native/client/display.hpp"
#include "shared/domain/people/language.hpp"
#include "shared/domain/sharing/share.hpp"
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
                                     Smaller, Larger, ChooseText /* argument: per cent */, ChooseScheme /* argument: Scheme */, Voice, Stay, Leave,
                                     TakePrint, TakePhone, TakeSlip /* argument: which */, TakeClose, Begin /* argument: Language */, Share /* argument: ShareAct */ };

enum class KeyLayer { Small, Capital, Signs };
struct Window {
    float width = 0, height = 0;
};
// With what overlays are made.
struct OverlayLook {
    Window window;
    const Theme& theme;
    const Fonts& fonts;
    Language language;
    Display display;
    bool has_voice = false; // there is one to be turned on
    bool has_print = false, has_phone = false; // what can be taken along now
    bool is_away = false; // the server
    ShareStage share = ShareStage::None; // Granted or Paused: its stop is always here
    std::string helper = {};

    float scale() const;
};
inline constexpr float overlay_scale_max = 2;

Overlay display_overlay(const OverlayLook& look);
Overlay keyboard_overlay(KeyLayer layer, const OverlayLook& look);
// The options of a select, below or above `field` (window pixels).
Overlay options_overlay(const Scene& page, std::uint32_t select, Rect field, const OverlayLook& look);

} // namespace kz
