#include "shared/paint/fonts.hpp"

#include "shared/base/utf8.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace kz {
namespace {

// What the subset holds: Latin, general punctuation, arrows used on buttons, the euro sign.
constexpr ImWchar glyph_ranges[] = {0x20, 0x17f, 0x2010, 0x2027, 0x202f, 0x203a, 0x20ac, 0x20ac, 0x2190, 0x2193,
                                    0x2212, 0x2212, 0x2713, 0x2713, 0};

// Of the amount, which is set in figures: its glyphs are large.
constexpr ImWchar figure_ranges[] = {0x20, 0x7e, 0xa0, 0xa3, 0x202f, 0x202f, 0x20ac, 0x20ac, 0x2212, 0x2212, 0};

std::uint32_t big_endian(std::span<const unsigned char> file, std::size_t at, int bytes) {
    std::uint32_t value = 0;
    for (int i = 0; i < bytes; ++i)
        value = value << 8 | (at + static_cast<std::size_t>(i) < file.size() ? file[at + static_cast<std::size_t>(i)] : 0);
    return value;
}

// Where a table of a TrueType file begins; 0 when it is not there.
std::size_t table(std::span<const unsigned char> file, std::string_view tag) {
    const std::uint32_t tables = big_endian(file, 4, 2);
    for (std::uint32_t i = 0; i < tables; ++i) {
        const std::size_t entry = 12 + 16 * i;
        if (entry + 16 <= file.size() && std::string_view(reinterpret_cast<const char*>(file.data() + entry), 4) == tag)
            return big_endian(file, entry + 8, 4);
    }
    return 0;
}

// CSS sizes a face by its em, the rasteriser by ascent to descent: how much larger the latter is.
float em_factor_of(std::span<const unsigned char> file) {
    const std::size_t head = table(file, "head"), hhea = table(file, "hhea");
    const auto units = static_cast<float>(big_endian(file, head + 18, 2));
    const auto ascent = static_cast<std::int16_t>(big_endian(file, hhea + 4, 2));
    const auto descent = static_cast<std::int16_t>(big_endian(file, hhea + 6, 2));
    return head == 0 || hhea == 0 || units == 0 ? 1.0f : static_cast<float>(ascent - descent) / units;
}

// A blurred, rounded square: opaque in the middle, falling off around its edge as a smooth step over the blur's length.
// Painted as nine slices; its corner suits the cards', which all have about the same.
constexpr float shadow_corner = 18;

struct ShadowPixels {
    float corner, margin; // half of the blur lies outside of the edge
    int size;
};

ShadowPixels shadow_pixels(int level, float ratio) {
    const float margin = static_cast<float>(shadow_of(level).blur) / 2 * ratio;
    const float corner = shadow_corner * ratio;
    return {corner, margin, static_cast<int>(std::ceil(corner + 2 * margin)) * 2 + 2};
}

void bake(unsigned char* alpha, int stride, int x0, int y0, const ShadowPixels& shadow) {
    const float centre = static_cast<float>(shadow.size) / 2;
    for (int y = 0; y < shadow.size; ++y)
        for (int x = 0; x < shadow.size; ++x) {
            const float dx = static_cast<float>(x) + 0.5f - centre, dy = static_cast<float>(y) + 0.5f - centre;
            const float t = std::clamp((shadow.corner + 2 * shadow.margin - std::sqrt(dx * dx + dy * dy)) / (2 * shadow.margin), 0.0f, 1.0f);
            alpha[(y0 + y) * stride + x0 + x] = static_cast<unsigned char>(t * t * (3 - 2 * t) * 255 + 0.5f);
        }
}

// The face has no narrow no-break space (U+202F), which stands in French figures: half of a space, as browsers that shape with
// HarfBuzz set it from this very face.
void add_narrow_space(ImFont& face) {
    constexpr ImWchar narrow_space = 0x202f;
    if (face.FindGlyphNoFallback(narrow_space) != nullptr)
        return;
    face.AddGlyph(nullptr, narrow_space, 0, 0, 0, 0, 0, 0, 0, 0, face.GetCharAdvance(' ') / 2);
    face.BuildLookupTable();
}

// Into the font that was added last. Those of the table, each a range of its own.
void add_icons(ImFontAtlas& atlas, std::span<const unsigned char> file, float pixels) {
    if (file.empty())
        return;
    static const auto ranges = [] {
        std::array<ImWchar, 2 * static_cast<std::size_t>(Icon::Count_) - 1> list{};
        for (std::size_t i = 1; i < static_cast<std::size_t>(Icon::Count_); ++i)
            list[2 * i - 2] = list[2 * i - 1] = glyph_of(static_cast<Icon>(i)).code;
        return list;
    }();
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.MergeMode = true;
    config.OversampleH = 1;
    atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(file.data()), static_cast<int>(file.size()), pixels * em_factor_of(file), &config, ranges.data());
}

