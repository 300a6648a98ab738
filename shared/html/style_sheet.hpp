// The style sheet of the browser, made from the table of styles and a theme: shared/scene/style.hpp says what the boxes
// do, and the native client computes the same from it.
//
// Classes on <html>, set by the module: `script` shows what is of no use without it; `canvas` (canvas mode) makes text
// transparent and takes fills, borders and shadows away, because the canvas behind paints them. The canvas stands fixed
// behind everything, wherever in the page it is put. In canvas mode too, controls that hold a value (input, textarea, select, slider) and QR symbols
// are painted by the browser, and the canvas leaves them out: caret, composition, autofill and popups stay native. So are
// selection and the focus ring.
//
// Colours are custom properties: light, dark where the system is, with more contrast where people ask for it, those of the
// system where people choose the colours themselves, and ink on white on paper.
//
// Fonts swap in: the canvas draws with the very same files, so a page that kept the system's font (font-display:optional)
// would not line up with it. Lines have fixed heights, so a swap moves text only where a line breaks elsewhere.
#pragma once

#include "shared/scene/style.hpp"

#include <string>
#include <string_view>

namespace kz {

struct FontUrls {
    std::string_view regular = {}, strong = {}; // TrueType, the same files as the canvas uses; empty: the system's font
    std::string_view icons = {};                // empty: no icons are shown
};

std::string style_sheet(const Theme& theme, const FontUrls& fonts = {});

} // namespace kz
