#include "native/printer/escpos.hpp"
#include "tests/native/printer/fake_paper.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace kz;

TEST_CASE("a letter takes one column, and one that the printer lacks becomes its base letter") {
    struct Row {
        const char *text, *bytes;
    };
    const Row rows[] = {{"Größe", "Gr\xF6\xDF" "e"},
                        {"525,15\u00a0€", "525,15\xA0\x80"},
                        {"1\u202f200\u00a0€", "1\xA0" "200\xA0\x80"},
                        {"reçu d’œuvre", "re\xE7u d\x92\x9Cuvre"},
                        {"Žižek, Šimon", "\x8Ei\x9E" "ek, \x8Aimon"},
                        {"Łukasz Őry, İnci Şahin", "Lukasz Ory, Inci Sahin"},
                        {"Țepeș", "Tepes"},
                        {"e\u0301", "e"},
                        {"−5 → 3", "-5 ? 3"},
                        {"Жук", "???"},
                        {"soft\u00adhyphen", "softhyphen"},
                        {"\x1b@\n", "?@?"},
                        {"broken\xff", "broken?"}};
    for (const Row& row : rows)
        CHECK_MESSAGE(printable(row.text) == row.bytes, row.text);
}

TEST_CASE("what a customer's name holds commands nothing") {
    const std::string bytes = EscPos().line(printable("A\x1b" "d\x64\x1dV0")).take();
    CHECK(FakePaper(bytes).text() == "[start][page 16]A?dd?V0\n");
}

TEST_CASE("a symbol is the printer's own, or a picture of the same modules") {
    const auto symbol = qr_symbol("https://pay.example/h/1", 13);
    REQUIRE(symbol);
    CHECK(FakePaper(EscPos().qr_command("https://pay.example/h/1", 6).take()).text() == "[start][page 16][dots 6][qr https://pay.example/h/1]\n");
    const auto dark = static_cast<std::size_t>(std::ranges::count(symbol->modules, '1'));
    const int side = (symbol->size + 8) * 6;
    CHECK(FakePaper(EscPos().qr_picture(*symbol, 6).take()).text() == "[start][page 16][picture " + std::to_string((side + 7) / 8 * 8) + "x" +
                                                                          std::to_string(side) + ", " + std::to_string(dark * 36) + " dark]\n");
}

TEST_CASE("how the printer is") {
    struct Row {
        const char* name;
        std::string answers;
        std::optional<PrinterState> state;
    };
    const Row rows[] = {{"well", "\x12\x12\x12", PrinterState::Ready},
                        {"the drawer's pin is high", "\x16\x12\x12", PrinterState::Ready},
                        {"paper near its end", "\x12\x12\x1E", PrinterState::PaperLow},
                        {"paper out", "\x1A\x32\x72", PrinterState::PaperOut},
                        {"paper out is said by the paper alone", "\x12\x12\x72", PrinterState::PaperOut},
                        {"cover open, before the paper", "\x1A\x36\x72", PrinterState::CoverOpen},
                        {"an error", "\x1A\x52\x12", PrinterState::Fault},
                        {"offline for another reason", "\x1A\x12\x12", PrinterState::Fault},
                        {"two answers", "\x12\x12", std::nullopt},
                        {"no answers at all", "OK\n", std::nullopt}};
    for (const Row& row : rows)
        CHECK_MESSAGE(printer_state_of(row.answers) == row.state, row.name);
    CHECK(escpos_status_question() == std::string("\x10\x04\x01\x10\x04\x02\x10\x04\x04"));
}
