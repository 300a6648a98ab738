#include "native/client/overlay_plan.hpp"

#include "shared/base/utf8.hpp"
#include "shared/text/kiosk_say.hpp"
#include "shared/text/say.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace kz {
namespace {

constexpr float key_height = 56, keyboard_width_max = 960, least_option_height = 52, bar_height = 52, share_beside_min = 700;

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

namespace {

struct BarItem {
    std::string_view label;
    KeyAction action;
    Scheme scheme = {};
    std::int64_t argument = static_cast<std::int64_t>(scheme);
};

// The middle of the window, as wide as people's eyes and hands reach.
Rect middle(const OverlayLook& look, float y, float height) {
    const float room = std::min(look.window.width - 2 * overlay_pad, keyboard_width_max);
    return {(look.window.width - room) / 2, y, room, height};
}

// Beside each other, all as wide.
void add_bar_row(Plan& plan, const OverlayLook& look, const std::vector<BarItem>& items, Rect place) {
    const auto count = static_cast<float>(items.size());
    const float width = (place.w - (count - 1) * overlay_gap) / count;
    float x = place.x;
    for (const BarItem& item : items) {
        const bool is_current = item.action == KeyAction::Voice ? look.display.is_voiced
                                                                : item.action == KeyAction::ChooseScheme && item.scheme == look.display.scheme;
        const bool is_taking = item.action == KeyAction::TakePrint || item.action == KeyAction::TakePhone || item.action == KeyAction::Share;
        plan.key({x, place.y, width, place.h}, item.label, item.action, item.argument,
                 is_current || is_taking ? Style::ButtonSecondary : Style::ButtonQuiet);
        x += width + overlay_gap;
    }
}

bool is_shown(const OverlayLook& look) {
    return look.share == ShareStage::Granted || look.share == ShareStage::Paused;
}

float bar_row_height(const OverlayLook& look) {
    return std::max(bar_height, 32 * look.scale());
}

// Who sees the page and how to stop that: whatever else stands at the bottom, wherever the page is scrolled to. The sentence stands
// beside its buttons where there is room. What it takes in height.
float add_share_row(Plan& plan, const OverlayLook& look, float y) {
    if (!is_shown(look))
        return 0;
    const bool is_paused = look.share == ShareStage::Paused;
    const auto item = [&](TextKey key, ShareAct act) { return BarItem{say(look.language, key), KeyAction::Share, {}, static_cast<std::int64_t>(act)}; };
    std::vector<BarItem> items = {is_paused ? item(TextKey::ShareEnd, ShareAct::End) : item(TextKey::ShareStop, ShareAct::Pause)};
    if (is_paused)
        items.push_back(item(TextKey::ShareResume, ShareAct::Resume));
    const std::string sentence = is_paused ? say(look.language, TextKey::SharePaused, look.helper) : say(look.language, TextKey::ShareOn, look.helper);
    Rect row = middle(look, y, bar_row_height(look));
    if (row.w < share_beside_min * look.scale()) {
        row.y += plan.text({row.x, y, row.w, 0}, sentence, Style::Body) + overlay_gap;
        add_bar_row(plan, look, items, row);
        return row.y + row.h + overlay_gap - y;
    }
    Rect words = row, keys = row;
    keys.w = std::floor(row.w * (is_paused ? 0.5f : 0.35f));
    keys.x = row.x + row.w - keys.w;
    words.w = row.w - keys.w - overlay_pad;
    words.h = Plan(look, {}).text(words, sentence, Style::Body);
    keys.h = row.h = std::max(row.h, words.h);
    words.y += (row.h - words.h) / 2;
    plan.text(words, sentence, Style::Body);
    add_bar_row(plan, look, items, keys);
    return row.h + overlay_gap;
}

float share_row_height(const OverlayLook& look) {
    Plan measured(look, {});
    return add_share_row(measured, look, 0);
}

} // namespace

Overlay display_overlay(const OverlayLook& look) {
    const Language language = look.language;
    const float row = bar_row_height(look);
    std::vector<BarItem> taken;
    if (look.has_print)
        taken.push_back({say(language, KioskKey::TakePrint), KeyAction::TakePrint});
    if (look.has_phone)
        taken.push_back({say(language, KioskKey::TakePhone), KeyAction::TakePhone});
    std::vector<BarItem> items = {{say(language, KioskKey::DisplaySmaller), KeyAction::Smaller},
                                  {say(language, KioskKey::DisplayLarger), KeyAction::Larger},
                                  {say(language, KioskKey::DisplayLight), KeyAction::ChooseScheme, Scheme::Light},
                                  {say(language, KioskKey::DisplayDark), KeyAction::ChooseScheme, Scheme::Dark},
                                  {say(language, KioskKey::DisplayContrast), KeyAction::ChooseScheme, Scheme::Contrast}};
    if (look.has_voice)
        items.push_back({say(language, KioskKey::DisplayVoice), KeyAction::Voice});
    const Rect across = middle(look, 0, 0);
    // That the server is away stands above everything that needs it.
    const std::string away = look.is_away ? std::string(say(language, KioskKey::AwayTitle)) + ". " + std::string(say(language, KioskKey::AwayText)) : std::string();
    float away_height = 0;
    if (look.is_away) {
        Plan measured(look, {});
        away_height = measured.text(across, away, Style::SubTitle) + 2 * overlay_gap;
    }
    const float rows = taken.empty() ? 1 : 2, height = rows * row + (rows + 1) * overlay_gap + away_height + share_row_height(look);
    float y = look.window.height - height;
    Plan plan(look, {0, y, look.window.width, height});
    y += overlay_gap;
    if (look.is_away)
        plan.text({across.x, y, across.w, 0}, away, Style::SubTitle);
    y += away_height;
    y += add_share_row(plan, look, y);
    if (!taken.empty()) {
        add_bar_row(plan, look, taken, middle(look, y, row));
        y += row + overlay_gap;
    }
    add_bar_row(plan, look, items, middle(look, y, row));
    return std::move(plan).finish();
}

Overlay keyboard_overlay(KeyLayer layer, const OverlayLook& look) {
    const Language language = look.language;
    const Window window = look.window;
    const float share = share_row_height(look), height = 5 * key_height + 4 * overlay_gap + 2 * overlay_pad + share;
    const Rect panel{0, window.height - height, window.width, height};
    Plan plan(look, panel);
    const Rect across = middle(look, 0, 0);
    const float room = across.w, left = across.x;
    float y = panel.y + overlay_pad;
    y += add_share_row(plan, look, y);
    for (const std::string_view line : rows_of(language, layer).lines) {
        const auto keys = static_cast<float>(code_point_count(line));
        const float width = (room - (keys - 1) * overlay_gap) / keys;
        float x = left;
        for (std::size_t at = 0; at < line.size();) {
            const std::size_t from = at;
            const auto code = next_code_point(line, at);
            plan.key({x, y, width, key_height}, line.substr(from, at - from), KeyAction::Type, code.value_or('?'), Style::ButtonSecondary);
            x += width + overlay_gap;
        }
        y += key_height + overlay_gap;
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
        const float width = (room - 4 * overlay_gap) * key.share / shares;
        plan.key({x, y, width, key_height}, key.label, key.action, key.argument, key.style);
        x += width + overlay_gap;
    }
    return std::move(plan).finish();
}

Overlay options_overlay(const Scene& page, std::uint32_t select, Rect field, const OverlayLook& look) {
    std::vector<std::uint32_t> options;
    for (std::uint32_t i = select + 1; i < page.nodes[select].subtree_end; ++i)
        options.push_back(i);
    const Window window = look.window;
    const float option_height = std::max(least_option_height, 32 * look.scale());
    const float height = static_cast<float>(options.size()) * option_height + 2 * overlay_gap;
    const bool is_below = field.y + field.h + height + overlay_gap < window.height;
    const float top = is_below ? field.y + field.h + overlay_gap : std::max(overlay_gap, field.y - height - overlay_gap);
    Plan plan(look, {field.x, top, field.w, height});
    float y = top + overlay_gap;
    for (std::size_t k = 0; k < options.size(); ++k) {
        const Node& option = page.nodes[options[k]];
        plan.key({field.x + overlay_gap, y, field.w - 2 * overlay_gap, option_height}, option.name, KeyAction::Choose, static_cast<std::int64_t>(options[k]),
                 option.value == page.nodes[select].value ? Style::ButtonPrimary : Style::ButtonQuiet, LabelAt::Left);
        y += option_height;
    }
    return std::move(plan).finish();
}

} // namespace kz
