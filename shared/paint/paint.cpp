#include "shared/paint/paint.hpp"

#include "shared/base/utf8.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace kz {
namespace {

ImU32 colour(Rgb c, int alpha = 255) {
    return IM_COL32(c.r, c.g, c.b, alpha);
}

Rgb mixed(Rgb a, Rgb b, float t) {
    const auto mix = [&](std::uint8_t x, std::uint8_t y) {
        return static_cast<std::uint8_t>(static_cast<float>(x) + (static_cast<float>(y) - static_cast<float>(x)) * t + 0.5f);
    };
    return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b)};
}

class Painter {
public:
    Painter(ImDrawList& out, const Scene& scene, const Geometry& geometry, const Theme& theme, const Fonts& fonts,
            const PaintState& state)
        : out_(out), scene_(scene), geometry_(geometry), theme_(theme), palette_(palette_of(theme, state.scheme)), fonts_(fonts), state_(state) {}

    std::vector<SparedText> run() {
        resolve();
        std::size_t run = 0;
        for (std::uint32_t i = 0; i < scene_.nodes.size() && i < geometry_.rects.size(); ++i) {
            const std::size_t first = run;
            while (run < geometry_.runs.size() && geometry_.runs[run].node == i)
                ++run;
            if (!is_seen(geometry_.rects[i]))
                continue;
            box(i);
            if (is_spared(i))
                spared_.push_back({i, looks_[i].ink});
            else
                for (std::size_t k = first; k < run; ++k)
                    text(i, geometry_.runs[k]);
            if (looks_[i].rule.icon != Icon::None)
                icon(i, first, run);
            content(i);
            ring(i);
        }
        return std::move(spared_);
    }

private:
    struct Look {
        StyleRule rule;
        float text = 16, line = 24;
        Weight weight = Weight::Regular;
        Rgb ink{};
        Rgb ground{}; // the fill that it stands on
        bool is_on_band = false;
    };

    void resolve() {
        looks_.resize(scene_.nodes.size());
        for (std::size_t i = 0; i < scene_.nodes.size(); ++i) {
            const Node& node = scene_.nodes[i];
            Look look = i > 0 ? looks_[node.parent] : Look{{}, 16, 24, Weight::Regular, palette_.of(Token::Ink), palette_.of(Token::Ground), false};
            look.rule = rule(node.style, state_.is_wide, theme_);
            if (look.rule.text != 0) {
                look.text = static_cast<float>(look.rule.text) * state_.text_scale;
                look.line = static_cast<float>(line_height(look.rule.text)) * state_.text_scale;
            }
            if (look.rule.is_figure) {
                const float share = std::min(1.0f, state_.view_w * figure_percent / 100 / look.text);
                look.text *= share;
                look.line *= share;
            }
            if (look.rule.weight == Weight::Strong)
                look.weight = Weight::Strong;
            if (look.rule.ink != Token::None)
                look.ink = palette_.of(look.rule.ink);
            if (look.rule.fill != Token::None) {
                look.ground = palette_.of(look.rule.fill);
                look.is_on_band = look.rule.fill == Token::Band || (look.is_on_band && node.style == Style::HeaderButton);
            }
            if (node.is(state_disabled))
                look.ink = mixed(looks_[node.parent].ground, look.ink, static_cast<float>(disabled_percent) / 100); // as the fill: half of both is seen through
            looks_[i] = look;
        }
    }

    // Shadows reach out of their box.
    bool is_seen(const Rect& r) const {
        constexpr float reach = 40;
        return r.w > 0 && r.h > 0 && r.x < state_.scroll_x + state_.view_w + reach && r.x + r.w > state_.scroll_x - reach &&
               r.y < state_.scroll_y + state_.view_h + reach && r.y + r.h > state_.scroll_y - reach;
    }

    float px(float css) const { return css * fonts_.ratio(); }
    ImVec2 at(float x, float y) const {
        return {state_.origin_x + std::round(px(x - state_.scroll_x)), state_.origin_y + std::round(px(y - state_.scroll_y))};
    }

