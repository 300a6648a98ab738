// One number for all scenes: the host and WASM print the same.
#include "shared/base/hash.hpp"
#include "shared/view/view.hpp"
#include "tests/shared/view/states.hpp"

#include <doctest/doctest.h>

#include <cinttypes>
#include <cstdio>

using namespace kz;

TEST_CASE("the scenes have a digest that is the same on every host") {
    std::uint64_t all = hash_seed;
    for (const NamedState& state : named_states)
        for (const Language language : languages)
            all = hash64(digest(view(state.make(language))), hash64(state.name, all));
    std::printf("scene digest %016" PRIx64 "\n", all);
    CHECK(all != hash_seed);
}
