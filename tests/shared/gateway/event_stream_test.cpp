#include "shared/gateway/event_stream.hpp"

#include "shared/base/random.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace kz;

namespace {

// "id|name|data;" for each event.
std::string listed(const std::vector<StreamEvent>& events) {
    std::string out;
    for (const StreamEvent& event : events)
        out.append(event.id).append("|").append(event.name).append("|").append(event.data).append(";");
    return out;
}

std::string outcome(std::string_view bytes) {
    EventStream stream;
    return listed(stream.push(bytes));
}

} // namespace

TEST_CASE("a stream of events is read as the HTML standard has it") {
    using namespace std::string_view_literals;
    const struct {
        const char* what;
        std::string_view bytes;
        std::string_view outcome;
    } rows[] = {
        {"nothing", "", ""},
        {"one event", "data: x\n\n", "|message|x;"},
        {"no blank line, no event", "data: x\n", ""},
        {"several lines of data", "data: YHOO\ndata: +2\ndata: 10\n\n", "|message|YHOO\n+2\n10;"},
        {"comment, id, no id, id again", ": test\n\ndata: first\nid: 1\n\ndata:second\nid\n\ndata:  third\n\n",
         "1|message|first;|message|second;|message| third;"},
        {"empty data", "data\n\ndata\ndata\n\ndata:", "|message|;|message|\n;"},
        {"one space is taken off", "data:test\n\ndata: test\n\ndata:  test\n\n",
         "|message|test;|message|test;|message| test;"},
        {"a tab is not", "data:\tx\n\n", "|message|\tx;"},
        {"CR ends a line", "data: a\rdata: b\r\r", "|message|a\nb;"},
        {"CRLF is one end", "data: a\r\ndata: b\r\n\r\n", "|message|a\nb;"},
        {"LF CR are two ends", "data: a\n\rdata: b\n\r", "|message|a;|message|b;"},
        {"mixed", "data: a\rdata: b\ndata: c\r\n\ndata: d\n\r\n", "|message|a\nb\nc;|message|d;"},
        {"a byte order mark in front", "\xEF\xBB\xBF" "data: x\n\n", "|message|x;"},
        {"two byte order marks", "\xEF\xBB\xBF\xEF\xBB\xBF" "data: x\n\n", ""},
        {"a byte order mark later", "data: a\n\n\xEF\xBB\xBF" "data: x\n\n", "|message|a;"},
        {"a name", "event: changed\ndata: x\n\n", "|changed|x;"},
        {"the last name counts", "event: a\nevent: b\ndata: x\n\n", "|b|x;"},
        {"an empty name", "event: a\nevent\ndata: x\n\n", "|message|x;"},
        {"a name is for one event", "event: a\ndata: x\n\ndata: y\n\n", "|a|x;|message|y;"},
        {"a name without data", "event: a\n\ndata: y\n\n", "|message|y;"},
        {"an id stays", "id: 7\ndata: x\n\ndata: y\n\n", "7|message|x;7|message|y;"},
        {"an id without data counts for the next", "id: 7\n\ndata: y\n\n", "7|message|y;"},
        {"an id with a zero byte is passed over", "id: 7\nid: 8\0" "9\ndata: x\n\n"sv, "7|message|x;"},
        {"a zero byte in data", "data: a\0b\n\n"sv, "|message|a\0b;"sv},
        {"unknown fields", "Data: x\n data: x\ndata : x\nfoo: x\n\n", ""},
        {"a colon in data", "data: a:b\n\n", "|message|a:b;"},
        {"comments", ":\n::data: x\n:data: x\ndata: y\n\n", "|message|y;"},
        {"characters of several bytes", "data: ä€🌿\n\n", "|message|ä€🌿;"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(outcome(row.bytes) == row.outcome);
    }
}

TEST_CASE("the time to wait is digits only, and at most an hour") {
    const struct {
        const char* bytes;
        int outcome;
    } rows[] = {
        {"", -1},           {"retry: 2000\n", 2000},          {"retry:0\n", 0},
        {"retry: 20s\n", -1}, {"retry: -1\n", -1},              {"retry: 1.5\n", -1},
        {"retry\n", -1},    {"retry: 3600000\n", 3600000},    {"retry: 3600001\n", -1},
        {"retry: 99999999999999999999\n", -1}, {"retry: 5\nretry: x\n", 5},
    };
    for (const auto& row : rows) {
        CAPTURE(row.bytes);
        EventStream stream;
        CHECK(stream.push(row.bytes).empty());
        CHECK(stream.retry_ms().value_or(-1) == row.outcome);
    }
}

TEST_CASE("a new connection forgets what was unfinished, but not the last id") {
    EventStream stream;
    CHECK(listed(stream.push("retry: 5\nid: 1\ndata: x\n\nid: 2\nevent: cut\ndata: lost")) == "1|message|x;");
    CHECK(stream.last_event_id() == "1");
    stream.reopen();
    CHECK(stream.last_event_id() == "1");
    CHECK(stream.retry_ms() == 5);
    CHECK(listed(stream.push("\xEF\xBB\xBF" "data: y\n\n")) == "1|message|y;");
    CHECK(listed(stream.push("id: 3\n\n")).empty());
    CHECK(stream.last_event_id() == "3");
}

TEST_CASE("an event without an end is given up") {
    const std::string kilobyte(1024, 'x');
    EventStream line;
    for (int i = 0; i < 64; ++i)
        CHECK(line.push(kilobyte).empty());
    CHECK(!line.is_overrun());
    CHECK(line.push("x").empty());
    CHECK(line.is_overrun());
    CHECK(line.push("\n\ndata: x\n\n").empty());
    line.reopen();
    CHECK(listed(line.push("data: x\n\n")) == "|message|x;");
    EventStream lines;
    for (int i = 0; i < 70; ++i)
        CHECK(lines.push("data: " + kilobyte + "\n").empty());
    CHECK(lines.is_overrun());
}

TEST_CASE("it does not matter where the bytes are cut") {
    const std::string_view pieces[] = {"\r",    "\n",    "\r\n", "\n\n", "\xEF\xBB\xBF", "data", "id", "event",
                                       "retry", ":",     ": ",   " ",    "7",            "x",    "ä",  "data: a\n\n"};
    SeededRandom random(9);
    for (int round = 0; round < 3000; ++round) {
        std::string bytes;
        for (std::uint64_t left = random.below(40); left > 0; --left)
            bytes += pieces[random.below(std::size(pieces))];
        EventStream whole;
        const std::vector<StreamEvent> expected = whole.push(bytes);
        EventStream cut;
        std::vector<StreamEvent> events;
        for (std::size_t at = 0; at < bytes.size();) {
            const std::size_t size = random.below(5);
            const auto some = cut.push(std::string_view(bytes).substr(at, size));
            events.insert(events.end(), some.begin(), some.end());
            at += size;
        }
        CHECK(events == expected);
        CHECK(cut.last_event_id() == whole.last_event_id());
        CHECK(cut.retry_ms() == whole.retry_ms());
    }
}
