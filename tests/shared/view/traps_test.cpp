// Traps of people who have built this before, each with its number in the list of the reference.
#include "shared/view/view.hpp"
#include "tests/shared/view/states.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

std::string said_in(const Scene& scene) {
    std::string out;
    for (const Node& node : scene.nodes)
        (out += node.name) += "\n" + node.href + "\n";
    return out;
}

} // namespace

TEST_CASE("trap 17: no page presumes to conform to the Accessibility Act by a standard, nor links to the platform that has closed") {
    for (const NamedState& state : named_states)
        for (const Language language : languages) {
            const std::string said = said_in(view(state.make(language)));
            CAPTURE(state.name);
            for (const std::string_view never : {"consumers/odr", "presum", "présum", "vermoeden", "Vermutung", "konform", "conform "})
                CHECK_MESSAGE(said.find(never) == std::string::npos, never);
        }
    Model model = states::open(Language::English);
    model.topic = Topic::Accessibility;
    const std::string said = said_in(view(model));
    CHECK(said.find("Our yardstick is EN 301 549") != std::string::npos);
    CHECK(said.find("This is no official confirmation.") != std::string::npos);
}
