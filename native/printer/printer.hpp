// Printer: a receipt printer at a device file or a TCP port. One thread of its own talks to it; who prints hands in and polls, as with
// HttpClient. It is asked how it is before anything is sent and again when everything was, so that "printed" is not said of a slip
// that the paper ended in.
#pragma once

#include "native/printer/escpos.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace kz {

// Where it is: "/dev/usb/lp0", or "tcp:HOST:PORT" (9100 by custom).
struct PrinterPlace {
    std::string device;     // a file, or
    std::string host, port; // a port
    friend bool operator==(const PrinterPlace&, const PrinterPlace&) = default;
};
std::optional<PrinterPlace> parse_printer_place(std::string_view text);

struct PrinterNews {
    PrinterState state = PrinterState::Unreachable;
    bool is_printed = false; // of print(): everything was taken, and the printer is well
};

class Printer {
public:
    // `wake` is called on the printer's thread when take() has something.
    Printer(PrinterPlace place, std::function<void()> wake);
    ~Printer();
    Printer(const Printer&) = delete;
    Printer& operator=(const Printer&) = delete;

    // Each is answered by one PrinterNews. A second one before that takes the place of the first.
    void ask();
    void print(std::string bytes);
    // Nothing is sent or answered any more, and what the printer holds and has not printed is wiped there.
    void forget();
    std::optional<PrinterNews> take(); // never waits

private:
    struct Worker;
    std::unique_ptr<Worker> worker_;
};

} // namespace kz
