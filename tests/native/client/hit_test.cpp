#include "shared/paint/geometry.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

// A tick box of 32 px with its label to the right, and a button far below.
struct Sample {
    Scene scene;
    Geometry geometry;
    std::uint32_t box = 0, button = 0;
};

Sample sample(bool is_off = false) {
    Builder builder("", "de");
    builder.open(Role::Main, "main");
    Node& box = builder.leaf(Role::Checkbox, "box").on({1, 0});
    if (is_off)
        box.with(state_disabled);
    builder.leaf(Role::Label, "label").text("Helm").refers_to = builder.id_of("box");
    builder.leaf(Role::Button, "button").text("Melden").on({2, 0});
    builder.close();
    Sample made{std::move(builder).finish(), {}};
    made.geometry.rects.assign(made.scene.nodes.size(), {});
    const auto at = [&](Role role, Rect rect) {
        for (std::uint32_t i = 1; i < made.scene.nodes.size(); ++i)
            if (made.scene.nodes[i].role == role) {
                made.geometry.rects[i] = rect;
                return i;
            }
        return 0u;
    };
    made.box = at(Role::Checkbox, {20, 20, 32, 32});
    at(Role::Label, {64, 20, 200, 32});
    made.button = at(Role::Button, {20, 200, 200, 52});
    return made;
}

} // namespace

TEST_CASE("a press finds what it is on, a small target from 44 px around its centre, and what a label names") {
    const Sample made = sample();
    const auto hit = [&](float x, float y) { return node_at(made.scene, made.geometry, x, y); };
    CHECK(hit(36, 36) == made.box);
    CHECK(hit(16, 36) == made.box); // beside it
    CHECK(hit(10, 36) == 0);
    CHECK(hit(150, 36) == made.box); // on its label
    CHECK(hit(100, 220) == made.button);
    CHECK(hit(100, 120) == 0);
}

TEST_CASE("the label of what is switched off is not pressed") {
    const Sample made = sample(true);
    CHECK(node_at(made.scene, made.geometry, 150, 36) == 0);
}
