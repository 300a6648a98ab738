// kulanz-kiosk: the page in a window, for a shop.
#include "native/client/preflight.hpp"
#include "native/client/window.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/base/utf8.hpp"
#include "shared/protocol/kiosk_json.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string_view>

namespace {

constexpr const char* usage =
    "Usage: kulanz-kiosk [--server URL] [--language CODE] [--size WIDTHxHEIGHT] [--scale NUMBER] [--text PERCENT]\n"
    "                    [--scheme light|dark|contrast] [--full-screen] [--no-keys]\n"
    "                    [--idle SECONDS] [--voice] [--place TEXT]\n"
    "                    [--calm] [--health PORT|FILE] [--preflight]\n"
    "                    [--phone] [--safe TOP,RIGHT,BOTTOM,LEFT]\n"
    "                    [--printer PLACE] [--paper COLUMNS] [--paper-symbols command|picture]\n"
    "  --server       where Kulanz listens (http://127.0.0.1:8080)\n"
    "  --language     de, en, nl or fr, until somebody chooses another one (de)\n"
    "  --size         of the window (1080x1920, or what the display has)\n"
    "  --scale        device pixels of a page pixel, 0.5 to 4 (so that the short side is 720 page pixels, with --phone 360)\n"
    "  --text         size of text in per cent, 100 to 400 (100); in the window Ctrl and + or -\n"
    "  --scheme       light, dark or contrast (light); in the window Ctrl and D\n"
    "  --full-screen  over the whole screen\n"
    "  --idle         seconds without a touch until somebody is asked whether they are still there (60; 0: never)\n"
    "  --voice        reads aloud from the start; in the window F2\n"
    "  --place        where this screen stands, as a customer's phone shall name it (the merchant)\n"
    "  --calm         the first page stands still, in all languages at once\n"
    "  --health       tells how it does every 30 seconds: in a file, or at a port of this machine\n"
    "  --phone        on the customer's own phone: the system's keyboard, its clipboard and its browser; nobody is invited or asked\n"
    "                 whether they are still there\n"
    "  --safe         page pixels at the edges that a camera or the system's bars cover (0,0,0,0)\n"
    "  --preflight    looks at what this machine has for it, says what is missing, and ends\n"
    "  --printer      for receipts, with ESC/POS: a device (/dev/usb/lp0) or tcp:HOST:9100 (none)\n"
    "  --paper        columns of its paper, 24 to 64: 42 of 80 mm, 32 of 58 mm (42)\n"
    "  --paper-symbols  QR codes by the printer's own command, or as a picture (command)\n"
    "  --transcript FILE  write what is said (for tests)\n"
    "  --no-keys      no keys on the screen: there is a keyboard\n"
    "  --report FILE  write what is on the screen, and where, after each frame (for tests)\n";

} // namespace

int main(int argc, char** argv) {
    kz::WindowArguments arguments;
    bool is_preflight = false;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        const char* value = i + 1 < argc ? argv[i + 1] : "";
        bool takes_value = true;
        bool is_good = true;
        if (word == "--server") {
            arguments.server_url = value;
        } else if (word == "--language") {
            const auto language = kz::parse_language(value);
            is_good = language.has_value();
            arguments.language = language.value_or(arguments.language);
        } else if (word == "--size") {
            is_good = std::sscanf(value, "%dx%d", &arguments.width, &arguments.height) == 2 && arguments.width >= 320 && arguments.height >= 320;
        } else if (word == "--safe") {
            kz::SafeArea& safe = arguments.safe;
            int end = 0;
            is_good = std::sscanf(value, "%d,%d,%d,%d%n", &safe.top, &safe.right, &safe.bottom, &safe.left, &end) == 4 && value[end] == '\0' &&
                      std::min({safe.top, safe.right, safe.bottom, safe.left}) >= 0 && std::max({safe.top, safe.right, safe.bottom, safe.left}) <= 200;
        } else if (word == "--idle") {
            const auto seconds = kz::parse_integer(value);
            is_good = seconds && *seconds >= 0 && *seconds <= 3600;
            arguments.idle_seconds = is_good ? static_cast<int>(*seconds) : 0;
        } else if (word == "--health") {
            arguments.health = value;
            is_good = !arguments.health.empty();
        } else if (word == "--place") {
            arguments.place = value;
            is_good = kz::is_plain_text(value) && arguments.place.size() <= kz::handover_place_bytes_max;
        } else if (word == "--printer") {
            arguments.printer = kz::parse_printer_place(value);
            is_good = arguments.printer.has_value();
        } else if (word == "--paper") {
            const auto columns = kz::parse_integer(value);
            is_good = columns && *columns >= 24 && *columns <= 64;
            arguments.slip_paper.columns = is_good ? static_cast<int>(*columns) : 0;
        } else if (word == "--paper-symbols") {
            is_good = std::string_view(value) == "command" || std::string_view(value) == "picture";
            arguments.slip_paper.has_qr_command = std::string_view(value) == "command";
        } else if (word == "--transcript") {
            arguments.transcript_file = value;
        } else if (word == "--report") {
            arguments.report_file = value;
        } else if (word == "--scale") {
            arguments.scale = std::strtof(value, nullptr);
            is_good = arguments.scale >= 0.5f && arguments.scale <= 4;
        } else if (word == "--text") {
            arguments.display.text_percent = std::atoi(value);
            is_good = arguments.display.text_percent >= 100 && arguments.display.text_percent <= 400;
        } else if (word == "--scheme") {
            const std::string_view scheme = value;
            is_good = scheme == "light" || scheme == "dark" || scheme == "contrast";
            arguments.display.scheme = scheme == "dark" ? kz::Scheme::Dark : scheme == "contrast" ? kz::Scheme::Contrast : kz::Scheme::Light;
        } else {
            takes_value = false;
            if (word == "--full-screen")
                arguments.is_full_screen = true;
            else if (word == "--voice")
                arguments.display.is_voiced = true;
            else if (word == "--phone")
                arguments.surface = kz::Surface::Phone;
            else if (word == "--calm")
                arguments.is_calm = true;
            else if (word == "--preflight")
                is_preflight = true;
            else if (word == "--no-keys")
                arguments.has_screen_keys = false;
            else if (word == "--help")
                return std::fputs(usage, stdout) < 0 ? 1 : 0;
            else
                is_good = false;
        }
        if (!is_good) {
            std::fprintf(stderr, "kulanz-kiosk: %s %s is not understood\n%s", argv[i], takes_value ? value : "", usage);
            return 2;
        }
        i += takes_value ? 1 : 0;
    }
    try {
        return is_preflight ? kz::run_preflight(arguments) : kz::run_window(arguments);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "kulanz-kiosk: %s\n", error.what());
        return 1;
    }
}
