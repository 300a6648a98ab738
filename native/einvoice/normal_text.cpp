#include "native/einvoice/normal_text.hpp"

#include "shared/base/utf8.hpp"

#include <cstdint>

namespace kz::einvoice {
namespace {

// White space, and the control characters that XML lets in.
bool is_blank(std::uint32_t code) {
    return code <= 0x20 || (code >= 0x7f && code < 0xa0);
}

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

char lower(char c) {
    return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
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

std::string_view without_subject(std::string_view note) {
    note = trimmed(note);
    if (note.size() < 5 || note[0] != '#' || note[4] != '#')
        return note;
    if (!is_capital(note[1]) || !is_capital(note[2]) || !is_capital(note[3]))
        return note;
    return trimmed(note.substr(5));
}

void append_part(std::string& whole, std::string_view part, std::string_view separator) {
    if (part.empty())
        return;
    if (!whole.empty())
        whole += separator;
    whole += part;
}

bool equal_without_case(std::string_view a, std::string_view b) {
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (lower(a[i]) != lower(b[i]))
            return false;
    return true;
}

} // namespace kz::einvoice
