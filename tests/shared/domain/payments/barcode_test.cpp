#include "shared/domain/payments/barcode.hpp"

#include <doctest/doctest.h>

using namespace kz;

// Each was read again by a scanner's program (zbar).
TEST_CASE("13 digits with their check digit are an EAN-13, anything else a Code 128") {
    const struct {
        std::string text;
        const char* modules;
    } rows[] = {
        {"4006381333931", "10100011010100111010111101111010001001011001101010100001010000101000010111010010000101100110101"},
        {"9780201379624", "10101110110001001010011100100110100111001100101010100001010001001110100101000011011001011100101"},
        {"PJJ123C", "1101001000011101110110101101110001011011100010011100110110011100101100101110010001000110111010001101100011101011"},
        {"4729294329", "110100111001000111011011100110010111001100101011000111011100110010101110111101100011101011"},
        {"", ""},
        {std::string(barcode_characters_max + 1, '7'), ""},
        {"K\xc3\xa4se", ""},
        {"a\tb", ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(barcode_modules(row.text) == row.modules);
    }
}

TEST_CASE("13 digits with a wrong check digit are no EAN-13, and still can be scanned") {
    CHECK(barcode_modules("4006381333930").size() == (1 + 13 + 1) * 11 + 13);
    CHECK(barcode_modules("4006381333931").size() == 95);
}
