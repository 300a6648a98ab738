// Canvas: SDL's window with OpenGL's context and ImGui's, and the page in the part of it that nothing covers. Events and sizes that
// it gives count from the corner of the page.
#pragma once

#include "native/client/overlay.hpp"
#include "native/client/window.hpp"

#include <SDL.h>

namespace kz {

class Canvas {
public:
    // Throws std::runtime_error when there is no display or no OpenGL.
    explicit Canvas(const WindowArguments& arguments);
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;
    ~Canvas();

    Window page() const; // its size, CSS pixels
    float scale() const { return scale_; }
    float css(int pixels) const { return static_cast<float>(pixels) / scale_; }
    SDL_Event on_page(SDL_Event event) const;

    // A frame: what is painted between them is seen after them.
    void begin_frame();
    void end_frame(const Palette& palette);

private:
    int device(int css_pixels) const { return static_cast<int>(static_cast<float>(css_pixels) * scale_); }

    float scale_;
    SafeArea safe_;
    SDL_Window* window_ = nullptr;
    SDL_GLContext gl_ = nullptr;
    int width_ = 0, height_ = 0; // of the frame, device pixels
};

} // namespace kz
