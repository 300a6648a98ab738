// Loaded before a server (LD_PRELOAD), it makes every flush take KULANZ_FLUSH_MICROSECONDS longer. Virtual disks answer a flush from a
// cache in a tenth of a millisecond; disks that write take one to five. How a server orders its flushes shows only there.
#include <cstdlib>
#include <ctime>
#include <dlfcn.h>

namespace {

int flush_slowly(const char* name, int descriptor) {
    static const long microseconds = std::atol(std::getenv("KULANZ_FLUSH_MICROSECONDS"));
    const timespec longer{microseconds / 1'000'000, microseconds % 1'000'000 * 1'000};
    nanosleep(&longer, nullptr);
    return reinterpret_cast<int (*)(int)>(dlsym(RTLD_NEXT, name))(descriptor);
}

} // namespace

extern "C" int fsync(int descriptor) { return flush_slowly("fsync", descriptor); }
extern "C" int fdatasync(int descriptor) { return flush_slowly("fdatasync", descriptor); }
