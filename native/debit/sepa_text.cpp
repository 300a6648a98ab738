#include "native/debit/sepa_text.hpp"

#include "shared/base/utf8.hpp"

#include <cstdint>
#include <iterator>

namespace kz {
namespace {

// U+00C0 to U+017F.
constexpr std::string_view letters[] = {
    "A", "A", "A", "A", "Ae", "A", "AE", "C", "E", "E", "E", "E", "I", "I", "I", "I", "D", "N", "O", "O", "O", "O", "Oe", ".", "O", "U", "U", "U", "Ue", "Y",
    "Th", "ss", "a", "a", "a", "a", "ae", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i", "d", "n", "o", "o", "o", "o", "oe", ".", "o", "u", "u", "u",
    "ue", "y", "th", "y", "A", "a", "A", "a", "A", "a", "C", "c", "C", "c", "C", "c", "C", "c", "D", "d", "D", "d", "E", "e", "E", "e", "E", "e", "E", "e",
    "E", "e", "G", "g", "G", "g", "G", "g", "G", "g", "H", "h", "H", "h", "I", "i", "I", "i", "I", "i", "I", "i", "I", "i", "IJ", "ij", "J", "j", "K", "k",
    "k", "L", "l", "L", "l", "L", "l", "L", "l", "L", "l", "N", "n", "N", "n", "N", "n", "n", "N", "n", "O", "o", "O", "o", "O", "o", "OE", "oe", "R", "r",
    "R", "r", "R", "r", "S", "s", "S", "s", "S", "s", "S", "s", "T", "t", "T", "t", "T", "t", "U", "u", "U", "u", "U", "u", "U", "u", "U", "u", "U", "u",
    "W", "w", "Y", "y", "Y", "Z", "z", "Z", "z", "Z", "z", "s"};
constexpr std::uint32_t first_letter = 0xc0;
static_assert(std::size(letters) == 0x180 - first_letter);

bool is_taken(std::uint32_t code_point) {
    return (code_point >= 'a' && code_point <= 'z') || (code_point >= 'A' && code_point <= 'Z') || (code_point >= '0' && code_point <= '9') ||
           (code_point < 0x80 && std::string_view(" /-?:().,'+").find(static_cast<char>(code_point)) != std::string_view::npos);
}

std::string like(std::uint32_t code_point) {
    if (is_taken(code_point))
        return std::string(1, static_cast<char>(code_point));
    if (code_point == '&')
        return "+";
    if (code_point == 0x2019 || code_point == 0x2018)
        return "'";
    if (code_point >= first_letter && code_point - first_letter < std::size(letters))
        return std::string(letters[code_point - first_letter]);
    return code_point <= ' ' || code_point == 0xa0 ? " " : ".";
}

} // namespace

std::string sepa_text(std::string_view text, std::size_t characters_max) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto code_point = next_code_point(text, at);
        if (!code_point)
            ++at; // a byte that is no text
        const std::string next = code_point ? like(*code_point) : ".";
        if (next == "/" && (out.empty() || out.back() == '/'))
            continue;
        if (out.size() + next.size() > characters_max)
            break;
        out += next;
    }
    while (!out.empty() && (out.back() == '/' || out.back() == ' '))
        out.pop_back();
    return out.empty() ? "." : out;
}

} // namespace kz
