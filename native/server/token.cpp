#include "native/server/token.hpp"

#include "native/platform/secret.hpp"

namespace kz {
namespace {

constexpr std::size_t token_bytes = 20;
constexpr std::size_t token_characters = 32;

} // namespace

std::string make_token() {
    return base32(random_bytes(token_bytes));
}

std::string token_in(std::string_view typed) {
    if (const auto at = typed.find("/c/"); at != std::string_view::npos)
        typed.remove_prefix(at + 3);
    typed = typed.substr(0, typed.find_first_of("/?#"));
    std::string token = canonical_base32(typed);
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    if (token.size() != token_characters || token.find_first_not_of(alphabet) != std::string::npos)
        return {};
    return token;
}

std::string token_hash(std::string_view token) {
    return sha256(token);
}

} // namespace kz
