#include "native/client/attract.hpp"

#include "native/client/overlay_plan.hpp"
#include "shared/text/kiosk_say.hpp"
#include "shared/text/text.hpp"

#include <iterator>

namespace kz {
namespace {

constexpr float column_width_max = 760, begin_height = 150, choice_height = 110, language_height = 76, space = 28;

constexpr std::int64_t attract_text_percent = 200;

// What makes it easier, and how big: a hand that shakes hits it.
struct Choice {
    KioskKey label;
    KeyAction action;
    std::int64_t argument;
};

} // namespace

Language language_after(Language home, std::int64_t shown_ms) {
    const auto steps = static_cast<std::size_t>(shown_ms / attract_language_ms);
    return languages[(static_cast<std::size_t>(home) + steps) % std::size(languages)];
}

Overlay attract_overlay(bool is_calm, const OverlayLook& look) {
    const Window window = look.window;
    const float width = std::min(window.width - 4 * overlay_pad, column_width_max), x = (window.width - width) / 2;
    const auto made = [&](float top) {
        Plan plan(look, {0, 0, window.width, window.height});
        float y = top;
        y += plan.text({x, y, width, 0}, say(look.language, KioskKey::AttractTitle), Style::HeroAmount) + space;
        y += plan.text({x, y, width, 0}, say(look.language, KioskKey::AttractLead), Style::HeroTitle) + space;
        if (look.is_away)
            y += plan.text({x, y, width, 0}, std::string(say(look.language, KioskKey::AwayTitle)) + ". " + std::string(say(look.language, KioskKey::AwayText)), Style::SubTitle) + space;
        plan.key({x, y, width, begin_height}, say(look.language, KioskKey::AttractBegin), KeyAction::Begin, static_cast<std::int64_t>(look.language), Style::ButtonPrimary);
        y += begin_height + overlay_pad;
        if (is_calm)
            for (const Language language : languages)
                if (language != look.language)
                    y += plan.text({x, y, width, 0}, say(language, KioskKey::AttractLead), Style::Body) + overlay_pad;
        const float quarter = (width - 3 * overlay_pad) / 4;
        for (std::size_t i = 0; i < std::size(languages); ++i)
            plan.key({x + static_cast<float>(i) * (quarter + overlay_pad), y, quarter, language_height}, language_name(languages[i]), KeyAction::Begin,
                     static_cast<std::int64_t>(languages[i]), languages[i] == look.language ? Style::ButtonSecondary : Style::ButtonQuiet);
        y += language_height + 2 * space;
        const Choice choices[] = {{KioskKey::AttractLouder, KeyAction::Voice, 0},
                                  {KioskKey::AttractLarger, KeyAction::ChooseText, attract_text_percent},
                                  {KioskKey::AttractContrast, KeyAction::ChooseScheme, static_cast<std::int64_t>(Scheme::Contrast)}};
        for (const Choice& choice : choices) {
            if (choice.action == KeyAction::Voice && !look.has_voice)
                continue;
            plan.key({x, y, width, choice_height}, say(look.language, choice.label), choice.action, choice.argument, Style::ButtonSecondary);
            y += choice_height + overlay_pad;
        }
        return std::pair(std::move(plan).finish(), y);
    };
    const float height = made(0).second;
    return made(std::max(static_cast<float>(overlay_pad), (window.height - height) / 2)).first;
}

} // namespace kz
