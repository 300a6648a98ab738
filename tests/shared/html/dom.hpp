// A page of elements as small as html() needs it: read from HTML, changed as dom_changes.hpp says, written in one form.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kz::test {

struct Element {
    std::string tag; // empty: a text
    std::string text;
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<std::unique_ptr<Element>> children;
    Element* parent = nullptr;

    std::string* attribute(std::string_view name) {
        for (auto& [known, value] : attributes)
            if (known == name)
                return &value;
        return nullptr;
    }
};

inline std::string unescaped(std::string_view text) {
    static constexpr std::pair<std::string_view, std::string_view> references[] = {
        {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#13;", "\r"}};
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        bool is_reference = false;
        for (const auto& [from, to] : references)
            if (text.substr(at).starts_with(from)) {
                out += to;
                at += from.size();
                is_reference = true;
                break;
            }
        if (!is_reference)
            out += text[at++];
    }
    return out;
}

// Reads exactly what html() may print; faults are remembered, not guessed around.
class HtmlReader {
public:
    explicit HtmlReader(std::string_view html) : html_(html) {}

    std::unique_ptr<Element> element() {
        auto made = std::make_unique<Element>();
        expect('<');
        made->tag = name();
        while (next() == ' ') {
            ++at_;
            std::string key(name());
            std::string value;
            if (next() == '=') {
                ++at_;
                value = attribute_value();
            }
            if (made->attribute(key) != nullptr)
                fault = "attribute twice: " + key;
            made->attributes.emplace_back(std::move(key), std::move(value));
        }
        if (next() == '/') // only inside svg
            ++at_, expect('>');
        else if (expect('>'); made->tag != "input" && made->tag != "hr" && made->tag != "img")
            content(*made);
        return made;
    }
    bool is_at_end() const { return at_ == html_.size(); }
    std::string fault;

private:
    char next() const { return at_ < html_.size() ? html_[at_] : '\0'; }
    void expect(char c) {
        if (next() != c)
            fault = "expected " + std::string(1, c) + " at " + std::string(html_.substr(at_, 30));
        ++at_;
    }
    std::string_view name() {
        const std::size_t from = at_;
        while (next() != '\0' && std::string_view(" =>/<").find(next()) == std::string_view::npos)
            ++at_;
        return html_.substr(from, at_ - from);
    }
    std::string attribute_value() {
        const bool is_quoted = next() == '"';
        at_ += is_quoted;
        const std::size_t end = std::min(html_.find_first_of(is_quoted ? "\"" : " >\"'=<`", at_), html_.size());
        const std::string_view raw = html_.substr(at_, end - at_);
        at_ = end + is_quoted;
        return unescaped(raw);
    }
    void content(Element& into) {
        while (fault.empty() && !html_.substr(std::min(at_, html_.size())).starts_with("</")) {
            if (next() == '\0') {
                fault = "no end of " + into.tag;
                return;
            }
            if (next() == '<') {
                into.children.push_back(element());
            } else {
                const std::size_t end = std::min(html_.find('<', at_), html_.size());
                auto text = std::make_unique<Element>();
                const std::size_t skipped = into.tag == "textarea" && next() == '\n'; // as browsers do
                text->text = unescaped(html_.substr(at_ + skipped, end - at_ - skipped));
                at_ = end;
                into.children.push_back(std::move(text));
            }
            into.children.back()->parent = &into;
        }
        at_ += 2;
        if (name() != into.tag)
            fault = "wrong end of " + into.tag;
        expect('>');
    }

    std::string_view html_;
    std::size_t at_ = 0;
};

// [["a","b",null],…] and nothing else.
using Operation = std::vector<std::optional<std::string>>;
inline std::vector<Operation> read_operations(std::string_view json) {
    std::vector<Operation> list;
    int depth = 0;
    for (std::size_t at = 0; at < json.size(); ++at) {
        if (json[at] == '[') {
            if (++depth == 2)
                list.emplace_back();
        } else if (json[at] == ']') {
            --depth;
        } else if (json[at] == 'n') {
            list.back().emplace_back();
            at += 3;
        } else if (json[at] == '"') {
            std::string text;
            for (++at; at < json.size() && json[at] != '"'; ++at)
                if (json[at] != '\\') {
                    text += json[at];
                } else if (json[++at] == 'u') {
                    text += static_cast<char>(std::strtol(std::string(json.substr(at + 1, 4)).c_str(), nullptr, 16));
                    at += 4;
                } else {
                    text += json[at];
                }
            list.back().emplace_back(std::move(text));
        }
    }
    return list;
}

class Dom {
public:
    explicit Dom(std::string_view html) {
        HtmlReader reader(html);
        root_ = reader.element();
        fault = reader.fault;
        if (fault.empty() && !reader.is_at_end())
            fault = "more than one element";
    }

    void change(std::string_view json) {
        for (const Operation& operation : read_operations(json)) {
            const std::string& what = *operation[0];
            if (what == "title" || what == "lang" || what == "focus")
                continue;
            if (what == "+") {
                HtmlReader reader(*operation[3]);
                auto made = reader.element();
                if (!reader.fault.empty())
                    fault = reader.fault;
                insert(std::move(made), by_id(operation[1]), operation[2]);
                continue;
            }
            Element* element = by_id(operation[1]);
            if (element == nullptr)
                return;
            if (what == "-")
                (void)taken(*element);
            else if (what == ">")
                insert(taken(*element), by_id(operation[2]), operation[3]);
            else if (what == "a")
                set_attribute(*element, *operation[2], operation[3]);
            else if (what == "t")
                set_text(*element, *operation[2]);
            else if (what == "v")
                element->tag == "textarea" ? set_text(*element, *operation[2])
                : element->tag == "input"
                    ? set_attribute(*element, "value", operation[2]->empty() ? std::optional<std::string>() : operation[2])
                    : void();
            else
                fault = "unknown operation " + what;
        }
    }

    std::string text() const {
        std::string out;
        write(out, *root_);
        return out;
    }
    std::string fault;

private:
    Element* by_id(const std::optional<std::string>& id) {
        Element* found = id ? search(*root_, *id) : nullptr;
        if (found == nullptr && fault.empty())
            fault = "no element " + id.value_or("null");
        return found;
    }
    static Element* search(Element& in, std::string_view id) {
        if (const std::string* known = in.attribute("id"); known != nullptr && *known == id)
            return &in;
        for (const auto& child : in.children)
            if (Element* found = search(*child, id))
                return found;
        return nullptr;
    }
    std::unique_ptr<Element> taken(Element& element) {
        auto& siblings = element.parent->children;
        const auto at = std::find_if(siblings.begin(), siblings.end(), [&](const auto& child) { return child.get() == &element; });
        auto out = std::move(*at);
        siblings.erase(at);
        return out;
    }
    void insert(std::unique_ptr<Element> element, Element* parent, const std::optional<std::string>& before) {
        if (parent == nullptr)
            return;
        element->parent = parent;
        auto& siblings = parent->children;
        const auto at = std::find_if(siblings.begin(), siblings.end(), [&](const auto& child) {
            const std::string* id = child->attribute("id");
            return before && id != nullptr && *id == *before;
        });
        if (before && at == siblings.end())
            fault = "no sibling " + *before;
        siblings.insert(at, std::move(element));
    }
    static void set_attribute(Element& element, const std::string& name, const std::optional<std::string>& value) {
        std::erase_if(element.attributes, [&](const auto& attribute) { return attribute.first == name; });
        if (value)
            element.attributes.emplace_back(name, *value);
    }
    static void set_text(Element& element, const std::string& text) {
        if (element.children.empty() || !element.children.front()->tag.empty()) {
            element.children.insert(element.children.begin(), std::make_unique<Element>());
            element.children.front()->parent = &element;
        }
        element.children.front()->text = text;
    }
    // Attributes by name; texts without characters are none.
    static void write(std::string& out, const Element& element) {
        if (element.tag.empty()) {
            if (!element.text.empty())
                out += "\"" + element.text + "\"";
            return;
        }
        out += "<" + element.tag;
        auto sorted = element.attributes;
        std::sort(sorted.begin(), sorted.end());
        for (const auto& [name, value] : sorted)
            out += " " + name + "=\"" + value + "\"";
        out += ">\n";
        for (const auto& child : element.children)
            write(out, *child);
        out += "</" + element.tag + ">\n";
    }

    std::unique_ptr<Element> root_;
};

} // namespace kz::test
