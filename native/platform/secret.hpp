// Entropy and hashes, from the operating system and OpenSSL, and what is left of secrets.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kz {

// `count` bytes from the kernel's generator.
std::string random_bytes(std::size_t count);
std::string sha256(std::string_view bytes);                          // 32 bytes
std::string hmac_sha256(std::string_view key, std::string_view bytes); // 32 bytes
std::string hmac_sha1(std::string_view key, std::string_view bytes);   // 20 bytes; for RFC 6238 alone
std::string base64(std::string_view bytes);
std::string base64_bytes(std::string_view text); // the other way; empty when it is none
std::string hex(std::string_view bytes);
// In a time that does not depend on where they differ.
bool equal_secrets(std::string_view a, std::string_view b);

// Crockford's base 32 in capitals (no I, L, O, U), most significant bit first: tokens that can be read aloud and typed.
std::string base32(std::string_view bytes);
// What functions that this one's caller called have left on the stack of this thread; 256 kB of it are zeros then.
void wipe_stack();

// What a person or scanner typed, in canonical form: capitals, without spaces and dashes, I and L as 1, O as 0.
std::string canonical_base32(std::string_view typed);

} // namespace kz
