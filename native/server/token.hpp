// The secret of a personal link: 160 random bits, shown once, kept only as its SHA-256.
#pragma once

#include <string>
#include <string_view>

namespace kz {

// 32 characters of Crockford's base 32.
std::string make_token();
// What was typed, scanned or stands in the address, in the form in which it is hashed: the token itself, or a whole link
// "https://host/c/TOKEN/". Empty when it can not be a token.
std::string token_in(std::string_view typed);
std::string token_hash(std::string_view token); // 32 bytes

} // namespace kz
