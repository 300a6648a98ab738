// What only the store in a file has to do: the file itself, its lock, its schema and its log.
#include "native/store_sqlite/migrations.hpp"
#include "native/store_sqlite/sqlite_store.hpp"
#include "tests/native/store/sample.hpp"

#include <algorithm>
#include <csignal>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace kz;
using namespace kz::sqlite;
using namespace kz::test;

namespace {

std::string content(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// What opening throws, or empty.
std::string refusal(const std::string& path) {
    try {
        open_sqlite_store(path);
    } catch (const StoreError& error) {
        return error.what();
    }
    return {};
}

std::string add_two(const std::string& path) {
    const auto store = open_sqlite_store(path);
    const MerchantId merchant = add_merchant(*store, "m");
    add_claim(*store, merchant, "R-1");
    const ClaimId claim = add_claim(*store, merchant, "R-2");
    commit_one(*store, [&](Transaction& transaction) { transaction.add_audit({Instant{1}, Actor::Staff, "w", claim, ""}); });
    return dump(*store);
}

TEST_CASE("what was committed is there when the file is opened again") {
    const Folder folder;
    const std::string path = folder.file("store.sqlite");
    const std::string before = add_two(path);
    CHECK(dump(*open_sqlite_store(path)) == before);
}

TEST_CASE("all files belong to their owner alone") {
    const Folder folder;
    const std::string path = folder.file("store.sqlite");
    const mode_t mask = ::umask(0);
    const auto store = open_sqlite_store(path);
    add_merchant(*store, "m");
    ::umask(mask);
    for (const char* suffix : {"", "-wal", "-shm", ".lock"}) {
        CAPTURE(suffix);
        struct stat status{};
        REQUIRE(::stat((path + suffix).c_str(), &status) == 0);
        CHECK((status.st_mode & 0777) == 0600);
    }
}

TEST_CASE("a second opening of the same file is refused and names the process that has it") {
    const Folder folder;
    const std::string path = folder.file("store.sqlite");
    const std::string other_name = folder.file("link.sqlite");
    auto store = open_sqlite_store(path);
    std::filesystem::create_symlink(path, other_name);
    for (const std::string& name : {path, other_name}) {
        const std::string reason = refusal(name);
        CHECK(reason.find("in use by process " + std::to_string(::getpid())) != reason.npos);
        CHECK(reason.find(path) != reason.npos);
    }
    add_merchant(*store, "m"); // the one that has it goes on
    store.reset();
    CHECK(refusal(path).empty());
}

TEST_CASE("a file that can not be a store is refused and left as it is") {
    const Folder folder;
    const std::string path = folder.file("store.sqlite");
    struct Row {
        const char* what;
        const char* reason;
    };
    SUBCASE("of a newer program") {
        add_two(path);
        Database(path, Access::Write).execute("PRAGMA user_version = 99");
        const std::string before = content(path);
        const std::string reason = refusal(path);
        CHECK(reason.find("newer Kulanz (schema 99, this one knows " + std::to_string(migrations().size()) + ")") != reason.npos);
        CHECK(content(path) == before);
    }
    SUBCASE("a database of somebody else") {
        std::ofstream(path).close();
        Database(path, Access::Write).execute("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)");
        const std::string before = content(path);
        const std::string reason = refusal(path);
        CHECK(reason.find("not one of Kulanz") != reason.npos);
        CHECK(content(path) == before);
    }
    SUBCASE("no database") {
        const std::string before(5'000, 'x');
        std::ofstream(path) << before;
        CHECK(refusal(path).find("not a database") != std::string::npos);
        CHECK(content(path) == before);
    }
    SUBCASE("a folder") { CHECK_FALSE(refusal(folder.file(".")).empty()); }
    SUBCASE("in a folder that does not exist") {
        CHECK(refusal(folder.file("no/store.sqlite")).find("No such file or directory") != std::string::npos);
    }
}

TEST_CASE("an empty file, as a process leaves it that ends at once, becomes a store") {
    const Folder folder;
    const std::string path = folder.file("store.sqlite");
    std::ofstream(path).close();
    add_two(path);
    CHECK(dump(*open_sqlite_store(path)).find("R-2") != std::string::npos);
}

// ---- schema ---------------------------------------------------------------------------------------------------------

std::vector<Migration> steps_and(std::initializer_list<Migration> more) {
    std::vector<Migration> steps(migrations().begin(), migrations().end());
    int number = static_cast<int>(steps.size());
    for (Migration step : more) {
        step.number = ++number;
        steps.push_back(step);
    }
    return steps;
}

TEST_CASE("missing steps of the schema run once, in their order, and keep what is stored") {
    const Folder folder;
    const std::string path = folder.file("store.sqlite");
    add_two(path);
    const auto steps = steps_and({{0, "a table", "CREATE TABLE extra (x INTEGER) STRICT; INSERT INTO extra VALUES (1)"},
                                  {0, "a row", "INSERT INTO extra SELECT count(*) FROM claim"}});
    Database database(path, Access::Write);
    migrate(database, steps);
    migrate(database, steps);
    CHECK(database.number("PRAGMA user_version") == std::ssize(steps));
    CHECK(database.number("SELECT group_concat(x, '') FROM extra") == 12);
    CHECK(database.number("SELECT count(*) FROM claim") == 2);
}

TEST_CASE("a merchant's language that nobody chose gives way to the browser's") {
    const Folder folder;
    const std::string path = folder.file("store.sqlite");
    std::ofstream(path).close();
    Database database(path, Access::Write);
    migrate(database, migrations().first(1));
    database.execute("INSERT INTO merchant VALUES (1, 'vat:DE1', 'Nordfunk', 12, 1000, 'EUR', 30, 'none', 'de')");
    migrate(database, migrations());
    CHECK(open_sqlite_store(path)->reader()->merchant(MerchantId{1})->language == std::nullopt);
}

TEST_CASE("a merchant of an older file keeps its limits, and without plans gets none by the back door") {
    const Folder folder;
    const std::string path = folder.file("store.sqlite");
    std::ofstream(path).close();
    Database database(path, Access::Write);
    migrate(database, migrations().first(6));
    database.execute("INSERT INTO merchant (id, seller_key, name, plan_instalments_max, plan_instalment_min_minor, plan_currency, "
                     "plan_first_due_days_max, factor, language) VALUES (1, 'vat:DE1', 'Nordfunk', 6, 2000, 'EUR', 21, 'none', ''), "
                     "(2, 'vat:DE2', 'Speiche', 0, 1000, 'EUR', 30, 'none', '')");
    migrate(database, migrations());
    const auto store = open_sqlite_store(path);
    PlanPolicy first;
    first.customer.instalments_max = 6;
    first.customer.instalment_min = {2000, eur};
    first.customer.first_due_days_max = 21;
    CHECK((store->reader()->merchant(MerchantId{1})->policy == first));
    CHECK(store->reader()->merchant(MerchantId{2})->policy.staff.instalments_max == 0);
}

TEST_CASE("a merchant of an older file has no web site, and keeps the one that it is given") {
    const Folder folder;
    const std::string path = folder.file("store.sqlite");
    std::ofstream(path).close();
    {
        Database database(path, Access::Write);
        migrate(database, migrations().first(2));
        database.execute("INSERT INTO merchant VALUES (1, 'vat:DE1', 'Nordfunk', 12, 1000, 'EUR', 30, 'none', 'de')");
        migrate(database, migrations());
    }
    const auto store = open_sqlite_store(path);
    auto merchant = store->reader()->merchant(MerchantId{1});
    REQUIRE(merchant);
    CHECK(merchant->website.empty());
    merchant->website = "https://nordfunk.example";
    commit_one(*store, [&](Transaction& transaction) { transaction.change_merchant(*merchant); });
    CHECK(store->reader()->merchant(MerchantId{1}) == merchant);
}

TEST_CASE("a claim that was written before holds were known has none") {
    const Folder folder;
    const std::string path = folder.file("store.sqlite");
    std::ofstream(path).close();
    {
        Database database(path, Access::Write);
        migrate(database, migrations().first(1));
        database.execute("INSERT INTO merchant VALUES (1, 'vat:DE1', 'Strom AG', 12, 1000, 'EUR', 30, 'none', 'de')");
        database.execute("INSERT INTO claim VALUES (1, 1, 1, 'EUR', 100, 0, 100, 0, 20000, NULL, NULL, 7, 'vat:DE1', 'R-1', 'Strom AG', 'Zoe')");
    }
    CHECK(dump(*open_sqlite_store(path)).find("hold - paused -") != std::string::npos);
}

TEST_CASE("a step that fails leaves the file as it was") {
    const Folder folder;
    const std::string path = folder.file("store.sqlite");
    const std::string before = add_two(path);
    const std::int64_t version = std::ssize(migrations());
    const Migration broken[] = {
        {0, "syntax", "CREATE TABLE extra (x INTEGER) STRICT; CREATE TABEL"},
        {0, "a row that is refused", "CREATE TABLE extra (x INTEGER) STRICT; INSERT INTO extra VALUES ('text')"},
        {0, "a reference to nothing", "CREATE TABLE extra (x INTEGER REFERENCES claim (id)) STRICT;"
                                      "INSERT INTO extra VALUES (99)"},
    };
    for (const Migration& bad : broken) {
        CAPTURE(bad.name);
        {
            Database database(path, Access::Write);
            CHECK_THROWS_AS(migrate(database, steps_and({{0, "good", "CREATE TABLE good (x INTEGER) STRICT"}, bad})),
                            StoreError);
            CHECK(database.number("PRAGMA user_version") == version);
            CHECK(database.number("SELECT count(*) FROM sqlite_schema WHERE name IN ('extra', 'good')") == 0);
        }
        CHECK(dump(*open_sqlite_store(path)) == before);
    }
}

TEST_CASE("the file refuses to change or lose an event or a note of the audit") {
    const Folder folder;
    const std::string path = folder.file("store.sqlite");
    const std::string before = add_two(path);
    {
        Database database(path, Access::Write);
        for (const char* sql : {
                 "UPDATE journal SET body = ''",
                 "DELETE FROM journal",
                 "DELETE FROM journal WHERE id = 1",
                 "INSERT INTO journal (claim_id, version, at, actor, kind, body) VALUES (1, 1, 0, 'staff', '', '')",
                 "UPDATE audit SET detail = ''",
                 "DELETE FROM audit",
             }) {
            CAPTURE(sql);
            CHECK_THROWS_AS(database.execute(sql), ConstraintError);
        }
    }
    CHECK(dump(*open_sqlite_store(path)) == before);
}

TEST_CASE("a word that this program does not know is an error, not a guess") {
    const Folder folder;
    const std::string path = folder.file("store.sqlite");
    add_two(path);
    Database(path, Access::Write).execute("UPDATE merchant SET factor = 'iris_scan'");
    CHECK_THROWS_AS(open_sqlite_store(path)->reader()->merchants(), StoreError);
}

TEST_CASE("a damaged page is an error, and a batch that met it stores nothing, even when the job keeps it to itself") {
    const Folder folder;
    const std::string path = folder.file("store.sqlite");
    add_two(path);
    const std::int64_t page = Database(path, Access::Write).number("SELECT rootpage FROM sqlite_schema WHERE name = 'audit'");
    std::fstream(path, std::ios::in | std::ios::out | std::ios::binary).seekp((page - 1) * 4096) << std::string(4096, '\xff');

    const auto store = open_sqlite_store(path);
    const auto reader = store->reader();
    CHECK_THROWS_AS(reader->audit({}, 10), StoreError);
    CHECK(reader->version(ClaimId{1}) == 1);
    const Store::Job jobs[] = {
        [](Transaction& transaction) { add_event(transaction, ClaimId{1}, "good"); },
        [](Transaction& transaction) { CHECK_THROWS_AS(transaction.audit({}, 10), StoreError); },
    };
    CHECK_THROWS_AS(store->commit(jobs), StoreError);
    CHECK(reader->version(ClaimId{1}) == 1);
    CHECK_FALSE(store->commit({jobs, 1}).at(0)); // what is not damaged goes on
    CHECK(reader->version(ClaimId{1}) == 2);
}

// ---- log and disk ---------------------------------------------------------------------------------------------------

TEST_CASE("a rest moves the log into the file") {
    const Folder folder;
    const std::string path = folder.file("store.sqlite");
    const auto store = open_sqlite_store(path);
    const MerchantId merchant = add_merchant(*store, "m");
    add_claim(*store, merchant, "R-1");
    store->rest();
    std::filesystem::copy_file(path, folder.file("alone.sqlite"));
    CHECK(dump(*open_sqlite_store(folder.file("alone.sqlite"))) == dump(*store));
}

TEST_CASE("a log that has grown under a long reader is cut by a rest as soon as the reader has left") {
    const Folder folder;
    const std::string path = folder.file("store.sqlite");
    const auto store = open_sqlite_store(path);
    const ClaimId claim = add_claim(*store, add_merchant(*store, "m"), "R-1");
    const auto reader = store->reader();
    reader->begin();
    CHECK(reader->version(claim) == 1);
    const std::string megabyte(1 << 20, 'x');
    for (int i = 0; i < 70; ++i)
        commit_one(*store, [&](Transaction& transaction) { add_event(transaction, claim, megabyte); });
    store->rest();
    CHECK(std::filesystem::file_size(path + "-wal") > (64u << 20));
    CHECK(reader->version(claim) == 1);
    reader->end();
    store->rest();
    CHECK(std::filesystem::file_size(path + "-wal") == 0);
    CHECK(reader->version(claim) == 71);
}

TEST_CASE("readers beyond the first few read the same without a mapping") {
    const Folder folder;
    const auto store = open_sqlite_store(folder.file("store.sqlite"));
    add_claim(*store, add_merchant(*store, "m"), "R-1");
    std::vector<std::unique_ptr<Reader>> readers;
    for (int i = 0; i < 20; ++i)
        readers.push_back(store->reader());
    CHECK(std::ranges::all_of(readers, [](const auto& reader) { return reader->version(ClaimId{1}) == 1; }));
}

// The limit of the kernel on the size of a file, as a disk that is full.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        old_handler_ = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, old_handler_);
    }

private:
    rlimit before_{};
    void (*old_handler_)(int) = nullptr;
};

TEST_CASE("when the disk is full nothing of the batch is stored, and all goes on when there is room again") {
    const Folder folder;
    const std::string path = folder.file("store.sqlite");
    auto store = open_sqlite_store(path);
    const ClaimId claim = add_claim(*store, add_merchant(*store, "m"), "R-1");
    const std::string before = dump(*store);
    const std::string large(300'000, 'x');
    const Store::Job jobs[] = {
        [&](Transaction& transaction) { add_event(transaction, claim, "small"); },
        [&](Transaction& transaction) { add_event(transaction, claim, large); },
    };
    {
        const FileSizeLimit limit(std::filesystem::file_size(path + "-wal") + 100'000);
        CHECK_THROWS_AS(store->commit(jobs), StoreError);
        CHECK_THROWS_AS(store->commit(jobs), StoreError);
        CHECK(dump(*store) == before);
        commit_one(*store, [&](Transaction& transaction) { add_event(transaction, claim, "there is room for this"); });
    }
    CHECK(store->reader()->version(claim) == 2);
    for (const std::exception_ptr& failure : store->commit(jobs))
        CHECK_FALSE(failure);
    const std::string after = dump(*store);
    CHECK(store->reader()->version(claim) == 4);
    store.reset();
    CHECK(dump(*open_sqlite_store(path)) == after);
}

TEST_CASE("a disk that is full in the middle of a job fails the whole batch, even when the job keeps it to itself") {
    const Folder folder;
    const std::string path = folder.file("store.sqlite");
    auto store = open_sqlite_store(path);
    const ClaimId claim = add_claim(*store, add_merchant(*store, "m"), "R-1");
    const std::string before = dump(*store);
    const std::string megabyte(1 << 20, 'x');
    int written = 0;
    const Store::Job jobs[] = {
        [&](Transaction& transaction) { add_event(transaction, claim, "good"); },
        [&](Transaction& transaction) { // more than the writer keeps in memory
            try {
                for (written = 0; written < 90; ++written)
                    add_event(transaction, claim, megabyte);
            } catch (const StoreError&) {
            }
        },
        [&](Transaction&) { CHECK(false); },
    };
    {
        const FileSizeLimit limit(20 << 20);
        CHECK_THROWS_AS(store->commit(jobs), StoreError);
        CHECK(written < 90);
        CHECK(dump(*store) == before);
    }
    store.reset();
    CHECK(dump(*open_sqlite_store(path)) == before);
}

TEST_CASE("a store that can not be made because the disk is full says so, and is made later") {
    const Folder folder;
    const std::string path = folder.file("store.sqlite");
    {
        const FileSizeLimit limit(8'000);
        CHECK_FALSE(refusal(path).empty());
    }
    CHECK(refusal(path).empty());
}

} // namespace
