#include "native/client/panel.hpp"

#include "native/client/overlay_plan.hpp"
#include "shared/text/kiosk_say.hpp"

namespace kz {
namespace {

constexpr float panel_width_max = 600, inset = 32, button_height_least = 60, code_side = 360;

} // namespace

Overlay panel_overlay(const Panel& panel, const OverlayLook& look) {
    const float width = std::min(look.window.width - 2 * overlay_pad, panel_width_max), inner = width - 2 * inset;
    const float x = (look.window.width - width) / 2 + inset, button_height = std::max(button_height_least, 36 * look.scale());
    // Measured first, then put in the middle.
    const auto made = [&](float top, float height) {
        Plan plan(look, {x - inset, top, width, height});
        float y = top + inset;
        y += plan.text({x, y, inner, 0}, panel.title, Style::CardTitle) + 2 * overlay_gap;
        if (!panel.figure.empty())
            y += plan.text({x, y, inner, 0}, panel.figure, Style::HeroAmount) + 2 * overlay_gap;
        for (const std::string& text : panel.texts)
            y += plan.text({x, y, inner, 0}, text, Style::Body) + 2 * overlay_gap;
        if (panel.code) {
            const float side = std::min(inner, code_side);
            plan.code({x + (inner - side) / 2, y, side, side}, *panel.code, panel.code_name);
            y += side + 2 * overlay_gap;
        }
        y += 2 * overlay_gap;
        for (const PanelButton& button : panel.buttons) {
            plan.key({x, y, inner, button_height}, button.label, button.action, button.argument, button.style);
            y += button_height + 2 * overlay_gap;
        }
        return std::pair(std::move(plan).finish(), y - 2 * overlay_gap + inset - top);
    };
    const float height = made(0, 0).second;
    return made(std::max(0.0f, (look.window.height - height) / 2), height).first;
}

Panel attendance_panel(Language language) {
    const auto words = [language](KioskKey key) { return std::string(say(language, key)); };
    return {.title = words(KioskKey::IdleTitle),
            .texts = {words(KioskKey::IdleText)},
            .buttons = {{words(KioskKey::IdleStay), KeyAction::Stay, 0, Style::ButtonPrimary}, {words(KioskKey::IdleLeave), KeyAction::Leave}}};
}

} // namespace kz
