// What must hold for every scene, in the order in which it is checked. Each line has a row in check_test.cpp.
#include "shared/base/decimal_text.hpp"
#include "shared/base/utf8.hpp"
#include "shared/scene/node_index.hpp"
#include "shared/scene/scene.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace kz {
namespace {

class Check {
public:
    explicit Check(const Scene& scene) : scene_(scene), index_(scene) {}

    std::string first_fault() {
        if (scene_.nodes.empty())
            return {};
        for (at_ = 0; at_ < scene_.nodes.size(); ++at_)
            if (const std::string_view fault = tree_fault(); !fault.empty())
                return told(fault);
        for (at_ = 0; at_ < scene_.nodes.size(); ++at_)
            for (const Rule rule : {&Check::text_fault, &Check::reference_fault, &Check::heading_fault, &Check::name_fault,
                                    &Check::place_fault, &Check::field_fault})
                if (const std::string_view fault = (this->*rule)(); !fault.empty())
                    return told(fault);
        if (scene_.focus != 0 && index_.of(scene_.focus) == NodeIndex::none)
            return "focus: there is no such node";
        return {};
    }

private:
    using Rule = std::string_view (Check::*)();

    const Node& node() const { return scene_.nodes[at_]; }
    const Node& parent() const { return scene_.nodes[node().parent]; }
    bool is_leaf() const { return node().subtree_end == at_ + 1; }
    std::string told(std::string_view fault) const { return path_of(scene_, at_) + ": " + std::string(fault); }

    std::string_view tree_fault() const {
        const std::uint32_t end = node().subtree_end;
        if (end <= at_ || end > scene_.nodes.size() || (at_ == 0 && end != scene_.nodes.size()))
            return "ends outside of the scene";
        // Pre-order: a node stands right after its parent or after the end of a sibling.
        if (at_ == 0 ? node().parent != 0 : node().parent >= at_ || end > parent().subtree_end)
            return "does not stand inside its parent";
        if (at_ != 0 && node().parent != at_ - 1) {
            std::uint32_t sibling = at_ - 1;
            while (sibling > node().parent && scene_.nodes[sibling].parent != node().parent)
                sibling = scene_.nodes[sibling].parent;
            if (sibling <= node().parent || scene_.nodes[sibling].subtree_end != at_)
                return "does not stand where its sibling ends";
        }
        if ((node().role == Role::Root) != (at_ == 0))
            return "the root comes first, and only once";
        if (node().id == 0 || index_.of(node().id) != at_)
            return "its id is taken";
        return {};
    }

    std::string_view text_fault() {
        const Node& n = node();
        for (const std::string_view text : {std::string_view(n.name), std::string_view(n.value),
                                            std::string_view(n.value_text), std::string_view(n.href)})
            if (!is_utf8(text))
                return "text is not UTF-8";
        if (is_leaf())
            return {};
        if (is_text(n.role) && !n.name.empty())
            return "has its text from its children, not from a name";
        switch (n.role) {
        case Role::Heading: case Role::Paragraph: case Role::Text: case Role::Label: case Role::Button: case Role::TextField:
        case Role::TextArea: case Role::Telephone: case Role::Email: case Role::Slider: case Role::Checkbox: case Role::File: case Role::Option: case Role::Image:
        case Role::Separator:
            return "has no children";
        default:
            return {};
        }
    }

    std::string_view reference_fault() {
        const Node& n = node();
        for (const std::uint64_t id : {n.labelled_by, n.described_by, n.refers_to})
            if (id != 0 && index_.of(id) == NodeIndex::none)
                return "refers to a node that is not there";
        if (n.role == Role::Button && n.refers_to != 0)
            return n.submits && scene_.nodes[index_.of(n.refers_to)].role == Role::Form ? "" : "a button refers to the form that it submits";
        if ((n.role == Role::Label) != (n.refers_to != 0))
            return "a label, and nothing else, names the field that it refers to";
        if (n.role == Role::Label && !is_field(scene_.nodes[index_.of(n.refers_to)].role))
            return "a label names a field";
        return {};
    }

