#include "shared/scene/node_index.hpp"
#include "shared/scene/scene.hpp"
#include "tests/shared/golden.hpp"
#include "tests/shared/scene/claim_scene.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("a node's id comes from its path and is the same whenever it is asked for") {
    Builder page("Title", "de");
    const std::uint64_t ahead = page.id_of("main");
    page.open(Role::Main, "main");
    CHECK(page.open_id() == ahead);
    const std::uint64_t below = page.id_of("title");
    CHECK(page.leaf(Role::Heading, "title").id == below);
    page.close();
    const Scene scene = std::move(page).finish();

    CHECK(scene.nodes[1].id == node_id(node_id(0, "page"), "main"));
    CHECK(scene.nodes[2].id == node_id(scene.nodes[1].id, "title"));
    CHECK(path_of(scene, 2) == "main/title");
    // The ids of a page that is served and of a module that was loaded before must stay the same: these are frozen.
    CHECK(dom_id(scene.nodes[0].id) == "k23rmgt7936th2");
    CHECK(dom_id(scene.nodes[2].id) == "k2uqqfczh49k48");
}

TEST_CASE("an id in HTML is k and base 36") {
    struct Row { std::uint64_t id; const char* expected; };
    for (const Row& row : {Row{0, "k0"}, Row{35, "kz"}, Row{36, "k10"}, Row{UINT64_MAX, "k3w5e11264sgsf"}})
        CHECK(dom_id(row.id) == row.expected);
}

TEST_CASE("nodes stand in reading order and know where they end") {
    Builder page("Title", "de");
    page.open(Role::List, "list");
    page.open(Role::ListItem, "1");
    page.leaf(Role::Text, "a");
    page.close();
    page.leaf(Role::ListItem, "2");
    page.close();
    page.leaf(Role::Text, "end");
    const Scene scene = std::move(page).finish();

    const std::uint32_t parents[] = {0, 0, 1, 2, 1, 0};
    const std::uint32_t ends[] = {6, 5, 4, 4, 5, 6};
    CHECK(scene.nodes.size() == 6);
    for (std::size_t i = 0; i < scene.nodes.size(); ++i) {
        CHECK(scene.nodes[i].parent == parents[i]);
        CHECK(scene.nodes[i].subtree_end == ends[i]);
    }
}

TEST_CASE("sensitivity is at least that of the parent") {
    Builder page("Title", "de");
    page.open(Role::Group, "group").personal();
    page.leaf(Role::Text, "inherits");
    page.leaf(Role::Text, "more").sensitivity = Sensitivity::Secret;
    page.close();
    page.leaf(Role::Text, "outside");
    const Scene scene = std::move(page).finish();

    CHECK(scene.nodes[2].sensitivity == Sensitivity::Personal);
    CHECK(scene.nodes[3].sensitivity == Sensitivity::Secret);
    CHECK(scene.nodes[4].sensitivity == Sensitivity::Public);
}

TEST_CASE("nodes are found by id, and by role and name") {
    const Scene scene = test::ClaimScene(test::ClaimScene::Variant::Open).made();
    const Node* send = find(scene, Role::Button, "Nachricht senden");
    CHECK(send != nullptr);
    CHECK(find(scene, send->id) == send);
    CHECK(find(scene, Role::Link, "Nachricht senden") == nullptr);
    CHECK(find(scene, std::uint64_t{1}) == nullptr);

    const NodeIndex index(scene);
    for (std::uint32_t i = 0; i < scene.nodes.size(); ++i)
        CHECK(index.of(scene.nodes[i].id) == i);
    CHECK(index.of(1) == NodeIndex::none);
    CHECK(NodeIndex(Scene{}).of(1) == NodeIndex::none);
}

TEST_CASE("a digest changes with what it is of") {
    const Scene scene = test::ClaimScene(test::ClaimScene::Variant::Open).made();
    CHECK(digest(scene) == digest(Scene(scene)));
    CHECK(digest(scene) != digest(test::ClaimScene(test::ClaimScene::Variant::InPlan).made()));
    for (std::size_t i = 0; i < scene.nodes.size(); ++i) {
        Scene other = scene;
        other.nodes[i].value_text += ' ';
        CHECK(digest(other) != digest(scene));
    }
}

TEST_CASE("a dump shows what is seen and heard") {
    test::check_golden("scene", "claim_open", dump(test::ClaimScene(test::ClaimScene::Variant::Open).made()));
    test::check_golden("scene", "claim_in_plan", dump(test::ClaimScene(test::ClaimScene::Variant::InPlan).made()));
}
