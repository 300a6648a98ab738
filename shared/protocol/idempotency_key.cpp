#include "shared/protocol/idempotency_key.hpp"

#include "shared/base/utf8.hpp"

#include <algorithm>

namespace kz {
namespace {

bool is_printable(char c) {
    return c >= 0x20 && c <= 0x7e;
}

// The inside of a quoted string (RFC 9651, 4.2.5): a backslash escapes a quote or a backslash, nothing else.
std::optional<std::string> unquoted(std::string_view inside) {
    std::string out;
    for (std::size_t at = 0; at < inside.size(); ++at) {
        if (inside[at] == '"')
            return std::nullopt;
        if (inside[at] == '\\') {
            ++at;
            if (at == inside.size() || (inside[at] != '"' && inside[at] != '\\'))
                return std::nullopt;
        }
        out += inside[at];
    }
    return out;
}

} // namespace

std::optional<std::string> parse_idempotency_key(std::string_view header) {
    const std::string_view text = trimmed(header);
    std::optional<std::string> key;
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
        key = unquoted(text.substr(1, text.size() - 2));
    else if (text.find_first_of("\"\\ ,;") == std::string_view::npos)
        key = std::string(text);
    if (!key || key->empty() || key->size() > static_cast<std::size_t>(idempotency_key_bytes_max) ||
        !std::ranges::all_of(*key, is_printable))
        return std::nullopt;
    return key;
}

std::string idempotency_key_value(std::string_view key) {
    std::string out = "\"";
    for (const char c : key) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out += '"';
}

} // namespace kz
