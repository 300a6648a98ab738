// Clock, files and log.
#include "native/platform/clock.hpp"
#include "native/platform/file.hpp"
#include "native/platform/log.hpp"

#include <cstdio>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

using namespace kz;

namespace {

class Folder {
public:
    Folder() : path_((std::filesystem::temp_directory_path() / "kulanz-XXXXXX").string()) {
        REQUIRE(::mkdtemp(path_.data()) != nullptr);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    std::string file(const std::string& name) const { return path_ + "/" + name; }
    std::ptrdiff_t count() const { return std::distance(std::filesystem::directory_iterator(path_), {}); }

private:
    std::string path_;
};

TEST_CASE("the clock is of this century, and the monotonic one does not run backwards") {
    CHECK(now() > Instant{1'700'000'000'000});
    CHECK(now() < Instant{4'102'444'800'000});
    const std::int64_t before = monotonic_microseconds();
    CHECK(monotonic_microseconds() >= before);
}

TEST_CASE("a file that was written reads back, byte by byte, and replaces the one before") {
    const Folder folder;
    const std::string path = folder.file("file");
    const std::string large(100'000, '\0');
    for (const std::string& content : {std::string(), std::string("a\0b\r\n", 5), large}) {
        CHECK(write_file_durably(path, content));
        CHECK(read_file(path) == content);
    }
    CHECK(folder.count() == 1); // nothing beside it
    struct stat status{};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("what can not be read is nothing, what can not be written leaves nothing") {
    const Folder folder;
    CHECK_FALSE(read_file(folder.file("missing")));
    CHECK_FALSE(read_file(folder.file("")));
    CHECK_FALSE(write_file_durably(folder.file("missing/file"), "x"));
    std::filesystem::create_directory(folder.file("folder"));
    CHECK_FALSE(write_file_durably(folder.file("folder"), "x"));
    CHECK(folder.count() == 1);
}

TEST_CASE("a file of the kernel without a size is read to its end") {
    const auto version = read_file("/proc/version");
    REQUIRE(version);
    CHECK(version->starts_with("Linux"));
}

TEST_CASE("an event is one line, whatever its values say") {
    CHECK(log_line("started", {}) == "event=started");
    CHECK(log_line("answered", {{"method", "GET"}, {"status", 200}, {"offset", -1}, {"path", std::string("/c/...")}}) ==
          "event=answered method=GET status=200 offset=-1 path=/c/...");
    CHECK(log_line("e", {{"text", ""}, {"spaced", "a b"}, {"pair", "a=b"}, {"quoted", "say \"hi\" \\"}}) ==
          "event=e text=\"\" spaced=\"a b\" pair=\"a=b\" quoted=\"say \\\"hi\\\" \\\\\"");
    CHECK(log_line("e", {{"forged", "x\nevent=paid\r\t\x1b[2J\x7f"}}) ==
          "event=e forged=\"x\\x0aevent=paid\\x0d\\x09\\x1b[2J\\x7f\"");
    CHECK(log_line("e", {{"place", "Überlingen"}}) == "event=e place=Überlingen");
}

TEST_CASE("the secret of a personal link never reaches the log") {
    struct Row {
        const char* path;
        const char* logged;
    };
    for (const auto& [path, logged] : {Row{"/c/CSQPYRK1E8", "/c/..."},
                                       {"/c/CSQPYRK1E8/plan?months=3", "/c/..."},
                                       {"/api/v1/c/CSQPYRK1E8", "/api/v1/c/..."},
                                       {"https://pay.example/c/CSQPYRK1E8", "https://pay.example/c/..."},
                                       {"/%63/CSQPYRK1E8", "/..."},
                                       {"/a%2Fc/CSQPYRK1E8", "/a..."},
                                       {"/c/", "/c/"},
                                       {"/c", "/c"},
                                       {"/cc/x", "/cc/x"},
                                       {"/api/v1/claims/c12", "/api/v1/claims/c12"},
                                       {"", ""}})
        CHECK(redacted_path(path) == logged);
}

TEST_CASE("events below the level are dropped, the others have time and level in front") {
    // Standard error of this process, for a moment, is a file.
    const Folder folder;
    const std::string path = folder.file("log");
    std::fflush(stderr);
    const int kept = ::dup(2);
    REQUIRE(std::freopen(path.c_str(), "w", stderr) != nullptr);
    log_event(LogLevel::Debug, "hidden");
    log_event(LogLevel::Info, "shown", {{"n", 1}});
    set_log_level(LogLevel::Error);
    log_event(LogLevel::Warning, "hidden");
    log_event(LogLevel::Error, "shown", {{"n", 2}});
    set_log_level(LogLevel::Info);
    std::fflush(stderr);
    ::dup2(kept, 2);
    ::close(kept);

    const std::string text = read_file(path).value_or("");
    CHECK(text.find("hidden") == text.npos);
    CHECK(text.find("Z info event=shown n=1\n") == 23);
    CHECK(text.find("Z error event=shown n=2\n") != text.npos);
    CHECK(text[10] == 'T');
}

} // namespace
