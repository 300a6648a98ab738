#include "shared/html/dom_changes.hpp"
#include "shared/scene/diff.hpp"
#include "tests/shared/scene/random_scene.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace kz;

TEST_CASE("what diff finds, applied, makes the one scene into the other") {
    CHECK(rc::check([](std::uint64_t seed) {
        const auto [before, after] = test::RandomScenes(seed).next();
        RC_ASSERT(apply(before, diff(before, after), after) == after);
    }));
}

TEST_CASE("a scene does not differ from itself") {
    CHECK(rc::check([](std::uint64_t seed) {
        const Scene scene = test::RandomScenes(seed).next().after;
        RC_ASSERT(diff(scene, scene).empty());
        RC_ASSERT(dom_changes(scene, scene) == "[]");
    }));
}
