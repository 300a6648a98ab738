#include "native/printer/printer.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("a printer is a device or a port") {
    CHECK(parse_printer_place("/dev/usb/lp0") == PrinterPlace{"/dev/usb/lp0", {}, {}});
    CHECK(parse_printer_place("tcp:192.168.1.20:9100") == PrinterPlace{{}, "192.168.1.20", "9100"});
    for (const char* text : {"", "lp0", "tcp:", "tcp:9100", "tcp::9100", "tcp:host:", "udp:host:9100"})
        CHECK_MESSAGE(!parse_printer_place(text), text);
}
