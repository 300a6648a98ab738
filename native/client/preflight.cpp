#include "native/client/preflight.hpp"

#include "native/client/voice.hpp"
#include "native/platform/clock.hpp"
#include "native/platform/http_client.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <unistd.h>

namespace kz {
namespace {

constexpr int wait_ms = 6000, look_ms = 20;

enum class Need { Must, Should };

class Report {
public:
    void add(const char* what, bool is_there, Need need, const char* advice) {
        std::printf("%-8s %s%s%s\n", is_there ? "ok" : need == Need::Must ? "missing" : "without", what, is_there ? "" : ": ", is_there ? "" : advice);
        is_fit_ = is_fit_ && (is_there || need == Need::Should);
    }
    bool is_fit() const { return is_fit_; }

private:
    bool is_fit_ = true;
};

// One that may be opened; of a folder that is not there, none.
bool has_usable(const char* folder, const char* prefix) {
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
        if (entry.path().filename().string().starts_with(prefix) && ::access(entry.path().c_str(), R_OK | W_OK) == 0)
            return true;
    return false;
}

bool has(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && *value != 0;
}

bool answers(const std::string& server_url) {
    HttpClient http;
    http.send({"GET", server_url + "/api/v1/health", {}, {}});
    for (int waited = 0; waited < wait_ms; waited += look_ms) {
        for (const HttpArrival& arrival : http.take())
            if (const auto* answer = std::get_if<HttpAnswer>(&arrival))
                return answer->status == 200;
        std::this_thread::sleep_for(std::chrono::milliseconds(look_ms));
    }
    return false;
}

std::optional<PrinterNews> printer_news(const PrinterPlace& place) {
    Printer printer(place, [] {});
    printer.ask();
    for (int waited = 0; waited < wait_ms; waited += look_ms) {
        if (const auto news = printer.take())
            return news;
        std::this_thread::sleep_for(std::chrono::milliseconds(look_ms));
    }
    return std::nullopt;
}

} // namespace

int run_preflight(const WindowArguments& arguments) {
    Report report;
    const bool is_below = has("WAYLAND_DISPLAY") || has("DISPLAY");
    report.add("a display to draw on", is_below || has_usable("/dev/dri", "card"), Need::Must,
               "start it below cage (apt install cage), or let this user use /dev/dri/card0 (group video)");
    if (!is_below) {
        report.add("a graphics processor", has_usable("/dev/dri", "renderD"), Need::Should, "it draws in software; let this user use /dev/dri/renderD128 (group render)");
        report.add("keys and touches", has_usable("/dev/input", "event"), Need::Must, "let this user read /dev/input (group input)");
        report.add("a folder of this session", has("XDG_RUNTIME_DIR"), Need::Must, "start it as a session of systemd (PAMName=login), which sets XDG_RUNTIME_DIR");
    }
    report.add("the letters", std::filesystem::exists("/usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf"), Need::Must, "apt install fonts-open-sans");
    report.add("a voice", Voice({}).is_there(), Need::Should, "nothing can be read aloud; apt install speech-dispatcher");
    report.add("the server", answers(arguments.server_url), Need::Must, ("nothing answers at " + arguments.server_url + "; see --server").c_str());
    if (arguments.printer) {
        const auto news = printer_news(*arguments.printer);
        const PrinterState state = news ? news->state : PrinterState::Unreachable;
        report.add("the printer", can_print(state), Need::Should, std::string(printer_state_code(state)).c_str());
    }
    return report.is_fit() ? 0 : 1;
}

} // namespace kz
