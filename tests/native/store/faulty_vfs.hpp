// FaultyVfs: while it lives, SQLite's default file system, in which the n-th operation that changes a file fails, and which
// knows what a power cut would leave of each file: what was flushed, and of the rest nothing, something or all.
// Files are real, flushes are not. One at a time, for one thread.
#pragma once

#include "shared/base/random.hpp"

#include <functional>
#include <map>
#include <string>

namespace kz::test {

enum class Fault {
    Error,     // I/O error, nothing is written
    HalfWrite, // I/O error after half of the bytes
    Full,      // no room
    Read,      // I/O error while reading: then reads are counted, and nothing else
};
enum class Lasting { Once, ForEver };
// What becomes of that which was written and not flushed.
enum class Unflushed { Lost, Kept, Mixed };

class FaultyVfs {
public:
    FaultyVfs();
    ~FaultyVfs();
    FaultyVfs(const FaultyVfs&) = delete;
    FaultyVfs& operator=(const FaultyVfs&) = delete;

    // Operations are counted from 1: write, truncate, flush, delete, open to write; or reads.
    void fail_at(int operation, Fault fault, Lasting lasting);
    void heal();
    int operations() const;
    bool has_failed() const; // since fail_at
    // Called before the operation of that number.
    void call_at(int operation, std::function<void()> action);
    // The files, by name, as a power cut now would leave them.
    std::map<std::string, std::string> after_power_cut(Unflushed unflushed, SeededRandom& random) const;
};

} // namespace kz::test