    std::string_view heading_fault() {
        if (node().role != Role::Heading)
            return node().level == 0 ? std::string_view() : "only headings have a level";
        const int level = node().level;
        const int deepest = last_level_ + 1;
        last_level_ = level;
        if (level < 1 || level > 6)
            return "a heading has a level from 1 to 6";
        if (level > deepest)
            return "heading levels do not skip, and begin with 1";
        return {};
    }

    std::string_view name_fault() {
        const Node& n = node();
        const bool has_name = !n.name.empty() || n.labelled_by != 0;
        if (is_field(n.role) && !has_name && !has_label())
            return "a field has a name, or a label that refers to it";
        const bool is_of_enter = n.role == Role::Button && n.submits && n.is(state_decorative);
        if ((n.role == Role::Link || n.role == Role::Button) && !has_name && !has_text_inside() && !is_of_enter)
            return "what can be pressed has a name";
        if (n.role == Role::Heading && n.name.empty())
            return "a heading has a text";
        if (n.role == Role::Region && !has_name)
            return "a region has a name";
        if (n.role == Role::Image && !has_name && !n.is(state_decorative))
            return "a picture has a name, or is decorative";
        return {};
    }

    std::string_view place_fault() {
        const Node& n = node();
        if ((n.role == Role::ListItem) != (at_ != 0 && parent().role == Role::List))
            return "lists hold list items, and nothing else does";
        if ((n.role == Role::Option) != (at_ != 0 && parent().role == Role::Select))
            return "selects hold options, and nothing else does";
        if (n.role == Role::Form && is_inside(Role::Form))
            return "forms do not nest";
        if ((is_field(n.role) || (n.submits && n.refers_to == 0)) && !is_inside(Role::Form))
            return "fields and what submits stand inside a form";
        if (is_interactive(n.role) && (is_inside(Role::Link) || is_inside(Role::Button)))
            return "what can be pressed does not nest";
        if (n.role == Role::Main && mains_++ != 0)
            return "there is one main part";
        return {};
    }

    std::string_view field_fault() {
        const Node& n = node();
        if (n.submits && n.role != Role::Button)
            return "only a button submits";
        if (n.role == Role::Link && n.href.empty())
            return "a link leads somewhere";
        if (n.role == Role::Slider) {
            const std::optional<std::int64_t> value = parse_integer(n.value);
            if (!value || *value < n.input.least || *value > n.input.most || n.input.step < 1)
                return "a slider has a whole number between its least and its most";
        }
        const auto side = static_cast<std::size_t>(std::max(n.modules_size, 0));
        if (n.modules_size < 0 || (n.modules.size() != side * side && n.modules.size() != side) ||
            (n.modules_size != 0 && n.role != Role::Image))
            return "a picture has as many modules as its size says";
        if (!n.picture.shapes.empty() && (n.role != Role::Image || n.modules_size != 0 || n.picture.width <= 0 || n.picture.height <= 0))
            return "shapes stand on the sheet of an image";
        if (n.role == Role::Image && !n.href.empty() && !is_photo(n))
            return "a photo is decorative, and nothing is drawn on it";
        return {};
    }

    bool has_label() const {
        return std::any_of(scene_.nodes.begin(), scene_.nodes.end(),
                           [&](const Node& n) { return n.role == Role::Label && n.refers_to == node().id; });
    }
    bool has_text_inside() const {
        return std::any_of(scene_.nodes.begin() + at_, scene_.nodes.begin() + node().subtree_end,
                           [](const Node& n) { return !n.name.empty() && !n.is(state_decorative); });
    }
    bool is_inside(Role role) const {
        for (std::uint32_t at = node().parent; at != 0; at = scene_.nodes[at].parent)
            if (scene_.nodes[at].role == role)
                return true;
        return false;
    }

    const Scene& scene_;
    NodeIndex index_;
    std::uint32_t at_ = 0;
    int last_level_ = 0;
    int mains_ = 0;
};

} // namespace

std::string check(const Scene& scene) {
    return Check(scene).first_fault();
}

} // namespace kz
