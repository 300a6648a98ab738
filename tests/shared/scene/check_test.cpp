#include "shared/scene/scene.hpp"
#include "tests/shared/scene/claim_scene.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

// A small page on which everything holds; `change` breaks one thing.
Scene page_with(void (*change)(Builder&)) {
    Builder page("Title", "de");
    page.open(Role::Main, "main");
    page.leaf(Role::Heading, "title").text("Title").level = 1;
    page.open(Role::Form, "form");
    page.leaf(Role::Label, "label").text("E-mail").refers_to = page.id_of("email");
    page.leaf(Role::Email, "email");
    change(page);
    page.close();
    page.close();
    return std::move(page).finish();
}

Scene scene_with(void (*change)(Scene&)) {
    Scene scene = page_with([](Builder&) {});
    change(scene);
    return scene;
}

} // namespace

TEST_CASE("the scenes of the tests keep all that must hold") {
    CHECK(check(Scene{}) == "");
    CHECK(check(page_with([](Builder&) {})) == "");
    CHECK(check(test::ClaimScene(test::ClaimScene::Variant::Open).made()) == "");
    CHECK(check(test::ClaimScene(test::ClaimScene::Variant::InPlan).made()) == "");
}

TEST_CASE("a button submits a form elsewhere, and one without a name stands for its Enter key") {
    CHECK(check(page_with([](Builder& b) {
              const std::uint64_t form = b.open_id();
              b.close();
              Node& elsewhere = b.leaf(Role::Button, "x").text("a");
              elsewhere.submits = true;
              elsewhere.refers_to = form;
              Node& enter = b.leaf(Role::Button, "y").with(state_decorative);
              enter.submits = true;
              enter.refers_to = form;
              b.open(Role::Group, "rest");
          })) == "");
}

