// What stands before the page: panels and the choices of a select, by key and by ear.
#include "native/client/screen.hpp"

#include "shared/text/kiosk_say.hpp"

#include <utility>

namespace kz {

void Screen::follow_taking(const Fonts& fonts) {
    const auto panel = taking_.panel();
    panel_.reset();
    overlay_at_ = 0;
    if (panel) {
        end_edit(fonts);
        options_.reset();
        panel_ = panel_overlay(*panel, look(fonts));
        if (!asked_)
            say_overlay();
    }
}

void Screen::attract(Language language, bool is_calm, const Fonts& fonts) {
    const bool is_new = !attract_;
    if (is_new) {
        end_edit(fonts);
        display_ = first_display_;
        scroll_.jump(0);
    }
    attract_language_ = language;
    is_calm_ = is_calm;
    OverlayLook its = look(fonts);
    its.language = language;
    attract_ = attract_overlay(is_calm, its);
    if (!is_new)
        return;
    if (session_.model().language != session_.home())
        session_.send(LanguageChosen{session_.home()});
    follow(fonts);
}

void Screen::end_attract(Language language, const Fonts& fonts) {
    attract_.reset();
    overlay_at_ = 0;
    if (session_.model().language != language)
        session_.send(LanguageChosen{language});
    follow(fonts);
}

void Screen::overlay_key(Key key, const Fonts& fonts) {
    switch (key) {
    case Key::Escape: return leave_overlay(fonts);
    case Key::Tab: case Key::Down: return turn_overlay(1);
    case Key::TabBack: case Key::Up: return turn_overlay(-1);
    case Key::Activate:
        if (asked_ && overlay_at_ == 0)
            return ask_attendance(false, fonts); // somebody is there
        if (overlay_at_ != 0)
            return use_overlay(std::exchange(overlay_at_, 0), fonts);
        return turn_overlay(1);
    default:
        if (asked_)
            ask_attendance(false, fonts);
    }
}

void Screen::leave_overlay(const Fonts& fonts) {
    if (asked_)
        leave(fonts);
    else if (panel_)
        taking_.close();
    else
        options_.reset();
    overlay_at_ = 0;
}

// Around at the ends. Of a select it begins at what is chosen.
void Screen::turn_overlay(int steps) {
    const Scene& scene = top().scene;
    const auto count = static_cast<int>(scene.nodes.size());
    int at = static_cast<int>(overlay_at_);
    for (int i = 0; i < count; ++i) {
        at = (at + steps + count) % count;
        if (scene.nodes[static_cast<std::size_t>(at)].role == Role::Button)
            break;
    }
    overlay_at_ = static_cast<std::uint32_t>(at);
    say(words_of(scene, overlay_at_), true);
}

void Screen::show_keys(KeyLayer layer, const Fonts& fonts) {
    layer_ = layer;
    keys_ = keyboard_overlay(layer_, look(fonts));
}

void Screen::say_layer() {
    const Language language = session_.model().language;
    const KioskKey name = layer_ == KeyLayer::Capital ? KioskKey::VoiceCapital : layer_ == KeyLayer::Signs ? KioskKey::VoiceSigns : KioskKey::VoiceSmall;
    say({std::string(kz::say(language, name)), language}, true);
}

// What has come up, all of it; of the choices how to go through them, and how many there are.
void Screen::say_overlay() {
    const Scene& scene = top().scene;
    const Language language = session_.model().language;
    bool is_first = true;
    if (options_ && !panel_ && !asked_)
        say({std::string(kz::say(language, KioskKey::VoiceOptions)), language}, std::exchange(is_first, false));
    for (const std::uint32_t stop : stops(scene))
        say(words_of(scene, stop), std::exchange(is_first, false));
}

} // namespace kz
