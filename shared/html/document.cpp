#include "shared/html/document.hpp"
#include "shared/html/html.hpp"
#include "shared/scene/style.hpp"

#include <algorithm>

namespace kz {
namespace {

void append_quoted(std::string& out, std::string_view name, std::string_view value) {
    ((out += ' ') += name) += "=\"";
    for (const char c : value)
        if (c == '"')
            out += "&quot;";
        else if (c == '&')
            out += "&amp;";
        else
            out += c;
    out += '"';
}

void append_theme_colour(std::string& out, const Palette& palette, std::string_view scheme) {
    (out += "<meta name=theme-color content=\"") += hex_text(palette.of(Token::Band));
    ((out += "\" media=\"(prefers-color-scheme:") += scheme) += ")\">";
}

void append_link(std::string& out, std::string_view relation, std::string_view url) {
    if (url.empty())
        return;
    append_quoted((out += "<link rel=") += relation, "href", url);
    out += '>';
}

// Nothing is painted before the first card below the top one begins: what stands at the right end would move while its text comes
// (HTML, link type "expect"; a browser that does not know it paints what it has).
void append_expectation(std::string& out, const Scene& scene) {
    const auto card = std::ranges::find_if(scene.nodes, [&](const Node& node) {
        const Node* title = node.labelled_by == 0 ? nullptr : find(scene, node.labelled_by);
        return title != nullptr && title->level == 2;
    });
    if (card != scene.nodes.end())
        ((out += "<link rel=expect blocking=render href=\"#") += dom_id(card->labelled_by)) += "\">";
}

void append_head(std::string& out, const Scene& scene, const Frame& frame) {
    out += "<head><meta charset=utf-8><meta name=viewport content=\"width=device-width,initial-scale=1\"><title>";
    append_escaped(out, scene.title);
    out += "</title><meta name=robots content=noindex><meta name=referrer content=no-referrer>"
           "<meta name=color-scheme content=\"light dark\">";
    append_theme_colour(out, frame.theme->light, "light");
    append_theme_colour(out, frame.theme->dark, "dark");
    if (!frame.css.empty())
        ((out += "<style>") += frame.css) += "</style>";
    append_expectation(out, scene);
    append_link(out, "icon", frame.icon_url);
    append_link(out, "apple-touch-icon", frame.touch_icon_url);
    append_link(out, "manifest", frame.manifest_url);
    if (!frame.script_url.empty()) {
        append_quoted(out += "<script type=module", "src", frame.script_url);
        out += "></script>";
    }
    out += "</head>";
}

// Inside JSON, < only stands in strings, where it may be written as an escape: neither </script> nor <!-- can appear.
void append_data(std::string& out, std::string_view json, std::uint64_t order) {
    (out += "<script type=\"application/json\" id=data data-order=") += dom_id(order);
    out += '>';
    for (const char c : json)
        if (c == '<')
            out += "\\u003c";
        else
            out += c;
    out += "</script>";
}

} // namespace

std::string document(const Scene& scene, const Frame& frame) {
    std::string out = "<!doctype html><html";
    append_quoted(out, "lang", scene.lang);
    for (const auto& [name, value] : frame.facts)
        append_quoted(out, "data-" + std::string(name), value);
    out += '>';
    append_head(out, scene, frame);
    const Node* focused = scene.focus == 0 ? nullptr : find(scene, scene.focus);
    std::string body = html(scene, 0, focused != nullptr && is_interactive(focused->role) ? focused->id : 0,
                            frame.data.empty() ? Ids::All : Ids::Referred);
    if (!frame.data.empty()) {
        body.resize(body.size() - std::string_view("</body>").size());
        append_data(body, frame.data, digest_of_ids(scene));
        body += "</body>";
    }
    return (out += body) += "</html>";
}

} // namespace kz
