// Where in a scene the node of an id stands, found in one step. Ids are hashes already, so the table probes from their
// low bits. Holds indices only: the scene may be moved, not changed, while it is in use.
#pragma once

#include "shared/scene/scene.hpp"

#include <cstdint>
#include <vector>

namespace kz {

class NodeIndex {
public:
    static constexpr std::uint32_t none = UINT32_MAX;

    explicit NodeIndex(const Scene& scene);
    // None when there is no such node; the first of several.
    std::uint32_t of(std::uint64_t id) const;

private:
    struct Slot { std::uint64_t id = 0; std::uint32_t index = none; };
    std::vector<Slot> slots_; // a power of two, at most half full
};

} // namespace kz