TEST_CASE("what a view must not build") {
    struct Row { void (*change)(Builder&); const char* fault; };
    const Row rows[] = {
        {[](Builder& b) { b.leaf(Role::Root, "x"); }, "main/form/x: the root comes first, and only once"},
        {[](Builder& b) { b.leaf(Role::Text, "x").text("\xff"); }, "main/form/x: text is not UTF-8"},
        {[](Builder& b) { b.open(Role::Status, "x").text("a"); b.leaf(Role::Text, "y"); b.close(); },
         "main/form/x: has its text from its children, not from a name"},
        {[](Builder& b) { b.open(Role::Paragraph, "x"); b.leaf(Role::Text, "y"); b.close(); }, "main/form/x: has no children"},
        {[](Builder& b) { b.leaf(Role::Text, "x").described_by = 7; }, "main/form/x: refers to a node that is not there"},
        {[](Builder& b) { b.leaf(Role::Label, "x").text("a"); }, "main/form/x: a label, and nothing else, names the field that it refers to"},
        {[](Builder& b) { b.leaf(Role::Text, "x").refers_to = b.open_id(); },
         "main/form/x: a label, and nothing else, names the field that it refers to"},
        {[](Builder& b) { b.leaf(Role::Label, "x").text("a").refers_to = b.open_id(); }, "main/form/x: a label names a field"},
        {[](Builder& b) { b.leaf(Role::Button, "x").text("a").refers_to = b.open_id(); },
         "main/form/x: a button refers to the form that it submits"},
        {[](Builder& b) { Node& n = b.leaf(Role::Button, "x").text("a"); n.submits = true; n.refers_to = b.id_of("email"); },
         "main/form/x: a button refers to the form that it submits"},
        {[](Builder& b) { b.leaf(Role::Text, "x").level = 1; }, "main/form/x: only headings have a level"},
        {[](Builder& b) { b.leaf(Role::Heading, "x").text("a").level = 7; }, "main/form/x: a heading has a level from 1 to 6"},
        {[](Builder& b) { b.leaf(Role::Heading, "x").text("a").level = 3; }, "main/form/x: heading levels do not skip, and begin with 1"},
        {[](Builder& b) { b.leaf(Role::TextField, "x"); }, "main/form/x: a field has a name, or a label that refers to it"},
        {[](Builder& b) { b.leaf(Role::Button, "x"); }, "main/form/x: what can be pressed has a name"},
        {[](Builder& b) { b.leaf(Role::Button, "x").with(state_decorative); }, "main/form/x: what can be pressed has a name"},
        {[](Builder& b) { b.leaf(Role::Link, "x").href = "/"; }, "main/form/x: what can be pressed has a name"},
        {[](Builder& b) { b.leaf(Role::Heading, "x").level = 2; }, "main/form/x: a heading has a text"},
        {[](Builder& b) { b.leaf(Role::Region, "x"); }, "main/form/x: a region has a name"},
        {[](Builder& b) { b.leaf(Role::Image, "x"); }, "main/form/x: a picture has a name, or is decorative"},
        {[](Builder& b) { b.leaf(Role::ListItem, "x").text("a"); }, "main/form/x: lists hold list items, and nothing else does"},
        {[](Builder& b) { b.open(Role::List, "x"); b.leaf(Role::Text, "y"); b.close(); },
         "main/form/x/y: lists hold list items, and nothing else does"},
        {[](Builder& b) { b.leaf(Role::Option, "x").text("a"); }, "main/form/x: selects hold options, and nothing else does"},
        {[](Builder& b) { b.leaf(Role::Form, "x"); }, "main/form/x: forms do not nest"},
        {[](Builder& b) { b.close(); b.leaf(Role::TextField, "x").text("a"); b.open(Role::Group, "rest"); },
         "main/x: fields and what submits stand inside a form"},
        {[](Builder& b) { b.close(); b.leaf(Role::Button, "x").text("a").submits = true; b.open(Role::Group, "rest"); },
         "main/x: fields and what submits stand inside a form"},
        {[](Builder& b) { b.open(Role::Link, "x").href = "/"; b.leaf(Role::Button, "y").text("a"); b.close(); },
         "main/form/x/y: what can be pressed does not nest"},
        {[](Builder& b) { b.leaf(Role::Main, "x"); }, "main/form/x: there is one main part"},
        {[](Builder& b) { b.leaf(Role::Text, "x").submits = true; }, "main/form/x: only a button submits"},
        {[](Builder& b) { b.leaf(Role::Link, "x").text("a"); }, "main/form/x: a link leads somewhere"},
        {[](Builder& b) { b.leaf(Role::Slider, "x").text("a").value = "6"; },
         "main/form/x: a slider has a whole number between its least and its most"},
        {[](Builder& b) { b.leaf(Role::Image, "x").text("a").modules_size = 2; },
         "main/form/x: a picture has as many modules as its size says"},
        {[](Builder& b) { b.focus(7); }, "focus: there is no such node"},
    };
    for (const Row& row : rows)
        CHECK(check(page_with(row.change)) == row.fault);
}

TEST_CASE("what a scene from elsewhere must not be") {
    struct Row { void (*change)(Scene&); const char* fault; };
    const Row rows[] = {
        {[](Scene& s) { s.nodes[1].subtree_end = 9; }, "main: ends outside of the scene"},
        {[](Scene& s) { s.nodes[3].parent = 4; }, "form: does not stand inside its parent"},
        {[](Scene& s) { s.nodes[5].parent = 2; }, "main/title/email: does not stand inside its parent"},
        {[](Scene& s) { s.nodes[4].subtree_end = 6; }, "main/form/email: does not stand where its sibling ends"},
        {[](Scene& s) { s.nodes[5].id = s.nodes[4].id; }, "main/form/email: its id is taken"},
        {[](Scene& s) { s.nodes[5].id = 0; }, "main/form/email: its id is taken"},
    };
    for (const Row& row : rows)
        CHECK(check(scene_with(row.change)) == row.fault);
}
