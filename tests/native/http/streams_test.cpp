// Server-sent events: order, resume, reset, limits, and thousands of them.
#include "tests/native/http/fixture.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <thread>
#include <vector>

using namespace kz::http;
using namespace kz::http::test;

namespace {

void add_streams(Front& front) {
    front.routes().get("/events/:topic", [](const httplib::Request& request, httplib::Response&) {
        exchange().stream({request.path_params.at("topic")});
    });
    front.routes().get(
        "/pool-events",
        [](const httplib::Request&, httplib::Response&) {
            exchange().stream({"a", "b", "a"});
        },
        Lane::Pool);
    front.hot([](const RequestView& request, Reply&) {
        if (request.path != "/hot-events") {
            return false;
        }
        exchange().stream({"a", "b"});
        return true;
    });
}

// A client whose stream is open: everything published from now on reaches it.
Client listen(const Running& server, std::string_view path, std::string_view fields = {}) {
    Client client = server.client();
    client.send(get_request(path, fields));
    const Response response = client.read_head();
    REQUIRE(response.status == 200);
    CHECK(response.field("Content-Type") == "text/event-stream");
    CHECK(response.field("Cache-Control") == "no-store");
    CHECK(response.field("X-Accel-Buffering") == "no");
    return client;
}

std::string data_of(const std::string& event) {
    const std::size_t at = event.find("data: ");
    return at == std::string::npos ? "" : event.substr(at + 6, event.find('\n', at) - at - 6);
}

std::string id_of(const std::string& event) {
    const std::size_t at = event.find("id: ");
    return at == std::string::npos ? "" : event.substr(at + 4, event.find('\n', at) - at - 4);
}

} // namespace

TEST_CASE("an event reaches the streams of its topic, in order, from every lane and loop") {
    Options options = small_options();
    options.loops = 2;
    Running server(options, add_streams);
    std::vector<Client> clients;
    for (const std::string path : {"/events/a", "/pool-events", "/hot-events", "/events/a"}) {
        clients.push_back(listen(server, path));
        CHECK(clients.back().read_until("\n\n").starts_with("id: "));
    }
    Client other = listen(server, "/events/c");
    other.read_until("\n\n");

    for (int i = 0; i < 50; i++) {
        server.front.publish("a", "count", std::to_string(i));
    }
    server.front.publish("c", "count", "last");

    for (Client& client : clients) {
        for (int i = 0; i < 50; i++) {
            const std::string event = client.read_until("\n\n");
            REQUIRE(event.contains("event: count\n"));
            REQUIRE(data_of(event) == std::to_string(i));
        }
    }
    CHECK(data_of(other.read_until("\n\n")) == "last");
    server.front.publish("b", "x", "only for two");
    CHECK(data_of(clients[1].read_until("\n\n")) == "only for two");
    CHECK(data_of(clients[2].read_until("\n\n")) == "only for two");
    CHECK(clients[0].waiting() == 0);
}

TEST_CASE("a stream that comes back gets exactly what it missed") {
    Running server(small_options(), add_streams);
    Client first = listen(server, "/events/a");
    const std::string start = id_of(first.read_until("\n\n"));
    server.front.publish("a", "x", "1");
    const std::string seen = id_of(first.read_until("\n\n"));
    first.close();
    server.front.publish("a", "x", "2");
    server.front.publish("b", "x", "not mine");
    server.front.publish("a", "x", "3");

    Client again = listen(server, "/events/a", "Last-Event-ID: " + seen + "\r\n");
    CHECK(data_of(again.read_until("\n\n")) == "2");
    CHECK(data_of(again.read_until("\n\n")) == "3");
    CHECK(again.read_until("\n\n").starts_with("id: "));
    server.front.publish("a", "x", "4");
    CHECK(data_of(again.read_until("\n\n")) == "4");

    // The id that is sent before any event serves as well.
    Client early = listen(server, "/events/a", "Last-Event-ID: " + start + "\r\n");
    CHECK(data_of(early.read_until("\n\n")) == "1");
}

TEST_CASE("a stream with an unknown or too old id is told to start anew, then goes on") {
    Options options = small_options();
    options.limits.events_kept_per_topic = 2;
    Running server(options, add_streams);
    const std::uint64_t first = server.front.publish("a", "x", "1");
    for (const std::string text : {"2", "3", "4"}) {
        server.front.publish("a", "x", text);
    }
    for (const std::string& id : {std::to_string(first), std::string("17"), std::string("word")}) {
        Client client = listen(server, "/events/a", "Last-Event-ID: " + id + "\r\n");
        CHECK(client.read_until("\n\n").contains("event: reset\n"));
        server.front.publish("a", "x", "next");
        CHECK(data_of(client.read_until("\n\n")) == "next");
    }
}

