#include "native/server/limiter.hpp"

#include <doctest/doctest.h>

using kz::Limiter;

TEST_CASE("a burst is let through, then one each interval") {
    Limiter limiter(3, 1000);
    for (int i = 0; i < 3; ++i)
        CHECK(limiter.take("a", 0));
    CHECK_FALSE(limiter.take("a", 0));
    CHECK_FALSE(limiter.take("a", 999));
    CHECK(limiter.take("a", 1000));
    CHECK_FALSE(limiter.take("a", 1000));
}

TEST_CASE("what one has used up is not missing to another") {
    Limiter limiter(1, 1000);
    CHECK(limiter.take("a", 0));
    CHECK(limiter.take("b", 0));
    CHECK_FALSE(limiter.has_left("a", 0));
}

TEST_CASE("to look takes nothing") {
    Limiter limiter(1, 1000);
    for (int i = 0; i < 10; ++i)
        CHECK(limiter.has_left("a", 0));
    CHECK(limiter.take("a", 0));
}

TEST_CASE("a long pause fills a bucket and no more") {
    Limiter limiter(2, 1000);
    CHECK(limiter.take("a", 0));
    CHECK(limiter.take("a", 1'000'000));
    CHECK(limiter.take("a", 1'000'000));
    CHECK_FALSE(limiter.take("a", 1'000'000));
}

TEST_CASE("a clock that goes back fills nothing") {
    Limiter limiter(1, 1000);
    CHECK(limiter.take("a", 10'000));
    CHECK_FALSE(limiter.take("a", 5'000));
}
