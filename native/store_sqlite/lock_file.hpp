// LockFile: at most one process writes a store. The lock belongs to the open file, so the kernel releases it when the
// process ends in whatever way; the file itself stays, with the number of the process that held it last.
#pragma once

#include <string>

namespace kz::sqlite {

class LockFile {
public:
    // Locks `<store>.lock`; throws StoreError naming the process that holds it.
    explicit LockFile(const std::string& store);
    ~LockFile();
    LockFile(const LockFile&) = delete;
    LockFile& operator=(const LockFile&) = delete;

private:
    int descriptor_;
};

} // namespace kz::sqlite