    void box(std::uint32_t i) {
        const Node& node = scene_.nodes[i];
        const Look& look = looks_[i];
        const Rect& r = geometry_.rects[i];
        const bool is_systems = state_.controls == Controls::BySystem && is_field(node.role);
        const ImVec2 from = at(r.x, r.y), to = at(r.x + r.w, r.y + r.h);
        const float radius = std::min(px(look.rule.radius), (to.y - from.y) / 2);
        if (look.rule.shadow > 0)
            shadow(from, to, look.rule.shadow);
        if (look.rule.fill != Token::None && !is_systems && node.role != Role::Slider) {
            Rgb fill = palette_.of(look.rule.fill);
            if (node.role == Role::Button || node.role == Role::Link)
                fill = mixed(fill, palette_.of(Token::Ink), node.id == state_.pressed ? 0.16f : node.id == state_.hovered ? 0.07f : 0.0f);
            if (node.is(state_disabled))
                fill = mixed(looks_[node.parent].ground, fill, static_cast<float>(disabled_percent) / 100);
            out_.AddRectFilled(from, to, colour(fill), radius);
        } else if (node.role == Role::Button && (node.id == state_.pressed || node.id == state_.hovered)) {
            out_.AddRectFilled(from, to, colour(palette_.of(Token::Ink), node.id == state_.pressed ? 40 : 18), radius);
        }
        if (look.rule.border != Token::None && !is_systems) {
            const Token token = node.is(state_invalid) ? Token::Bad : look.rule.border;
            const float thick = std::max(1.0f, std::floor(px(node.is(state_invalid) ? 2 : 1)));
            const ImVec2 inner_from{from.x + thick / 2, from.y + thick / 2}, inner_to{to.x - thick / 2, to.y - thick / 2};
            out_.AddRect(inner_from, inner_to, colour(palette_.of(token)), radius, 0, thick);
        }
    }

    // The baked blur as nine slices: four corners, four edges, the middle; drawn under the box, moved down.
    void shadow(ImVec2 from, ImVec2 to, int level) {
        const kz::Shadow spec = shadow_of(level);
        const Fonts::Shadow slice = fonts_.shadow(level);
        const float margin = slice.margin;
        const float inset = std::min({slice.inset, (to.x - from.x) / 2, (to.y - from.y) / 2});
        const float down = px(spec.y);
        const float xs[4] = {from.x - margin, from.x + inset, to.x - inset, to.x + margin};
        const float ys[4] = {from.y - margin + down, from.y + inset + down, to.y - inset + down, to.y + margin + down};
        const float mu = (slice.u1 - slice.u0) / 2, mv = (slice.v1 - slice.v0) / 2;
        const float us[4] = {slice.u0, slice.u0 + mu, slice.u1 - mu, slice.u1};
        const float vs[4] = {slice.v0, slice.v0 + mv, slice.v1 - mv, slice.v1};
        const ImU32 black = IM_COL32(0, 0, 0, spec.alpha_percent * 255 / 100);
        out_.PrimReserve(9 * 6, 9 * 4);
        for (int y = 0; y < 3; ++y)
            for (int x = 0; x < 3; ++x)
                out_.PrimRectUV({xs[x], ys[y]}, {xs[x + 1], ys[y + 1]}, {us[x], vs[y]}, {us[x + 1], vs[y + 1]}, black);
    }

    void glyphs(const Look& look, std::string_view text, float x, float y, Rgb ink) {
        const ImFont* face = fonts_.font(look.weight, look.text);
        const float size = px(fonts_.face_size(look.text));
        // The glyphs stand in the middle of the line box.
        const ImVec2 place = at(x, y + (look.line - fonts_.face_size(look.text)) / 2);
        out_.AddText(face, size, place, colour(ink), text.data(), text.data() + text.size());
    }

    bool is_spared(std::uint32_t i) const {
        const Node& node = scene_.nodes[i];
        if (state_.controls == Controls::Painted || is_field(node.role))
            return false;
        const ImFont* face = fonts_.font(looks_[i].weight, looks_[i].text);
        for (std::size_t at = 0; at < node.name.size();) {
            const auto code = next_code_point(node.name, at);
            if (!code)
                ++at;
            else if (*code > ' ' && (*code > 0xffff || face->FindGlyphNoFallback(static_cast<ImWchar>(*code)) == nullptr))
                return true;
        }
        return false;
    }

    void text(std::uint32_t i, const TextRun& run) {
        const Look& look = looks_[i];
        const std::string_view part = std::string_view(scene_.nodes[i].name).substr(run.from, run.to - run.from);
        glyphs(look, part, run.x, run.y, look.ink);
        if (look.rule.is_underlined) {
            const ImVec2 from = at(run.x, run.y + look.line - (look.line - look.text) / 2 + 1);
            const float thick = std::max(1.0f, std::round(px(1)));
            out_.AddRectFilled(from, {from.x + px(fonts_.width(part, look.weight, look.text)), from.y + thick}, colour(look.ink));
        }
    }

