// The parts that need no socket, beside the head scanner: addresses, routes, ranges, fields, the
// hub.
#include "native/http/address.hpp"
#include "native/http/asset_store.hpp"
#include "native/http/context.hpp"
#include "native/http/hub.hpp"
#include "native/http/request.hpp"
#include "native/http/route_table.hpp"
#include "native/http/wire.hpp"

#include <doctest/doctest.h>
#include <httplib.h>
#include <string>
#include <vector>

using namespace kz::http;

namespace {

Address address(std::string_view text) {
    const std::optional<Address> parsed = parse_address(text);
    REQUIRE(parsed);
    return *parsed;
}

std::vector<Network> networks(const std::vector<std::string>& texts) {
    std::vector<Network> parsed;
    for (const std::string& text : texts) {
        parsed.push_back(*parse_network(text));
    }
    return parsed;
}

const std::vector<std::string> claim{"claim/7"};

Hub hub(std::size_t events = 100, std::size_t per_topic = 100, std::size_t bytes = 100'000) {
    return Hub({events, per_topic, bytes}, 1000);
}

std::string replayed(const Hub::Resume& resume) {
    std::string text = resume.must_reset ? "reset" : "";
    for (const SharedEvent& event : resume.missed) {
        text += std::to_string(event->id - 1000 * 4096) + " ";
    }
    return text;
}

} // namespace

TEST_CASE("an address reads back as it was written, IPv4 also in its IPv6 form") {
    for (const std::string text : {"127.0.0.1", "203.0.113.7", "::1", "2001:db8::7"}) {
        CHECK(address(text).text() == text);
    }
    CHECK(address("::ffff:203.0.113.7") == address("203.0.113.7"));
    for (const std::string text : {"", "localhost", "1.2.3", "1.2.3.4.5", "1.2.3.4 ", ":::"}) {
        CAPTURE(text);
        CHECK(!parse_address(text));
    }
}

TEST_CASE("a network holds the addresses that share its prefix") {
    struct {
        std::string network, address;
        bool holds;
    } const rows[] = {
        {"10.0.0.0/8", "10.255.1.2", true},     {"10.0.0.0/8", "11.0.0.0", false},
        {"192.0.2.4", "192.0.2.4", true},       {"192.0.2.4", "192.0.2.5", false},
        {"192.0.2.0/31", "192.0.2.1", true},    {"192.0.2.0/31", "192.0.2.2", false},
        {"2001:db8::/32", "2001:db8::7", true}, {"2001:db8::/32", "2001:db9::7", false},
        {"0.0.0.0/0", "203.0.113.7", true},     {"0.0.0.0/0", "::1", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.network);
        CAPTURE(row.address);
        CHECK(parse_network(row.network)->contains(address(row.address)) == row.holds);
    }
    for (const std::string text : {"10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/x", "net"}) {
        CHECK(!parse_network(text));
    }
}

TEST_CASE("the client is the last address that no trusted proxy has") {
    const std::vector<Network> trusted = networks({"127.0.0.1", "10.0.0.0/8"});
    struct {
        std::string peer, forwarded, client;
    } const rows[] = {
        {"203.0.113.7", "1.2.3.4", "203.0.113.7"}, // not a proxy: it may say what it likes
        {"127.0.0.1", "", "127.0.0.1"},
        {"127.0.0.1", "198.51.100.1", "198.51.100.1"},
        {"127.0.0.1", "1.2.3.4, 198.51.100.1", "198.51.100.1"}, // the first was sent by the client
        {"127.0.0.1", "1.2.3.4, 198.51.100.1, 10.1.1.1", "198.51.100.1"},
        {"127.0.0.1", "198.51.100.1:4711", "198.51.100.1"},
        {"127.0.0.1", "[2001:db8::7]:4711", "2001:db8::7"},
        {"127.0.0.1", "unknown", "127.0.0.1"},
        {"127.0.0.1", "1.2.3.4, ", "127.0.0.1"},
        {"127.0.0.1", "[", "127.0.0.1"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.forwarded);
        CHECK(client_behind(address(row.peer), row.forwarded, trusted).text() == row.client);
    }
}

