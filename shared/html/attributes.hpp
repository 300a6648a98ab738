// The attributes of a node's element, in the one order in which they are printed. html() prints them and dom_changes()
// compares them, so that the two can not disagree. The value of a field is none of them: people change it.
#pragma once

#include "shared/scene/scene.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

struct Attribute {
    std::string_view name; // static text
    std::string value;     // empty: an attribute that is on by being there
    friend bool operator==(const Attribute&, const Attribute&) = default;
};

std::string_view tag_of(const Node& node); // "h2"
std::vector<Attribute> attributes(const Node& node);
// The value that its element shows: of fields, empty for the rest and for Secret ones.
std::string_view printed_value(const Node& node);
// The drawing of an image's modules, in modules.
struct ModulesBox { int width = 0, height = 0, quiet = 0; };
ModulesBox modules_box(const Node& node);
// The text of the element itself, before its children.
std::string_view printed_text(const Node& node);

} // namespace kz
