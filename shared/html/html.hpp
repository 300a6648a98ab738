// Scene to HTML: what the server prints and the browser later adopts. One node is one element with id = dom_id(node.id)
// and class = style_name(node.style), and the elements are in the order of the nodes; what the node says, does and needs is in its attributes (attributes.hpp).
//
// Live regions are nodes of the scene (Role::Status, Role::Alert), not elements beside it: the view keeps an empty Status
// from the first page on and fills it when there is news, so that readers know the region before it speaks.
// The value of a Secret field is never printed.
#pragma once

#include "shared/scene/scene.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace kz {

// Referred: only of what labels, names, forms and links of the page speak of. An id is eight bytes that no packing makes smaller, of
// three hundred elements a sixth of the page; the module knows them all and gives them out by order (wasm/web/adopt.js).
enum class Ids { All, Referred };

// The element of the node at `index`, with everything below it. No white space between elements.
// `autofocus`: the node that a page which has just loaded gives the focus to, or 0.
std::string html(const Scene& scene, std::uint32_t index = 0, std::uint64_t autofocus = 0, Ids ids = Ids::All);

// Text between tags: & < > and carriage return are written as references.
void append_escaped(std::string& out, std::string_view text);

} // namespace kz