TEST_CASE("no event is lost or doubled between replay and live") {
    Options options = small_options();
    options.loops = 2;
    options.limits.events_kept_per_topic = 4096;
    Running server(options, add_streams);
    Client probe = listen(server, "/events/a");
    const std::string start = id_of(probe.read_until("\n\n"));
    std::jthread publisher([&server] {
        for (int i = 0; i < 2000; i++) {
            server.front.publish("a", "x", std::to_string(i));
        }
    });
    for (int round = 0; round < 8; round++) {
        Client client = listen(server, "/events/a", "Last-Event-ID: " + start + "\r\n");
        int expected = 0;
        while (expected < 2000) {
            const std::string event = client.read_until("\n\n");
            REQUIRE(!event.empty());
            if (event.contains("data: ")) {
                REQUIRE(data_of(event) == std::to_string(expected++));
            }
        }
    }
}

TEST_CASE("HEAD on a stream is only its head") {
    const Running server(small_options(), add_streams);
    Client client = server.client();
    client.send("HEAD /events/a HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(client.read_head().field("Content-Type") == "text/event-stream");
    CHECK(client.is_closed_by_server());
}

TEST_CASE("silent streams get a comment") {
    Options options = small_options();
    options.deadlines.ping = Deadlines::Time(100);
    Running server(options, add_streams);
    Client client = listen(server, "/events/a");
    client.read_until("\n\n");
    CHECK(client.read_until("\n\n") == ":\n\n");
    CHECK(client.read_until("\n\n") == ":\n\n");
}

TEST_CASE("a stream ends when its client goes, and what the client sends is ignored") {
    Running server(small_options(), add_streams);
    Client talker = listen(server, "/events/a");
    talker.read_until("\n\n");
    talker.send(get_request("/hello"));
    {
        const Client leaver = listen(server, "/events/a");
        CHECK(server.front.stats().streams == 2);
    }
    CHECK(eventually([&server] { return server.front.stats().streams == 1; }));
    server.front.publish("a", "x", "still here");
    CHECK(data_of(talker.read_until("\n\n")) == "still here");
}

TEST_CASE("streams are limited for each address and in all") {
    Options options = small_options();
    options.limits.streams_per_address = 2;
    Running server(options, add_streams);
    const Client first = listen(server, "/events/a");
    {
        const Client second = listen(server, "/events/b");
        Client third = server.client();
        const Response full = third.get("/events/a");
        CHECK(full.status == 503);
        CHECK(full.body.contains("too_many_streams"));
        CHECK(third.get("/hello").status == 200);
    }
    CHECK(eventually([&server] { return server.front.stats().streams == 1; }));
    const Client fourth = listen(server, "/events/a");
}

TEST_CASE("a client that does not read is dropped at the backlog, the others get everything") {
    Options options = small_options();
    options.limits.stream_backlog = 100'000;
    Running server(options, add_streams);
    Client lazy(server.front.port(), "127.0.0.1", Receive::Little);
    lazy.send(get_request("/events/a"));
    Client keen = listen(server, "/events/a");
    keen.read_until("\n\n");
    REQUIRE(eventually([&server] { return server.front.stats().streams == 2; }));
    const std::string data(50'000, 'x');
    int published = 0;
    while (server.front.stats().streams == 2 && published < 500) {
        server.front.publish("a", "x", data);
        published++;
        REQUIRE(data_of(keen.read_until("\n\n")).size() == data.size());
    }
    CHECK(server.front.stats().streams == 1);
    CHECK(published < 500);
}

TEST_CASE("five thousand streams need two kilobytes each at most, and no thread") {
    constexpr std::size_t count = 5000;
    Options options = small_options();
    options.limits.connections_per_address = options.limits.streams_per_address = count + 10;
    Running server(options, add_streams);
    Client witness = server.client();
    REQUIRE(witness.get("/hello").status == 200);
    std::vector<Client> clients;
    clients.reserve(count);
    const int threads = thread_count();
    const std::size_t before = resident_bytes();
    for (std::size_t i = 0; i < count; i++) {
        clients.push_back(server.client());
        REQUIRE(clients.back().send(get_request("/events/a")));
    }
    REQUIRE(eventually([&server] { return server.front.stats().streams == count; }));
    const std::size_t each = (resident_bytes() - before) / count;
    MESSAGE("resident bytes for each stream: " << each);
#ifndef KZ_SANITIZED
    CHECK(each <= 2048);
#endif
    CHECK(thread_count() == threads);
    for (Client& client : clients) {
        REQUIRE(client.read_until("\n\n").contains("id: "));
    }

    const Clock::time_point start = Clock::now();
    server.front.publish("a", "x", std::string(200, 'x'));
    CHECK(witness.get("/hello").status == 200);
    const double beside = ms_since(start);
    for (Client& client : clients) {
        REQUIRE(data_of(client.read_until("\n\n")).size() == 200);
    }
    MESSAGE("last of " << count << " receivers after " << ms_since(start)
                       << " ms, a request beside them after " << beside << " ms");
    CHECK(beside < 1000);
}
