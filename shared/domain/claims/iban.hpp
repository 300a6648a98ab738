// IBAN (ISO 13616): length by country, structure, and the check modulo 97 (ISO 7064).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kz {

// Upper case and without spaces, when valid (country of the list, length, structure, check digits; Belgium also its
// national check). Nothing otherwise.
std::optional<std::string> parse_iban(std::string_view text);
// In groups of four, for people: "DE89 3704 0044 0532 0130 00".
std::string grouped(std::string_view iban);

// Shared with the creditor reference (ISO 11649), which has the same form: two letters, two check digits, a body.

// The remainder modulo 97 of letters and digits (A = 10 … Z = 35), after moving the first four to the end; -1 when
// another character is inside.
int remainder_97(std::string_view code);
// Capitals and digits with check digits from 02 to 98 and remainder 1.
bool has_check_97(std::string_view code);
std::string upper_without_spaces(std::string_view text);

} // namespace kz
