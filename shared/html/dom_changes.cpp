#include "shared/html/dom_changes.hpp"
#include "shared/base/result.hpp"
#include "shared/html/attributes.hpp"
#include "shared/html/html.hpp"
#include "shared/scene/diff.hpp"

#include <initializer_list>
#include <utility>

namespace kz {
namespace {

void append_json(std::string& out, std::string_view text) {
    static constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    for (const char c : text)
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (static_cast<unsigned char>(c) < 0x20)
            ((out += "\\u00") += digits[static_cast<std::size_t>(c >> 4)]) += digits[static_cast<std::size_t>(c & 15)];
        else
            out += c;
    out += '"';
}

// Text that is written as JSON, or null.
struct Item {
    std::string text;
    bool is_null = false;
};

Item id_of(std::uint64_t id) {
    return id == 0 ? Item{{}, true} : Item{dom_id(id)};
}

class DomChanges {
public:
    DomChanges(const Scene& before, const Scene& after) : before_(before), after_(after) {}

    std::string all(std::uint64_t held) && {
        for (const SceneChange& change : diff(before_, after_, held))
            std::visit(Overload{
                [&](const RemoveNode& remove) { add("-", {id_of(remove.id)}); },
                [&](const AddNode& node) {
                    add("+", {id_of(node.parent), id_of(node.before), {html(after_, node.index)}});
                },
                [&](const MoveNode& move) { add(">", {id_of(move.id), id_of(move.parent), id_of(move.before)}); },
                [&](const SetNode& set) { set_node(set.from, set.to); },
            }, change);
        if (before_.title != after_.title)
            add("title", {{after_.title}});
        if (before_.lang != after_.lang)
            add("lang", {{after_.lang}});
        if (after_.focus != 0 && before_.focus != after_.focus)
            add("focus", {id_of(after_.focus)});
        out_ += out_.empty() ? "[]" : "]";
        return std::move(out_);
    }

private:
    void add(std::string_view op, std::initializer_list<Item> items) {
        out_ += out_.empty() ? '[' : ',';
        append_json(out_ += '[', op);
        for (const Item& item : items)
            if (out_ += ','; item.is_null)
                out_ += "null";
            else
                append_json(out_, item.text);
        out_ += ']';
    }

    void set_node(std::uint32_t from, std::uint32_t to) {
        const Node& old = before_.nodes[from];
        const Node& now = after_.nodes[to];
        set_attributes(old, now);
        if (printed_text(old) != printed_text(now))
            add("t", {id_of(now.id), {now.name}});
        // What is secret was typed in this element: it can be emptied, and is never written.
        const bool is_emptied = is_field(now.role) && !old.value.empty() && now.value.empty();
        if (is_emptied || printed_value(old) != printed_value(now))
            add("v", {id_of(now.id), {std::string(printed_value(now))}});
    }

    void set_attributes(const Node& from, const Node& to) {
        const std::vector<Attribute> old = attributes(from);
        const std::vector<Attribute> now = attributes(to);
        const auto find_in = [](const std::vector<Attribute>& list, std::string_view name) -> const Attribute* {
            for (const Attribute& attribute : list)
                if (attribute.name == name)
                    return &attribute;
            return nullptr;
        };
        for (const Attribute& attribute : old)
            if (find_in(now, attribute.name) == nullptr)
                add("a", {id_of(to.id), {std::string(attribute.name)}, {{}, true}});
        for (const Attribute& attribute : now)
            if (const Attribute* had = find_in(old, attribute.name); had == nullptr || *had != attribute)
                add("a", {id_of(to.id), {std::string(attribute.name)}, {attribute.value}});
    }

    const Scene& before_;
    const Scene& after_;
    std::string out_;
};

} // namespace

std::string dom_changes(const Scene& before, const Scene& after, std::uint64_t held) {
    return DomChanges(before, after).all(held);
}

} // namespace kz
