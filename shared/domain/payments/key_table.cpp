#include "shared/domain/payments/key_table.hpp"

#include "shared/base/assert.hpp"

namespace kz {
namespace {

constexpr std::size_t sharing_max = 256;

} // namespace

std::size_t KeyTable::place_of(std::uint32_t mark) const {
    return static_cast<std::size_t>((static_cast<std::uint64_t>(mark) * cells_.size()) >> 32);
}

void KeyTable::put(Cell cell) {
    std::size_t at = place_of(cell.mark);
    while (cells_[at].slot != unused)
        at = at + 1 == cells_.size() ? 0 : at + 1;
    cells_[at] = cell;
    ++used_;
}

void KeyTable::rebuild(std::size_t cells) {
    std::vector<Cell> old(cells);
    old.swap(cells_);
    used_ = erased_ = 0;
    for (const Cell& cell : old)
        if (cell.slot != unused && cell.slot != erased)
            put(cell);
}

void KeyTable::reserve(std::size_t keys) {
    if (keys * 4 / 3 + 1 > cells_.size())
        rebuild(keys * 4 / 3 + 1);
}

void KeyTable::insert(std::uint64_t hash, std::uint32_t slot) {
    KZ_ASSERT(slot < crowded);
    // At most three quarters full; when a quarter of that was erased, the same size will do.
    if ((used_ + 1) * 4 > cells_.size() * 3)
        rebuild(erased_ * 4 > used_ ? cells_.size() : cells_.size() * 3 / 2 + 64);
    const auto mark = static_cast<std::uint32_t>(hash >> 32);
    std::size_t sharing = 0;
    for (std::size_t at = place_of(mark); cells_[at].slot != unused; at = at + 1 == cells_.size() ? 0 : at + 1) {
        if (cells_[at].mark != mark || cells_[at].slot == erased)
            continue;
        if (cells_[at].slot == crowded)
            return;
        ++sharing;
    }
    put({mark, sharing < sharing_max ? slot : crowded});
}

void KeyTable::erase(std::uint64_t hash, std::uint32_t slot) {
    if (cells_.empty())
        return;
    const auto mark = static_cast<std::uint32_t>(hash >> 32);
    for (std::size_t at = place_of(mark); cells_[at].slot != unused; at = at + 1 == cells_.size() ? 0 : at + 1)
        if (cells_[at].mark == mark && cells_[at].slot == slot) {
            cells_[at].slot = erased;
            ++erased_;
            return;
        }
}

void KeyTable::find(std::uint64_t hash, std::vector<std::uint32_t>& slots) const {
    if (cells_.empty())
        return;
    const auto mark = static_cast<std::uint32_t>(hash >> 32);
    for (std::size_t at = place_of(mark); cells_[at].slot != unused; at = at + 1 == cells_.size() ? 0 : at + 1)
        if (cells_[at].mark == mark && cells_[at].slot == crowded)
            return slots.clear();
        else if (cells_[at].mark == mark && cells_[at].slot != erased)
            slots.push_back(cells_[at].slot);
}

bool KeyTable::is_crowded(std::uint64_t hash) const {
    if (cells_.empty())
        return false;
    const auto mark = static_cast<std::uint32_t>(hash >> 32);
    for (std::size_t at = place_of(mark); cells_[at].slot != unused; at = at + 1 == cells_.size() ? 0 : at + 1)
        if (cells_[at].mark == mark && cells_[at].slot == crowded)
            return true;
    return false;
}

} // namespace kz
