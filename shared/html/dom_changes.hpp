// What the browser does to its elements to follow the scene: one JSON text, made by diff() and by the same printers as
// html(). Carried out in order, it makes html(before) into html(after); elements that stay keep focus, selection and what
// is being typed.
//
//   [["-",id],                    remove the element
//    ["+",parent,before,html],    make the element of `html`, below `parent`, before `before` (null: at the end)
//    [">",id,parent,before],      move it there
//    ["a",id,name,value],         set the attribute ("" for one that is only there), or remove it (null)
//    ["t",id,text],               the element's own text: its first child when that is a text node, else a new first child
//    ["v",id,value],              the field's value property: not while composing, and not when it is the same
//    ["title",text], ["lang",lang], ["focus",id]]   focus: make it focusable (tabindex -1) when it is not
//
// Ids are those of HTML ("k3f…"). Nothing to do is "[]".
#pragma once

#include "shared/scene/scene.hpp"

#include <cstdint>
#include <string>

namespace kz {

// `held`: the node whose element has the focus, or 0; neither it nor what holds it is moved.
std::string dom_changes(const Scene& before, const Scene& after, std::uint64_t held = 0);

} // namespace kz
