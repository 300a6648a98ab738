#include "shared/domain/payments/transfer.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;

TEST_CASE("payloads of the guideline fit a symbol of version 13, as many bytes as published") {
    const struct {
        const char* what;
        std::string payload;
        std::size_t bytes;
        int size; // 17 + 4 x version
    } rows[] = {
        {"guideline example 1",
         "BCD\n001\n1\nSCT\nBHBLDEHHXXX\nFranz Mustermänn\nDE71110220330123456789\nEUR12.3\nGDDS\nRF18539007547034", 96, 41},
        {"guideline example 2, ISO 8859-1",
         "BCD\n002\n2\nSCT\n\nFran\xe7ois D'Alsace S.A.\nFR1420041010050500013M02606\nEUR12.3\n\n\n"
         "Client:Marie Louise La Lune",
         103, 41},
        {"Red Cross",
         "BCD\n001\n1\nSCT\nBPOTBEB1\nRed Cross of Belgium\nBE72000000001616\nEUR1.00\nCHAR\n\nUrgency fund\n"
         "Sample EPC QR code",
         106, 41},
        {"creditor reference",
         "BCD\n002\n1\nSCT\n\nKulanz Test GmbH\nDE89370400440532013000\nEUR149.90\n\nRF46KULANZ2026000123", 86, 41},
        {"Belgian text", "BCD\n002\n1\nSCT\n\nKulanz Test BV\nBE68539007547034\nEUR47.55\n\n\n+++202/6000/12320+++", 78, 37},
        {"umlauts", "BCD\n002\n1\nSCT\n\nMüller & Söhne\nNL91ABNA0417164300\nEUR0.01\n\n\nRechnung 4711", 74, 37},
        {"no amount, no reference", "BCD\n002\n1\nSCT\n\nX\nDE89370400440532013000", 39, 29},
        {"the longest that is allowed", std::string(331, 'x'), 331, 69},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(row.payload.size() == row.bytes);
        const auto symbol = qr_symbol(row.payload, 13);
        CHECK(symbol.has_value());
        if (!symbol)
            continue;
        CHECK(symbol->size == row.size);
        CHECK(symbol->modules.size() == static_cast<std::size_t>(symbol->size * symbol->size));
        CHECK(symbol->modules.find_first_not_of("01") == std::string::npos);
    }
}

TEST_CASE("a symbol is dark and light modules, row by row") {
    const auto symbol = qr_symbol("KULANZ", 40);
    CHECK(symbol.has_value());
    if (!symbol)
        return;
    CHECK(symbol->size == 21);
    // The finder pattern in the corner at the top left, and the light line around it.
    const char* const finder[] = {"11111110", "10000010", "10111010", "10111010",
                                  "10111010", "10000010", "11111110", "00000000"};
    for (std::size_t row = 0; row < 8; ++row)
        CHECK(symbol->modules.substr(row * 21, 8) == finder[row]);
    CHECK(qr_symbol("KULANZ", 40) == symbol);
}

TEST_CASE("the error level is M, also where a higher one would fit") {
    // Format information beside the finder: two bits of level (M is 00) and three of the mask, masked by 101010000010010.
    const auto symbol = qr_symbol("1", 1);
    CHECK(symbol.has_value());
    if (!symbol)
        return;
    const auto module = [&](std::size_t x, std::size_t y) { return symbol->modules[y * 21 + x]; };
    CHECK(module(0, 8) == '1');
    CHECK(module(1, 8) == '0');
}

TEST_CASE("text that does not fit, or has a zero byte, gives no symbol") {
    CHECK(qr_symbol("", 1).has_value());
    CHECK(qr_symbol(std::string(14, 'x'), 1).has_value());
    CHECK_FALSE(qr_symbol(std::string(15, 'x'), 1).has_value());
    CHECK(qr_symbol(std::string(15, 'x'), 2).has_value());
    CHECK_FALSE(qr_symbol(std::string(332, 'x'), 13).has_value());
    CHECK(qr_symbol(std::string(2331, 'x'), 99).has_value());
    CHECK_FALSE(qr_symbol(std::string(2332, 'x'), 99).has_value());
    CHECK_FALSE(qr_symbol(std::string(1'000'000, 'x'), 40).has_value());
    CHECK_FALSE(qr_symbol(std::string(1'000'000, '1'), 40).has_value());
    CHECK_FALSE(qr_symbol("x", 0).has_value());
    CHECK_FALSE(qr_symbol("x", -1).has_value());
    CHECK_FALSE(qr_symbol(std::string_view("a\0b", 3), 40).has_value());
}
