// A seeded sequence (SplitMix64) for tests and for choices that must replay. Never for secrets.
#pragma once

#include <cstdint>

namespace kz {

class SeededRandom {
public:
    explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    // 0 to bound - 1; bound > 0.
    std::uint64_t below(std::uint64_t bound) { return next() % bound; }

private:
    std::uint64_t state_;
};

} // namespace kz
