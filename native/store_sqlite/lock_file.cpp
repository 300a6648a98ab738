#include "native/store_sqlite/lock_file.hpp"

#include "native/store/store.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace kz::sqlite {
namespace {

std::string content(int descriptor) {
    char text[32];
    const ssize_t count = ::pread(descriptor, text, sizeof text, 0);
    std::string number(text, count > 0 ? static_cast<std::size_t>(count) : 0);
    return number.substr(0, number.find('\n'));
}

} // namespace

LockFile::LockFile(const std::string& store) {
    const std::string path = store + ".lock";
    descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor_ < 0)
        throw StoreError(path + ": " + std::strerror(errno));
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        const int reason = errno;
        const std::string holder = content(descriptor_);
        ::close(descriptor_);
        if (reason == EWOULDBLOCK)
            throw StoreError(store + ": in use by process " + (holder.empty() ? "?" : holder) +
                             "; only one process may write it");
        throw StoreError(path + ": " + std::strerror(reason));
    }
    // Only for the message above; a full disk may not keep the store from opening.
    const std::string number = std::to_string(::getpid()) + '\n';
    if (::ftruncate(descriptor_, 0) == 0)
        static_cast<void>(::pwrite(descriptor_, number.data(), number.size(), 0) == 0);
}

LockFile::~LockFile() { ::close(descriptor_); }

} // namespace kz::sqlite
