// Distinct integer ids: a claim id is not a link id. Zero means none. They come from the store or as arguments.
#pragma once

#include <compare>
#include <cstdint>

namespace kz {

template <class Tag>
struct Id {
    std::int64_t value = 0;

    constexpr bool is_set() const { return value != 0; }
    friend constexpr auto operator<=>(Id, Id) = default;
};

} // namespace kz
