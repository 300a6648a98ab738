// The letters that every bank in SEPA takes (EPC230-15, best practices on character sets): a to z, A to Z, digits, blank and / - ? : ( ) . , ' +
#pragma once

#include <string>
#include <string_view>

namespace kz {

// Letters lose their marks ("Müller" is "Mueller", "José" is "Jose"), what has no like becomes a dot; at most so many characters. No
// slash stands at an end or beside another. Never empty: a dot, where nothing is left.
std::string sepa_text(std::string_view text, std::size_t characters_max);

} // namespace kz
