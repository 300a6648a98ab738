// What a payer wrote, made comparable: folded text, codes that may be a reference or an invoice number, and names.
// Pure text work; what the codes belong to is the index's question.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

// Capitals, digits and single spaces. Letters lose their marks, as banks and people drop them in their own ways: ä, ae and
// a are the same A; ß is S; a doubled letter is one. For names, not for codes.
std::string folded_name(std::string_view text);
// Capitals and digits, nothing else: "RE-2026/000123" is "RE2026000123".
std::string compact_code(std::string_view text);

inline constexpr std::size_t code_bytes_min = 5;
inline constexpr std::size_t code_bytes_max = 25;

// Everything in a text that may be a code: words, and runs of up to six neighbouring words (people group digits), at
// least code_bytes_min long and with a digit inside, in compact form. Words that stand together more than once come once.
std::vector<std::string> codes_in(std::string_view text);
// Prefixes of the text at every "RF" that pass the check of ISO 11649, longest first: nobody knows where the reference
// ends when a word is glued to it.
std::vector<std::string> creditor_references_in(std::string_view text);

// The words of a name that tell people apart: without titles, legal forms, particles and connectors.
std::vector<std::string> name_words(std::string_view text);
// The initial of the first word, for "J. Test"; empty when the name has no initial that stands alone.
std::string initial_in(std::string_view name);
// Words in alphabetical order with a space between: "Test, Jonas" and "Jonas Test" are one.
std::string name_key(std::vector<std::string> words);
// True when every word of the shorter name is in the longer one, two at least, each with one typing error at most.
bool is_similar_name(const std::vector<std::string>& a, const std::vector<std::string>& b);

// Typing errors between two codes: insert, leave out, replace, swap two neighbours. Stops counting above `limit`.
int typing_errors(std::string_view a, std::string_view b, int limit);
// The text with one character left out, at every place; equal results once. Two texts with one typing error between them
// share one of these, or one is among the other's.
std::vector<std::string> with_one_left_out(std::string_view text);

} // namespace kz
