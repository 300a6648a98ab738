#include "native/platform/file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kz {
namespace {

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0)
            ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    bool is_open() const { return number_ >= 0; }
    int number() const { return number_; }

private:
    int number_;
};

bool write_all(int descriptor, std::string_view content) {
    while (!content.empty()) {
        const ssize_t count = ::write(descriptor, content.data(), content.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        content.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

bool flush_folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return descriptor.is_open() && ::fsync(descriptor.number()) == 0;
}

} // namespace

std::optional<std::string> read_file(const std::string& path) {
    const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status{};
    if (!descriptor.is_open() || ::fstat(descriptor.number(), &status) != 0 || S_ISDIR(status.st_mode))
        return std::nullopt;
    std::string content;
    // The size is only a hint: pipes and files of /proc say zero.
    std::size_t used = 0;
    content.resize(static_cast<std::size_t>(status.st_size) + 1);
    for (;;) {
        const ssize_t count = ::read(descriptor.number(), content.data() + used, content.size() - used);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return std::nullopt;
        if (count == 0)
            break;
        used += static_cast<std::size_t>(count);
        if (used == content.size())
            content.resize(used * 2);
    }
    content.resize(used);
    return content;
}

bool write_file_durably(const std::string& path, std::string_view content) {
    std::string beside = path + ".XXXXXX";
    const Descriptor descriptor(::mkostemp(beside.data(), O_CLOEXEC));
    if (!descriptor.is_open())
        return false;
    if (write_all(descriptor.number(), content) && ::fsync(descriptor.number()) == 0 &&
        ::rename(beside.c_str(), path.c_str()) == 0)
        return flush_folder_of(path);
    ::unlink(beside.c_str());
    return false;
}

bool make_folder_durably(const std::string& path) {
    if (::mkdir(path.c_str(), 0700) != 0)
        return errno == EEXIST;
    return flush_folder_of(path);
}

} // namespace kz
