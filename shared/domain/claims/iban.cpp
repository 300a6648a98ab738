#include "shared/domain/claims/iban.hpp"

#include <algorithm>
#include <cstdint>

namespace kz {
namespace {

// What follows country and check digits, by the SWIFT registry of IBAN formats: a count and a kind, n digits, a capital
// letters, c both. Neighbours of one kind are put together. The counts add up to the length.
struct Format {
    std::string_view country;
    std::string_view structure;
};
constexpr Format formats[] = {
    {"AD", "8n12c"},        {"AE", "19n"},       {"AL", "8n16c"},     {"AT", "16n"},     {"AZ", "4a20c"},
    {"BA", "16n"},          {"BE", "12n"},       {"BG", "4a6n8c"},    {"BH", "4a14c"},   {"BI", "23n"},
    {"BR", "23n1a1c"},      {"BY", "4c4n16c"},   {"CH", "5n12c"},     {"CR", "18n"},     {"CY", "8n16c"},
    {"CZ", "20n"},          {"DE", "18n"},       {"DJ", "23n"},       {"DK", "14n"},     {"DO", "4c20n"},
    {"EE", "16n"},          {"EG", "25n"},       {"ES", "20n"},       {"FI", "14n"},     {"FK", "2a12n"},
    {"FO", "14n"},          {"FR", "10n11c2n"},  {"GB", "4a14n"},     {"GE", "2a16n"},   {"GI", "4a15c"},
    {"GL", "14n"},          {"GR", "7n16c"},     {"GT", "24c"},       {"HN", "4a20n"},   {"HR", "17n"},
    {"HU", "24n"},          {"IE", "4a14n"},     {"IL", "19n"},       {"IQ", "4a15n"},   {"IS", "22n"},
    {"IT", "1a10n12c"},     {"JO", "4a4n18c"},   {"KW", "4a22c"},     {"KZ", "3n13c"},   {"LB", "4n20c"},
    {"LC", "4a24c"},        {"LI", "5n12c"},     {"LT", "16n"},       {"LU", "3n13c"},   {"LV", "4a13c"},
    {"LY", "21n"},          {"MC", "10n11c2n"},  {"MD", "20c"},       {"ME", "18n"},     {"MK", "3n10c2n"},
    {"MN", "16n"},          {"MR", "23n"},       {"MT", "4a5n18c"},   {"MU", "4a19n3a"}, {"NI", "4a20n"},
    {"NL", "4a10n"},        {"NO", "11n"},       {"OM", "3n16c"},     {"PK", "4a16c"},   {"PL", "24n"},
    {"PS", "4a21c"},        {"PT", "21n"},       {"QA", "4a21c"},     {"RO", "4a16c"},   {"RS", "18n"},
    {"RU", "14n15c"},       {"SA", "2n18c"},     {"SC", "4a20n3a"},   {"SD", "14n"},     {"SE", "20n"},
    {"SI", "15n"},          {"SK", "20n"},       {"SM", "1a10n12c"},  {"SO", "19n"},     {"ST", "21n"},
    {"SV", "4a20n"},        {"TL", "19n"},       {"TN", "20n"},       {"TR", "6n16c"},   {"UA", "6n19c"},
    {"VA", "18n"},          {"VG", "4a16n"},     {"XK", "16n"},       {"YE", "4a4n18c"},
};

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

constexpr bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

bool has_structure(std::string_view rest, std::string_view structure) {
    while (!structure.empty()) {
        std::size_t count = 0;
        while (is_digit(structure.front())) {
            count = count * 10 + static_cast<std::size_t>(structure.front() - '0');
            structure.remove_prefix(1);
        }
        const char kind = structure.front();
        structure.remove_prefix(1);
        if (rest.size() < count)
            return false;
        for (const char c : rest.substr(0, count))
            if (!((is_digit(c) && kind != 'a') || (is_capital(c) && kind != 'n')))
                return false;
        rest.remove_prefix(count);
    }
    return rest.empty();
}

// Belgium's own check: the last two of the twelve digits are the first ten modulo 97, and 97 for 0.
bool has_belgian_check(std::string_view rest) {
    std::int64_t number = 0;
    for (const char digit : rest.substr(0, 10))
        number = number * 10 + (digit - '0');
    const std::int64_t expected = number % 97 == 0 ? 97 : number % 97;
    return (rest[10] - '0') * 10 + (rest[11] - '0') == expected;
}

} // namespace

int remainder_97(std::string_view code) {
    const std::size_t moved = std::min<std::size_t>(code.size(), 4);
    int remainder = 0;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[(i + moved) % code.size()];
        if (is_digit(c))
            remainder = (remainder * 10 + (c - '0')) % 97;
        else if (is_capital(c))
            remainder = (remainder * 100 + (c - 'A' + 10)) % 97;
        else
            return -1;
    }
    return remainder;
}

bool has_check_97(std::string_view code) {
    // The naive test alone would also pass 00, 01 and 99, which nobody gives out: they stand for 97, 98 and 02.
    return code.size() > 4 && is_digit(code[2]) && is_digit(code[3]) && code.substr(2, 2) >= "02" &&
           code.substr(2, 2) <= "98" && remainder_97(code) == 1;
}

std::string upper_without_spaces(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c != ' ')
            out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return out;
}

std::optional<std::string> parse_iban(std::string_view text) {
    std::string iban = upper_without_spaces(text);
    if (!has_check_97(iban))
        return std::nullopt;
    const std::string_view country = std::string_view(iban).substr(0, 2);
    const std::string_view rest = std::string_view(iban).substr(4);
    const auto* format = std::ranges::find(formats, country, &Format::country);
    if (format == std::end(formats) || !has_structure(rest, format->structure))
        return std::nullopt;
    if (country == "BE" && !has_belgian_check(rest))
        return std::nullopt;
    return iban;
}

std::string grouped(std::string_view iban) {
    std::string out;
    for (std::size_t i = 0; i < iban.size(); ++i) {
        if (i > 0 && i % 4 == 0)
            out += ' ';
        out += iban[i];
    }
    return out;
}

} // namespace kz
