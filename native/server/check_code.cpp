#include "native/server/check_code.hpp"

#include "native/platform/secret.hpp"
#include "shared/base/assert.hpp"

#include <cstdint>

namespace kz {
namespace {

constexpr std::string_view prefix = "KZ";
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // as base32()
constexpr int characters = 8;
constexpr int bits_of_character = 5;
constexpr int bits_of_half = characters * bits_of_character / 2;
constexpr std::uint64_t half_mask = (std::uint64_t{1} << bits_of_half) - 1;
constexpr int rounds = 4;

std::uint64_t mixed(std::string_view key, int round, std::uint64_t half) {
    const std::string digest = hmac_sha256(key, "check:" + std::to_string(round) + ":" + std::to_string(half));
    std::uint64_t bits = 0;
    for (int i = 0; i < 3; ++i)
        bits = bits << 8 | static_cast<unsigned char>(digest[static_cast<std::size_t>(i)]);
    return bits & half_mask;
}

std::uint64_t hidden(std::string_view key, std::uint64_t number) {
    std::uint64_t left = number >> bits_of_half, right = number & half_mask;
    for (int round = 0; round < rounds; ++round) {
        const std::uint64_t next = left ^ mixed(key, round, right);
        left = right;
        right = next;
    }
    return left << bits_of_half | right;
}

std::uint64_t found(std::string_view key, std::uint64_t code) {
    std::uint64_t left = code >> bits_of_half, right = code & half_mask;
    for (int round = rounds - 1; round >= 0; --round) {
        const std::uint64_t before = right ^ mixed(key, round, left);
        right = left;
        left = before;
    }
    return left << bits_of_half | right;
}

} // namespace

std::string check_code(std::string_view key, ClaimId claim) {
    KZ_ASSERT(claim.is_set() && claim.value >> (2 * bits_of_half) == 0);
    const std::uint64_t code = hidden(key, static_cast<std::uint64_t>(claim.value));
    std::string text(prefix);
    for (int i = 0; i < characters; ++i) {
        if (i % 4 == 0)
            text += '-';
        text += alphabet[(code >> (bits_of_character * (characters - 1 - i))) & 31];
    }
    return text;
}

ClaimId claim_of_check_code(std::string_view key, std::string_view typed) {
    constexpr std::size_t typed_length_max = 64;
    if (typed.size() > typed_length_max)
        return {};
    std::string text = canonical_base32(typed);
    if (text.size() == prefix.size() + characters && text.starts_with(prefix))
        text.erase(0, prefix.size());
    if (text.size() != characters)
        return {};
    std::uint64_t code = 0;
    for (const char c : text) {
        const auto digit = alphabet.find(c);
        if (digit == std::string_view::npos)
            return {};
        code = code << bits_of_character | digit;
    }
    return ClaimId{static_cast<std::int64_t>(found(key, code))};
}

} // namespace kz
