// scene_pages FOLDER [WEB_FOLDER THEMES_FOLDER]: every named state and page in every language, as the document that a server
// would send (NAME.LANG.html) and as what the scene says of it (NAME.LANG.json), so that a test can hold a browser's accessibility
// tree against the scene. With the folders of a server also NAME.LANG.THEME.html, which a module of that build takes over where
// a server could have sent it; of the house's pages in its own theme alone, and of all that are no state of the customer's model as the
// server answers with them. Prints a line for each: NAME LIKE DRESS, the one that it is a variation of, and of a page that is no such
// state "merchant" or "house".
//
//   json  [{role, level, name, value, states: ["disabled", ...]}]      in reading order, without what is decorative
#include "native/server/page_answer.hpp"
#include "native/server/page_frame.hpp"
#include "native/server/themes.hpp"
#include "shared/gateway/page_start.hpp"
#include "shared/html/document.hpp"
#include "shared/html/style_sheet.hpp"
#include "shared/protocol/json_writer.hpp"
#include "tests/shared/view/named_pages.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace {

using namespace kz;

std::string text_of(const Scene& scene, std::uint32_t index) {
    const Node& node = scene.nodes[index];
    if (node.subtree_end == index + 1)
        return is_text(node.role) ? node.name : std::string();
    std::string text;
    for (std::uint32_t child = index + 1; child < node.subtree_end; child = scene.nodes[child].subtree_end)
        if (std::string part = text_of(scene, child); !part.empty())
            text += (text.empty() ? "" : " ") + part;
    return text;
}

std::string name_of(const Scene& scene, std::uint32_t index) {
    const Node& node = scene.nodes[index];
    for (std::uint32_t i = 0; i < scene.nodes.size(); ++i) {
        const Node& other = scene.nodes[i];
        if ((node.labelled_by != 0 && other.id == node.labelled_by) || (other.role == Role::Label && other.refers_to == node.id))
            return text_of(scene, i);
    }
    return is_text(node.role) ? text_of(scene, index) : node.name;
}

void append_node(std::string& out, const Scene& scene, std::uint32_t index) {
    const Node& node = scene.nodes[index];
    JsonWriter json(out);
    json.open_object();
    // A link of a masked page that leads nowhere is text.
    json.text("role", role_name(node.role == Role::Link && node.href.empty() ? Role::Text : node.role));
    json.integer("level", node.level);
    json.text("name", name_of(scene, index));
    json.text("value", node.value);
    std::string states;
    constexpr std::pair<State_, std::string_view> names[] = {{state_disabled, "disabled"}, {state_required, "required"},
                                                             {state_invalid, "invalid"}, {state_busy, "busy"},
                                                             {state_current, "current"}};
    for (const auto& [bit, name] : names)
        if (node.is(bit))
            states += (states.empty() ? "" : " ") + std::string(name);
    if (node.role == Role::Checkbox && node.is(state_selected))
        states += (states.empty() ? "" : " ") + std::string("checked");
    json.text("states", states);
    json.close_object();
}

std::string described(const Scene& scene) {
    std::string out = "[";
    for (std::uint32_t i = 1; i < scene.nodes.size();) {
        const Node& node = scene.nodes[i];
        if (node.is(state_decorative) || node.is(state_needs_script)) {
            i = node.subtree_end;
            continue;
        }
        append_node(out, scene, i);
        ++i;
    }
    return out += "]";
}

std::string path_of(const std::string& folder, std::string_view name, Language language) {
    return folder + "/" + std::string(name) + "." + std::string(language_code(language));
}

void write_scene(const std::string& path, const Scene& scene, const std::string& css) {
    std::ofstream(path + ".html") << document(scene, {.css = css});
    std::ofstream(path + ".json") << described(scene);
}

void write_scenes(const std::string& folder) {
    const std::string css = style_sheet(default_theme());
    for (const Language language : languages) {
        for (const NamedState& state : named_states)
            write_scene(path_of(folder, state.name, language), view(state.make(language)), css);
        for (const NamedPage& page : named_pages)
            write_scene(path_of(folder, page.name, language), scene_of(page.make(language)), css);
    }
}

// The documents as they are sent; of what the module alone makes, as it would stand in one.
struct Sent {
    const PageFrame& frame;
    const PageLook& look;

    std::string operator()(const Model& model) const {
        const std::string data = encode_start(model);
        return document(scene_of(model), around(frame, look, data));
    }
    std::string operator()(const CallPage& page) const { return page_answer(frame, page, look.theme.name, 200, Coding::Plain).body; }
    std::string operator()(const StaffModel& model) const { return page_answer(frame, model, 200, Coding::Plain).body; }
    std::string operator()(const pages::HelperPage& page) const { return helper_answer(frame, look.theme.name, scene_of(page), 1, Coding::Plain).body; }
};

void write_pages(const std::string& folder, const PageFrame& frame) {
    for (const http::Asset& asset : frame.assets)
        if (asset.content_type == "image/jpeg") // photos lie beside their themes
            std::filesystem::copy_file(asset.plain, folder + "/" + asset.path, std::filesystem::copy_options::overwrite_existing);
    for (const PageLook& look : frame.looks)
        for (const Language language : languages) {
            const Sent sent{frame, look};
            const auto file_of = [&](std::string_view name) { return path_of(folder, name, language) + "." + look.theme.name + ".html"; };
            for (const NamedState& state : named_states)
                std::ofstream(file_of(state.name)) << sent(dressed(state.make(language), look.theme));
            for (const NamedPage& page : named_pages)
                if (page.dress == Dress::Merchant || &look == &frame.looks.front())
                    std::ofstream(file_of(page.name)) << std::visit(sent, dressed(page.make(language), look.theme));
        }
}

void print_line(std::string_view name, std::string_view like, std::string_view dress) {
    std::printf("%s %s%s%s\n", std::string(name).c_str(), std::string(like).c_str(), dress.empty() ? "" : " ", std::string(dress).c_str());
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2 && argc != 4)
        return 2;
    write_scenes(argv[1]);
    if (argc == 4)
        write_pages(argv[1], load_page_frame(argv[2], load_themes({argv[3]})));
    for (const NamedState& state : named_states)
        print_line(state.name, state.like, {});
    for (const NamedPage& page : named_pages)
        print_line(page.name, page.like, page.dress == Dress::House ? "house" : "merchant");
}