std::vector<ImWchar> with(const ImWchar* ranges, std::span<const std::uint16_t> also) {
    std::vector<ImWchar> pairs;
    for (; ranges[0] != 0; ranges += 2)
        pairs.insert(pairs.end(), {ranges[0], ranges[1]});
    for (const ImWchar code : also)
        pairs.insert(pairs.end(), {code, code});
    pairs.push_back(0);
    return pairs;
}

} // namespace

const std::uint16_t* Fonts::usual_letters() {
    return glyph_ranges;
}

Fonts::Fonts(ImFontAtlas& atlas, const Files& files, const Sizes& sizes)
    : atlas_(&atlas), ratio_(sizes.ratio), em_factor_(em_factor_of(files.regular)) {
    const float ratio = sizes.ratio;
    std::array<int, steps> css_sizes{};
    std::copy(sizes.theme.sizes.begin() + 1, sizes.theme.sizes.end(), css_sizes.begin());
    std::sort(css_sizes.begin(), css_sizes.end());
    const int first_figures = sizes.theme.size(TextStep::Large);
    static_assert(sizeof(ImWchar) == sizeof(std::uint16_t));
    atlas.Clear();
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    atlas.TexDesiredWidth = ratio * sizes.text_scale > 2 ? 4096 : ratio * sizes.text_scale > 1 ? 2048 : 1024;
    for (int i = 0; i < steps; ++i) {
        const int size = css_sizes[static_cast<std::size_t>(i)];
        const ImWchar* held = size > first_figures ? figure_ranges : glyph_ranges;
        sizes_[i] = static_cast<float>(size) * sizes.text_scale;
        for (int weight = 0; weight < 2; ++weight) {
            const auto file = weight == 0 ? files.regular : files.strong;
            ImFontConfig config;
            config.FontDataOwnedByAtlas = false;
            config.OversampleH = ratio >= 2 ? 1 : 2;
            config.OversampleV = 1;
            const ImWchar* ranges = held;
            if (sizes.letters != nullptr)
                ranges = ranges_.emplace_back(sizes.letters->of(static_cast<Weight>(weight), size, held)).data();
            else if (!sizes.also.empty() && held == glyph_ranges)
                ranges = ranges_.emplace_back(with(held, sizes.also)).data();
            fonts_[weight][i] = atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(file.data()), static_cast<int>(file.size()),
                                                           face_size(sizes_[i]) * ratio, &config, ranges);
            if (weight == 0 && held == glyph_ranges)
                add_icons(atlas, files.icons, icon_size(sizes_[i]) * ratio);
        }
    }
    for (int level = 0; level < 2; ++level)
        shadows_[level] = atlas.AddCustomRectRegular(shadow_pixels(level + 1, ratio).size, shadow_pixels(level + 1, ratio).size);
    atlas.Build();
    for (const auto& faces : fonts_)
        for (ImFont* face : faces)
            add_narrow_space(*face);
    for (int level = 0; level < 2; ++level) {
        const ImFontAtlasCustomRect* place = atlas.GetCustomRectByIndex(shadows_[level]);
        bake(atlas.TexPixelsAlpha8, atlas.TexWidth, place->X, place->Y, shadow_pixels(level + 1, ratio));
    }
}

ImFont* Fonts::font(Weight weight, float size) const {
    int i = 0;
    while (i < steps - 1 && sizes_[i] < size - 0.01f)
        ++i;
    return fonts_[weight == Weight::Strong ? 1 : 0][i];
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
    return sum * (face_size(size) / face->FontSize);
}

std::size_t Fonts::fit(std::string_view text, Weight weight, float size, float room) const {
    const ImFont* face = font(weight, size);
    const float scale = face_size(size) / face->FontSize;
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
    const ShadowPixels pixels = shadow_pixels(level, ratio_);
    return {from.x, from.y, to.x, to.y, pixels.margin, pixels.corner + pixels.margin};
}

} // namespace kz
