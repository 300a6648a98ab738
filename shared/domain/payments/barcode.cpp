#include "shared/domain/payments/barcode.hpp"

#include <algorithm>
#include <cstdint>

namespace kz {
namespace {

bool are_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

void append_bits(std::string& out, unsigned bits, int count) {
    while (count-- > 0)
        out += (bits >> count & 1) != 0 ? '1' : '0';
}

// ---- EAN-13 -------------------------------------------------------------------------------------------------------

bool is_ean(std::string_view text) {
    if (text.size() != 13 || !are_digits(text))
        return false;
    int sum = 0;
    for (std::size_t at = 0; at < text.size(); ++at)
        sum += (text[at] - '0') * (at % 2 == 0 ? 1 : 3);
    return sum % 10 == 0;
}

// Each digit has seven modules; on the left inverted (set A), or the same backwards (set B).
constexpr std::uint8_t right_digits[] = {0x72, 0x66, 0x6c, 0x42, 0x5c, 0x4e, 0x50, 0x44, 0x48, 0x74};
// Which of the six on the left are of set B: that is what says the first digit.
constexpr std::uint8_t sets_by_first[] = {0x00, 0x0b, 0x0d, 0x0e, 0x13, 0x19, 0x1c, 0x15, 0x16, 0x1a};

unsigned left_digit(char digit, bool is_set_b) {
    const unsigned bits = right_digits[digit - '0'];
    if (!is_set_b)
        return ~bits;
    unsigned backwards = 0;
    for (int at = 0; at < 7; ++at)
        backwards |= (bits >> at & 1) << (6 - at);
    return backwards;
}

std::string ean_modules(std::string_view text) {
    const unsigned sets = sets_by_first[text[0] - '0'];
    std::string out = "101";
    for (std::size_t at = 1; at < 7; ++at)
        append_bits(out, left_digit(text[at], (sets >> (6 - at) & 1) != 0), 7);
    out += "01010";
    for (std::size_t at = 7; at < 13; ++at)
        append_bits(out, right_digits[text[at] - '0'], 7);
    return out += "101";
}

// ---- Code 128 -----------------------------------------------------------------------------------------------------

constexpr int start_b = 104, start_c = 105, check_modulus = 103;
constexpr std::string_view stop = "1100011101011";
constexpr std::uint16_t symbols[] = { // eleven modules each
    0x6cc, 0x66c, 0x666, 0x498, 0x48c, 0x44c, 0x4c8, 0x4c4, 0x464, 0x648, 0x644, 0x624, 0x59c, 0x4dc, 0x4ce, 0x5cc, 0x4ec, 0x4e6,
    0x672, 0x65c, 0x64e, 0x6e4, 0x674, 0x76e, 0x74c, 0x72c, 0x726, 0x764, 0x734, 0x732, 0x6d8, 0x6c6, 0x636, 0x518, 0x458, 0x446,
    0x588, 0x468, 0x462, 0x688, 0x628, 0x622, 0x5b8, 0x58e, 0x46e, 0x5d8, 0x5c6, 0x476, 0x776, 0x68e, 0x62e, 0x6e8, 0x6e2, 0x6ee,
    0x758, 0x746, 0x716, 0x768, 0x762, 0x71a, 0x77a, 0x642, 0x78a, 0x530, 0x50c, 0x4b0, 0x486, 0x42c, 0x426, 0x590, 0x584, 0x4d0,
    0x4c2, 0x434, 0x432, 0x612, 0x650, 0x7ba, 0x614, 0x47a, 0x53c, 0x4bc, 0x49e, 0x5e4, 0x4f4, 0x4f2, 0x7a4, 0x794, 0x792, 0x6de,
    0x6f6, 0x7b6, 0x578, 0x51e, 0x45e, 0x5e8, 0x5e2, 0x7a8, 0x7a2, 0x5de, 0x5ee, 0x75e, 0x7ae, 0x684, 0x690, 0x69c};

std::string code_128_modules(std::string_view text) {
    const bool is_in_pairs = text.size() % 2 == 0 && are_digits(text);
    int sum = is_in_pairs ? start_c : start_b, place = 0;
    std::string out;
    append_bits(out, symbols[sum], 11);
    while (!text.empty()) {
        const int value = is_in_pairs ? (text[0] - '0') * 10 + text[1] - '0' : text[0] - ' ';
        text.remove_prefix(is_in_pairs ? 2 : 1);
        sum += value * ++place;
        append_bits(out, symbols[value], 11);
    }
    append_bits(out, symbols[sum % check_modulus], 11);
    return out.append(stop);
}

} // namespace

std::string barcode_modules(std::string_view text) {
    const bool is_plain = std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
    if (text.empty() || text.size() > barcode_characters_max || !is_plain)
        return {};
    return is_ean(text) ? ean_modules(text) : code_128_modules(text);
}

} // namespace kz
