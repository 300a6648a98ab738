// painted_pages WEB_FOLDER THEMES_FOLDER: named states and pages as the native client paints them, without a display. Each line of
// the input is a picture to make, each line of the output the file that is done:
//
//   FILE STATE LANGUAGE THEME light|dark|contrast WIDTH HEIGHT RATIO TEXT_PERCENT page|window
//
// A page is as high as it gets (HEIGHT at least), a window is what a kiosk shows at first, with the bar below. Beside FILE, a
// PNG, FILE.json has the boxes: {"k3f…": [x, y, w, h], …} in CSS pixels by the ids that they have in HTML.
#include "native/client/overlay.hpp"
#include "native/client/photo.hpp"
#include "native/server/page_frame.hpp"
#include "native/server/themes.hpp"
#include "native/platform/file.hpp"
#include "shared/paint/layout.hpp"
#include "shared/paint/paint.hpp"
#include "tests/gallery/png.hpp"
#include "tests/shared/view/named_pages.hpp"

#include <SDL.h>
#include <SDL_opengl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>

namespace {

using namespace kz;

constexpr int canvas_width = 2560, canvas_height = 16'000; // device pixels; what is higher than that is cut

struct Wish {
    std::string file, state, language, theme, scheme;
    int width = 0, height = 0, text_percent = 100;
    float ratio = 1;
    std::string shape;

    bool is_window() const { return shape == "window"; }
    Display display() const {
        return {scheme == "dark" ? Scheme::Dark : scheme == "contrast" ? Scheme::Contrast : Scheme::Light, text_percent};
    }
};

bool read_wish(const std::string& line, Wish& wish) {
    std::istringstream words(line);
    return static_cast<bool>(words >> wish.file >> wish.state >> wish.language >> wish.theme >> wish.scheme >> wish.width >> wish.height >> wish.ratio >>
                             wish.text_percent >> wish.shape);
}

// In a kiosk's window the customer's page is the kiosk's.
PageModel model_of(const Wish& wish, const Theme& theme) {
    const Language language = parse_language(wish.language).value_or(Language::German);
    const NamedPage* page = named_page(wish.state);
    PageModel model = dressed(page != nullptr ? page->make(language) : named_state(wish.state, language), theme);
    if (Model* customer = std::get_if<Model>(&model); customer != nullptr && wish.is_window())
        customer->surface = Surface::Kiosk;
    return model;
}

class Easel {
public:
    Easel(const std::string& web_folder, const std::string& themes_folder) : frame_(load_page_frame(web_folder, load_themes({themes_folder}))) {
        for (const http::Asset& asset : frame_.assets)
            if (asset.path.ends_with(".ttf"))
                files_[asset.path.substr(0, asset.path.find('.'))] = read_file(asset.plain.string()).value_or("");
        if (files_.empty())
            throw std::runtime_error("no fonts in " + web_folder + ": build the browser module");
        SDL_SetHint(SDL_HINT_VIDEODRIVER, "offscreen");
        if (SDL_Init(SDL_INIT_VIDEO) != 0)
            throw std::runtime_error(SDL_GetError());
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 2);
        SDL_Window* window = SDL_CreateWindow("", 0, 0, canvas_width, canvas_height, SDL_WINDOW_OPENGL);
        if (window == nullptr || SDL_GL_CreateContext(window) == nullptr)
            throw std::runtime_error(SDL_GetError());
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui_ImplOpenGL3_Init("#version 150");
    }

    void make(const Wish& wish) {
        const PageLook& look = look_of(frame_, wish.theme);
        fit_fonts(look.theme, wish);
        const Scene scene = scene_of(model_of(wish, look.theme));
        const Page page{static_cast<float>(wish.width), wish.display().text_scale()};
        const Geometry geometry = lay_out(scene, look.theme, *fonts_, page);
        const int height = wish.is_window() ? wish.height : std::max(wish.height, static_cast<int>(geometry.height));
        if (wish.ratio > 1 && device(wish, height) > canvas_height) { // all of it is worth more than its sharpness
            Wish coarse = wish;
            coarse.ratio = 1;
            return make(coarse);
        }
        begin(wish, height);
        PaintState state;
        state.scheme = wish.display().scheme;
        state.is_wide = page.is_wide();
        state.text_scale = page.text_scale;
        state.view_w = page.width;
        state.view_h = static_cast<float>(height);
        photo_.show(photo_of(look.theme));
        state.photo = photo_.place();
        paint(*ImGui::GetBackgroundDrawList(), scene, geometry, look.theme, *fonts_, state);
        if (wish.is_window())
            paint_bar(parse_language(wish.language).value_or(Language::German), look.theme, wish, state);
        write(wish.file, end(palette_of(look.theme, state.scheme).of(Token::Ground)));
        write_boxes(wish.file + ".json", scene, geometry);
    }

private:
    static int device(const Wish& wish, int css) { return static_cast<int>(static_cast<float>(css) * wish.ratio); }

