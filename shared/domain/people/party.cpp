#include "shared/domain/people/party.hpp"

#include "shared/base/utf8.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace kz {
namespace {

// Letters (upper case) and digits; signs and spaces carry nothing in a number that an office gave out. Bytes above ASCII
// stay as they are.
std::string without_signs(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c >= 'a' && c <= 'z')
            out += static_cast<char>(c - 'a' + 'A');
        else if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80)
            out += c;
    }
    return out;
}

// Each run of white space as one space, none at the ends.
std::string single_spaced(std::string_view text) {
    std::string out;
    for (const char c : trimmed(text)) {
        const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!is_space)
            out += c;
        else if (out.back() != ' ')
            out += ' ';
    }
    return out;
}

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

int number_of(std::string_view digits) {
    int number = 0;
    for (const char c : digits)
        number = number * 10 + (c - '0');
    return number;
}

// The runs of digits of a typed day, at most three; none when there is anything else but signs between them.
std::vector<std::string_view> parts_of_day(std::string_view typed) {
    std::vector<std::string_view> parts;
    for (std::size_t i = 0; i < typed.size();) {
        std::size_t end = i;
        while (end < typed.size() && is_digit(typed[end]))
            ++end;
        const bool is_sign = std::string_view(" ./-").find(typed[i]) != std::string_view::npos;
        if (end == i ? !is_sign : parts.size() == 3)
            return {};
        if (end > i)
            parts.push_back(typed.substr(i, end - i));
        i = std::max(end, i + 1);
    }
    return parts;
}

std::optional<Date> typed_day(std::string_view typed) {
    std::vector<std::string_view> parts = parts_of_day(typed);
    if (parts.size() == 1 && parts[0].size() == 8)
        parts = {parts[0].substr(0, 2), parts[0].substr(2, 2), parts[0].substr(4)};
    if (parts.size() != 3)
        return std::nullopt;
    if (parts[0].size() == 4)
        std::swap(parts[0], parts[2]);
    if (parts[0].size() > 2 || parts[1].size() > 2 || parts[2].size() != 4)
        return std::nullopt;
    return make_date(number_of(parts[2]), number_of(parts[1]), number_of(parts[0]));
}

} // namespace

std::string party_key(const Party& party) {
    struct Candidate {
        std::string_view kind;
        const std::string& number;
    };
    const Candidate candidates[] = {
        {"vat:", party.vat_id},
        {"register:", party.legal_id},
        {"tax:", party.tax_id},
        {"id:", party.id},
    };
    for (const Candidate& candidate : candidates)
        if (const std::string number = without_signs(candidate.number); !number.empty())
            return std::string(candidate.kind) + number;
    return "name:" + single_spaced(party.name);
}

bool postcode_matches(const PostalAddress& address, const std::string& typed) {
    const std::string known = without_signs(address.postcode);
    return !known.empty() && known == without_signs(typed);
}

bool birth_date_matches(const Party& party, const std::string& typed) {
    return party.birth_date && party.birth_date == typed_day(trimmed(typed));
}

} // namespace kz
