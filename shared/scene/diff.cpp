#include "shared/scene/diff.hpp"
#include "shared/base/assert.hpp"
#include "shared/base/result.hpp"
#include "shared/scene/node_index.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace kz {
namespace {

constexpr std::uint32_t none = NodeIndex::none;

bool is_same_content(const Node& a, const Node& b) {
    // A field that is added to Node does not compile here until it is thought of below.
    [[maybe_unused]] const auto& [id, parent, subtree_end, role, level, style, sensitivity, state, submits, name, value,
                                  value_text, labelled_by, described_by, refers_to, href, lang, bind, input,
                                  modules_size, modules, picture, key] = a;
    return a.role == b.role && a.level == b.level && a.style == b.style && a.sensitivity == b.sensitivity &&
           a.state == b.state && a.submits == b.submits && a.name == b.name && a.value == b.value &&
           a.value_text == b.value_text && a.labelled_by == b.labelled_by && a.described_by == b.described_by &&
           a.refers_to == b.refers_to && a.href == b.href && a.lang == b.lang && a.bind == b.bind && a.input == b.input &&
           a.modules_size == b.modules_size && a.modules == b.modules && a.picture == b.picture && a.key == b.key;
}

// A child of a parent that stays: where it stood before (none: it is new), and whether it keeps its place.
struct Child {
    std::uint32_t index = 0;
    std::uint32_t before = none;
    bool stays = false;
};

// Marks the longest run of children whose order has not changed, the one at `pinned` among them. The rest will be moved.
void mark_staying(std::vector<Child>& children, std::size_t pinned) {
    std::vector<std::size_t> tails;            // of the best increasing run of each length: its last child
    std::vector<std::size_t> previous(children.size());
    bool is_in_order = true;
    std::uint32_t last = 0;
    for (const Child& child : children)
        if (child.before != none) {
            is_in_order = is_in_order && child.before > last;
            last = child.before;
        }
    for (std::size_t i = 0; i < children.size(); ++i) {
        Child& child = children[i];
        if (child.before == none)
            continue;
        if (is_in_order) {
            child.stays = true;
            continue;
        }
        if (pinned < children.size() && i != pinned && (i < pinned) != (child.before < children[pinned].before))
            continue;
        const auto place = std::lower_bound(tails.begin(), tails.end(), child.before, [&](std::size_t tail, std::uint32_t b) {
            return children[tail].before < b;
        });
        previous[i] = place == tails.begin() ? children.size() : *(place - 1);
        if (place == tails.end())
            tails.push_back(i);
        else
            *place = i;
    }
    if (!tails.empty())
        for (std::size_t i = tails.back(); i < children.size(); i = previous[i])
            children[i].stays = true;
}

class Difference {
public:
    Difference(const Scene& before, const Scene& after, std::uint64_t held)
        : before_(before), after_(after), kept_(after.nodes.size(), none), has_focus_(after.nodes.size(), false) {
        const NodeIndex index(before);
        for (std::uint32_t i = 0; i < after.nodes.size(); ++i) {
            const Node& node = after.nodes[i];
            const std::uint32_t old = index.of(node.id);
            if (old == none || !is_same_element(before.nodes[old], node) || (i == 0) != (old == 0))
                continue;
            if (i == 0 || kept_[node.parent] == before.nodes[old].parent)
                kept_[i] = old;
        }
        for (std::uint32_t i = 0; held != 0 && i < after.nodes.size(); ++i)
            if (after.nodes[i].id == held)
                for (std::uint32_t at = i; at != 0; at = after.nodes[at].parent)
                    has_focus_[at] = true;
    }

    std::vector<SceneChange> changes() && {
        removes();
        if (!after_.nodes.empty() && kept_[0] == none)
            changes_.push_back(AddNode{0, 0, 0});
        for (std::uint32_t i = 0; i < after_.nodes.size(); ++i)
            if (kept_[i] != none)
                adds_and_moves(i);
        for (std::uint32_t i = 0; i < after_.nodes.size(); ++i)
            if (kept_[i] != none && !is_same_content(before_.nodes[kept_[i]], after_.nodes[i]))
                changes_.push_back(SetNode{kept_[i], i});
        return std::move(changes_);
    }

private:
    void removes() {
        std::vector<bool> survives(before_.nodes.size(), false);
        for (const std::uint32_t old : kept_)
            if (old != none)
                survives[old] = true;
        for (std::uint32_t i = 0; i < before_.nodes.size();)
            if (survives[i]) {
                ++i;
            } else {
                changes_.push_back(RemoveNode{before_.nodes[i].id});
                i = before_.nodes[i].subtree_end;
            }
        std::reverse(changes_.begin(), changes_.end());
    }

