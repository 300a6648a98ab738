// A stable 64-bit hash (FNV-1a), equal on every host: ids of scene nodes and digests of tests. Not for secrets.
#pragma once

#include <cstdint>
#include <string_view>

namespace kz {

inline constexpr std::uint64_t hash_seed = 14695981039346656037ull;

constexpr std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = hash_seed) {
    std::uint64_t hash = seed;
    for (const char byte : bytes) {
        hash ^= static_cast<unsigned char>(byte);
        hash *= 1099511628211ull;
    }
    return hash;
}

constexpr std::uint64_t hash64(std::uint64_t number, std::uint64_t seed) {
    std::uint64_t hash = seed;
    for (int shift = 0; shift < 64; shift += 8) {
        hash ^= (number >> shift) & 0xff;
        hash *= 1099511628211ull;
    }
    return hash;
}

} // namespace kz
