#include "native/paper/letters.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("text is fit to be set: what the face lacks is a question mark, and spaces are those that it has") {
    const Letters letters(Cut::Plain);
    CHECK(letters.fit("Müller & Söhne, 12 €", Ink::Plain) == "Müller & Söhne, 12 €");
    CHECK(letters.fit("1\u202f234,50\u00a0€", Ink::Plain) == "1\u00a0234,50\u00a0€");
    CHECK(letters.fit("a\tb\nc", Ink::Plain) == "a b c");
    CHECK(letters.fit("\xff木", Ink::Plain) == "??");
    CHECK(letters.fit("Ελένη Жанна", Ink::Plain) == "Ελένη Жанна");
}

TEST_CASE("lines break at spaces, and inside a word only when the word alone is too wide") {
    const Letters letters(Cut::Plain);
    const double room = letters.width("eins zwei", Ink::Plain, 10) + 0.01;
    CHECK(letters.lines("eins zwei drei", Ink::Plain, 10, room) == std::vector<std::string>{"eins zwei ", "drei"});
    CHECK(letters.lines("  eins  zwei ", Ink::Plain, 10, room) == std::vector<std::string>{"eins zwei"});
    CHECK(letters.lines("", Ink::Plain, 10, room) == std::vector<std::string>{""});
    std::string together;
    for (const std::string& line : letters.lines("Donaudampfschifffahrt", Ink::Plain, 10, room)) {
        CHECK(letters.width(line, Ink::Plain, 10) <= room);
        together += line;
    }
    CHECK(together == "Donaudampfschifffahrt");
    CHECK(letters.lines("ab", Ink::Plain, 10, 1) == std::vector<std::string>{"a", "b"}); // a letter that does not fit stands alone
}

TEST_CASE("figures are of equal width in every cut") {
    for (const Cut cut : {Cut::Plain, Cut::Heavy, Cut::Narrow}) {
        const Letters letters(cut);
        CHECK(letters.width("111", Ink::Strong, 10) == doctest::Approx(letters.width("908", Ink::Strong, 10)));
    }
}
