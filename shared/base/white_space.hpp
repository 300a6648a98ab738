// One form for what people and programs write in many: two texts that say the same must give equal values. What comes out is
// is_plain_text(): control characters count as white space.
#pragma once

#include <string>
#include <string_view>

namespace kz {

// Names, ids, references: no white space at the ends, one blank for every run inside (line breaks too).
std::string one_line(std::string_view text);
// Notes, descriptions, terms: as one_line for every line; empty lines at both ends go, others stay as one.
std::string many_lines(std::string_view text);
// Codes, IBAN, BIC, VAT id: without any white space, also the no-break kinds people paste.
std::string without_space(std::string_view text);

} // namespace kz
