// scene_pages FOLDER [WEB_FOLDER THEMES_FOLDER]: every named state of the page in every language, as the document that a server
// would send (NAME.LANG.html) and as what the scene says of it (NAME.LANG.json), so that a test can hold a browser's accessibility
// tree against the scene. With the folders of a server also NAME.LANG.THEME.html, which a module of that build takes over where
// a server could have sent it. Prints the names, each with the one that it is a variation of.
//
//   json  [{role, level, name, value, states: ["disabled", ...]}]      in reading order, without what is decorative
#include "native/server/page_frame.hpp"
#include "native/server/themes.hpp"
#include "shared/gateway/page_start.hpp"
#include "shared/html/document.hpp"
#include "shared/html/style_sheet.hpp"
#include "shared/protocol/json_writer.hpp"
#include "shared/view/view.hpp"
#include "tests/shared/view/states.hpp"

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
    json.text("role", role_name(node.role));
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

std::string path_of(const std::string& folder, const NamedState& state, Language language) {
    return folder + "/" + std::string(state.name) + "." + std::string(language_code(language));
}

void write_scenes(const std::string& folder) {
    const std::string css = style_sheet(default_theme());
    for (const Language language : languages)
        for (const NamedState& state : named_states) {
            const Scene scene = view(state.make(language));
            std::ofstream(path_of(folder, state, language) + ".html") << document(scene, {.css = css});
            std::ofstream(path_of(folder, state, language) + ".json") << described(scene);
        }
}

void write_pages(const std::string& folder, const PageFrame& frame) {
    for (const http::Asset& asset : frame.assets)
        if (asset.content_type == "image/jpeg") // photos lie beside their themes
            std::filesystem::copy_file(asset.plain, folder + "/" + asset.path, std::filesystem::copy_options::overwrite_existing);
    for (const PageLook& look : frame.looks)
        for (const Language language : languages)
            for (const NamedState& state : named_states) {
                const Model model = dressed(state.make(language), look.theme);
                const std::string data = encode_start(model);
                std::ofstream(path_of(folder, state, language) + "." + look.theme.name + ".html") << document(view(model), around(frame, look, data));
            }
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2 && argc != 4)
        return 2;
    write_scenes(argv[1]);
    if (argc == 4)
        write_pages(argv[1], load_page_frame(argv[2], load_themes({argv[3]})));
    for (const NamedState& state : named_states)
        std::printf("%s %s\n", std::string(state.name).c_str(), std::string(state.like).c_str());
}
