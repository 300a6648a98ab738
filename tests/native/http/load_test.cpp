// Many clients at once: nobody waits for those who do nothing.
#include "tests/native/http/fixture.hpp"

#include <algorithm>
#include <atomic>
#include <string>
#include <thread>
#include <vector>

using namespace kz::http;
using namespace kz::http::test;

namespace {

Options crowded() {
    Options options = small_options();
    options.limits.connections_per_address = 5000;
    return options;
}

// The median time of a fresh connection's first answer.
double time_of_next_client(const Running& server) {
    std::vector<double> times;
    for (int i = 0; i < 21; i++) {
        const Clock::time_point start = Clock::now();
        REQUIRE(server.client().get("/hello").status == 200);
        times.push_back(ms_since(start));
    }
    std::ranges::sort(times);
    return times[times.size() / 2];
}

} // namespace

TEST_CASE("a ninth browser is served beside eight idle ones") {
    const Running server;
    std::vector<Client> idle;
    for (int i = 0; i < 8; i++) {
        idle.push_back(server.client());
        REQUIRE(idle.back().get("/hello").status == 200);
    }
    const Clock::time_point start = Clock::now();
    CHECK(server.client().get("/hello").status == 200);
    CHECK(ms_since(start) < 1000);
}

TEST_CASE("a thousand idle and a hundred slow connections do not delay the next client") {
    const Running server(crowded());
    const double alone = time_of_next_client(server);
    std::vector<Client> crowd;
    for (int i = 0; i < 1000; i++) {
        crowd.push_back(server.client());
        REQUIRE(crowd.back().is_connected());
    }
    for (int i = 0; i < 100; i++) {
        crowd.push_back(server.client());
        REQUIRE(crowd.back().send(
            i % 2 == 0 ? "GET /hel"
                       : "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx"));
    }
    REQUIRE(eventually([&server] { return server.front.stats().connections >= 1100; }));

    const double beside = time_of_next_client(server);

    MESSAGE("next client alone " << alone << " ms, beside the crowd " << beside << " ms");
    CHECK(beside < alone + 50);
}

TEST_CASE("every one of 256 keep-alive clients is served, again and again") {
    Options options = crowded();
    options.loops = 2;
    const Running server(options);
    std::vector<Client> clients;
    for (int i = 0; i < 256; i++) {
        clients.push_back(server.client());
    }
    for (int round = 0; round < 5; round++) {
        for (Client& client : clients) {
            client.send(get_request(round % 2 == 0 ? "/hello" : "/hot"));
        }
        for (Client& client : clients) {
            REQUIRE(client.read().body == hello);
        }
    }
}

TEST_CASE("an answer comes in one piece without Nagle's delay") {
    const Running server;
    Client client = server.client();
    REQUIRE(client.get("/hello").status == 200);
    const Clock::time_point start = Clock::now();
    for (int i = 0; i < 20; i++) {
        REQUIRE(client.get("/hello").body == hello);
    }
    CHECK(ms_since(start) < 20 * 30); // head and body in two sends would take 20 times 40 ms
}

TEST_CASE("a burst of connections finds room in the backlog") {
    const Running server(crowded());
    std::vector<Client> burst;
    const Clock::time_point start = Clock::now();
    for (int i = 0; i < 800; i++) {
        burst.push_back(server.client());
        REQUIRE(burst.back().is_connected());
    }
    for (Client& client : burst) {
        client.send(get_request("/hot"));
    }
    for (Client& client : burst) {
        REQUIRE(client.read().status == 200);
    }
    CHECK(ms_since(start) < 5'000); // one dropped SYN alone would cost one or three seconds
}

TEST_CASE("many threads of clients get their own answers, from all lanes and loops") {
    Options options = crowded();
    options.loops = 2;
    options.pool_threads = 2;
    const Running server(options, [](Front& front) {
        const Handler say = [](const httplib::Request& request, httplib::Response& response) {
            response.set_content(request.path_params.at("n"), "text/plain");
        };
        front.routes().get("/loop/:n", say).get("/pool/:n", say, Lane::Pool);
        front.routes().get("/later/:n", [](const httplib::Request& request, httplib::Response&) {
            exchange().defer().answer({.body = request.path_params.at("n")});
        });
    });
    std::atomic<int> right = 0;
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; t++) {
            threads.emplace_back([&, t] {
                Client client = server.client();
                for (int i = 0; i < 300; i++) {
                    const std::string n = std::to_string(t * 1000 + i);
                    const char* const lanes[] = {"/loop/", "/pool/", "/later/"};
                    right += client.get(lanes[i % 3] + n).body == n;
                }
            });
        }
    }
    CHECK(right == 1200);
}
