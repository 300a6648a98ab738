#include "native/client/overlay.hpp"

#include "shared/base/utf8.hpp"
#include "shared/text/kiosk_say.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace kz {
namespace {

constexpr float key_height = 56, gap = 6, pad = 12, keyboard_width_max = 960, least_option_height = 52, bar_height = 52,
                attendance_width_max = 560;

enum class LabelAt { Middle, Left };

// Adds nodes with their places, in one go.
class Plan {
public:
    Plan(const OverlayLook& look, Rect panel) : look_(look), builder_("", "") {
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

struct Rows {
    std::string_view lines[4];
};

Rows rows_of(Language language, KeyLayer layer) {
    if (layer == KeyLayer::Signs)
        return {{"1234567890", "@-_.:/+()€", "!?\"'&%=*#", ",;"}};
    if (language == Language::German)
        return layer == KeyLayer::Small ? Rows{{"1234567890ß", "qwertzuiopü", "asdfghjklöä", "yxcvbnm,.-@"}}
                                        : Rows{{"1234567890ß", "QWERTZUIOPÜ", "ASDFGHJKLÖÄ", "YXCVBNM,.-@"}};
    if (language == Language::French) // as in Belgium and France, with keys for the letters with accents
        return layer == KeyLayer::Small ? Rows{{"1234567890", "azertyuiopé", "qsdfghjklmèà", "wxcvbnçêù'.-@"}}
                                        : Rows{{"1234567890", "AZERTYUIOPÉ", "QSDFGHJKLMÈÀ", "WXCVBNÇÊÙ'.-@"}};
    return layer == KeyLayer::Small ? Rows{{"1234567890", "qwertyuiop", "asdfghjkl'", "zxcvbnm,.-@"}}
                                    : Rows{{"1234567890", "QWERTYUIOP", "ASDFGHJKL'", "ZXCVBNM,.-@"}};
}

} // namespace

float OverlayLook::scale() const { return std::min(display.text_scale(), overlay_scale_max); }

Overlay display_overlay(Language language, const OverlayLook& look) {
    const float height = std::max(bar_height, 32 * look.scale()) + 2 * gap;
    const Rect panel{0, look.window.height - height, look.window.width, height};
    Plan plan(look, panel);
    struct Item {
        std::string_view label;
        KeyAction action;
        Scheme scheme;
    };
    std::vector<Item> items = {{say(language, KioskKey::DisplaySmaller), KeyAction::Smaller, {}},
                          {say(language, KioskKey::DisplayLarger), KeyAction::Larger, {}},
                          {say(language, KioskKey::DisplayLight), KeyAction::ChooseScheme, Scheme::Light},
                          {say(language, KioskKey::DisplayDark), KeyAction::ChooseScheme, Scheme::Dark},
                          {say(language, KioskKey::DisplayContrast), KeyAction::ChooseScheme, Scheme::Contrast}};
    if (look.has_voice)
        items.push_back({say(language, KioskKey::DisplayVoice), KeyAction::Voice, {}});
    const auto count = static_cast<float>(items.size());
    const float room = std::min(look.window.width - 2 * pad, keyboard_width_max);
    const float width = (room - (count - 1) * gap) / count;
    float x = (look.window.width - room) / 2;
    for (const Item& item : items) {
        const bool is_current = item.action == KeyAction::Voice ? look.display.is_voiced
                                                                : item.action == KeyAction::ChooseScheme && item.scheme == look.display.scheme;
        plan.key({x, panel.y + gap, width, height - 2 * gap}, item.label, item.action, static_cast<std::int64_t>(item.scheme),
                 is_current ? Style::ButtonSecondary : Style::ButtonQuiet);
        x += width + gap;
    }
    return std::move(plan).finish();
}

Overlay attendance_overlay(Language language, const OverlayLook& look) {
    const float inset = 32, width = std::min(look.window.width - 2 * pad, attendance_width_max), inner = width - 2 * inset;
    const float x = (look.window.width - width) / 2 + inset, button_height = std::max(key_height, 36 * look.scale());
    // Measured first, then put in the middle.
    const auto made = [&](float top, float height) {
        Plan plan(look, {x - inset, top, width, height});
        float y = top + inset;
        y += plan.text({x, y, inner, 0}, say(language, KioskKey::IdleTitle), Style::CardTitle) + 2 * gap;
        y += plan.text({x, y, inner, 0}, say(language, KioskKey::IdleText), Style::Body) + 4 * gap;
        plan.key({x, y, inner, button_height}, say(language, KioskKey::IdleStay), KeyAction::Stay, 0, Style::ButtonPrimary);
        y += button_height + 2 * gap;
        plan.key({x, y, inner, button_height}, say(language, KioskKey::IdleLeave), KeyAction::Leave, 0, Style::ButtonSecondary);
        return std::pair(std::move(plan).finish(), y + button_height + inset - top);
    };
    const float height = made(0, 0).second;
    return made(std::max(0.0f, (look.window.height - height) / 2), height).first;
}

Overlay keyboard_overlay(Language language, KeyLayer layer, const OverlayLook& look) {
    const Window window = look.window;
    const float height = 5 * key_height + 4 * gap + 2 * pad;
    const Rect panel{0, window.height - height, window.width, height};
    Plan plan(look, panel);
    const float room = std::min(window.width - 2 * pad, keyboard_width_max);
    const float left = (window.width - room) / 2;
    float y = panel.y + pad;
    for (const std::string_view line : rows_of(language, layer).lines) {
        const auto keys = static_cast<float>(code_point_count(line));
        const float width = (room - (keys - 1) * gap) / keys;
        float x = left;
        for (std::size_t at = 0; at < line.size();) {
            const std::size_t from = at;
            const auto code = next_code_point(line, at);
            plan.key({x, y, width, key_height}, line.substr(from, at - from), KeyAction::Type, code.value_or('?'), Style::ButtonSecondary);
            x += width + gap;
        }
        y += key_height + gap;
    }
    // The last row: the layers, the space bar, what ends a line, what takes back, and the way out.
    struct Wide {
        std::string_view label;
        KeyAction action;
        std::int64_t argument;
        float share;
        Style style;
    };
    const Wide wide[] = {{layer == KeyLayer::Capital ? "abc" : "ABC", KeyAction::Shift, 0, 1.5f, Style::ButtonQuiet},
                         {layer == KeyLayer::Signs ? "abc" : "?€", KeyAction::Layer, 0, 1.2f, Style::ButtonQuiet},
                         {say(language, KioskKey::KeySpace), KeyAction::Type, ' ', 4, Style::ButtonSecondary},
                         {say(language, KioskKey::KeyErase), KeyAction::Erase, 0, 1.6f, Style::ButtonQuiet},
                         {say(language, KioskKey::KeyDone), KeyAction::Done, 0, 1.7f, Style::ButtonPrimary}};
    float shares = 0;
    for (const Wide& key : wide)
        shares += key.share;
    float x = left;
    for (const Wide& key : wide) {
        const float width = (room - 4 * gap) * key.share / shares;
        plan.key({x, y, width, key_height}, key.label, key.action, key.argument, key.style);
        x += width + gap;
    }
    return std::move(plan).finish();
}

Overlay options_overlay(const Scene& page, std::uint32_t select, Rect field, const OverlayLook& look) {
    std::vector<std::uint32_t> options;
    for (std::uint32_t i = select + 1; i < page.nodes[select].subtree_end; ++i)
        options.push_back(i);
    const Window window = look.window;
    const float option_height = std::max(least_option_height, 32 * look.scale());
    const float height = static_cast<float>(options.size()) * option_height + 2 * gap;
    const bool is_below = field.y + field.h + height + gap < window.height;
    const float top = is_below ? field.y + field.h + gap : std::max(gap, field.y - height - gap);
    Plan plan(look, {field.x, top, field.w, height});
    float y = top + gap;
    for (std::size_t k = 0; k < options.size(); ++k) {
        const Node& option = page.nodes[options[k]];
        plan.key({field.x + gap, y, field.w - 2 * gap, option_height}, option.name, KeyAction::Choose, static_cast<std::int64_t>(options[k]),
                 option.value == page.nodes[select].value ? Style::ButtonPrimary : Style::ButtonQuiet, LabelAt::Left);
        y += option_height;
    }
    return std::move(plan).finish();
}

} // namespace kz
