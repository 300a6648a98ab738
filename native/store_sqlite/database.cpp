#include "native/store_sqlite/database.hpp"

#include <sqlite3.h>

namespace kz::sqlite {
namespace {

// Memory statistics take a lock at each allocation. Refused, and harmless, when somebody has used SQLite before.
void configure_library_once() {
    static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(done);
}

} // namespace

Database::Database(const std::string& path, Access access) : path_(path) {
    configure_library_once();
    const int mode = access == Access::Write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    const int code = sqlite3_open_v2(path.c_str(), &handle_, mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    try {
        if (code != SQLITE_OK)
            fail(code);
        set_busy_timeout(busy_milliseconds);
        // A file from elsewhere can not make us run what its schema hides, nor can we damage one by mistake.
        sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
        if (access == Access::Read)
            execute("PRAGMA query_only = ON");
    } catch (...) {
        sqlite3_close_v2(handle_);
        throw;
    }
}

Database::~Database() { sqlite3_close_v2(handle_); }

void Database::execute(const std::string& sql) {
    if (const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr); code != SQLITE_OK)
        fail(code);
}

std::int64_t Database::number(const std::string& sql) {
    Statement statement(*this, sql.c_str());
    Run run = statement.run();
    return run.row() ? run.number() : 0;
}

bool Database::is_in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

void Database::roll_back() noexcept {
    if (is_in_transaction())
        sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
}

void Database::set_busy_timeout(int milliseconds) { sqlite3_busy_timeout(handle_, milliseconds); }

void Database::fail(int code) {
    const char* const message = handle_ ? sqlite3_errmsg(handle_) : sqlite3_errstr(code);
    const std::string text = path_ + ": " + message + " (SQLite " + std::to_string(code) + ")";
    if ((code & 0xff) == SQLITE_CONSTRAINT)
        throw ConstraintError(text, code);
    if (!failure_)
        failure_ = text;
    throw StoreError(text);
}

Statement::Statement(Database& database, const char* sql) : database_(database) {
    check(sqlite3_prepare_v3(database.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr));
}

Statement::~Statement() { sqlite3_finalize(statement_); }

void Statement::check(int code) {
    if (code != SQLITE_OK)
        database_.fail(code);
}

void Statement::bind(int at, std::int64_t number) { check(sqlite3_bind_int64(statement_, at, number)); }

// A null pointer would bind NULL, and an empty view may have one.
void Statement::bind(int at, std::string_view text) {
    const char* const data = text.empty() ? "" : text.data();
    check(sqlite3_bind_text64(statement_, at, data, text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind(int at, Blob blob) {
    const char* const data = blob.bytes.empty() ? "" : blob.bytes.data();
    check(sqlite3_bind_blob64(statement_, at, data, blob.bytes.size(), SQLITE_STATIC));
}

void Statement::bind_null(int at) { check(sqlite3_bind_null(statement_, at)); }

Run::~Run() { sqlite3_reset(statement_); }

bool Run::row() {
    column_ = 0;
    const int code = sqlite3_step(statement_);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        database_.fail(code);
    return code == SQLITE_ROW;
}

void Run::finish() {
    while (row()) {
    }
}

std::int64_t Run::number() { return sqlite3_column_int64(statement_, column_++); }

std::string_view Run::text() {
    const void* const bytes = sqlite3_column_blob(statement_, column_);
    const int size = sqlite3_column_bytes(statement_, column_++);
    return bytes ? std::string_view(static_cast<const char*>(bytes), static_cast<std::size_t>(size)) : std::string_view();
}

bool Run::skip_null() {
    if (sqlite3_column_type(statement_, column_) != SQLITE_NULL)
        return false;
    ++column_;
    return true;
}

std::optional<Date> Run::optional_date() { return skip_null() ? std::nullopt : std::optional(date()); }
std::optional<Instant> Run::optional_instant() { return skip_null() ? std::nullopt : std::optional(instant()); }

} // namespace kz::sqlite
