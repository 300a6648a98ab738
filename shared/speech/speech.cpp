#include "shared/speech/speech.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/text/kiosk_say.hpp"

#include <algorithm>

namespace kz {
namespace {

Language language_of(const Scene& scene, const Node& node) {
    return parse_language(node.lang.empty() ? scene.lang : node.lang).value_or(Language::German);
}

bool has_children(const Scene& scene, std::uint32_t i) { return scene.nodes[i].subtree_end > i + 1; }

void add(std::string& out, std::string_view words) {
    if (words.empty())
        return;
    if (!out.empty())
        out += ", ";
    out += words;
}

// Its own text, or that of what is in it.
std::string text_of(const Scene& scene, std::uint32_t i) {
    if (!has_children(scene, i))
        return scene.nodes[i].name;
    std::string out;
    for (std::uint32_t k = i + 1; k < scene.nodes[i].subtree_end; ++k) {
        const Node& part = scene.nodes[k];
        if (part.is(state_decorative))
            k = part.subtree_end - 1;
        else if (is_text(part.role) && !has_children(scene, k))
            add(out, part.name);
    }
    return out;
}

std::string name_of(const Scene& scene, const Node& node) {
    if (node.labelled_by != 0)
        if (const Node* label = find(scene, node.labelled_by))
            return label->name;
    if (is_field(node.role))
        for (const Node& label : scene.nodes)
            if (label.role == Role::Label && label.refers_to == node.id)
                return label.name;
    return text_of(scene, static_cast<std::uint32_t>(&node - scene.nodes.data()));
}

std::optional<KioskKey> kind_of(Role role) {
    switch (role) {
    case Role::Heading: return KioskKey::VoiceHeading;
    case Role::Link: return KioskKey::VoiceLink;
    case Role::Button: return KioskKey::VoiceButton;
    case Role::TextField: case Role::TextArea: case Role::Telephone: case Role::Email: return KioskKey::VoiceField;
    case Role::Slider: return KioskKey::VoiceSlider;
    case Role::Select: return KioskKey::VoiceSelect;
    case Role::Checkbox: return KioskKey::VoiceCheckbox;
    case Role::Image: return KioskKey::VoiceImage;
    default: return std::nullopt;
    }
}

std::string value_of(const Scene& scene, std::uint32_t i, Language language) {
    const Node& node = scene.nodes[i];
    switch (node.role) {
    case Role::TextField: case Role::TextArea: case Role::Telephone: case Role::Email:
        if (node.value.empty())
            return std::string(say(language, KioskKey::VoiceEmpty));
        return node.sensitivity == Sensitivity::Secret ? std::string(say(language, KioskKey::VoiceHidden)) : node.value;
    case Role::Slider: return node.value_text.empty() ? node.value : node.value_text;
    case Role::Select:
        for (std::uint32_t k = i + 1; k < node.subtree_end; ++k)
            if (scene.nodes[k].value == node.value)
                return scene.nodes[k].name;
        return {};
    case Role::Checkbox: return std::string(say(language, node.is(state_selected) ? KioskKey::VoiceTicked : KioskKey::VoiceNotTicked));
    default: return {};
    }
}

bool is_live(Role role) { return role == Role::Status || role == Role::Alert; }

const Node* first_heading(const Scene& scene) {
    const auto at = std::ranges::find_if(scene.nodes, [](const Node& node) { return node.role == Role::Heading && node.level == 1; });
    return at == scene.nodes.end() ? nullptr : &*at;
}

} // namespace

std::vector<std::uint32_t> stops(const Scene& scene) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 1; i < scene.nodes.size(); ++i) {
        const Node& node = scene.nodes[i];
        const auto skip = [&] { i = node.subtree_end - 1; };
        if (node.is(state_decorative))
            skip();
        else if (is_interactive(node.role) || node.role == Role::Heading) {
            if (is_field(node.role) || !text_of(scene, i).empty())
                out.push_back(i);
            skip();
        } else if (node.role == Role::Label && node.refers_to != 0)
            skip();
        else if (node.role == Role::Image) {
            if (!node.name.empty())
                out.push_back(i);
        } else if (is_text(node.role) && !has_children(scene, i) && !node.name.empty())
            out.push_back(i);
    }
    return out;
}

std::optional<std::uint64_t> next_stop(const Scene& scene, std::uint64_t from, ReadingStep step) {
    const auto list = stops(scene);
    // What is not a stop itself lies between two of them.
    const Node* start = find(scene, from);
    const auto at = start == nullptr ? 0 : static_cast<std::uint32_t>(start - scene.nodes.data());
    if (step == ReadingStep::Forward) {
        const auto next = std::ranges::upper_bound(list, at);
        return next == list.end() ? std::nullopt : std::optional(scene.nodes[*next].id);
    }
    const auto here = std::ranges::lower_bound(list, at);
    return here == list.begin() ? std::nullopt : std::optional(scene.nodes[*(here - 1)].id);
}

Said words_of(const Scene& scene, std::uint32_t i) {
    const Node& node = scene.nodes[i];
    const Language page = parse_language(scene.lang).value_or(Language::German);
    Said said{name_of(scene, node), language_of(scene, node)};
    if (const auto kind = kind_of(node.role))
        add(said.text, say(page, *kind));
    if (node.role == Role::Heading)
        append_integer(said.text += ' ', node.level);
    add(said.text, value_of(scene, i, page));
    const std::pair<State_, KioskKey> states[] = {{state_current, KioskKey::VoiceCurrent}, {state_required, KioskKey::VoiceRequired},
                                                  {state_disabled, KioskKey::VoiceDisabled}, {state_invalid, KioskKey::VoiceInvalid}};
    for (const auto& [state, key] : states)
        if (node.is(state))
            add(said.text, say(page, key));
    if (const Node* more = node.described_by != 0 ? find(scene, node.described_by) : nullptr)
        add(said.text, text_of(scene, static_cast<std::uint32_t>(more - scene.nodes.data())));
    return said;
}

std::vector<Said> news(const Scene& before, const Scene& after, std::uint64_t held) {
    std::vector<Said> out;
    const Language page = parse_language(after.lang).value_or(Language::German);
    const Node* was = first_heading(before);
    const Node* is = first_heading(after);
    if (is != nullptr && (was == nullptr || was->id != is->id || before.lang != after.lang))
        out.push_back({after.title == is->name ? after.title : after.title + ". " + is->name, page});
    for (std::uint32_t i = 1; i < after.nodes.size(); ++i) {
        const Node& node = after.nodes[i];
        if (!is_live(node.role))
            continue;
        const Node* old = find(before, node.id);
        std::string text = text_of(after, i);
        if (!text.empty() && (old == nullptr || text_of(before, static_cast<std::uint32_t>(old - before.nodes.data())) != text))
            out.push_back({std::move(text), page});
    }
    const Node* old = find(before, held);
    const Node* now = find(after, held);
    // What is typed is heard letter by letter; the whole would be said again at each of them.
    if (old != nullptr && now != nullptr && (now->role == Role::Slider || now->role == Role::Select || now->role == Role::Checkbox)) {
        const auto i = static_cast<std::uint32_t>(now - after.nodes.data());
        std::string text = value_of(after, i, page);
        if (text != value_of(before, static_cast<std::uint32_t>(old - before.nodes.data()), page))
            out.push_back({std::move(text), page});
    }
    return out;
}

} // namespace kz