    // Before the text of one line; else where lines begin, or in the middle of a box without text.
    void icon(std::uint32_t i, std::size_t first, std::size_t end) {
        const Look& look = looks_[i];
        const Rect& r = geometry_.rects[i];
        const float side = icon_size(look.text);
        float x = r.x + static_cast<float>(look.rule.pad_x), y = r.y + (r.h - side) / 2;
        if (first == end)
            x = r.x + (r.w - side) / 2;
        else if (end == first + 1)
            x = geometry_.runs[first].x - static_cast<float>(look.rule.gap) - side;
        if (first != end && look.rule.align != Align::Center)
            y = geometry_.runs[first].y + (look.line - side) / 2;
        // Its glyph stands on the line of the letters beside it, a square of its size.
        const ImFont* face = fonts_.icon_font(look.text);
        const std::uint16_t code = glyph_of(look.rule.icon).code;
        if (face->FindGlyphNoFallback(code) == nullptr)
            return; // the icons were not built: the text says it all
        const float size = px(fonts_.face_size(look.text));
        const float base = face->Ascent * size / face->FontSize;
        const ImVec2 corner = at(x, y);
        face->RenderChar(&out_, size, {corner.x, corner.y + std::round(px(side)) - std::round(base)}, colour(look.ink), code);
    }

    void content(std::uint32_t i) {
        const Node& node = scene_.nodes[i];
        if (node.role == Role::Image && node.modules_size > 0)
            modules(node, geometry_.rects[i]);
        if (!node.picture.shapes.empty())
            picture(node.picture, geometry_.rects[i]);
        if (state_.controls == Controls::BySystem || node.id == state_.edited)
            return;
        if (is_photo(node))
            photo(geometry_.rects[i]);
        if (node.role == Role::Slider)
            slider(i);
        else if (node.role == Role::Select)
            select(i);
        else if (node.role == Role::Checkbox)
            tick(i);
        else if (is_field(node.role) && node.role != Role::Option && node.role != Role::File) // that has the kinds it takes
            field_value(i);
    }

    // Black on white in every theme: scanners want it so. Whole device pixels a module.
    void modules(const Node& node, const Rect& r) {
        const ImVec2 from = at(r.x, r.y), to = at(r.x + r.w, r.y + r.h);
        out_.AddRectFilled(from, to, IM_COL32_WHITE, px(8));
        const int rows = is_barcode(node) ? 1 : node.modules_size;
        const float cells = static_cast<float>(node.modules_size) + static_cast<float>(2 * quiet_modules(node));
        const float room = rows == 1 ? to.x - from.x : std::min(to.x - from.x, to.y - from.y);
        const float cell = std::max(1.0f, std::floor(room / cells));
        const float side = cell * static_cast<float>(node.modules_size), height = rows == 1 ? to.y - from.y - px(16) : side;
        const float left = std::round(from.x + (to.x - from.x - side) / 2), top = std::round(from.y + (to.y - from.y - height) / 2);
        const float row = height / static_cast<float>(rows);
        for (int y = 0; y < rows; ++y)
            for (int x = 0; x < node.modules_size;) {
                const auto is_dark = [&](int column) {
                    return column < node.modules_size && node.modules[static_cast<std::size_t>(y * node.modules_size + column)] == '1';
                };
                int end = x;
                while (is_dark(end))
                    ++end;
                if (end > x) // one rectangle a run of dark modules
                    out_.AddRectFilled({left + cell * static_cast<float>(x), top + row * static_cast<float>(y)},
                                       {left + cell * static_cast<float>(end), top + row * static_cast<float>(y + 1)}, IM_COL32_BLACK);
                x = end > x ? end : x + 1;
            }
    }

    // As SVG does it: as large as fits, in the middle; a drawing (wider than high) at the right end and the bottom.
    void picture(const Picture& picture, const Rect& r) {
        const auto width = static_cast<float>(picture.width), height = static_cast<float>(picture.height);
        const float scale = std::min(r.w / width, r.h / height);
        const float share = picture.width > picture.height ? 1.0f : 0.5f;
        const Sheet sheet{r.x + (r.w - width * scale) * share, r.y + (r.h - height * scale) * share, scale};
        for (const Shape& shape : picture.shapes)
            draw(shape, sheet);
    }

