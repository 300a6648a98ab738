// Comparisons and numbers in the protocol's own alphabet: ASCII, independent of any locale.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kz::http {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }
constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }

constexpr bool equal_ignoring_case(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                              [](char x, char y) { return lower(x) == lower(y); });
}

// Without spaces and tabs at both ends, which is all the white space that the protocol knows.
constexpr std::string_view without_blanks(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

// The part before the first `separator`, which `rest` then begins after.
constexpr std::string_view take_until(std::string_view& rest, char separator) {
    const std::size_t at = std::min(rest.find(separator), rest.size());
    const std::string_view part = rest.substr(0, at);
    rest.remove_prefix(std::min(at + 1, rest.size()));
    return part;
}

// Digits only, at most 18 of them, so that no sum with a limit can overflow.
constexpr std::optional<std::uint64_t> decimal(std::string_view digits) {
    if (digits.empty() || digits.size() > 18) {
        return std::nullopt;
    }
    std::uint64_t value = 0;
    for (const char digit : digits) {
        if (!is_digit(digit)) {
            return std::nullopt;
        }
        value = value * 10 + static_cast<std::uint64_t>(digit - '0');
    }
    return value;
}

constexpr int hex_digit(char c) {
    if (is_digit(c)) {
        return c - '0';
    }
    const char small = lower(c);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

} // namespace kz::http
