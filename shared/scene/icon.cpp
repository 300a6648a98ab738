#include "shared/scene/icon.hpp"

#include <array>

namespace kz {

const IconGlyph& glyph_of(Icon icon) {
    static constexpr std::array<IconGlyph, static_cast<std::size_t>(Icon::Count_)> glyphs = {{
        {"", 0},
        {"calendar-days", 0xe2b9},
        {"check", 0xe06c},
        {"circle-alert", 0xe077},
        {"circle-check", 0xe226},
        {"clock", 0xe087},
        {"copy", 0xe09e},
        {"info", 0xe0f9},
        {"receipt-text", 0xe5ac},
        {"shield-check", 0xe1ff},
        {"message-circle", 0xe116},
        {"undo-2", 0xe2a1},
    }};
    static_assert(glyphs.back().code != 0);
    return glyphs[static_cast<std::size_t>(icon)];
}

} // namespace kz