    std::string photo_of(const Theme& theme) const {
        for (const http::Asset& asset : frame_.assets)
            if (!theme.photo.empty() && theme.photo.ends_with(asset.path))
                return read_file(asset.plain.string()).value_or("");
        return {};
    }

    void fit_fonts(const Theme& theme, const Wish& wish) {
        const Wish& was = fonts_for_;
        if (fonts_ && was.theme == wish.theme && was.ratio == wish.ratio && was.text_percent == wish.text_percent)
            return;
        fonts_for_ = wish;
        const auto bytes = [](const std::string& file) { return std::span(reinterpret_cast<const unsigned char*>(file.data()), file.size()); };
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        fonts_ = std::make_unique<Fonts>(*ImGui::GetIO().Fonts,
                                         Fonts::Files{bytes(files_["regular"]), bytes(files_[std::string(strong_font(theme.cut))]), bytes(files_["icons"])},
                                         Fonts::Sizes{theme, wish.ratio, wish.display().text_scale()});
        ImGui_ImplOpenGL3_CreateFontsTexture();
    }

    void begin(const Wish& wish, int height) {
        width_ = std::min(device(wish, wish.width), canvas_width);
        height_ = std::min(device(wish, height), canvas_height);
        ImGui::GetIO().DisplaySize = {static_cast<float>(width_), static_cast<float>(height_)};
        ImGui_ImplOpenGL3_NewFrame();
        ImGui::NewFrame();
    }

    void paint_bar(Language language, const Theme& theme, const Wish& wish, PaintState state) {
        const OverlayLook look{{static_cast<float>(wish.width), static_cast<float>(wish.height)}, theme, *fonts_, language, wish.display()};
        const Overlay bar = display_overlay(look);
        state.is_wide = false;
        state.text_scale = look.scale();
        paint(*ImGui::GetForegroundDrawList(), bar.scene, bar.geometry, theme, *fonts_, state);
    }

    std::string end(Rgb ground) {
        ImGui::Render();
        glViewport(0, 0, width_, height_);
        glClearColor(static_cast<float>(ground.r) / 255, static_cast<float>(ground.g) / 255, static_cast<float>(ground.b) / 255, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
        const std::size_t stride = static_cast<std::size_t>(width_) * 4;
        std::vector<std::uint8_t> upward(stride * static_cast<std::size_t>(height_)), pixels;
        glReadPixels(0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, upward.data());
        for (std::size_t row = static_cast<std::size_t>(height_); row-- > 0;) // the first row of OpenGL is the lowest
            pixels.insert(pixels.end(), upward.begin() + static_cast<std::ptrdiff_t>(row * stride), upward.begin() + static_cast<std::ptrdiff_t>((row + 1) * stride));
        return png(pixels, width_, height_);
    }

    static void write(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

    static void write_boxes(const std::string& path, const Scene& scene, const Geometry& geometry) {
        std::ofstream out(path);
        for (std::size_t i = 0; i < scene.nodes.size(); ++i) {
            const Rect& r = geometry.rects[i];
            out << (i == 0 ? '{' : ',') << '"' << dom_id(scene.nodes[i].id) << "\":[" << r.x << ',' << r.y << ',' << r.w << ',' << r.h << "]\n";
        }
        out << '}';
    }

    PageFrame frame_;
    std::map<std::string, std::string> files_; // the fonts, by name
    std::unique_ptr<Fonts> fonts_;
    PhotoTexture photo_;
    Wish fonts_for_; // what they are made for
    int width_ = 0, height_ = 0;
};

} // namespace

int main(int argc, char** argv) {
    if (argc != 3)
        return 2;
    try {
        Easel easel(argv[1], argv[2]);
        Wish wish;
        for (std::string line; std::getline(std::cin, line);) {
            if (!read_wish(line, wish))
                throw std::runtime_error("not understood: " + line);
            easel.make(wish);
            std::cout << wish.file << std::endl;
        }
    } catch (const std::exception& error) {
        std::cerr << "painted_pages: " << error.what() << '\n';
        return 1;
    }
}
