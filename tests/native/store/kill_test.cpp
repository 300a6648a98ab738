// A writing process is killed (SIGKILL) at a random moment, a hundred times on the same file. Afterwards every command that
// it acknowledged is there exactly once, nothing is there twice, versions have no gap, and repeating commands with their
// keys posts nothing again.
#include "native/store/writer.hpp"
#include "native/store_sqlite/sqlite_store.hpp"
#include "shared/base/random.hpp"
#include "tests/native/store/kill_work.hpp"
#include "tests/native/store/sample.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <doctest/doctest.h>
#include <poll.h>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

using namespace kz;
using namespace kz::test;

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::microseconds;

constexpr int rounds = 100;
constexpr int repeated = 50; // commands of the round before that each round does again

class Child {
public:
    Child(const std::string& path, std::int64_t first) {
        int ends[2];
        REQUIRE(::pipe(ends) == 0);
        const std::string number = std::to_string(first);
        process_ = ::fork();
        if (process_ == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::close(ends[0]);
            ::close(ends[1]);
            ::execl(KZ_KILL_CHILD, "kill_child", path.c_str(), number.c_str(), nullptr);
            ::_exit(127);
        }
        ::close(ends[1]);
        output_ = ends[0];
    }
    ~Child() { ::close(output_); }

    // Reads until the time is over or so many lines have come.
    void listen(microseconds time, std::ptrdiff_t lines_max) {
        const auto end = Clock::now() + time;
        while (std::ranges::count(text_, '\n') < lines_max) {
            const auto left = std::chrono::duration_cast<std::chrono::nanoseconds>(end - Clock::now()).count();
            if (left <= 0)
                return;
            pollfd waiting{output_, POLLIN, 0};
            const timespec patience{left / 1'000'000'000, left % 1'000'000'000};
            if (::ppoll(&waiting, 1, &patience, nullptr) > 0 && !read_some())
                return;
        }
    }
    // The numbers that it had acknowledged. What went wrong in it before the kill fails the test.
    std::set<std::int64_t> kill() {
        ::kill(process_, SIGKILL);
        while (read_some()) {
        }
        int status = 0;
        ::waitpid(process_, &status, 0);
        REQUIRE(WIFSIGNALED(status));
        std::set<std::int64_t> numbers;
        for (std::size_t at = 0, end; (end = text_.find('\n', at)) != text_.npos; at = end + 1)
            numbers.insert(std::stoll(text_.substr(at, end - at)));
        return numbers;
    }

private:
    bool read_some() {
        char bytes[4096];
        const ssize_t count = ::read(output_, bytes, sizeof bytes);
        if (count > 0)
            text_.append(bytes, static_cast<std::size_t>(count));
        return count > 0;
    }

    pid_t process_ = 0;
    int output_ = -1;
    std::string text_;
};

// The numbers of all commands that the store has, each of them once; checks versions and records on the way.
std::set<std::int64_t> stored_commands(Store& store) {
    std::set<std::int64_t> numbers;
    const auto reader = store.reader();
    for (const ClaimRecord& claim : reader->claims({}, 100)) {
        std::int64_t version = 0;
        for (const StoredEvent& event : reader->events(claim.id)) {
            REQUIRE(event.version == ++version);
            if (!event.body.empty())
                REQUIRE_MESSAGE(numbers.insert(std::stoll(event.body)).second, "posted twice: ", event.body);
        }
        REQUIRE(claim.version == version);
        REQUIRE(claim.paid_minor == version - 1);
    }
    return numbers;
}

void check_acknowledged(const std::set<std::int64_t>& acknowledged, const std::set<std::int64_t>& stored) {
    std::vector<std::int64_t> lost;
    std::ranges::set_difference(acknowledged, stored, std::back_inserter(lost));
    REQUIRE(lost.empty());
    REQUIRE(std::ranges::none_of(stored, is_refused));
}

TEST_CASE("a writer killed a hundred times loses nothing that it acknowledged and posts nothing twice") {
    const Folder folder;
    const std::string path = folder.file("store.sqlite");
    const auto seed = static_cast<std::uint64_t>(Clock::now().time_since_epoch().count());
    CAPTURE(seed);
    SeededRandom random(seed);
    std::set<std::int64_t> acknowledged;
    std::int64_t first = 1;
    for (int round = 0; round < rounds; ++round) {
        CAPTURE(round);
        Child child(path, first);
        if (random.below(3) == 0) { // at any time, also while it opens the file
            child.listen(microseconds(random.below(30'000)), PTRDIFF_MAX);
        } else { // in the middle of its work
            child.listen(std::chrono::seconds(20), static_cast<std::ptrdiff_t>(1 + random.below(200)));
            child.listen(microseconds(random.below(2'000)), PTRDIFF_MAX);
        }
        acknowledged.merge(child.kill());

        const auto store = open_sqlite_store(path);
        check_acknowledged(acknowledged, stored_commands(*store));
        first = std::max<std::int64_t>(1, acknowledged.empty() ? 1 : *acknowledged.rbegin() - repeated);
    }

    // Everything once more, with the same keys.
    const auto store = open_sqlite_store(path);
    const std::set<std::int64_t> before = stored_commands(*store);
    REQUIRE(acknowledged.size() > rounds);
    {
        std::vector<ClaimId> claims; // outlives the writer, which works off its queue when it goes
        Writer writer(*store);
        writer.run([&](Transaction& transaction) { claims = ensure_kill_claims(transaction); });
        for (std::int64_t number = 1; number <= *before.rbegin(); ++number)
            while (!writer.submit([&, number](Transaction& transaction) { do_command(transaction, claims, number); }, {}))
                ::usleep(1'000);
    }
    CHECK(stored_commands(*store) == before);
    MESSAGE("commands: ", before.size(), ", acknowledged: ", acknowledged.size());
    // Those that were not acknowledged were repeated by the next round, so none is missing in between.
    std::int64_t expected = 0;
    for (const std::int64_t number : before) {
        while (is_refused(++expected)) {
        }
        REQUIRE(number == expected);
    }
}

} // namespace
