// The window: SDL2, OpenGL 3 and Dear ImGui's glue. Turns events into what the Screen understands, edits text by ImGui's own
// field, and draws only when something has happened.
#pragma once

#include "native/client/display.hpp"
#include "native/printer/printer.hpp"
#include "native/printer/slip.hpp"
#include "shared/app/model.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace kz {

// CSS pixels at the edges that a camera or a bar of the system covers: nothing is painted or touched there.
struct SafeArea {
    int top = 0, right = 0, bottom = 0, left = 0;
};

struct WindowArguments {
    std::string server_url = "http://127.0.0.1:8080";
    Language language = Language::German; // until somebody chooses another one
    int width = 1080, height = 1920; // portrait kiosk
    float scale = 0;                 // device pixels of a CSS pixel; 0: as its screen needs it (scale_of)
    Display display;                 // what each person finds; they can change it
    Surface surface = Surface::Kiosk; // or Phone: its own keyboard comes up, nobody is invited, and nothing is taken along to another one
    SafeArea safe;
    bool is_full_screen = false;
    bool has_screen_keys = true;
    bool is_calm = false;       // nothing changes by itself
    std::string health;         // see HealthTeller; empty: nobody is told
    int idle_seconds = 60;      // until somebody is asked whether they are still there; 0: never
    std::optional<PrinterPlace> printer; // nothing: nothing is printed
    SlipPaper slip_paper;
    std::string place;                   // where this screen stands, as a phone names it; empty: the merchant
    std::string transcript_file; // what the voice says, a line each; for tests
    std::string report_file; // what is on the screen, written anew after each frame; for tests
};

// The short side of a screen in a shop, which is read standing, is 720 CSS pixels long, a phone's 360; in steps in which lines stay sharp.
constexpr float scale_of(Surface surface, int width, int height) {
    const int quarters = std::min(width, height) * 4 / (surface == Surface::Phone ? 360 : 720);
    return static_cast<float>(std::clamp(quarters, 4, 16)) / 4;
}

// Runs until the window is closed; the exit code. Throws std::runtime_error when there is no display, font or OpenGL.
int run_window(const WindowArguments& arguments);

} // namespace kz
