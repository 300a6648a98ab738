#include "native/store_sqlite/sqlite_store.hpp"

#include "native/store/forward_reads.hpp"
#include "native/store_sqlite/lock_file.hpp"
#include "native/store_sqlite/migrations.hpp"
#include "native/store_sqlite/queries.hpp"
#include "native/store_sqlite/transaction.hpp"

#include "shared/base/assert.hpp"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sqlite3.h>
#include <unistd.h>

namespace kz {
namespace sqlite {
namespace {

// Under load SQLite itself moves the log into the file when it has this many pages (16 MB): seldom enough that a page
// which changes often is written once. Otherwise rest() does it.
constexpr int checkpoint_pages = 4'000;
constexpr std::int64_t log_bytes_max = 64 << 20; // above it the log is emptied and cut
constexpr int truncate_milliseconds = 100;       // how long the writer waits for readers to leave the log

// Each mapping costs page tables and address translation of its own, so only the first few readers have one.
constexpr int mapped_readers_max = 8;
constexpr std::int64_t mapped_bytes = std::int64_t{1} << 30;
constexpr int reader_cache_kib = 16 << 10;
constexpr int writer_cache_kib = 64 << 10;

// As it is created by nobody else: for the owner only. The folder is flushed, so that a power cut does not lose the name.
void make_file(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0 && errno == EEXIST)
        return;
    if (descriptor < 0)
        throw StoreError(path + ": " + std::strerror(errno));
    ::close(descriptor);
    const std::string folder = std::filesystem::path(path).parent_path();
    const int folder_descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder_descriptor >= 0) {
        ::fsync(folder_descriptor);
        ::close(folder_descriptor);
    }
}

void turn_log_on(Database& database) {
    Statement journal_mode(database, "PRAGMA journal_mode = WAL");
    Run run = journal_mode.run();
    if (!run.row() || run.text() != "wal")
        throw StoreError(database.path() + ": this file system can not hold a write-ahead log");
    run.finish(); // the row is promised before it is written
}

// The one connection that writes, with today's schema.
std::unique_ptr<Database> open_for_writing(const std::string& path) {
    make_file(path);
    auto made = std::make_unique<Database>(path, Access::Write);
    Database& database = *made;
    database.execute("PRAGMA synchronous = FULL"); // said aloud: not every build of SQLite has it as its default
    database.execute("PRAGMA temp_store = MEMORY");
    database.execute("PRAGMA secure_delete = ON"); // what was deleted was about people
    database.execute("PRAGMA cache_size = -" + std::to_string(writer_cache_kib));
    database.execute("PRAGMA mmap_size = " + std::to_string(mapped_bytes));
    migrate(database, migrations()); // before the log is turned on: it refuses a file of somebody else untouched
    database.execute("PRAGMA foreign_keys = ON");
    turn_log_on(database);
    database.execute("PRAGMA wal_autocheckpoint = " + std::to_string(checkpoint_pages));
    database.execute("PRAGMA journal_size_limit = " + std::to_string(log_bytes_max));
    return made;
}

class SqliteReader final : public ForwardReads<Reader, Queries> {
public:
    SqliteReader(const std::string& path, std::shared_ptr<std::atomic<int>> mapped_readers)
        : mapped_readers_(std::move(mapped_readers)), is_mapped_(mapped_readers_->fetch_add(1) < mapped_readers_max),
          database_(path, Access::Read), queries_(database_), begin_(database_, "BEGIN"), end_(database_, "COMMIT") {
        database_.execute("PRAGMA cache_size = -" + std::to_string(reader_cache_kib));
        if (is_mapped_)
            database_.execute("PRAGMA mmap_size = " + std::to_string(mapped_bytes));
    }
    ~SqliteReader() override { mapped_readers_->fetch_sub(1); }

    void begin() override {
        KZ_ASSERT(!database_.is_in_transaction());
        begin_.run().finish();
    }
    void end() override {
        if (database_.is_in_transaction()) // a read that failed may have ended it
            end_.run().finish();
    }

private:
    Queries& queries() override { return queries_; }

    std::shared_ptr<std::atomic<int>> mapped_readers_;
    bool is_mapped_;
    Database database_;
    Queries queries_;
    Statement begin_;
    Statement end_;
};

class SqliteStore final : public Store {
public:
    explicit SqliteStore(const std::string& path);
    std::vector<std::exception_ptr> commit(std::span<const Job> jobs) override;
    std::unique_ptr<Reader> reader() override { return std::make_unique<SqliteReader>(path_, mapped_readers_); }
    void rest() override;

private:
    std::exception_ptr attempt(const Job& job);
    void require_sound_transaction();
    void commit_nothing();
    void bury_failed_commit() noexcept;

