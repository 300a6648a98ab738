#include "native/client/scanner_watch.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

// The signs of a text, so many milliseconds apart; what came through as a person's, and the time after it.
std::string typed(ScannerWatch& watch, std::string_view text, int apart_ms, std::int64_t& now_ms) {
    std::string out;
    for (const char sign : text) {
        out += watch.take(now_ms);
        watch.put({&sign, 1}, true, now_ms);
        now_ms += apart_ms;
    }
    return out;
}

} // namespace

TEST_CASE("what a person types comes through, sign by sign") {
    ScannerWatch watch;
    std::int64_t now_ms = 1000;
    std::string out = typed(watch, "Guten Tag", 50, now_ms);
    CHECK(!watch.next_at_ms(now_ms));
    CHECK(!watch.follows(now_ms));
    CHECK((out += watch.take(now_ms)) == "Guten Tag");
    CHECK(watch.take(now_ms).empty());
}

TEST_CASE("a sign waits for the next one, and no longer than it must") {
    ScannerWatch watch;
    watch.put("a", true, 1000);
    CHECK(watch.next_at_ms(1000) == 1031);
    CHECK(watch.take(1030).empty());
    CHECK(watch.take(1031) == "a");
    watch.put("b", true, 1100);
    CHECK(!watch.follows(1110)); // Enter after a letter is somebody's
    CHECK(watch.take_all() == "b");
}

TEST_CASE("two fingers at once are no scanner") {
    ScannerWatch watch;
    std::int64_t now_ms = 1000;
    CHECK(typed(watch, "the", 10, now_ms).empty());
    CHECK(watch.take(now_ms + 100) == "the");
}

TEST_CASE("a scan comes through nowhere, nor does its Enter") {
    for (const int apart_ms : {0, 2, 16, 30}) {
        CAPTURE(apart_ms);
        ScannerWatch watch;
        std::int64_t now_ms = 1000;
        CHECK(typed(watch, "https://pay.example/c/7K2M", apart_ms, now_ms).empty());
        CHECK(watch.follows(now_ms));
        CHECK(watch.follows(now_ms + 200));
        CHECK(watch.take(now_ms + 200).empty());
        CHECK(typed(watch, "9Q", 2, now_ms += 100).empty()); // parted from it
        CHECK(watch.take(now_ms += 400).empty());
        CHECK(!watch.follows(now_ms));
        std::string said = typed(watch, "ja", 60, now_ms);
        CHECK((said += watch.take(now_ms)) == "ja");
    }
}

TEST_CASE("what is for no field is kept nowhere, and counts") {
    ScannerWatch watch;
    for (int i = 0; i < 3; ++i)
        watch.put("x", false, 1000 + i);
    CHECK(watch.follows(1003)); // a space in a code presses nothing
    CHECK(watch.take(1100).empty());
    CHECK(!watch.follows(1100));
}
