#include "native/client/display.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("text grows and shrinks by a step, and stays as it is at the ends") {
    struct Row { int now, larger, smaller; };
    const Row rows[] = {{100, 125, 100}, {125, 150, 100}, {200, 250, 175}, {300, 400, 250}, {400, 400, 300},
                        {110, 125, 100}, {399, 400, 300}};
    for (const Row& row : rows) {
        const Display display{Scheme::Dark, row.now};
        CHECK(larger(display) == Display{Scheme::Dark, row.larger});
        CHECK(smaller(display) == Display{Scheme::Dark, row.smaller});
    }
}
