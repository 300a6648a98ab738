#include "shared/scene/mask.hpp"

#include "shared/base/decimal_text.hpp"

#include <algorithm>

namespace kz {
namespace {

bool is_typed_into(Role role) {
    return role == Role::TextField || role == Role::TextArea || role == Role::Telephone || role == Role::Email || role == Role::File;
}

bool is_shown(const Node& node) {
    return node.sensitivity <= Sensitivity::OfClaim;
}

// What is not named here is left out.
Node skeleton(const Node& node) {
    Node masked;
    masked.id = node.id;
    masked.parent = node.parent;
    masked.subtree_end = node.subtree_end;
    masked.role = node.role == Role::Form ? Role::Group : node.role;
    masked.level = node.level;
    masked.style = node.style;
    masked.sensitivity = node.sensitivity;
    masked.state = static_cast<std::uint16_t>(node.state & ~(state_selected | state_busy));
    masked.lang = node.lang;
    masked.labelled_by = node.labelled_by;
    masked.described_by = node.described_by;
    if (node.role == Role::Label)
        masked.refers_to = node.refers_to;
    return masked;
}

void show_choice(const Node& node, Node& masked) {
    if (node.role == Role::Option || node.role == Role::Checkbox)
        masked.state = static_cast<std::uint16_t>(masked.state | (node.state & state_selected));
    if (node.role == Role::Slider || node.role == Role::Select) {
        masked.value = node.value;
        masked.value_text = node.value_text;
    }
    if (node.role == Role::Option)
        masked.value = node.value;
}

Node masked_node(const Node& node, const MaskWords& words, std::span<const FilledField> fields) {
    Node masked = skeleton(node);
    if (is_field(node.role))
        masked.with(state_readonly);
    if (node.role == Role::Slider) { // a slider without a range is none
        masked.input.least = node.input.least;
        masked.input.most = node.input.most;
        masked.input.step = node.input.step;
        append_integer(masked.value, node.input.least);
    }
    if (is_typed_into(node.role)) {
        const auto field = std::ranges::find(fields, node.id, &FilledField::id);
        masked.value = field == fields.end() ? std::string_view() : field->words;
    }
    if (!is_shown(node)) {
        masked.name = node.name.empty() ? std::string_view() : words.hidden;
        return masked;
    }
    masked.name = node.name;
    if (node.role == Role::Link && node.href.starts_with('#'))
        masked.href = node.href;
    if (is_photo(node))
        masked.href = node.href;
    if (node.role == Role::Image)
        masked.picture = node.picture;
    show_choice(node, masked);
    return masked;
}

} // namespace

MaskedScene mask(const Scene& scene, MaskWords words, std::span<const FilledField> fields) {
    Scene masked{std::string(words.title), scene.lang, 0, {}};
    masked.nodes.reserve(scene.nodes.size());
    for (const Node& node : scene.nodes)
        masked.nodes.push_back(masked_node(node, words, fields));
    return MaskedScene(std::move(masked));
}

} // namespace kz