    // As much of it as fills the place, from its middle; dimmer at night.
    void photo(const Rect& r) {
        const Photo& photo = state_.photo;
        if (photo.texture == 0 || r.w <= 0 || r.h <= 0)
            return;
        const auto width = static_cast<float>(photo.width), height = static_cast<float>(photo.height);
        const float scale = std::max(r.w / width, r.h / height);
        const float u = (1 - r.w / (width * scale)) / 2, v = (1 - r.h / (height * scale)) / 2;
        const ImU32 tint = state_.scheme == Scheme::Dark ? IM_COL32(204, 204, 204, 255) : IM_COL32_WHITE;
        out_.AddImage(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(photo.texture)), at(r.x, r.y), at(r.x + r.w, r.y + r.h), {u, v}, {1 - u, 1 - v}, tint);
    }

    // Where the sheet of a picture lies on the page.
    struct Sheet {
        float x, y, scale;
    };

    void draw(const Shape& shape, const Sheet& sheet) {
        const ImU32 ink = colour(palette_.of(shape.colour));
        const float thick = px(static_cast<float>(shape.line_tenths) / 10 * sheet.scale);
        const auto place = [&](float x, float y) {
            return ImVec2{state_.origin_x + px(sheet.x + x * sheet.scale - state_.scroll_x),
                          state_.origin_y + px(sheet.y + y * sheet.scale - state_.scroll_y)};
        };
        // Ends and corners of a line are round, which Dear ImGui's lines are not: a dot on each. Not before the line is
        // drawn, for a circle is a path, too, and there is one path at a time.
        std::vector<ImVec2> dots;
        const auto end = [&](ImDrawFlags flags) {
            if (shape.line_tenths == 0)
                out_.PathFillConvex(ink);
            else
                out_.PathStroke(ink, flags, thick);
            for (const ImVec2 dot : dots)
                if (shape.line_tenths != 0)
                    out_.AddCircleFilled(dot, thick / 2, ink);
            dots.clear();
        };
        std::string_view path = shape.path;
        for (Pen pen; next_pen(path, pen);) {
            const ImVec2 points[3] = {place(pen.x[0], pen.y[0]), place(pen.x[1], pen.y[1]), place(pen.x[2], pen.y[2])};
            switch (pen.kind) {
            case Pen::Move:
                end(0);
                out_.PathLineTo(points[0]);
                dots.push_back(points[0]);
                break;
            case Pen::Line:
                out_.PathLineTo(points[0]);
                dots.push_back(points[0]);
                break;
            case Pen::Curve:
                out_.PathBezierCubicCurveTo(points[0], points[1], points[2]);
                dots.push_back(points[2]);
                break;
            case Pen::Close: end(ImDrawFlags_Closed); break;
            }
        }
        end(0);
    }

    void slider(std::uint32_t i) {
        const Node& node = scene_.nodes[i];
        const Rect& r = geometry_.rects[i];
        const SliderPlace place = slider_place(node, r);
        const float middle = r.y + r.h / 2;
        out_.AddRectFilled(at(r.x, middle - 4), at(r.x + r.w, middle + 4), colour(palette_.of(Token::Edge)), px(4));
        out_.AddRectFilled(at(r.x, middle - 4), at(place.thumb_x, middle + 4), colour(palette_.of(Token::Accent)), px(4));
        const ImVec2 centre = at(place.thumb_x, middle);
        const float grown = node.id == state_.pressed ? 2.0f : 0.0f;
        out_.AddCircleFilled(centre, px(14 + grown), colour(palette_.of(Token::Accent)), 48);
        out_.AddCircleFilled(centre, px(8 + grown), colour(palette_.of(Token::AccentInk)), 40);
    }

    void tick(std::uint32_t i) {
        if (!scene_.nodes[i].is(state_selected))
            return;
        const Rect& r = geometry_.rects[i];
        const float side = std::min(r.w, r.h);
        const float left = r.x + (r.w - side) / 2, top = r.y + (r.h - side) / 2;
        const ImVec2 points[3] = {at(left + side * 0.22f, top + side * 0.52f), at(left + side * 0.43f, top + side * 0.73f),
                                  at(left + side * 0.8f, top + side * 0.28f)};
        out_.AddPolyline(points, 3, colour(palette_.of(Token::Accent)), 0, px(3));
    }

    void select(std::uint32_t i) {
        const Node& node = scene_.nodes[i];
        const Rect& r = geometry_.rects[i];
        const Look& look = looks_[i];
        for (std::uint32_t k = i + 1; k < node.subtree_end; ++k)
            if (scene_.nodes[k].value == node.value)
                clipped_text(look, scene_.nodes[k].name, r, 32);
        const ImVec2 tip = at(r.x + r.w - 24, r.y + r.h / 2 + 3);
        const float arm = px(5);
        const ImVec2 points[3] = {{tip.x - arm, tip.y - arm}, tip, {tip.x + arm, tip.y - arm}};
        out_.AddPolyline(points, 3, colour(palette_.of(Token::InkMuted)), 0, px(2));
    }

    void field_value(std::uint32_t i) {
        const Node& node = scene_.nodes[i];
        if (!node.value.empty())
            clipped_text(looks_[i], node.value, geometry_.rects[i], 0);
    }

    // Lines of a field from its first one on, cut at its edges.
    void clipped_text(const Look& look, std::string_view value, const Rect& r, float keep_right) {
        const auto pad = static_cast<float>(look.rule.pad_x);
        out_.PushClipRect(at(r.x + pad, r.y), at(r.x + r.w - pad - keep_right, r.y + r.h), true);
        const bool is_high = r.h >= look.line * 3;
        float y = is_high ? r.y + static_cast<float>(look.rule.pad_y) : r.y + (r.h - look.line) / 2;
        const float room = is_high ? r.w - 2 * pad : 1e9f;
        for (std::size_t from = 0; from < value.size() && y < r.y + r.h;) {
            const std::size_t bytes = fonts_.fit(value.substr(from), look.weight, look.text, room);
            std::string_view line = value.substr(from, bytes);
            while (!line.empty() && line.back() == '\n')
                line.remove_suffix(1);
            const float used = fonts_.width(line, look.weight, look.text);
            const float offset = look.rule.text_align == Align::Center ? std::max(0.0f, (r.w - 2 * pad - used) / 2) : 0;
            glyphs(look, line, r.x + pad + offset, y, look.ink);
            y += look.line;
            from += bytes;
        }
        out_.PopClipRect();
    }

    void ring(std::uint32_t i) {
        const Node& node = scene_.nodes[i];
        if (!state_.is_focus_visible || !is_interactive(node.role) || node.id != state_.focused || state_.controls == Controls::BySystem)
            return;
        const Rect& r = geometry_.rects[i];
        out_.AddRect(at(r.x - 3.5f, r.y - 3.5f), at(r.x + r.w + 3.5f, r.y + r.h + 3.5f),
                     colour(palette_.of(looks_[i].is_on_band ? Token::BandInk : Token::Accent)),
                     px(static_cast<float>(looks_[i].rule.radius) + 3), 0, px(3));
    }

    ImDrawList& out_;
    const Scene& scene_;
    const Geometry& geometry_;
    const Theme& theme_;
    const Palette palette_;
    const Fonts& fonts_;
    const PaintState& state_;
    std::vector<Look> looks_;
    std::vector<SparedText> spared_;
};

} // namespace

