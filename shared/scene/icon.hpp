// Icon: a small sign beside a text. It says nothing that the text does not say, so nobody is told of it who can not see it. Which
// kind of node has which is in the table of styles.
//
// The signs are glyphs of Lucide (ISC licence; npm, lucide-static), by the names and code points that its font has: icon.cpp.
// tools/gen/icon_subset.py holds that list against the package and cuts its font down to it.
#pragma once

#include <cstdint>
#include <string_view>

namespace kz {

enum class Icon : std::uint8_t {
    None, Calendar, Check, CircleAlert, CircleCheck, Clock, Copy, Info, Receipt, Shield, Talk, Undo,
    Count_
};

struct IconGlyph {
    std::string_view name; // in the package
    std::uint16_t code;    // in its font
};
// Not of None.
const IconGlyph& glyph_of(Icon icon);

// An icon is so much larger than the text that it stands beside: 16 → 20.
constexpr float icon_size(float text) { return text * 5 / 4; }

} // namespace kz