TEST_CASE("a census counts an IPv6 customer's whole network as one") {
    Census census(3, 2);
    CHECK(census.enter(address("2001:db8::1")));
    CHECK(census.enter(address("2001:db8::2")));
    CHECK(!census.enter(address("2001:db8::3")));
    CHECK(census.enter_proxy(address("2001:db8::3")));
    CHECK(!census.enter(address("2001:db8:0:1::1")));

    census.leave(address("2001:db8::1"));

    CHECK(census.count() == 2);
    CHECK(census.enter(address("203.0.113.7")));
}

TEST_CASE("a route is found by its segments, a literal one first") {
    RouteTable table;
    const Handler handler = [](const httplib::Request&, httplib::Response&) {};
    for (const std::string pattern :
         {"/", "/claims/:id", "/claims/new", "/claims/:id/messages/:number", "/a/"}) {
        table.add(Method::Get, {pattern, handler, Lane::Loop});
    }
    table.add(Method::Post, {"/claims/:id", handler, Lane::Loop});
    struct {
        std::string path, pattern, parameters;
    } const rows[] = {
        {"/", "/", ""},
        {"/claims/7", "/claims/:id", "id=7 "},
        {"/claims/new", "/claims/new", ""},
        {"/claims/7/messages/9", "/claims/:id/messages/:number", "id=7 number=9 "},
        {"/a/", "/a/", ""},
        {"/a", "", ""},
        {"/claims", "", ""},
        {"/claims/", "", ""},
        {"/claims/7/", "", ""},
        {"/claims//messages/9", "", ""},
        {"/claims/7/messages/9/x", "", ""},
        {"//", "", ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.path);
        const RouteMatch match = table.find(Method::Get, row.path);
        CHECK((match.route ? match.route->pattern : "") == row.pattern);
        std::string parameters;
        for (const auto& [name, value] : match.parameters) {
            parameters.append(name).append("=").append(value).append(" ");
        }
        CHECK((match.route ? parameters : "") == row.parameters);
    }
    CHECK(table.allowed("/claims/7") == "GET, HEAD, POST");
    CHECK(table.allowed("/nowhere") == "");
}

TEST_CASE("one range of bytes is read as RFC 9110 has it, anything else is the whole") {
    struct {
        std::string field;
        RangeAnswer answer;
        std::size_t offset, length;
    } const rows[] = {
        {"bytes=0-9", RangeAnswer::Part, 0, 10},
        {"bytes=90-", RangeAnswer::Part, 90, 10},
        {"bytes=90-1000", RangeAnswer::Part, 90, 10},
        {"bytes=-10", RangeAnswer::Part, 90, 10},
        {"bytes=-1000", RangeAnswer::Part, 0, 100},
        {"bytes=99-99", RangeAnswer::Part, 99, 1},
        {"bytes=100-", RangeAnswer::NotSatisfiable, 0, 0},
        {"bytes=-0", RangeAnswer::NotSatisfiable, 0, 0},
        {"bytes=5-4", RangeAnswer::Whole, 0, 0},
        {"bytes=0-1,3-4", RangeAnswer::Whole, 0, 0},
        {"bytes=a-b", RangeAnswer::Whole, 0, 0},
        {"bytes=-", RangeAnswer::Whole, 0, 0},
        {"bytes=1", RangeAnswer::Whole, 0, 0},
        {"items=0-1", RangeAnswer::Whole, 0, 0},
        {"bytes=99999999999999999999-", RangeAnswer::Whole, 0, 0},
    };
    for (const auto& row : rows) {
        CAPTURE(row.field);
        ByteRange range{0, 0};
        CHECK(parse_range(row.field, 100, range) == row.answer);
        if (row.answer == RangeAnswer::Part) {
            CHECK(range.offset == row.offset);
            CHECK(range.length == row.length);
        }
    }
    ByteRange range{0, 0};
    CHECK(parse_range("bytes=0-", 0, range) == RangeAnswer::NotSatisfiable);
}

