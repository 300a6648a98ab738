#include "native/client/scroll.hpp"

#include <doctest/doctest.h>

using kz::Scroll;

TEST_CASE("the page stays inside its range") {
    Scroll scroll;
    scroll.set_range(1000, 400);
    scroll.by(-50);
    CHECK(scroll.at() == 0);
    scroll.by(5000);
    CHECK(scroll.at() == 600);
    scroll.set_range(300, 400);
    CHECK(scroll.at() == 0);
}

TEST_CASE("a finger moves the page, a fling runs on and comes to rest") {
    Scroll scroll;
    scroll.set_range(10'000, 400);
    scroll.touch(300, 0);
    for (int ms = 10; ms <= 50; ms += 10)
        scroll.drag(300.0f - static_cast<float>(ms) * 2, ms);
    CHECK(scroll.at() == doctest::Approx(100));
    scroll.release(51);
    std::int64_t now = 51;
    while (scroll.step(now += 16) && now < 20'000) {
    }
    CHECK(scroll.at() > 150);
    CHECK(now < 10'000);
}

TEST_CASE("a finger that rested does not fling") {
    Scroll scroll;
    scroll.set_range(10'000, 400);
    scroll.touch(300, 0);
    scroll.drag(200, 20);
    scroll.release(500);
    CHECK_FALSE(scroll.step(516));
    CHECK(scroll.at() == doctest::Approx(100));
}

TEST_CASE("show brings a part of the page into view, and only when it is not") {
    Scroll scroll;
    scroll.set_range(2000, 400);
    scroll.show(100, 200);
    CHECK(scroll.at() == 0);
    scroll.show(900, 950);
    CHECK(scroll.at() + 400 >= 950);
    CHECK(scroll.at() <= 900);
}
