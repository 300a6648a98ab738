// How overlays are made: nodes with their places, in one go. Used by overlay.cpp and panel.cpp alone.
#pragma once

#include "native/client/overlay.hpp"
#include "shared/domain/payments/transfer.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace kz {

inline constexpr float overlay_gap = 6, overlay_pad = 12;

enum class LabelAt { Middle, Left };

// Adds nodes with their places, in one go.
class Plan {
public:
    Plan(const OverlayLook& look, Rect panel) : look_(look), builder_("", language_code(look.language)) {
        overlay_.top = panel.y;
        overlay_.geometry.width = look.window.width;
        overlay_.geometry.height = look.window.height;
        overlay_.geometry.rects.push_back({});
        builder_.open(Role::Group, "panel").look(Style::Card);
        overlay_.geometry.rects.push_back(panel);
    }
    void key(Rect place, std::string_view label, KeyAction action, std::int64_t argument, Style style,
             LabelAt label_at = LabelAt::Middle) {
        const std::string name = std::to_string(overlay_.geometry.rects.size());
        builder_.leaf(Role::Button, name).text(label).look(style).on({static_cast<std::uint16_t>(action), argument});
        const auto node = static_cast<std::uint32_t>(overlay_.geometry.rects.size());
        const StyleRule its = rule(style, false, look_.theme);
        const float scale = look_.scale();
        const float width = look_.fonts.width(label, its.weight, static_cast<float>(its.text) * scale);
        const float x = label_at == LabelAt::Left ? place.x + 16 : place.x + (place.w - width) / 2;
        overlay_.geometry.rects.push_back(place);
        overlay_.geometry.runs.push_back({node, 0, static_cast<std::uint32_t>(label.size()), x,
                                          place.y + (place.h - static_cast<float>(line_height(its.text)) * scale) / 2});
    }
    void code(Rect place, const QrSymbol& symbol, std::string_view name) {
        Node& image = builder_.leaf(Role::Image, std::to_string(overlay_.geometry.rects.size())).text(name).look(Style::Qr);
        image.modules_size = symbol.size;
        image.modules = symbol.modules;
        overlay_.geometry.rects.push_back(place);
    }
    // In lines as long as `place` is wide; what it takes in height.
    float text(Rect place, std::string_view words, Style style) {
        const auto node = static_cast<std::uint32_t>(overlay_.geometry.rects.size());
        builder_.leaf(Role::Text, std::to_string(node)).text(words).look(style);
        const StyleRule its = rule(style, false, look_.theme);
        const float size = static_cast<float>(its.text) * look_.scale(), line = static_cast<float>(line_height(its.text)) * look_.scale();
        float y = place.y;
        for (std::size_t from = 0; from < words.size();) {
            std::size_t to = words.find(' ', from);
            for (std::size_t more = to; more != std::string_view::npos;) {
                more = words.find(' ', to + 1);
                const std::size_t end = more == std::string_view::npos ? words.size() : more;
                if (look_.fonts.width(words.substr(from, end - from), its.weight, size) > place.w)
                    break;
                to = more;
            }
            to = std::min(to, words.size());
            overlay_.geometry.runs.push_back({node, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to), place.x, y});
            y += line;
            from = to + 1;
        }
        overlay_.geometry.rects.push_back({place.x, place.y, place.w, y - place.y});
        return y - place.y;
    }
    Overlay finish() && {
        builder_.close();
        overlay_.scene = std::move(builder_).finish();
        return std::move(overlay_);
    }

private:
    const OverlayLook& look_;
    Builder builder_;
    Overlay overlay_;
};

} // namespace kz
