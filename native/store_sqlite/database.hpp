// Database and Statement: SQLite's C interface with owners and exceptions, nothing more.
//
//   Statement insert(database, "INSERT INTO t VALUES (?, ?)");
//   insert.run(id, name).finish();
//   for (Run run = select.run(id); run.row();) use(run.number(), run.text());
#pragma once

#include "native/store/store.hpp"

#include "shared/base/date.hpp"
#include "shared/base/id.hpp"

#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace kz::sqlite {

// A rule of the schema says no: unique, foreign key, check, or a trigger. Only this one statement is undone.
struct ConstraintError : StoreError {
    ConstraintError(const std::string& what, int code_) : StoreError(what), code(code_) {}
    int code; // SQLITE_CONSTRAINT_UNIQUE and its like
};

enum class Access { Write, Read };

// How long a statement waits for another connection: in a log, only for a recovery or for a writer from outside.
inline constexpr int busy_milliseconds = 5'000;

// For one thread.
class Database {
public:
    Database(const std::string& path, Access access);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    // One or more statements without results.
    void execute(const std::string& sql);
    // First column of the first row.
    std::int64_t number(const std::string& sql);
    bool is_in_transaction() const;
    // Gives up the transaction, if there is one. Never throws: when even this fails, SQLite has given up by itself.
    void roll_back() noexcept;
    void set_busy_timeout(int milliseconds);

    // What the world did (disk full, I/O error, damage) since it was last forgotten: the transaction can not be trusted,
    // even when whoever asked has swallowed the exception.
    const std::optional<std::string>& failure() const { return failure_; }
    void forget_failure() { failure_.reset(); }

    // The one place where a result code becomes an exception.
    [[noreturn]] void fail(int code);
    sqlite3* handle() const { return handle_; }
    const std::string& path() const { return path_; }

private:
    std::string path_;
    sqlite3* handle_ = nullptr;
    std::optional<std::string> failure_;
};

struct Blob { std::string_view bytes; };

// One use of a statement, ended by the destructor. Its columns are taken from left to right. What it was bound to must
// live as long.
class Run {
public:
    Run(Database& database, sqlite3_stmt* statement) : database_(database), statement_(statement) {}
    ~Run();
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    bool row();
    void finish(); // for statements without results

    std::int64_t number();
    bool flag() { return number() != 0; }
    std::string_view text(); // until the next row; a blob too
    Date date() { return Date{static_cast<std::int32_t>(number())}; }
    Instant instant() { return Instant{number()}; }
    std::optional<Date> optional_date();
    std::optional<Instant> optional_instant();

private:
    bool skip_null();

    Database& database_;
    sqlite3_stmt* statement_;
    int column_ = 0;
};

// Prepared once, run often. The database must outlive it.
class Statement {
public:
    Statement(Database& database, const char* sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    template <class... Args>
    [[nodiscard]] Run run(const Args&... args) {
        int at = 0;
        (bind(++at, args), ...);
        return Run(database_, statement_);
    }

private:
    void bind(int at, std::int64_t number);
    void bind(int at, std::string_view text);
    void bind(int at, Blob blob);
    void bind(int at, Date date) { bind(at, std::int64_t{date.days}); }
    void bind(int at, Instant instant) { bind(at, instant.milliseconds); }
    template <class Tag>
    void bind(int at, Id<Tag> id) { bind(at, id.value); }
    template <class T>
    void bind(int at, const std::optional<T>& value) { value ? bind(at, *value) : bind_null(at); }
    void bind_null(int at);
    void check(int code);

    Database& database_;
    sqlite3_stmt* statement_ = nullptr;
};

} // namespace kz::sqlite
