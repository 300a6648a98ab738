#include "tests/shared/view/named_pages.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace kz;

TEST_CASE("every named page that is used keeps the invariants of a scene, in every language") {
    for (const NamedPage& page : named_pages)
        for (const Language language : languages) {
            CAPTURE(page.name);
            const PageModel model = page.make(language);
            CHECK((is_masked(model) || check(scene_of(model)) == ""));
        }
}

TEST_CASE("a page has one name, and is a variation of one that is there") {
    const auto is_state = [](std::string_view name) { return std::ranges::contains(named_states, name, &NamedState::name); };
    for (const NamedPage& page : named_pages) {
        CAPTURE(page.name);
        CHECK(std::ranges::count(named_pages, page.name, &NamedPage::name) + is_state(page.name) == 1);
        CHECK((page.like.empty() || is_state(page.like) || named_page(page.like) != nullptr));
    }
}