    std::string path_;
    LockFile lock_;
    std::unique_ptr<Database> database_;
    SqliteTransaction transaction_;
    Statement begin_;
    Statement commit_;
    Statement savepoint_;
    Statement release_;
    Statement undo_;
    std::shared_ptr<std::atomic<int>> mapped_readers_ = std::make_shared<std::atomic<int>>(0);
    bool has_log_ = true; // the log may have pages that are not in the file
};

SqliteStore::SqliteStore(const std::string& path)
    : path_(path), lock_(path), database_(open_for_writing(path)), transaction_(*database_),
      begin_(*database_, "BEGIN IMMEDIATE"), commit_(*database_, "COMMIT"), savepoint_(*database_, "SAVEPOINT job"),
      release_(*database_, "RELEASE job"), undo_(*database_, "ROLLBACK TO job") {
    // Proves at the start that the disk takes writes. And from a log that is not empty readers know the size of the file,
    // for which they would ask the kernel in each snapshot.
    commit_nothing();
}

std::vector<std::exception_ptr> SqliteStore::commit(std::span<const Job> jobs) {
    std::vector<std::exception_ptr> failures;
    failures.reserve(jobs.size());
    bool is_committing = false;
    try {
        database_->forget_failure();
        begin_.run().finish();
        for (const Job& job : jobs)
            failures.push_back(attempt(job));
        has_log_ = true;
        is_committing = true;
        commit_.run().finish();
    } catch (...) {
        database_->roll_back();
        if (is_committing)
            bury_failed_commit();
        throw;
    }
    return failures;
}

std::exception_ptr SqliteStore::attempt(const Job& job) {
    std::exception_ptr failure;
    savepoint_.run().finish();
    try {
        job(transaction_);
    } catch (...) {
        failure = std::current_exception();
    }
    require_sound_transaction();
    if (failure)
        undo_.run().finish();
    release_.run().finish();
    return failure;
}

// After a full disk or an I/O error SQLite may have given up the whole transaction. Going on would store half a batch.
void SqliteStore::require_sound_transaction() {
    if (database_->failure())
        throw StoreError(*database_->failure());
    if (!database_->is_in_transaction())
        throw StoreError(path_ + ": the transaction was lost");
}

// Writes the page with user_version as it is.
void SqliteStore::commit_nothing() {
    begin_.run().finish();
    database_->execute("PRAGMA user_version = " + std::to_string(database_->number("PRAGMA user_version")));
    commit_.run().finish();
}

// A commit whose flush failed has left its pages behind the end of the log, complete. They do not count, but after a crash
// SQLite would take them for a commit, though we have answered that nothing was stored. A commit that changes nothing
// takes their place. When that fails too, the next commit does the same; only a crash before it brings the batch back, and
// then its idempotency keys with it.
void SqliteStore::bury_failed_commit() noexcept {
    try {
        commit_nothing();
    } catch (...) {
        database_->roll_back();
    }
}

// PASSIVE waits for nobody. A log that has grown too large, under a reader that stayed long, is emptied and cut, for which
// the readers must have left it: if they do not within a moment, the next rest tries again.
void SqliteStore::rest() {
    if (!has_log_)
        return;
    int pages = 0;
    int pages_moved = 0;
    int code = sqlite3_wal_checkpoint_v2(database_->handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &pages, &pages_moved);
    has_log_ = code != SQLITE_OK || pages_moved < pages;
    std::error_code missing;
    const std::uintmax_t log_bytes = std::filesystem::file_size(path_ + "-wal", missing);
    if (missing || log_bytes <= static_cast<std::uintmax_t>(log_bytes_max))
        return;
    database_->set_busy_timeout(truncate_milliseconds);
    code = sqlite3_wal_checkpoint_v2(database_->handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    database_->set_busy_timeout(busy_milliseconds);
    has_log_ = code != SQLITE_OK;
}

} // namespace
} // namespace sqlite

std::unique_ptr<Store> open_sqlite_store(const std::string& path) {
    // One name for one file, whatever links lead to it: the lock goes by the name.
    std::error_code failure;
    const std::filesystem::path canonical = std::filesystem::weakly_canonical(std::filesystem::absolute(path), failure);
    return std::make_unique<sqlite::SqliteStore>(failure ? path : canonical.string());
}

} // namespace kz
