#include "shared/scene/scene.hpp"
#include "shared/base/assert.hpp"
#include "shared/scene/node_index.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kz {

std::string_view role_name(Role role) {
    static constexpr std::string_view names[] = {
        "root", "banner", "navigation", "main", "footer", "region", "group", "form", "heading", "paragraph", "text",
        "label", "link", "button", "textfield", "textarea", "telephone", "email", "slider", "select", "checkbox", "file", "option", "list",
        "listitem", "image", "status", "alert", "separator"};
    static_assert(std::size(names) == static_cast<std::size_t>(Role::Separator) + 1);
    return names[static_cast<std::size_t>(role)];
}

bool is_field(Role role) {
    switch (role) {
    case Role::TextField: case Role::TextArea: case Role::Telephone: case Role::Email: case Role::Checkbox: case Role::File: case Role::Slider: case Role::Select:
        return true;
    default:
        return false;
    }
}

bool is_photo(const Node& node) {
    return node.role == Role::Image && node.is(state_decorative) && !node.href.empty() && node.modules_size == 0 && node.picture.shapes.empty();
}

bool is_barcode(const Node& node) {
    return node.modules_size > 0 && node.modules.size() == static_cast<std::size_t>(node.modules_size);
}

int quiet_modules(const Node& node) {
    return is_barcode(node) ? 11 : 4;
}

bool is_interactive(Role role) {
    return role == Role::Link || role == Role::Button || is_field(role);
}

bool is_text(Role role) {
    switch (role) {
    case Role::Heading: case Role::Paragraph: case Role::Text: case Role::Label: case Role::Link: case Role::Button:
    case Role::Option: case Role::ListItem: case Role::Status: case Role::Alert:
        return true;
    default:
        return false;
    }
}

std::uint64_t node_id(std::uint64_t parent, std::string_view key) {
    const std::uint64_t id = hash64(key, hash64(parent, hash_seed));
    return id == 0 ? 1 : id;
}

std::string dom_id(std::uint64_t id) {
    static constexpr std::string_view digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    std::array<char, 14> text;
    std::size_t at = text.size();
    do {
        text[--at] = digits[id % 36];
        id /= 36;
    } while (id != 0);
    text[--at] = 'k';
    return std::string(text.data() + at, text.size() - at);
}

std::uint64_t digest_of_ids(const Scene& scene) {
    std::uint64_t digest = hash_seed;
    for (const Node& node : scene.nodes)
        digest = hash64(node.id, digest);
    return digest;
}

Builder::Builder(std::string_view title, std::string_view lang) {
    scene_.title = title;
    scene_.lang = lang;
    scene_.nodes.reserve(256);
    Node& root = scene_.nodes.emplace_back();
    root.id = node_id(0, "page");
    root.subtree_end = 1;
    root.role = Role::Root;
    root.style = Style::Page;
    root.key = "page";
    path_.push_back(0);
}

Node& Builder::leaf(Role role, std::string_view key) {
    const std::uint32_t parent = path_.back();
    const auto index = static_cast<std::uint32_t>(scene_.nodes.size());
    const std::uint64_t id = id_of(key);
    for (std::uint32_t sibling = parent + 1; sibling < index; sibling = scene_.nodes[sibling].subtree_end)
        KZ_ASSERT(scene_.nodes[sibling].id != id);
    Node& node = scene_.nodes.emplace_back();
    node.id = id;
    node.parent = parent;
    node.subtree_end = index + 1;
    node.role = role;
    node.key = key;
    return node;
}

Node& Builder::open(Role role, std::string_view key) {
    Node& node = leaf(role, key);
    path_.push_back(static_cast<std::uint32_t>(scene_.nodes.size() - 1));
    return node;
}

void Builder::close() {
    KZ_ASSERT(path_.size() > 1);
    scene_.nodes[path_.back()].subtree_end = static_cast<std::uint32_t>(scene_.nodes.size());
    path_.pop_back();
}

