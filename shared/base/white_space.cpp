#include "shared/base/white_space.hpp"

#include "shared/base/utf8.hpp"

#include <cstdint>

namespace kz {
namespace {

// White space, and the control characters that XML lets in.
bool is_blank(std::uint32_t code) {
    return code <= 0x20 || (code >= 0x7f && code < 0xa0);
}

} // namespace

std::string one_line(std::string_view text) {
    std::string out;
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const auto code = next_code_point(text, at);
        if (!code)
            ++at;
        if (code && is_blank(*code)) {
            gap = !out.empty();
            continue;
        }
        if (gap)
            out += ' ';
        gap = false;
        out += text.substr(from, at - from);
    }
    return out;
}

std::string many_lines(std::string_view text) {
    std::string out;
    bool gap = false;
    for (;;) {
        const std::size_t end = text.find_first_of("\r\n");
        const std::string line = one_line(text.substr(0, end));
        if (line.empty()) {
            gap = true;
        } else {
            if (!out.empty())
                out += gap ? "\n\n" : "\n";
            out += line;
            gap = false;
        }
        if (end == std::string_view::npos)
            return out;
        const bool is_pair = text.substr(end, 2) == "\r\n";
        text.remove_prefix(end + (is_pair ? 2 : 1));
    }
}

std::string without_space(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const auto code = next_code_point(text, at);
        if (!code) {
            out += text[at++];
            continue;
        }
        if (!is_blank(*code) && *code != 0xa0 && *code != 0x202f && *code != 0x2007)
            out += text.substr(from, at - from);
    }
    return out;
}

} // namespace kz
