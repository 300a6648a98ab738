// What the screen has said aloud.
#include "native/client/screen.hpp"

#include "shared/base/utf8.hpp"
#include "shared/text/kiosk_say.hpp"

namespace kz {

void Screen::say(Said said, bool is_new) {
    if (!display_.is_voiced || said.text.empty())
        return;
    if (is_new)
        saying_ = {{}, true};
    saying_.said.push_back(std::move(said));
}

void Screen::say_node(std::uint64_t id) {
    reading_ = id;
    if (const std::uint32_t i = index(id); i != 0)
        say(words_of(session_.scene(), i), true);
}

// Letter by letter, each in place of the one before; text that comes at once is not spelt out, and of a secret only that a sign came.
void Screen::say_typed(const Node& field, const std::string& text) {
    const std::size_t had = code_point_count(field.value), has = code_point_count(text);
    const Language language = session_.model().language;
    if (has + 1 == had)
        say({std::string(kz::say(language, KioskKey::VoiceErased)), language}, true);
    if (has != had + 1)
        return;
    std::size_t at = 0;
    while (at < field.value.size() && field.value[at] == text[at])
        ++at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
        --at;
    const std::size_t from = at;
    next_code_point(text, at);
    const bool is_secret = field.sensitivity == Sensitivity::Secret;
    say({is_secret ? std::string(kz::say(language, KioskKey::VoiceSign)) : text.substr(from, at - from), language}, true);
}

void Screen::say_news() {
    if (!display_.is_voiced)
        return;
    const Scene& scene = session_.scene();
    const bool is_other_page = heard_.nodes.empty() || heard_.title != scene.title;
    for (Said& said : news(heard_, scene, focused_))
        say(std::move(said), false);
    if (is_other_page)
        reading_ = 0;
    heard_ = scene;
}

// To the next thing that has words; what can be used has the focus then.
void Screen::read(ReadingStep step, const Fonts& fonts) {
    const Language language = session_.model().language;
    const auto next = next_stop(session_.scene(), reading_, step);
    if (!next)
        return say({std::string(kz::say(language, step == ReadingStep::Forward ? KioskKey::VoiceEnd : KioskKey::VoiceStart)), language}, true);
    read_at(*next, fonts);
}

void Screen::read_at(std::uint64_t id, const Fonts& fonts) {
    end_edit(fonts);
    focused_ = is_usable(*node(id)) ? id : 0;
    say_node(id);
    const Rect& place = geometry_.rects[index(id)];
    scroll_.show(place.y, place.y + place.h);
}

} // namespace kz
