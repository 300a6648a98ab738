// diff(before, after): the least that turns one scene into the other, in the order in which it is applied: removes from the
// end, then adds and moves in reading order, then sets. Elements that stay are never recreated or, when they hold the
// focus (`held`) or hold what holds it, moved: their siblings move around them.
#pragma once

#include "shared/scene/scene.hpp"

#include <variant>
#include <vector>

namespace kz {

struct RemoveNode { std::uint64_t id; friend bool operator==(const RemoveNode&, const RemoveNode&) = default; };
// The whole subtree with its root at `index` of `after`, below `parent`, before `before` (0: at the end).
struct AddNode { std::uint32_t index; std::uint64_t parent, before; friend bool operator==(const AddNode&, const AddNode&) = default; };
struct MoveNode { std::uint64_t id, parent, before; friend bool operator==(const MoveNode&, const MoveNode&) = default; };
// Same element, other fields: node `from` of `before` becomes node `to` of `after`.
struct SetNode { std::uint32_t from, to; friend bool operator==(const SetNode&, const SetNode&) = default; };
using SceneChange = std::variant<RemoveNode, AddNode, MoveNode, SetNode>;

// True when the element of `before` can become that of `after` (same id): role, heading level and picture are equal.
// Otherwise the node is removed and added, with everything below it.
bool is_same_element(const Node& before, const Node& after);
// `held`: the node that has the focus, or 0. Linear, but for children that change places (n log n).
std::vector<SceneChange> diff(const Scene& before, const Scene& after, std::uint64_t held = 0);
// Invariant: apply(before, diff(before, after), after) == after. The twin of the DOM applier, for tests.
Scene apply(const Scene& before, const std::vector<SceneChange>& changes, const Scene& after);

} // namespace kz