    void adds_and_moves(std::uint32_t parent) {
        std::vector<Child> children;
        std::size_t pinned = SIZE_MAX;
        for (std::uint32_t i = parent + 1; i < after_.nodes[parent].subtree_end; i = after_.nodes[i].subtree_end) {
            if (has_focus_[i] && kept_[i] != none)
                pinned = children.size();
            children.push_back({i, kept_[i]});
        }
        mark_staying(children, pinned);
        // The place of a child is before the next one that stays: those in between come in their order.
        std::vector<std::uint64_t> anchors(children.size());
        std::uint64_t anchor = 0;
        for (std::size_t i = children.size(); i-- > 0;) {
            anchors[i] = anchor;
            if (children[i].stays)
                anchor = after_.nodes[children[i].index].id;
        }
        const std::uint64_t parent_id = after_.nodes[parent].id;
        for (std::size_t i = 0; i < children.size(); ++i)
            if (children[i].before == none)
                changes_.push_back(AddNode{children[i].index, parent_id, anchors[i]});
            else if (!children[i].stays)
                changes_.push_back(MoveNode{after_.nodes[children[i].index].id, parent_id, anchors[i]});
    }

    const Scene& before_;
    const Scene& after_;
    std::vector<std::uint32_t> kept_; // by index of `after`: the index in `before` of the same element, or none
    std::vector<bool> has_focus_;     // by index of `after`: holds the focus or what holds it
    std::vector<SceneChange> changes_;
};

// A scene that can be changed: for apply().
class Tree {
public:
    explicit Tree(const Scene& scene) {
        if (!scene.nodes.empty())
            insert(scene, 0, 0, 0);
    }

    void remove(std::uint64_t id) {
        detach(id);
        erase(id);
    }
    void insert(const Scene& from, std::uint32_t index, std::uint64_t parent, std::uint64_t before) {
        const std::uint32_t end = from.nodes[index].subtree_end;
        for (std::uint32_t i = index; i < end; ++i) {
            const Node& node = from.nodes[i];
            KZ_ASSERT(!items_.contains(node.id));
            items_[node.id].node = node;
            if (i == index)
                attach(node.id, parent, before);
            else
                attach(node.id, from.nodes[node.parent].id, 0);
        }
    }
    void move(std::uint64_t id, std::uint64_t parent, std::uint64_t before) {
        detach(id);
        attach(id, parent, before);
    }
    void set(const Node& node) { item(node.id).node = node; }

    void flatten(std::vector<Node>& nodes) const {
        if (root_ != 0)
            flatten(nodes, root_, 0);
    }

private:
    struct Item {
        Node node;
        std::uint64_t parent = 0;
        std::vector<std::uint64_t> children;
    };

    Item& item(std::uint64_t id) {
        const auto found = items_.find(id);
        KZ_ASSERT(found != items_.end());
        return found->second;
    }
    void attach(std::uint64_t id, std::uint64_t parent, std::uint64_t before) {
        item(id).parent = parent;
        if (parent == 0) {
            KZ_ASSERT(root_ == 0);
            root_ = id;
            return;
        }
        std::vector<std::uint64_t>& siblings = item(parent).children;
        const auto place = before == 0 ? siblings.end() : std::find(siblings.begin(), siblings.end(), before);
        KZ_ASSERT(before == 0 || place != siblings.end());
        siblings.insert(place, id);
    }
    void detach(std::uint64_t id) {
        const std::uint64_t parent = item(id).parent;
        if (parent == 0)
            root_ = 0;
        else
            std::erase(item(parent).children, id);
    }
    void erase(std::uint64_t id) {
        for (const std::uint64_t child : item(id).children)
            erase(child);
        items_.erase(id);
    }
    void flatten(std::vector<Node>& nodes, std::uint64_t id, std::uint32_t parent) const {
        const Item& from = items_.find(id)->second;
        const auto index = static_cast<std::uint32_t>(nodes.size());
        nodes.push_back(from.node);
        nodes[index].parent = parent;
        for (const std::uint64_t child : from.children)
            flatten(nodes, child, index);
        nodes[index].subtree_end = static_cast<std::uint32_t>(nodes.size());
    }

    std::unordered_map<std::uint64_t, Item> items_;
    std::uint64_t root_ = 0;
};

} // namespace

bool is_same_element(const Node& before, const Node& after) {
    return before.role == after.role && before.level == after.level && before.modules_size == after.modules_size &&
           before.modules == after.modules && before.picture == after.picture && is_photo(before) == is_photo(after);
}

std::vector<SceneChange> diff(const Scene& before, const Scene& after, std::uint64_t held) {
    return Difference(before, after, held).changes();
}

Scene apply(const Scene& before, const std::vector<SceneChange>& changes, const Scene& after) {
    Tree tree(before);
    for (const SceneChange& change : changes)
        std::visit(Overload{
            [&](const RemoveNode& remove) { tree.remove(remove.id); },
            [&](const AddNode& add) { tree.insert(after, add.index, add.parent, add.before); },
            [&](const MoveNode& move) { tree.move(move.id, move.parent, move.before); },
            [&](const SetNode& set) { tree.set(after.nodes[set.to]); },
        }, change);
    Scene result{after.title, after.lang, after.focus, {}};
    tree.flatten(result.nodes);
    return result;
}

} // namespace kz
