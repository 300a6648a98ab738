#include "shared/base/utf8.hpp"

#include <cstring>

namespace kz {

std::optional<std::uint32_t> next_code_point(std::string_view text, std::size_t& at) {
    if (at >= text.size())
        return std::nullopt;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    if (first < 0x80) {
        ++at;
        return first;
    }
    std::size_t length = 0;
    std::uint32_t code = 0;
    std::uint32_t least = 0;
    if ((first & 0xe0) == 0xc0) {
        length = 2, code = first & 0x1f, least = 0x80;
    } else if ((first & 0xf0) == 0xe0) {
        length = 3, code = first & 0x0f, least = 0x800;
    } else if ((first & 0xf8) == 0xf0) {
        length = 4, code = first & 0x07, least = 0x10000;
    } else {
        return std::nullopt;
    }
    if (at + length > text.size())
        return std::nullopt;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xc0) != 0x80)
            return std::nullopt;
        code = code << 6 | (byte(at + i) & 0x3fu);
    }
    if (code < least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
        return std::nullopt;
    at += length;
    return code;
}

bool is_utf8(std::string_view text) {
    // Most text is ASCII: eight bytes at a time are passed over where no high bit is set.
    constexpr std::uint64_t high_bits = 0x8080808080808080;
    for (std::size_t at = 0; at < text.size();) {
        std::uint64_t eight = high_bits;
        if (at + sizeof eight <= text.size())
            std::memcpy(&eight, text.data() + at, sizeof eight);
        if ((eight & high_bits) == 0)
            at += sizeof eight;
        else if (!next_code_point(text, at))
            return false;
    }
    return true;
}

std::size_t code_point_count(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count)
        if (!next_code_point(text, at))
            ++at;
    return count;
}

void append_utf8(std::string& out, std::uint32_t code) {
    const auto push = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (code < 0x80) {
        push(code);
    } else if (code < 0x800) {
        push(0xc0 | code >> 6);
        push(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        push(0xe0 | code >> 12);
        push(0x80 | (code >> 6 & 0x3f));
        push(0x80 | (code & 0x3f));
    } else {
        push(0xf0 | code >> 18);
        push(0x80 | (code >> 12 & 0x3f));
        push(0x80 | (code >> 6 & 0x3f));
        push(0x80 | (code & 0x3f));
    }
}

bool is_plain_text(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto code = next_code_point(text, at);
        if (!code || (*code < 0x20 && *code != '\t' && *code != '\n') || (*code >= 0x7f && *code < 0xa0))
            return false;
    }
    return true;
}

std::string_view trimmed(std::string_view text) {
    const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!text.empty() && is_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    return text;
}

} // namespace kz
