// One form for what files write in many: two documents that say the same must give equal values.
#pragma once

#include <string>
#include <string_view>

namespace kz::einvoice {

// Names, ids, references: no white space at the ends, one blank for every run inside (line breaks too). Control
// characters count as white space, so what comes out is kz::is_plain_text().
std::string one_line(std::string_view text);
// Notes, descriptions, terms: as one_line for every line; empty lines at both ends go, others stay as one.
std::string many_lines(std::string_view text);
// Codes, IBAN, BIC, VAT id: without any white space, also the no-break kinds people paste.
std::string without_space(std::string_view text);
// BT-22 without BT-21. UBL has no element for the subject of a note and writes it in front, "#AAI#text"; CII has an
// element of its own. UNTDID 4451 codes are three capital letters, so "#SKONTO#…" stays.
std::string_view without_subject(std::string_view note);
// Non-empty parts with a separator between them.
void append_part(std::string& whole, std::string_view part, std::string_view separator);
bool equal_without_case(std::string_view a, std::string_view b);

} // namespace kz::einvoice
