#include "native/client/canvas.hpp"

#include <SDL_opengl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>

#include <algorithm>
#include <stdexcept>
#include <string>

namespace kz {
namespace {

// From the lower left corner, as OpenGL counts.
void clear(Rgb colour, int x, int y, int width, int height) {
    glEnable(GL_SCISSOR_TEST);
    glScissor(x, y, width, height);
    glClearColor(static_cast<float>(colour.r) / 255, static_cast<float>(colour.g) / 255, static_cast<float>(colour.b) / 255, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    glDisable(GL_SCISSOR_TEST);
}

} // namespace

Canvas::Canvas(const WindowArguments& arguments) : scale_(arguments.scale), safe_(arguments.safe) {
    // Touches come as touches; the mouse events that SDL makes of them would count twice.
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "1");
    if (SDL_Init(SDL_INIT_VIDEO) != 0)
        throw std::runtime_error(std::string("no display: ") + SDL_GetError());
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 2);
    const unsigned flags = SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | (arguments.is_full_screen ? static_cast<unsigned>(SDL_WINDOW_FULLSCREEN_DESKTOP) : 0u);
    // A window that is larger than its display shows nothing where people look.
    int width = arguments.width, height = arguments.height;
    if (SDL_Rect free{}; SDL_GetDisplayUsableBounds(0, &free) == 0) {
        width = std::min(width, free.w);
        height = std::min(height, free.h);
    }
    window_ = SDL_CreateWindow("Kulanz", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height, flags);
    gl_ = window_ != nullptr ? SDL_GL_CreateContext(window_) : nullptr;
    if (gl_ == nullptr)
        throw std::runtime_error(std::string("no OpenGL window: ") + SDL_GetError());
    SDL_GetWindowSize(window_, &width, &height);
    if (scale_ == 0)
        scale_ = scale_of(arguments.surface, width, height);
    SDL_GL_SetSwapInterval(1);
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().ConfigInputTrickleEventQueue = false; // a scanner types faster than we draw
    ImGui_ImplSDL2_InitForOpenGL(window_, gl_);
    ImGui_ImplOpenGL3_Init("#version 150");
}

Canvas::~Canvas() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplSDL2_Shutdown();
    ImGui::DestroyContext();
    SDL_GL_DeleteContext(gl_);
    SDL_DestroyWindow(window_);
    SDL_Quit();
}

Window Canvas::page() const {
    int width = 0, height = 0;
    SDL_GetWindowSize(window_, &width, &height);
    return {css(width) - static_cast<float>(safe_.left + safe_.right), css(height) - static_cast<float>(safe_.top + safe_.bottom)};
}

SDL_Event Canvas::on_page(SDL_Event event) const {
    const int left = device(safe_.left), top = device(safe_.top);
    if (event.type == SDL_MOUSEMOTION) {
        event.motion.x -= left;
        event.motion.y -= top;
    } else if (event.type == SDL_MOUSEBUTTONDOWN || event.type == SDL_MOUSEBUTTONUP) {
        event.button.x -= left;
        event.button.y -= top;
    }
    return event;
}

void Canvas::begin_frame() {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplSDL2_NewFrame();
    ImVec2& size = ImGui::GetIO().DisplaySize;
    width_ = static_cast<int>(size.x);
    height_ = static_cast<int>(size.y);
    size.x -= static_cast<float>(device(safe_.left + safe_.right));
    size.y -= static_cast<float>(device(safe_.top + safe_.bottom));
    ImGui::NewFrame();
}

void Canvas::end_frame(const Palette& palette) {
    ImGui::Render();
    ImDrawData& drawn = *ImGui::GetDrawData();
    drawn.DisplayPos = {-static_cast<float>(device(safe_.left)), -static_cast<float>(device(safe_.top))};
    drawn.DisplaySize = {static_cast<float>(width_), static_cast<float>(height_)};
    glViewport(0, 0, width_, height_);
    clear(palette.of(Token::Ground), 0, 0, width_, height_);
    // What is covered goes on as what stands beside it: the header's band, the bar.
    clear(palette.of(Token::Band), 0, height_ - device(safe_.top), width_, device(safe_.top));
    clear(palette.of(Token::Surface), 0, 0, width_, device(safe_.bottom));
    ImGui_ImplOpenGL3_RenderDrawData(&drawn);
    SDL_GL_SwapWindow(window_);
}

} // namespace kz
