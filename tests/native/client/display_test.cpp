#include "native/client/display.hpp"
#include "native/client/window.hpp"

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

TEST_CASE("a page is as large to look at on a screen of any resolution") {
    struct Row { Surface surface; int width, height; float scale; };
    const Row rows[] = {{Surface::Kiosk, 1080, 1920, 1.5f}, {Surface::Kiosk, 1920, 1080, 1.5f}, {Surface::Kiosk, 2160, 3840, 3}, {Surface::Kiosk, 1366, 768, 1},
                        {Surface::Kiosk, 480, 800, 1}, {Surface::Kiosk, 4320, 7680, 4}, {Surface::Phone, 720, 1440, 2}, {Surface::Phone, 412, 915, 1}};
    for (const Row& row : rows)
        CHECK(scale_of(row.surface, row.width, row.height) == row.scale);
}
