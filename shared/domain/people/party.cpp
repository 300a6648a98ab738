#include "shared/domain/people/party.hpp"

#include "shared/base/utf8.hpp"

#include <string_view>

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

} // namespace kz
