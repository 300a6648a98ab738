#include "shared/paint/fonts.hpp"

#include "shared/base/utf8.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace kz {
namespace {

// What the subset holds: Latin, general punctuation, arrows used on buttons, the euro sign.
constexpr ImWchar glyph_ranges[] = {0x20, 0x17f, 0x2010, 0x2027, 0x202f, 0x203a, 0x20ac, 0x20ac, 0x2190, 0x2193,
                                    0x2212, 0x2212, 0x2713, 0x2713, 0};

std::size_t size_index(float size) {
    for (std::size_t i = 0; i < std::size(type_sizes); ++i)
        if (static_cast<float>(type_sizes[i]) >= size - 0.01f)
            return i;
    return std::size(type_sizes) - 1;
}

// A blurred square: opaque in the middle, falling off over `margin` pixels as a smooth step. Painted as nine slices.
struct ShadowSpec {
    int margin_css;
};
constexpr ShadowSpec shadow_specs[2] = {{8}, {24}};

int shadow_pixels(int level, float ratio) {
    return static_cast<int>(std::ceil(static_cast<float>(shadow_specs[level].margin_css) * ratio)) * 2 + 2;
}

void bake(unsigned char* alpha, int stride, int x0, int y0, int size) {
    const float margin = static_cast<float>(size - 2) / 2;
    const auto fall = [&](float distance) {
        const float t = std::clamp(1 - distance / margin, 0.0f, 1.0f);
        return t * t * (3 - 2 * t);
    };
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            const float centre = static_cast<float>(size) / 2;
            const float dx = std::max(0.0f, std::abs(static_cast<float>(x) + 0.5f - centre) - 1);
            const float dy = std::max(0.0f, std::abs(static_cast<float>(y) + 0.5f - centre) - 1);
            const float value = fall(std::sqrt(dx * dx + dy * dy));
            alpha[(y0 + y) * stride + x0 + x] = static_cast<unsigned char>(value * 255 + 0.5f);
        }
}

} // namespace

Fonts::Fonts(ImFontAtlas& atlas, std::span<const unsigned char> regular, std::span<const unsigned char> strong, float ratio)
    : atlas_(&atlas), ratio_(ratio) {
    atlas.Clear();
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    atlas.TexDesiredWidth = ratio > 2 ? 2048 : 1024;
    for (std::size_t i = 0; i < std::size(type_sizes); ++i)
        for (int weight = 0; weight < 2; ++weight) {
            const auto file = weight == 0 ? regular : strong;
            ImFontConfig config;
            config.FontDataOwnedByAtlas = false;
            config.OversampleH = ratio >= 2 ? 1 : 2;
            config.OversampleV = 1;
            config.GlyphRanges = glyph_ranges;
            fonts_[weight][i] = atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(file.data()), static_cast<int>(file.size()),
                                                           static_cast<float>(type_sizes[i]) * ratio, &config, glyph_ranges);
        }
    for (int level = 0; level < 2; ++level)
        shadows_[level] = atlas.AddCustomRectRegular(shadow_pixels(level, ratio), shadow_pixels(level, ratio));
    atlas.Build();
    for (int level = 0; level < 2; ++level) {
        const ImFontAtlasCustomRect* place = atlas.GetCustomRectByIndex(shadows_[level]);
        bake(atlas.TexPixelsAlpha8, atlas.TexWidth, place->X, place->Y, place->Width);
    }
}

ImFont* Fonts::font(Weight weight, float size) const {
    return fonts_[weight == Weight::Strong ? 1 : 0][size_index(size)];
}

float Fonts::width(std::string_view text, Weight weight, float size) const {
    const ImFont* face = font(weight, size);
    float sum = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto code = next_code_point(text, at);
        if (!code) {
            ++at;
            continue;
        }
        sum += face->GetCharAdvance(static_cast<ImWchar>(*code));
    }
    return sum * (size / face->FontSize);
}

std::size_t Fonts::fit(std::string_view text, Weight weight, float size, float room) const {
    const ImFont* face = font(weight, size);
    const float scale = size / face->FontSize;
    float sum = 0;
    std::size_t break_at = 0; // behind the last place where a line may end
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t before = at;
        const auto code = next_code_point(text, at);
        if (!code) {
            ++at;
            continue;
        }
        if (*code == '\n')
            return at;
        sum += face->GetCharAdvance(static_cast<ImWchar>(*code)) * scale;
        // A space at the end of a line may hang over.
        if (*code == ' ') {
            break_at = at;
            continue;
        }
        if (sum > room + 0.01f)
            return break_at > 0 ? break_at : std::max(before, std::size_t{1}) == before ? before : at;
        if (*code == '-')
            break_at = at;
    }
    return text.size();
}

Fonts::Shadow Fonts::shadow(int level) const {
    const ImFontAtlasCustomRect* place = atlas_->GetCustomRectByIndex(shadows_[level - 1]);
    ImVec2 from, to;
    atlas_->CalcCustomRectUV(place, &from, &to);
    const auto size = static_cast<float>(place->Width);
    return {from.x, from.y, to.x, to.y, (size - 2) / 2, size};
}

} // namespace kz
