#include "native/client/focus.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

struct Sample {
    Scene scene;
    Geometry geometry;
};

Sample sample() {
    Builder builder("", "de");
    builder.open(Role::Main, "main");
    builder.leaf(Role::Button, "a").text("A").on({1, 0});
    builder.leaf(Role::Button, "off").text("off").on({1, 0}).with(state_disabled);
    builder.leaf(Role::Paragraph, "p").text("text");
    builder.leaf(Role::Button, "b").text("B").on({1, 0});
    builder.leaf(Role::Button, "hidden").text("hidden").on({1, 0});
    builder.close();
    Sample made{std::move(builder).finish(), {}};
    made.geometry.rects.assign(made.scene.nodes.size(), {0, 0, 100, 50});
    made.geometry.rects.back() = {};
    return made;
}

} // namespace

TEST_CASE("Tab goes over what can be used, in reading order and around") {
    const auto [scene, geometry] = sample();
    const std::uint64_t a = find(scene, Role::Button, "A")->id, b = find(scene, Role::Button, "B")->id;
    CHECK(next_focus(scene, geometry, 0, ReadingStep::Forward) == a);
    CHECK(next_focus(scene, geometry, a, ReadingStep::Forward) == b);
    CHECK(next_focus(scene, geometry, b, ReadingStep::Forward) == a);
    CHECK(next_focus(scene, geometry, b, ReadingStep::Back) == a);
    CHECK(next_focus(scene, geometry, a, ReadingStep::Back) == b);
    CHECK(next_focus(scene, geometry, 0, ReadingStep::Back) == b);
}

TEST_CASE("nothing to use, nothing to focus") {
    CHECK(next_focus({}, {}, 0, ReadingStep::Forward) == 0);
}
