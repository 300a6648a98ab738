// Barcode: bars for the scanners of tills, of the digits below them.
//
// 13 digits with their check digit are an EAN-13 (GS1 General Specifications, 5.2.1); other plain text is a Code 128 (ISO/IEC 15417),
// in pairs of digits where all of it is digits, in code set B else.
#pragma once

#include <string>
#include <string_view>

namespace kz {

inline constexpr int barcode_quiet_modules = 11; // on both sides: EAN-13 wants 11 before it, Code 128 ten around it
inline constexpr std::size_t barcode_characters_max = 32;
// '1' dark, '0' light, one character a module, without the quiet zone; empty when the text can not be one.
std::string barcode_modules(std::string_view text);

} // namespace kz
