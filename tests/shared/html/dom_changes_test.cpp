#include "shared/html/dom_changes.hpp"
#include "shared/html/html.hpp"
#include "tests/shared/golden.hpp"
#include "tests/shared/html/dom.hpp"
#include "tests/shared/scene/claim_scene.hpp"
#include "tests/shared/scene/random_scene.hpp"

#include <doctest/doctest.h>

using namespace kz;
using Variant = test::ClaimScene::Variant;

namespace {

// Empty when the changes make one page of the other.
std::string fault_between(const Scene& before, const Scene& after, std::uint64_t held = 0) {
    test::Dom dom(html(before));
    dom.change(dom_changes(before, after, held));
    if (!dom.fault.empty())
        return dom.fault;
    return test::first_difference(test::Dom(html(after)).text(), dom.text());
}

// The changes that one change of a node below a form makes, with x for its id.
std::string told(Role role, void (*before_change)(Node&), void (*after_change)(Node&)) {
    const auto built = [&](void (*change)(Node&)) {
        Builder page("Title", "de");
        page.open(Role::Form, "form");
        change(page.leaf(role, "x"));
        page.close();
        return std::move(page).finish();
    };
    const Scene before = built(before_change);
    std::string out = dom_changes(before, built(after_change));
    const std::string id = dom_id(before.nodes[2].id);
    for (std::size_t at = 0; (at = out.find(id)) != std::string::npos;)
        out.replace(at, id.size(), "x");
    return out;
}

} // namespace

TEST_CASE("only what changed is told") {
    struct Row { Role role; void (*before)(Node&); void (*after)(Node&); const char* expected; };
    const Row rows[] = {
        {Role::Text, [](Node& n) { n.text("a"); }, [](Node& n) { n.text("a"); }, "[]"},
        {Role::Text, [](Node& n) { n.text("a"); }, [](Node& n) { n.text("b\"\\\n"); }, R"([["t","x","b\"\\\u000a"]])"},
        {Role::Text, [](Node& n) { n.text("a"); }, [](Node& n) { n.text("a").look(Style::Muted); }, R"([["a","x","class","muted"]])"},
        {Role::Text, [](Node& n) { n.text("a").look(Style::Muted); }, [](Node& n) { n.text("a"); }, R"([["a","x","class",null]])"},
        {Role::Text, [](Node& n) { n.text("a"); }, [](Node& n) { n.text("a").personal(); }, "[]"},
        {Role::Button, [](Node& n) { n.text("a"); }, [](Node& n) { n.text("a").with(state_disabled); }, R"([["a","x","disabled",""]])"},
        {Role::Button, [](Node& n) { n.text("a").on({1, 0}); }, [](Node& n) { n.text("a").on({1, 2}); }, R"([["a","x","data-n","2"]])"},
        {Role::Email, [](Node& n) { n.value = "a"; }, [](Node& n) { n.value = "b"; }, R"([["v","x","b"]])"},
        {Role::Email, [](Node& n) { n.text("a"); }, [](Node& n) { n.text("b"); }, R"([["a","x","aria-label","b"]])"},
        {Role::Select, [](Node& n) { n.value = "a"; }, [](Node& n) { n.value = "b"; }, R"([["v","x","b"]])"},
        {Role::Slider, [](Node& n) { n.value = "6"; n.value_text = "6 Raten"; }, [](Node& n) { n.value = "7"; n.value_text = "7 Raten"; },
         R"([["a","x","aria-valuetext","7 Raten"],["v","x","7"]])"},
        // What is secret is only ever emptied.
        {Role::TextField, [](Node& n) { n.value = "1"; n.sensitivity = Sensitivity::Secret; },
         [](Node& n) { n.value = "12"; n.sensitivity = Sensitivity::Secret; }, "[]"},
        {Role::TextField, [](Node& n) { n.value = "1"; n.sensitivity = Sensitivity::Secret; },
         [](Node& n) { n.sensitivity = Sensitivity::Secret; }, R"([["v","x",""]])"},
    };
    for (const Row& row : rows)
        CHECK(told(row.role, row.before, row.after) == row.expected);
}

TEST_CASE("title, language and focus come last") {
    const Scene before = test::ClaimScene(Variant::Open).made();
    Scene after = before;
    after.title = "Neu";
    after.lang = "en";
    after.focus = before.nodes[5].id;
    const std::string focus = "[\"focus\",\"" + dom_id(after.focus) + "\"]";
    CHECK(dom_changes(before, after) == "[[\"title\",\"Neu\"],[\"lang\",\"en\"]," + focus + "]");
    // A focus that was asked for before is not asked for again.
    CHECK(dom_changes(after, after) == "[]");
    after.focus = 0;
    CHECK(dom_changes(before, after) == "[[\"title\",\"Neu\"],[\"lang\",\"en\"]]");
}

TEST_CASE("the claim page becomes that of its plan") {
    const Scene open = test::ClaimScene(Variant::Open).made();
    const Scene in_plan = test::ClaimScene(Variant::InPlan).made();
    CHECK(fault_between(open, in_plan) == "");
    CHECK(fault_between(in_plan, open) == "");
    std::string lines = dom_changes(open, in_plan);
    for (std::size_t at = 0; (at = lines.find("],[", at)) != std::string::npos; at += 3)
        lines.replace(at, 3, "],\n[");
    test::check_golden("html", "changes_open_to_in_plan", lines);
}

TEST_CASE("changes that are carried out give the page that HTML would have printed") {
    test::RandomScenes random(11);
    for (int i = 0; i < 5000; ++i) {
        const auto [before, after] = random.next();
        const std::uint64_t held = random.below(2) == 0 ? before.nodes[random.below(before.nodes.size())].id : 0;
        const std::string fault = fault_between(before, after, held);
        CHECK_MESSAGE(fault == "", "pair " << i << "\n" << dump(before) << "to\n" << dump(after));
        if (!fault.empty())
            break;
    }
}
