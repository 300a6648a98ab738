#include "native/client/faces.hpp"

#include "native/platform/file.hpp"
#include "native/platform/program.hpp"

#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <filesystem>
#include <span>
#include <stdexcept>

namespace kz {
namespace {

// A font that is built for the browser; empty when there is none.
std::string built_font(const std::string& stem) {
    if (const std::string folder = beside_program("build/wasm/web"); !folder.empty())
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            if (const std::string name = entry.path().filename(); name.starts_with(stem + ".") && name.ends_with(".ttf"))
                return read_file(entry.path().string()).value_or("");
    return {};
}

std::string font_file(const std::string& weight, const std::string& packaged) {
    // The whole face has more letters than the subset that the browser uses; those that both have are as wide.
    if (auto bytes = read_file("/usr/share/fonts/truetype/open-sans/OpenSans-" + packaged + ".ttf"))
        return *std::move(bytes);
    if (std::string subset = built_font(weight); !subset.empty())
        return subset;
    throw std::runtime_error("no font: install fonts-open-sans, or build the browser module");
}

std::span<const unsigned char> bytes(const std::string& file) {
    return {reinterpret_cast<const unsigned char*>(file.data()), file.size()};
}

} // namespace

Faces::Faces(float scale, const Theme& theme, const Display& display)
    : scale_(scale), regular_(font_file("regular", "Regular")), icons_(built_font("icons")) {
    make(theme, display);
}

void Faces::make(const Theme& theme, const Display& display) {
    static constexpr std::string_view packaged[] = {"Semibold", "ExtraBold", "CondBold"}; // by Cut
    if (strong_.empty() || cut_ != theme.cut)
        strong_ = font_file(std::string(strong_font(theme.cut)), std::string(packaged[static_cast<std::size_t>(theme.cut)]));
    fonts_ = std::make_unique<Fonts>(*ImGui::GetIO().Fonts, Fonts::Files{bytes(regular_), bytes(strong_), bytes(icons_)},
                                     Fonts::Sizes{theme, scale_, display.text_scale(), nullptr, rare_});
    sizes_ = theme.sizes;
    cut_ = theme.cut;
    percent_ = display.text_percent;
}

bool Faces::fit(const Theme& theme, const Display& display, const Scene& page) {
    std::vector<std::uint16_t> rare = letters_beyond(page, Fonts::usual_letters());
    if (theme.sizes == sizes_ && theme.cut == cut_ && display.text_percent == percent_ && rare == rare_)
        return false;
    rare_ = std::move(rare);
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    make(theme, display);
    ImGui_ImplOpenGL3_CreateFontsTexture();
    return true;
}

} // namespace kz
