#include "shared/paint/geometry.hpp"

#include <algorithm>
#include <cmath>

namespace kz {
namespace {

constexpr float target_least = 44; // WCAG 2.2, 2.5.8 asks for 24; ours is for thumbs

bool is_target(const Node& node) {
    return (is_interactive(node.role) || node.bind.action != 0) && !node.is(state_disabled);
}

} // namespace

std::uint32_t node_at(const Scene& scene, const Geometry& geometry, float x, float y) {
    std::uint32_t found = 0;
    std::uint64_t labelled = 0;
    std::uint32_t near_by = 0;
    float near_distance = target_least / 2;
    for (std::uint32_t i = 1; i < scene.nodes.size() && i < geometry.rects.size(); ++i) {
        const Rect& rect = geometry.rects[i];
        if (scene.nodes[i].role == Role::Label && rect.contains(x, y))
            labelled = scene.nodes[i].refers_to;
        if (rect.w <= 0 || rect.h <= 0 || !is_target(scene.nodes[i]))
            continue;
        if (rect.contains(x, y)) {
            found = i; // the later one is the inner one
            continue;
        }
        const float distance = std::max(std::abs(x - (rect.x + rect.w / 2)) - rect.w / 2, std::abs(y - (rect.y + rect.h / 2)) - rect.h / 2);
        const bool is_small = rect.w < target_least || rect.h < target_least;
        if (is_small && distance < near_distance && distance * 2 < target_least - std::min(rect.w, rect.h)) {
            near_by = i;
            near_distance = distance;
        }
    }
    if (found == 0 && labelled != 0)
        for (std::uint32_t i = 1; i < scene.nodes.size(); ++i)
            if (scene.nodes[i].id == labelled && is_target(scene.nodes[i]))
                found = i;
    return found != 0 ? found : near_by;
}

} // namespace kz