TEST_CASE("an ETag matches itself, its weak form, a list and the star") {
    for (const std::string field : {"\"a\"", "W/\"a\"", "\"b\", \"a\"", "*"}) {
        CHECK(matches_etag(field, "\"a\""));
    }
    for (const std::string field : {"", "a", "\"b\"", "\"aa\""}) {
        CHECK(!matches_etag(field, "\"a\""));
    }
}

TEST_CASE("a field that could end its line is not written") {
    const Fields fields = Fields{}
                              .add("Location", "/a\r\nSet-Cookie: evil")
                              .add("X\r\nY", "v")
                              .add("", "v")
                              .add("X", std::string_view("a\0b", 3))
                              .add("Fine", "ä\tv");
    CHECK(fields.text() == "Fine: ä\tv\r\n");
}

TEST_CASE("an answer has a date, a length, and a body unless its status forbids one") {
    const auto text = [](const Answer& answer, const Framing& framing) {
        std::string out;
        append_answer(out, answer, framing, "X-Common: 1\r\n");
        const std::size_t date = out.find("Date: ");
        REQUIRE(date != std::string::npos);
        CHECK(out.substr(date + 6 + 25, 6) == " GMT\r\n");
        return out.erase(date, 6 + 31);
    };
    CHECK(text({.body = "{}"}, {}) == "HTTP/1.1 200 OK\r\nX-Common: 1\r\nContent-Type: "
                                      "application/json\r\nContent-Length: 2\r\n\r\n{}");
    CHECK(text({.body = "{}"}, {.is_head = true}) ==
          "HTTP/1.1 200 OK\r\nX-Common: 1\r\nContent-Type: application/json\r\nContent-Length: "
          "2\r\n\r\n");
    CHECK(text({.status = 204, .body = "x"}, {}) ==
          "HTTP/1.1 204 No Content\r\nX-Common: 1\r\n\r\n");
    CHECK(
        text({.status = 404}, {.keeps_alive = false}) ==
        "HTTP/1.1 404 Not Found\r\nX-Common: 1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    CHECK(text({}, {.is_http_1_0 = true}) ==
          "HTTP/1.1 200 OK\r\nX-Common: 1\r\nConnection: keep-alive\r\nContent-Length: 0\r\n\r\n");
}

TEST_CASE("every problem has a status, a name of its own and a document") {
    std::string names = " ";
    for (int i = 0; i < problem_count; i++) {
        const auto problem = static_cast<Problem>(i);
        const ProblemText& text = text_of(problem);
        CAPTURE(text.name);
        CHECK(text.status >= 400);
        CHECK(reason_of(text.status) != "Unknown");
        CHECK(!names.contains(" " + std::string(text.name) + " "));
        names.append(text.name).append(" ");
        CHECK(problem_json(problem).starts_with(
            "{\"type\":\"urn:kulanz:problem:" + std::string(text.name) + "\""));
    }
    CHECK(problem_json(Problem::Failure, "1a").ends_with(",\"request_id\":\"1a\"}"));
}

TEST_CASE("cookies and query values are found by their whole name") {
    const Field fields[] = {{"Cookie", "session2=no; session=yes=1; x"}, {"cookie", "late=1"}};
    const RequestView view{.method = {},
                           .path = {},
                           .query = "after2=1&after=3&flag&x=%20",
                           .remote = {},
                           .fields = fields};
    CHECK(view.cookie("session") == "yes=1");
    CHECK(view.cookie("late") == "1");
    CHECK(view.cookie("x") == "");
    CHECK(view.cookie("none") == "");
    CHECK(view.query_value("after") == "3");
    CHECK(view.query_value("x") == "%20");
    CHECK(view.query_value("flag") == "");
}

