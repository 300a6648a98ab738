// What is painted, and told to tests.
#include "native/client/screen.hpp"

#include "shared/base/decimal_text.hpp"

#include <imgui.h>

namespace kz {

std::string Screen::report() const {
    std::string out;
    const auto add = [&](const Scene& scene, const Geometry& geometry, float scroll) {
        for (std::size_t i = 0; i < scene.nodes.size() && i < geometry.rects.size(); ++i) {
            const Node& node = scene.nodes[i];
            const Rect& place = geometry.rects[i];
            if (place.w <= 0 || node.role == Role::Group)
                continue;
            ((out += role_name(node.role)) += '\t') += node.name;
            out += '\t';
            for (const float number : {place.x, place.y - scroll, place.w, place.h}) {
                append_integer(out, static_cast<std::int64_t>(number));
                out += ' ';
            }
            (out += '\t') += node.value;
            out += '\n';
        }
    };
    add(session_.scene(), geometry_, scroll_.at());
    add(bottom().scene, bottom().geometry, 0);
    for (const auto* overlay : {&options_, &attract_, &panel_, &asked_})
        if (*overlay)
            add((*overlay)->scene, (*overlay)->geometry, 0);
    return out;
}

PaintState Screen::paint_state() const {
    PaintState state;
    state.scheme = display_.scheme;
    state.text_scale = display_.text_scale();
    state.is_wide = Page{window_.width, display_.text_scale()}.is_wide();
    state.pressed = pressed_;
    state.focused = focused_;
    state.is_focus_visible = is_focus_visible_;
    state.edited = edited_;
    state.photo = photo_;
    state.scroll_y = scroll_.at();
    state.view_w = window_.width;
    state.view_h = window_.height;
    return state;
}

void Screen::paint_page(ImDrawList& out, const Fonts& fonts) const {
    paint(out, session_.scene(), geometry_, theme(), fonts, paint_state());
    // Where a helper points, as the browser outlines it.
    if (const std::uint32_t i = index(session_.pointed()); i != 0) {
        const Rect place = in_window(i);
        constexpr float gap = 4, width = 4;
        const Rgb ring = palette().of(Token::Ink);
        out.AddRect({place.x - gap, place.y - gap}, {place.x + place.w + gap, place.y + place.h + gap}, IM_COL32(ring.r, ring.g, ring.b, 255), 6, 0, width);
    }
}

void Screen::paint_overlay(ImDrawList& out, const Fonts& fonts) const {
    paint_one(out, fonts, bottom(), !is_over_page());
    if (options_)
        paint_one(out, fonts, *options_, !panel_ && !asked_);
    if (attract_)
        paint_one(out, fonts, *attract_, !panel_ && !asked_);
    if (panel_ || asked_) {
        // What asks stands out, and who comes by reads little behind it.
        out.AddRectFilled({0, 0}, ImGui::GetIO().DisplaySize, IM_COL32(0, 0, 0, 170));
        paint_one(out, fonts, top(), true);
    }
}

void Screen::paint_one(ImDrawList& out, const Fonts& fonts, const Overlay& overlay, bool is_top) const {
    PaintState state;
    state.scheme = display_.scheme;
    state.text_scale = look(fonts).scale();
    state.view_w = window_.width;
    state.view_h = window_.height;
    if (is_top && pressed_key_ != 0 && pressed_key_ < overlay.scene.nodes.size())
        state.pressed = overlay.scene.nodes[pressed_key_].id;
    if (is_top && overlay_at_ != 0 && overlay_at_ < overlay.scene.nodes.size()) {
        state.focused = overlay.scene.nodes[overlay_at_].id;
        state.is_focus_visible = is_focus_visible_;
    }
    paint(out, overlay.scene, overlay.geometry, theme(), fonts, state);
}

} // namespace kz
