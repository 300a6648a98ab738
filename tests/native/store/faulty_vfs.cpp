#include "tests/native/store/faulty_vfs.hpp"

#include <cstring>
#include <new>
#include <sqlite3.h>
#include <vector>

namespace kz::test {
namespace {

// One change since the last flush.
struct Change {
    sqlite3_int64 at = 0;
    std::string bytes;
    bool is_truncation = false; // to `at`
};

struct Disk { // of one file
    std::string flushed;
    std::vector<Change> changes;
};

void apply(std::string& content, const Change& change) {
    const auto at = static_cast<std::size_t>(change.at);
    if (change.is_truncation) {
        content.resize(at);
        return;
    }
    if (content.size() < at + change.bytes.size())
        content.resize(at + change.bytes.size());
    content.replace(at, change.bytes.size(), change.bytes);
}

struct State {
    sqlite3_vfs vfs{};
    sqlite3_vfs* real = nullptr;
    int operations = 0;
    int fail_at = 0; // 0: never
    Fault fault = Fault::Error;
    Lasting lasting = Lasting::Once;
    bool has_failed = false;
    int call_at = 0;
    std::function<void()> action;
    std::map<std::string, Disk> disks;

    enum class Kind { Read, Change };
    bool is_failing_now(Kind kind = Kind::Change) {
        if ((kind == Kind::Read) != (fault == Fault::Read))
            return false;
        ++operations;
        if (operations == call_at)
            action();
        const bool fails = fail_at > 0 && (operations == fail_at || (operations > fail_at && lasting == Lasting::ForEver));
        has_failed = has_failed || fails;
        return fails;
    }
    int code(int error) const { return fault == Fault::Full ? SQLITE_FULL : error; }
};

State* state = nullptr;

struct File {
    sqlite3_file base;
    std::string* path; // null: a file without a name
    sqlite3_file* real;
};

File& ours(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
sqlite3_file* real(sqlite3_file* file) { return ours(file).real; }
Disk* disk_of(sqlite3_file* file) { return ours(file).path ? &state->disks[*ours(file).path] : nullptr; }

int close(sqlite3_file* file) {
    const int code = real(file)->pMethods->xClose(real(file));
    delete ours(file).path;
    return code;
}
int read(sqlite3_file* file, void* into, int count, sqlite3_int64 at) {
    if (state->is_failing_now(State::Kind::Read))
        return SQLITE_IOERR_READ;
    return real(file)->pMethods->xRead(real(file), into, count, at);
}
int write(sqlite3_file* file, const void* from, int count, sqlite3_int64 at) {
    const bool fails = state->is_failing_now();
    const int written = !fails ? count : state->fault == Fault::HalfWrite ? count / 2 : 0;
    if (written > 0) {
        if (const int code = real(file)->pMethods->xWrite(real(file), from, written, at); code != SQLITE_OK)
            return code;
        if (Disk* const disk = disk_of(file))
            disk->changes.push_back({at, std::string(static_cast<const char*>(from), static_cast<std::size_t>(written)), false});
    }
    return fails ? state->code(SQLITE_IOERR_WRITE) : SQLITE_OK;
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
    if (state->is_failing_now())
        return SQLITE_IOERR_TRUNCATE;
    if (Disk* const disk = disk_of(file))
        disk->changes.push_back({size, {}, true});
    return real(file)->pMethods->xTruncate(real(file), size);
}
int sync(sqlite3_file* file, int) {
    if (state->is_failing_now())
        return state->code(SQLITE_IOERR_FSYNC);
    if (Disk* const disk = disk_of(file)) {
        for (const Change& change : disk->changes)
            apply(disk->flushed, change);
        disk->changes.clear();
    }
    return SQLITE_OK;
}
int file_size(sqlite3_file* file, sqlite3_int64* size) { return real(file)->pMethods->xFileSize(real(file), size); }
int lock(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
int unlock(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
int check_lock(sqlite3_file* file, int* out) { return real(file)->pMethods->xCheckReservedLock(real(file), out); }
int control(sqlite3_file* file, int operation, void* argument) {
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}
int sector_size(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
int device(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, out);
}
int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void shm_barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
int shm_unmap(sqlite3_file* file, int remove) { return real(file)->pMethods->xShmUnmap(real(file), remove); }
int fetch(sqlite3_file* file, sqlite3_int64 at, int count, void** out) {
    return real(file)->pMethods->xFetch(real(file), at, count, out);
}
int unfetch(sqlite3_file* file, sqlite3_int64 at, void* page) {
    return real(file)->pMethods->xUnfetch(real(file), at, page);
}

const sqlite3_io_methods methods = {3, close, read, write, truncate, sync, file_size, lock, unlock, check_lock, control,
                                    sector_size, device, shm_map, shm_lock, shm_barrier, shm_unmap, fetch, unfetch};

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    file->pMethods = nullptr;
    if ((flags & SQLITE_OPEN_READWRITE) && state->is_failing_now())
        return SQLITE_CANTOPEN;
    sqlite3_file* const behind = reinterpret_cast<sqlite3_file*>(&ours(file) + 1);
    const int code = state->real->xOpen(state->real, name, behind, flags, out_flags);
    if (code != SQLITE_OK)
        return code;
    ours(file).real = behind;
    ours(file).path = name ? new std::string(name) : nullptr;
    if (name)
        state->disks[name];
    file->pMethods = &methods;
    return SQLITE_OK;
}

int remove(sqlite3_vfs*, const char* name, int sync_folder) {
    if (state->is_failing_now())
        return SQLITE_IOERR_DELETE;
    state->disks.erase(name);
    return state->real->xDelete(state->real, name, sync_folder);
}

} // namespace

FaultyVfs::FaultyVfs() {
    state = new State;
    state->real = sqlite3_vfs_find(nullptr);
    state->vfs = *state->real;
    state->vfs.pNext = nullptr;
    state->vfs.zName = "faulty";
    state->vfs.szOsFile = static_cast<int>(sizeof(File)) + state->real->szOsFile;
    state->vfs.xOpen = open;
    state->vfs.xDelete = remove;
    sqlite3_vfs_register(&state->vfs, 1);
}

FaultyVfs::~FaultyVfs() {
    sqlite3_vfs_unregister(&state->vfs);
    sqlite3_vfs_register(state->real, 1);
    delete state;
    state = nullptr;
}

void FaultyVfs::fail_at(int operation, Fault fault, Lasting lasting) {
    state->fail_at = operation;
    state->fault = fault;
    state->lasting = lasting;
    state->has_failed = false;
}

void FaultyVfs::heal() { state->fail_at = 0; }
int FaultyVfs::operations() const { return state->operations; }
bool FaultyVfs::has_failed() const { return state->has_failed; }

void FaultyVfs::call_at(int operation, std::function<void()> action) {
    state->call_at = operation;
    state->action = std::move(action);
}

std::map<std::string, std::string> FaultyVfs::after_power_cut(Unflushed unflushed, SeededRandom& random) const {
    std::map<std::string, std::string> files;
    for (const auto& [path, disk] : state->disks) {
        std::string content = disk.flushed;
        for (const Change& change : disk.changes)
            if (unflushed == Unflushed::Kept || (unflushed == Unflushed::Mixed && random.below(2) == 0))
                apply(content, change);
        files[path] = content;
    }
    return files;
}

} // namespace kz::test
