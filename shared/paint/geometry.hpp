// Geometry: where the nodes of a scene are, in CSS pixels of the page (y down, 0 at its top). It has two sources: the native
// client lays the scene out itself (layout.hpp); in the browser the DOM has laid the same scene out and the host measures
// it. Paint and hit tests take it as it is, so what is painted and what is touched agree by construction.
#pragma once

#include "shared/scene/scene.hpp"

#include <cstdint>
#include <vector>

namespace kz {

struct Rect {
    float x = 0, y = 0, w = 0, h = 0;

    bool contains(float px, float py) const { return px >= x && px < x + w && py >= y && py < y + h; }
    friend bool operator==(const Rect&, const Rect&) = default;
};

// One line of a node's text: the bytes [from, to) of its name begin at x, on a line box whose top is y.
struct TextRun {
    std::uint32_t node = 0;
    std::uint32_t from = 0, to = 0;
    float x = 0, y = 0;

    friend bool operator==(const TextRun&, const TextRun&) = default;
};

struct Geometry {
    std::vector<Rect> rects;   // by node index; an empty rect is not painted
    std::vector<TextRun> runs; // in node order
    float width = 0, height = 0;
};

// The innermost node at a point that can be pressed or edited; 0 when there is none. Small targets count from 44 px around
// their centre, unless another one is there. A label counts as what it names.
std::uint32_t node_at(const Scene& scene, const Geometry& geometry, float x, float y);

} // namespace kz
