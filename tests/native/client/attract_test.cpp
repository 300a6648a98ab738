#include "native/client/attract.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("the page that invites speaks each language in turn, its own first") {
    CHECK(language_after(Language::Dutch, 0) == Language::Dutch);
    CHECK(language_after(Language::Dutch, attract_language_ms - 1) == Language::Dutch);
    CHECK(language_after(Language::Dutch, attract_language_ms) == Language::French);
    CHECK(language_after(Language::Dutch, 2 * attract_language_ms) == Language::German);
    CHECK(language_after(Language::Dutch, 4 * attract_language_ms) == Language::Dutch);
}
