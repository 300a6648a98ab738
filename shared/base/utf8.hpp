// UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kz {

// The code point that begins at `at`, which moves past it; nothing (and `at` stays) when the bytes are not UTF-8.
std::optional<std::uint32_t> next_code_point(std::string_view text, std::size_t& at);
bool is_utf8(std::string_view text);
// Code points; a byte that is not UTF-8 counts as one.
std::size_t code_point_count(std::string_view text);
void append_utf8(std::string& out, std::uint32_t code_point);
// True for text that a person may send: UTF-8, no control characters but tab and line feed.
bool is_plain_text(std::string_view text);
// Without white space at both ends.
std::string_view trimmed(std::string_view text);

} // namespace kz
