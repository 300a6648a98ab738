// What files write in many forms, beside white space.
#pragma once

#include "shared/base/white_space.hpp"

#include <string>
#include <string_view>

namespace kz::einvoice {

// BT-22 without BT-21. UBL has no element for the subject of a note and writes it in front, "#AAI#text"; CII has an
// element of its own. UNTDID 4451 codes are three capital letters, so "#SKONTO#…" stays.
std::string_view without_subject(std::string_view note);
// Non-empty parts with a separator between them.
void append_part(std::string& whole, std::string_view part, std::string_view separator);
bool equal_without_case(std::string_view a, std::string_view b);

} // namespace kz::einvoice
