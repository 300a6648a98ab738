// Fonts: the two weights of the product's face in every size of a theme and the icons, rasterised at exact device pixels into one
// atlas, together with the white pixel, the soft shadows and nothing else. Built again when the pixel ratio, the text scale or the
// theme changes. The files are the subset that the browser also uses, so lines are as wide there as here.
#pragma once

#include "shared/paint/letters.hpp"
#include "shared/scene/style.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct ImFont;
struct ImFontAtlas;

namespace kz {

class Fonts {
public:
    struct Sizes {
        const Theme& theme;
        float ratio = 1;      // device pixels per CSS pixel
        float text_scale = 1; // 1 to 4
        const Letters* letters = nullptr; // these alone; null: all of usual_letters()
        std::span<const std::uint16_t> also = {}; // beyond those, where the files have them; ascending
    };
    // TrueType files in memory.
    struct Files {
        std::span<const unsigned char> regular, strong, icons;
    };
    Fonts(ImFontAtlas& atlas, const Files& files, const Sizes& sizes);

    // What the browser's subset holds: pairs of first and last, ascending, then a zero.
    static const std::uint16_t* usual_letters();

    // Of this size in CSS pixels, or else the next larger one, to be scaled.
    ImFont* font(Weight weight, float size) const;
    // Width of a text on one line in CSS pixels.
    float width(std::string_view text, Weight weight, float size) const;
    // How many bytes of `text` (from its begin) fit into `room` on one line, breaking at spaces, after hyphens, and inside
    // a word only when the word alone is too wide. At least one code point.
    std::size_t fit(std::string_view text, Weight weight, float size, float room) const;
    // What Dear ImGui calls the size of a face (ascent to descent) for an em of `size`.
    float face_size(float size) const { return size * em_factor_; }
    // The face that has the icon which stands beside text of `size`.
    ImFont* icon_font(float size) const { return font(Weight::Regular, size); }
    float ratio() const { return ratio_; }
    // Atlas rectangle (u0 v0 u1 v1) of the baked shadow of a level (1, 2) for nine slices, which reach `margin` out of the box
    // and `inset` into it; device pixels.
    struct Shadow { float u0, v0, u1, v1, margin, inset; };
    Shadow shadow(int level) const;

private:
    std::vector<std::vector<std::uint16_t>> ranges_; // of each face; the atlas refers to them
    ImFontAtlas* atlas_;
    float ratio_;
    float em_factor_;
    static constexpr int steps = static_cast<int>(TextStep::Count_) - 1;
    float sizes_[steps] = {}; // ascending
    ImFont* fonts_[2][steps] = {};
    int shadows_[2] = {-1, -1};
};

} // namespace kz