std::uint64_t Builder::id_of(std::string_view key) const {
    return node_id(open_id(), key);
}

std::uint64_t Builder::open_id() const {
    return scene_.nodes[path_.back()].id;
}

Scene Builder::finish() && {
    KZ_ASSERT(path_.size() == 1);
    std::vector<Node>& nodes = scene_.nodes;
    nodes[0].subtree_end = static_cast<std::uint32_t>(nodes.size());
    for (Node& node : nodes)
        node.sensitivity = std::max(node.sensitivity, nodes[node.parent].sensitivity);
    return std::move(scene_);
}

NodeIndex::NodeIndex(const Scene& scene) {
    std::size_t size = 16;
    while (size < scene.nodes.size() * 2)
        size *= 2;
    slots_.resize(size);
    for (std::uint32_t index = 0; index < scene.nodes.size(); ++index) {
        std::size_t at = scene.nodes[index].id & (size - 1);
        while (slots_[at].index != none)
            at = (at + 1) & (size - 1);
        slots_[at] = {scene.nodes[index].id, index};
    }
}

std::uint32_t NodeIndex::of(std::uint64_t id) const {
    std::size_t at = id & (slots_.size() - 1);
    while (slots_[at].index != none && slots_[at].id != id)
        at = (at + 1) & (slots_.size() - 1);
    return slots_[at].index;
}

const Node* find(const Scene& scene, std::uint64_t id) {
    const auto found = std::find_if(scene.nodes.begin(), scene.nodes.end(), [&](const Node& n) { return n.id == id; });
    return found == scene.nodes.end() ? nullptr : &*found;
}

const Node* find(const Scene& scene, Role role, std::string_view name) {
    const auto found = std::find_if(scene.nodes.begin(), scene.nodes.end(),
                                    [&](const Node& n) { return n.role == role && n.name == name; });
    return found == scene.nodes.end() ? nullptr : &*found;
}

std::string path_of(const Scene& scene, std::uint32_t index) {
    std::string path = scene.nodes[index].key;
    for (std::uint32_t at = index;;) {
        const std::uint32_t parent = scene.nodes[at].parent;
        if (parent == 0 || parent >= at) // the latter in a scene that check() is about to refuse
            return path;
        path.insert(0, scene.nodes[parent].key + "/");
        at = parent;
    }
}

std::uint64_t digest(const Scene& scene) {
    std::uint64_t hash = hash64(scene.title);
    const auto add_text = [&](std::string_view text) { hash = hash64(text, hash64(text.size(), hash)); };
    add_text(scene.lang);
    hash = hash64(scene.focus, hash);
    for (const Node& node : scene.nodes) {
        const std::uint64_t numbers[] = {
            node.id, node.parent, node.subtree_end, static_cast<std::uint64_t>(node.role), node.level,
            static_cast<std::uint64_t>(node.style), static_cast<std::uint64_t>(node.sensitivity), node.state, node.submits,
            node.labelled_by, node.described_by, node.refers_to, node.bind.action,
            static_cast<std::uint64_t>(node.bind.argument), static_cast<std::uint64_t>(node.input.least),
            static_cast<std::uint64_t>(node.input.most), static_cast<std::uint64_t>(node.input.step),
            static_cast<std::uint64_t>(node.input.length_max), static_cast<std::uint64_t>(node.modules_size)};
        for (const std::uint64_t number : numbers)
            hash = hash64(number, hash);
        const std::string_view texts[] = {node.name, node.value, node.value_text, node.href, node.lang, node.modules,
                                          node.input.field, node.input.autocomplete, node.input.inputmode,
                                          node.input.enterkeyhint};
        for (const std::string_view text : texts)
            add_text(text);
        for (const Shape& shape : node.picture.shapes) {
            hash = hash64(static_cast<std::uint64_t>(shape.colour) * 256 + shape.line_tenths, hash);
            add_text(shape.path);
        }
    }
    return hash;
}

} // namespace kz
