// Where the keyboard is: the nodes that can be used, in reading order, as Tab goes.
#pragma once

#include "shared/paint/geometry.hpp"
#include "shared/scene/scene.hpp"
#include "shared/speech/speech.hpp"

namespace kz {

// The next usable node after `from` (an id, or 0), around at the ends; 0 when there is none.
std::uint64_t next_focus(const Scene& scene, const Geometry& geometry, std::uint64_t from, ReadingStep step);
bool is_usable(const Node& node);
// Fields that take text from a keyboard.
bool takes_text(Role role);

} // namespace kz
