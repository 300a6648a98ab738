// SeededNumbers: a source for AnyJournal that draws the same numbers on every host.
#pragma once

#include "shared/base/random.hpp"

#include <cstdint>

namespace kz {

struct SeededNumbers {
    SeededRandom random;

    std::int64_t number(std::int64_t from, std::int64_t to) {
        return from + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(to - from) + 1));
    }
};

} // namespace kz