SliderPlace slider_place(const Node& node, const Rect& rect) {
    constexpr float thumb = 14;
    const auto span = static_cast<float>(std::max<std::int64_t>(1, node.input.most - node.input.least));
    std::int64_t value = node.input.least;
    bool is_number = !node.value.empty();
    std::int64_t parsed = 0;
    for (const char c : node.value) {
        is_number = is_number && c >= '0' && c <= '9';
        parsed = parsed * 10 + (c - '0');
    }
    if (is_number)
        value = std::clamp(parsed, node.input.least, node.input.most);
    const float t = static_cast<float>(value - node.input.least) / span;
    return {rect.x + thumb + t * (rect.w - 2 * thumb), rect.x + thumb, rect.x + rect.w - thumb};
}

std::int64_t slider_value(const Node& node, const Rect& rect, float x) {
    const SliderPlace place = slider_place(node, rect);
    const float t = std::clamp((x - place.from_x) / std::max(1.0f, place.to_x - place.from_x), 0.0f, 1.0f);
    const auto span = static_cast<float>(node.input.most - node.input.least);
    const auto step = std::max<std::int64_t>(1, node.input.step);
    const auto steps = static_cast<std::int64_t>(std::lround(t * span / static_cast<float>(step)));
    return std::min(node.input.most, node.input.least + steps * step);
}

std::vector<SparedText> paint(ImDrawList& out, const Scene& scene, const Geometry& geometry, const Theme& theme, const Fonts& fonts,
                              const PaintState& state) {
    return Painter(out, scene, geometry, theme, fonts, state).run();
}

} // namespace kz
