#include "shared/html/document.hpp"
#include "shared/html/html.hpp"
#include "shared/html/style_sheet.hpp"
#include "tests/shared/golden.hpp"
#include "tests/shared/scene/claim_scene.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

using namespace kz;
using Variant = test::ClaimScene::Variant;

TEST_CASE("a document is the scene in a frame") {
    Builder page("A & <B>", "de");
    page.open(Role::Main, "main");
    page.leaf(Role::Heading, "title").text("Hallo").level = 1;
    page.close();
    const Scene scene = std::move(page).finish();
    Frame frame{.css = "p{color:red}", .script_url = "/a/app.1.js", .icon_url = "/a/icon.4.svg", .data = R"({"a":"</script><!-- é"})", .facts = {{"view", "plain"}, {"q", "a\"&"}}};
    std::string text = document(scene, frame);
    for (std::size_t at = 1; (at = text.find("><", at)) != std::string::npos; at += 3)
        text.insert(at + 1, "\n");
    test::check_golden("html", "document", text);
    CHECK(document(scene, {}).find("<script") == std::string::npos);
    CHECK(document(scene, {}).find("<link") == std::string::npos);
}

TEST_CASE("a page that a module takes over has the ids that it speaks of, and no others") {
    for (const auto variant : {Variant::Open, Variant::InPlan}) {
        const Scene scene = test::ClaimScene(variant).made();
        const std::string text = document(scene, {.data = "{}"}), plain = document(scene, {});
        CHECK(text.find("id=data data-order=" + dom_id(digest_of_ids(scene))) != std::string::npos);
        int left_out = 0;
        for (const Node& node : scene.nodes) {
            const std::string id = dom_id(node.id), printed = " id=" + id;
            const bool is_spoken_of = std::ranges::any_of(scene.nodes, [&](const Node& other) {
                return other.refers_to == node.id || other.labelled_by == node.id || other.described_by == node.id || other.href.ends_with("#" + id);
            });
            CHECK((text.find(printed) != std::string::npos) == is_spoken_of);
            CHECK(plain.find(printed) != std::string::npos);
            left_out += is_spoken_of ? 0 : 1;
        }
        CHECK(left_out > 10);
        const std::string_view expect = "<link rel=expect blocking=render href=\"#";
        const std::size_t at = text.find(expect);
        REQUIRE(at != std::string::npos);
        const std::string awaited = text.substr(at + expect.size(), text.find('"', at + expect.size()) - at - expect.size());
        CHECK(text.find("<h2 id=" + awaited + " ") != std::string::npos); // or the page would stay empty until its end
    }
}

TEST_CASE("other nodes or another order have another digest") {
    const Scene scene = test::ClaimScene(Variant::Open).made();
    Scene other = scene;
    std::swap(other.nodes[3].id, other.nodes[4].id);
    CHECK(digest_of_ids(other) != digest_of_ids(scene));
    other = scene;
    other.nodes.pop_back();
    CHECK(digest_of_ids(other) != digest_of_ids(scene));
    CHECK(digest_of_ids(test::ClaimScene(Variant::Open).made()) == digest_of_ids(scene));
}

TEST_CASE("a document focuses the field that is wrong, and no text") {
    Scene scene = test::ClaimScene(Variant::InPlan).made();
    CHECK(document(scene, {}).find(" autofocus") != std::string::npos);
    scene.focus = find(scene, Role::Heading, "Überweisen")->id;
    CHECK(document(scene, {}).find(" autofocus") == std::string::npos);
}

TEST_CASE("nothing in a page needs more than its policy allows") {
    const std::string css = style_sheet(default_theme(), {"/a/r.ttf", "/a/s.ttf"});
    const std::string text = document(test::ClaimScene(Variant::Open).made(), {.css = css});
    for (const char* forbidden : {" style=", " onclick", "javascript:", "data:", "http:", "https:", "@import"})
        CHECK_MESSAGE(text.find(forbidden) == std::string::npos, forbidden);
}

TEST_CASE("the style sheet of the table") {
    std::string css = style_sheet(default_theme(), {"/a/r.ttf", "/a/s.ttf"});
    CHECK(css.find("</") == std::string::npos); // it stands in <style>
    CHECK(css.find('\n') == std::string::npos);
    for (std::size_t at = 0; (at = css.find('}', at)) != std::string::npos; at += 2)
        css.insert(at + 1, "\n");
    test::check_golden("html", "style_sheet", css);
    CHECK(style_sheet(default_theme()).find("@font-face") == std::string::npos);
}
