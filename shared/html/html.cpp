#include "shared/html/html.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/html/attributes.hpp"

#include <algorithm>
#include <vector>

namespace kz {
namespace {

// Quotes may be left out around what has nothing but these.
bool is_plain(std::string_view value) {
    for (const char c : value)
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.'))
            return false;
    return true;
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
    (out += ' ') += name;
    if (value.empty())
        return;
    out += '=';
    if (is_plain(value)) {
        out += value;
        return;
    }
    out += '"';
    for (const char c : value)
        if (c == '&')
            out += "&amp;";
        else if (c == '"')
            out += "&quot;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '\r')
            out += "&#13;";
        else
            out += c;
    out += '"';
}

// The symbol with its quiet zone, black on white in every theme: scanners need the contrast. One line of dashes a row; the row of a
// barcode is one thick line.
void append_modules(std::string& out, const Node& node) {
    const int size = node.modules_size, rows = is_barcode(node) ? 1 : size;
    const ModulesBox box = modules_box(node);
    out += "<path fill=\"#fff\" d=\"M0 0h";
    append_integer(out, box.width);
    append_integer(out += 'v', box.height);
    out += "H0z\"/><path stroke=\"#000\" ";
    if (rows == 1)
        append_integer(out += "stroke-width=\"", box.height - 8);
    out += rows == 1 ? "\" d=\"" : "d=\"";
    for (int y = 0; y < rows; ++y) {
        int from = 0; // where the pen is, in modules; the row has not begun while it is not above zero
        bool has_begun = false;
        for (int x = 0; x < size;) {
            const auto dark = [&](int at) { return node.modules[static_cast<std::size_t>(y * size + at)] == '1'; };
            if (!dark(x)) {
                ++x;
                continue;
            }
            int end = x + 1;
            while (end < size && dark(end))
                ++end;
            if (has_begun) {
                append_integer(out += 'm', x - from);
                out += " 0";
            } else {
                append_integer(out += 'M', x + box.quiet);
                append_integer(out += ' ', rows == 1 ? box.height / 2 : y + box.quiet);
                out += rows == 1 ? "" : ".5";
            }
            append_integer(out += 'h', end - x);
            has_begun = true;
            from = end;
            x = end;
        }
    }
    out += "\"/>";
}

// Colours are the page's custom properties: the picture changes with the scheme.
void append_shapes(std::string& out, const Picture& picture) {
    for (const Shape& shape : picture.shapes) {
        const std::string colour = "var(--" + std::string(token_name(shape.colour)) + ")";
        out += "<path";
        if (shape.line_tenths == 0) {
            append_attribute(out, "fill", colour);
        } else {
            append_attribute(out, "fill", "none");
            append_attribute(out, "stroke", colour);
            std::string width;
            append_integer(width, shape.line_tenths / 10);
            if (shape.line_tenths % 10 != 0)
                append_integer(width += '.', shape.line_tenths % 10);
            append_attribute(out, "stroke-width", width);
        }
        append_attribute(out, "d", shape.path);
        out += "/>";
    }
}

// Of what another element speaks: by its attributes, or by the end of its address.
std::vector<std::string> referred(const Scene& scene) {
    std::vector<std::string> ids;
    for (const Node& node : scene.nodes) {
        for (const std::uint64_t id : {node.refers_to, node.labelled_by, node.described_by})
            if (id != 0)
                ids.push_back(dom_id(id));
        if (const auto at = node.href.find('#'); at != std::string::npos)
            ids.push_back(node.href.substr(at + 1));
    }
    std::ranges::sort(ids);
    return ids;
}

struct Printing {
    const Scene& scene;
    std::uint64_t autofocus;
    const std::vector<std::string>* ids; // sorted; null: all
};

void append_element(std::string& out, const Printing& page, std::uint32_t index) {
    const Node& node = page.scene.nodes[index];
    const std::string_view tag = tag_of(node);
    (out += '<') += tag;
    for (const Attribute& attribute : attributes(node))
        if (page.ids == nullptr || attribute.name != "id" || std::ranges::binary_search(*page.ids, attribute.value))
            append_attribute(out, attribute.name, attribute.value);
    if (node.id == page.autofocus)
        append_attribute(out, "autofocus", {});
    const std::string_view value = printed_value(node);
    if (tag == "input" && !value.empty())
        append_attribute(out, "value", value);
    out += '>';
    if (tag == "input" || tag == "hr" || tag == "img")
        return;
    if (tag == "textarea") {
        if (!value.empty() && value.front() == '\n') // The parser drops the first one.
            out += '\n';
        append_escaped(out, value);
    }
    append_escaped(out, printed_text(node));
    if (node.modules_size != 0)
        append_modules(out, node);
    append_shapes(out, node.picture);
    for (std::uint32_t child = index + 1; child < node.subtree_end; child = page.scene.nodes[child].subtree_end)
        append_element(out, page, child);
    ((out += "</") += tag) += '>';
}

} // namespace

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text)
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '\r')
            out += "&#13;";
        else
            out += c;
}

std::string html(const Scene& scene, std::uint32_t index, std::uint64_t autofocus, Ids ids) {
    const std::vector<std::string> kept = ids == Ids::All ? std::vector<std::string>() : referred(scene);
    std::string out;
    append_element(out, {scene, autofocus, ids == Ids::All ? nullptr : &kept}, index);
    return out;
}

} // namespace kz
