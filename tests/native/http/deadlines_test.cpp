// What time does to connections. The deadlines are short here and minutes in production.
#include "tests/native/http/fixture.hpp"

#include <future>
#include <optional>
#include <string>
#include <thread>
#include <vector>

using namespace kz::http;
using namespace kz::http::test;

namespace {

Options hasty() {
    Options options = small_options();
    options.deadlines = {.head = Deadlines::Time(200),
                         .idle = Deadlines::Time(300),
                         .body = Deadlines::Time(200),
                         .write = Deadlines::Time(200),
                         .bytes_per_second_min = 100'000,
                         .answer = Deadlines::Time(200),
                         .linger = Deadlines::Time(100),
                         .ping = Deadlines::Time(100),
                         .stop = Deadlines::Time(500)};
    return options;
}

} // namespace

TEST_CASE("a head that comes byte after byte has the same deadline as one that stops") {
    const Running server(hasty());
    Client client = server.client();
    const Clock::time_point start = Clock::now();
    client.send("GET /");
    while (client.waiting() == 0 && ms_since(start) < 5'000) {
        client.send("x");
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    CHECK(client.read().status == 408);
    CHECK(ms_since(start) < 2'000);
}

TEST_CASE("a slow head gets a 408, a slow body too, an idle connection just ends") {
    const Running server(hasty());
    Client head = server.client(), body = server.client(), idle = server.client();
    head.send("GET /hello HT");
    body.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 50000\r\n\r\nxxx");
    CHECK(idle.get("/hello").status == 200);

    const Response late_head = head.read(), late_body = body.read();

    CHECK(late_head.status == 408);
    CHECK(late_head.body.contains("urn:kulanz:problem:too_slow"));
    CHECK(late_body.status == 408);
    bool closed = false;
    CHECK(idle.read_all(closed).empty());
    CHECK(closed);
}

TEST_CASE("a body that comes slowly but fast enough is read") {
    Options options = hasty();
    options.deadlines.bytes_per_second_min = 1000;
    const Running server(options);
    Client client = server.client();
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3000\r\n\r\n");
    for (int i = 0; i < 6; i++) {
        client.send(std::string(500, 'x'));
        std::this_thread::sleep_for(
            std::chrono::milliseconds(50)); // 300 ms in all, more than `body` alone
    }
    CHECK(client.read().body.size() == 3000);
}

TEST_CASE("a client that takes nothing of a long answer is dropped") {
    const Running server(hasty(), [](Front& front) {
        front.routes().get("/large", [](const httplib::Request&, httplib::Response& response) {
            response.set_content(std::string(8'000'000, 'x'), "text/plain");
        });
    });
    Client client(server.front.port(), "127.0.0.1", Receive::Little);
    client.send(get_request("/large"));
    REQUIRE(eventually([&server] { return server.front.stats().connections == 1; }));
    CHECK(eventually([&server] { return server.front.stats().connections == 0; }));
}

TEST_CASE("an answer that does not come is a 504, and late it is nobody's") {
    std::promise<Ticket> given;
    const Running server(hasty(), [&given](Front& front) {
        front.routes().get("/never", [&given](const httplib::Request&, httplib::Response&) {
            given.set_value(exchange().defer());
        });
    });
    Client client = server.client();
    client.send(get_request("/never"));
    const Ticket ticket = given.get_future().get();
    CHECK(client.read().status == 504);
    ticket.answer({});
    client.finish_sending();
    bool closed = false;
    CHECK(client.read_all(closed).empty());
    CHECK(closed);
}

TEST_CASE("a refused client that goes on sending sees the refusal and is then cut off") {
    const Running server(hasty());
    Client client = server.client();
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 60000000000\r\n\r\n");
    const Clock::time_point start = Clock::now();
    const std::string block(10'000, 'x');
    while (client.send(block) && ms_since(start) < 5'000) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    CHECK(ms_since(start) < 2'000);
    CHECK(server.front.stats().connections == 0);
}

TEST_CASE("the refusal arrives before the cut") {
    const Running server(hasty());
    Client client = server.client();
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 60000000000\r\n\r\n" +
                std::string(50'000, 'x'));
    CHECK(client.read().status == 413);
}

TEST_CASE("one address may have so many connections, and all together so many") {
    Options options = small_options();
    options.limits.connections_per_address = 4;
    const Running server(options);
    std::vector<Client> held;
    for (int i = 0; i < 4; i++) {
        held.push_back(server.client());
        CHECK(held.back().get("/hello").status == 200);
    }
    Client fifth = server.client();
    const Response full = fifth.read();
    CHECK(full.status == 503);
    CHECK(full.has("Retry-After"));

    held.pop_back();

    CHECK(eventually([&server] { return server.client().get("/hello").status == 200; }));

    options.limits.connections_per_address = 100;
    options.limits.connections = 2;
    const Running small(options);
    Client first = small.client(), second = small.client();
    CHECK(first.get("/hello").status == 200);
    CHECK(second.get("/hello").status == 200);
    CHECK(small.client().read().status == 503);
}

TEST_CASE("trusted proxies may have more connections than one address") {
    Options options = small_options();
    options.limits.connections_per_address = 1;
    options.trusted_proxies = {"127.0.0.1"};
    const Running server(options);
    Client first = server.client(), second = server.client();
    CHECK(first.get("/hello").status == 200);
    CHECK(second.get("/hello").status == 200);
}

TEST_CASE("stop lets what is in flight finish and ends the rest") {
    std::promise<Ticket> given;
    Options options = small_options();
    options.deadlines.stop = Deadlines::Time(5'000);
    std::optional<Running> server(std::in_place, options, [&given](Front& front) {
        front.routes().get("/later", [&given](const httplib::Request&, httplib::Response&) {
            given.set_value(exchange().defer());
        });
        front.routes().get("/events", [](const httplib::Request&, httplib::Response&) {
            exchange().stream({"claim/7"});
        });
    });
    Client busy = server->client(), idle = server->client(), stream = server->client(),
           sending = server->client();
    CHECK(idle.get("/hello").status == 200);
    stream.send(get_request("/events"));
    CHECK(stream.read_head().status == 200);
    sending.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhe");
    busy.send(get_request("/later"));
    const Ticket ticket = given.get_future().get();
    const std::uint16_t port = server->front.port();

    std::jthread stopper([&server] { server->front.stop(); });

    CHECK(idle.is_closed_by_server());
    CHECK(stream.is_closed_by_server());
    CHECK(eventually([port] { return !Client(port).is_connected(); }));
    ticket.answer({.body = hello});
    const Response later = busy.read();
    CHECK(later.body == hello);
    CHECK(later.field("Connection") == "close");
    sending.send("llo");
    CHECK(sending.read().body == "hello");
    stopper.join();
    CHECK(server->front.stats().connections == 0);
}

TEST_CASE("stop does not wait longer than its deadline") {
    Options options = small_options();
    options.deadlines.stop = Deadlines::Time(200);
    Running server(options);
    Client stuck = server.client();
    stuck.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhe");
    REQUIRE(eventually([&server] { return server.front.stats().connections == 1; }));
    const Clock::time_point start = Clock::now();
    server.front.stop();
    CHECK(ms_since(start) < 2'000);
}