TEST_CASE("request ids differ and do not count") {
    const Context context{Options{}};
    const std::string first = context.next_request_id(), second = context.next_request_id();
    CHECK(first.size() == 16);
    CHECK(first != second);
    CHECK(first.substr(0, 8) != second.substr(0, 8));
}

TEST_CASE("an event is written as lines, its data too") {
    Hub events = hub();
    std::string bytes;
    events.on_publish([&bytes](const SharedEvent& event) { bytes = event->bytes; });

    const std::uint64_t id = events.publish("claim/7", "message", "one\ntwo\r\nthree");

    CHECK(id == 1000 * 4096 + 1);
    CHECK(bytes == "id: 4096001\nevent: message\ndata: one\ndata: two\ndata: three\n\n");
    events.publish("claim/7", "", "");
    CHECK(bytes == "id: 4096002\ndata: \n\n");
}

TEST_CASE("a client that comes back gets what it has missed of its topics, in order") {
    Hub events = hub();
    events.publish("claim/7", "a", "1");
    events.publish("claim/8", "b", "2");
    events.publish("tenant/1", "c", "3");
    events.publish("claim/7", "d", "4");
    const std::vector<std::string> both{"tenant/1", "claim/7"};

    CHECK(replayed(events.resume(both, "4096000")) == "1 3 4 ");
    CHECK(replayed(events.resume(both, "4096001")) == "3 4 ");
    CHECK(replayed(events.resume(both, "4096004")) == "");
    CHECK(replayed(events.resume(claim, "")) == "");
    CHECK(events.resume(claim, "").now == 4096004);
}

TEST_CASE("a client is told to start anew when nobody knows what it has missed") {
    Hub events = hub(3, 2);
    for (const std::string topic : {"claim/7", "claim/7", "claim/7"}) {
        events.publish(topic, "a", "x");
    }
    CHECK(replayed(events.resume(claim, "4096001")) == "2 3 ");
    CHECK(replayed(events.resume(claim, "4096000")) == "reset"); // two are kept for a topic
    CHECK(replayed(events.resume(claim, "4096099")) == "reset"); // from the future
    CHECK(replayed(events.resume(claim, "4095999")) == "reset"); // from before the start
    CHECK(replayed(events.resume(claim, "tomorrow")) == "reset");

    events.publish("claim/8", "a", "x");
    events.publish("claim/9", "a", "x"); // three are kept in all: the oldest of claim/7 goes
    CHECK(replayed(events.resume(claim, "4096002")) == "3 ");
    events.publish("claim/8", "a", "x");
    CHECK(replayed(events.resume(claim, "4096002")) == "reset"); // nothing of claim/7 is left
    CHECK(replayed(events.resume(claim, "4096003")) == "");
}

TEST_CASE("the hub keeps no more bytes than it may") {
    Hub events = hub(100, 100, 1000);
    const std::string data(400, 'x');
    for (int i = 0; i < 5; i++) {
        events.publish("claim/7", "a", data);
    }
    CHECK(replayed(events.resume(claim, "4096003")) == "4 5 ");
    CHECK(replayed(events.resume(claim, "4096002")) == "reset");
}

TEST_CASE("what passes is given to whoever listens, and to nobody who comes back") {
    Hub events = hub();
    std::vector<std::string> posted;
    events.on_publish([&](const SharedEvent& event) { posted.push_back(event->bytes); });
    const std::string first = std::to_string(events.publish("claim/7", "changed", "{}"));
    events.publish("claim/7", "typing", "staff", Keeping::Passing);
    CHECK(posted.size() == 2);
    CHECK(events.resume(claim, first).missed.empty());
    CHECK_FALSE(events.resume(claim, first).must_reset);
    events.publish("claim/7", "changed", "{}");
    CHECK(replayed(events.resume(claim, first)) == "3 ");
}
