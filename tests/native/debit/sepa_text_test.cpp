#include "native/debit/sepa_text.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("every bank reads it") {
    const struct {
        const char* text;
        const char* outcome;
    } rows[] = {
        {"Alex Muster", "Alex Muster"},
        {"Jürgen Müßig", "Juergen Muessig"},
        {"José Ñandú Ångström", "Jose Nandu Angstroem"},
        {"Łukasz Żółć", "Lukasz Zolc"},
        {"Müller & Söhne", "Mueller + Soehne"},
        {"O’Brien", "O'Brien"},
        {"RF18 5390 / 2026-01", "RF18 5390 / 2026-01"},
        {"//a//b//", "a/b"},
        {"Ана", "..."},
        {"a\tb", "a b"},
        {"\xff", "."},
        {"///", "."},
        {"", "."},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(sepa_text(row.text, 70) == row.outcome);
    }
    CHECK(sepa_text("abcdef", 3) == "abc");
    CHECK(sepa_text("abß", 3) == "ab");
}
