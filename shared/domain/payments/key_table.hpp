// Hashed keys to slots: eight bytes a key, linear probing. A key may have many slots; what is found is to be checked. A key
// that more than 256 share is crowded, and stays so: it finds nothing and costs nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kz {

class KeyTable {
public:
    void insert(std::uint64_t hash, std::uint32_t slot);
    void erase(std::uint64_t hash, std::uint32_t slot);
    // Slots of a key, those of other keys with the same mark among them.
    void find(std::uint64_t hash, std::vector<std::uint32_t>& slots) const;
    bool is_crowded(std::uint64_t hash) const;
    void reserve(std::size_t keys);

private:
    struct Cell {
        std::uint32_t mark = 0; // the hash's upper half, which is also the place
        std::uint32_t slot = unused;
    };
    static constexpr std::uint32_t unused = 0xffffffff;
    static constexpr std::uint32_t erased = 0xfffffffe;
    static constexpr std::uint32_t crowded = 0xfffffffd;
    std::size_t place_of(std::uint32_t mark) const;
    void put(Cell cell);
    void rebuild(std::size_t cells);

    std::vector<Cell> cells_;
    std::size_t used_ = 0;   // erased ones too
    std::size_t erased_ = 0;
};

} // namespace kz
