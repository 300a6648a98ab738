// Passwords as they are kept: Argon2id (RFC 9106) with a salt of their own, in the usual text form
// "$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH". Takes some 30 ms and 19 MB: not on a thread that others wait for.
#pragma once

#include <string>
#include <string_view>

namespace kz {

std::string password_hash(std::string_view password);
// False for a text that is no such hash, after the same work: who waits for the answer can not tell an account that is there.
bool is_password(std::string_view password, std::string_view hash);

} // namespace kz
