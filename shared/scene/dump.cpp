// One node a line: role, key, .style, "what is read", then what only some nodes have. References are written as paths.
#include "shared/base/decimal_text.hpp"
#include "shared/scene/node_index.hpp"
#include "shared/scene/scene.hpp"

#include <array>
#include <utility>

namespace kz {
namespace {

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text)
        if (c == '\n')
            out += "\\n";
        else if (c == '"' || c == '\\')
            (out += '\\') += c;
        else
            out += c;
    out += '"';
}

class Dump {
public:
    explicit Dump(const Scene& scene) : scene_(scene), index_(scene) {}

    std::string whole() {
        out_ += "page ";
        append_quoted(out_, scene_.title);
        (out_ += " lang=") += scene_.lang;
        add_reference("focus", scene_.focus);
        out_ += '\n';
        std::vector<std::uint32_t> ends;
        for (std::uint32_t i = 0; i < scene_.nodes.size(); ++i) {
            while (!ends.empty() && ends.back() <= i)
                ends.pop_back();
            out_.append(2 * ends.size(), ' ');
            add_node(scene_.nodes[i]);
            ends.push_back(scene_.nodes[i].subtree_end);
        }
        return std::move(out_);
    }

private:
    void add_node(const Node& node) {
        out_ += role_name(node.role);
        if (node.level != 0)
            append_integer(out_, node.level);
        (out_ += ' ') += node.key;
        if (node.style != Style::None)
            (out_ += " .") += style_name(node.style);
        if (!node.name.empty())
            append_quoted(out_ += ' ', node.name);
        if (!node.value.empty())
            append_quoted(out_ += " = ", node.value);
        if (!node.value_text.empty())
            append_quoted(out_ += " says ", node.value_text);
        add_input(node.input);
        add_states(node);
        add_text("-> ", node.href);
        add_text("lang=", node.lang);
        add_reference("labelled-by", node.labelled_by);
        add_reference("described-by", node.described_by);
        add_reference("for", node.refers_to);
        if (node.bind != Bind{}) {
            append_integer(out_ += " does ", node.bind.action);
            append_integer(out_ += ':', node.bind.argument);
        }
        if (node.modules_size != 0) {
            append_integer(out_ += " modules=", node.modules_size);
            (out_ += '#') += dom_id(hash64(node.modules)).substr(1);
        }
        if (!node.picture.shapes.empty())
            append_integer(out_ += " shapes=", static_cast<std::int64_t>(node.picture.shapes.size()));
        if (node.sensitivity != Sensitivity::Public)
            out_ += node.sensitivity == Sensitivity::OfClaim ? " of_claim" : node.sensitivity == Sensitivity::Personal ? " personal" : " secret";
        out_ += '\n';
    }

    void add_input(const Input& input) {
        add_text("field=", input.field);
        add_text("autocomplete=", input.autocomplete);
        add_text("inputmode=", input.inputmode);
        add_text("enterkeyhint=", input.enterkeyhint);
        if (input.least != 0 || input.most != 0) {
            append_integer(out_ += " from=", input.least);
            append_integer(out_ += " to=", input.most);
            append_integer(out_ += " step=", input.step);
        }
        if (input.length_max != 0)
            append_integer(out_ += " length-max=", input.length_max);
    }

    void add_states(const Node& node) {
        static constexpr std::array<std::pair<State_, std::string_view>, 9> names = {{
            {state_disabled, "disabled"}, {state_required, "required"}, {state_invalid, "invalid"},
            {state_readonly, "readonly"}, {state_selected, "selected"}, {state_busy, "busy"}, {state_current, "current"},
            {state_decorative, "decorative"}, {state_needs_script, "needs-script"}}};
        for (const auto& [bit, name] : names)
            if (node.is(bit))
                (out_ += ' ') += name;
        if (node.submits)
            out_ += " submits";
    }

    void add_text(std::string_view before, std::string_view text) {
        if (!text.empty())
            ((out_ += ' ') += before) += text;
    }

    void add_reference(std::string_view what, std::uint64_t id) {
        if (id == 0)
            return;
        const std::uint32_t index = index_.of(id);
        (((out_ += ' ') += what) += '=') += index == NodeIndex::none ? "nothing" : path_of(scene_, index);
    }

    const Scene& scene_;
    NodeIndex index_;
    std::string out_;
};

} // namespace

std::string dump(const Scene& scene) {
    return Dump(scene).whole();
}

} // namespace kz
