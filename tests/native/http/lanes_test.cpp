// Who makes an answer: the hot lane, the pool, a ticket; and what surrounds it: batch hooks, the access log.
#include "tests/native/http/fixture.hpp"

#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

using namespace kz::http;
using namespace kz::http::test;

namespace {

// A handler that waits here holds its thread until the test lets go.
class Gate {
  public:
    void open() {
        const std::lock_guard lock(mutex_);
        is_open_ = true;
        changed_.notify_all();
    }
    void wait() {
        std::unique_lock lock(mutex_);
        waiting_++;
        changed_.wait_for(lock, std::chrono::seconds(10), [this] { return is_open_; });
    }
    int waiting() {
        const std::lock_guard lock(mutex_);
        return waiting_;
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool is_open_ = false;
    int waiting_ = 0;
};

} // namespace

TEST_CASE("a hot handler that gives up leaves nothing, one that throws a 500") {
    const Running server(small_options(), [](Front& front) {
        front.hot([](const RequestView& request, Reply& reply) {
            if (request.path == "/fails") {
                reply.begin(200, "text/plain").append("half of");
                throw std::runtime_error("secret");
            }
            reply.begin(200, "text/plain").append("never mind");
            return false;
        });
        front.hot([](const RequestView& request, Reply& reply) {
            if (request.path != "/in-place") {
                return false;
            }
            reply.begin(200, "text/plain").append(request.query_value("q"));
            reply.end();
            return true;
        });
    });
    Client client = server.client();
    CHECK(client.get("/hello").body == hello);
    CHECK(client.get("/in-place?q=abc").body == "abc");
    const Response failed = client.get("/fails");
    CHECK(failed.status == 500);
    CHECK(!failed.body.contains("secret"));
    CHECK(client.get("/hello").body == hello);
}

TEST_CASE("what runs in the pool holds up nobody, and a full queue says so") {
    Gate gate;
    Options options = small_options();
    options.limits.pool_queue = 1;
    const Running server(options, [&gate](Front& front) {
        front.routes().get(
            "/slow",
            [&gate](const httplib::Request&, httplib::Response& response) {
                gate.wait();
                response.set_content("done", "text/plain");
            },
            Lane::Pool);
        front.routes().get("/by-predicate",
                           [](const httplib::Request&, httplib::Response& response) {
                               response.set_content("done", "text/plain");
                           });
        front.slow([](const RequestView& request) { return request.path == "/by-predicate"; });
    });
    Client first = server.client(), second = server.client(), third = server.client();
    first.send(get_request("/slow"));
    REQUIRE(eventually([&gate] { return gate.waiting() == 1; }));
    second.send(get_request("/by-predicate"));
    REQUIRE(eventually([&server] { return server.front.stats().requests == 2; }));

    const Response full = third.get("/slow");

    CHECK(full.status == 503);
    CHECK(full.field("Retry-After") == "1");
    CHECK(third.get("/hello").status == 200);
    gate.open();
    CHECK(first.read().body == "done");
    CHECK(second.read().body == "done");
}

TEST_CASE("a large body that waits in the pool still counts as memory") {
    Gate gate;
    Options options = small_options();
    options.limits.body_memory = 150'000;
    const Running server(options, [&gate](Front& front) {
        front.routes().post(
            "/slow", [&gate](const httplib::Request&, httplib::Response&) { gate.wait(); },
            Lane::Pool);
    });
    const std::string body(100'000, 'x');
    Client first = server.client();
    first.send("POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n" + body);
    REQUIRE(eventually([&gate] { return gate.waiting() == 1; }));
    CHECK(server.client().post("/echo", body).status == 503);
    gate.open();
    CHECK(first.read().status == 200);
    CHECK(server.client().post("/echo", body).status == 200);
}

TEST_CASE("a ticket answers from any thread; the connection's next request waits for it") {
    std::promise<Ticket> given;
    const Running server(small_options(), [&given](Front& front) {
        front.routes().post("/later", [&given](const httplib::Request&, httplib::Response&) {
            given.set_value(exchange().defer());
        });
    });
    Client client = server.client();
    client.send("POST /later HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n" +
                get_request("/hello"));
    const Ticket ticket = given.get_future().get();
    CHECK(server.client().get("/hello").status == 200);
    CHECK(client.waiting() == 0);

    std::jthread([&ticket] {
        ticket.answer({.status = 201, .body = "{}", .fields = Fields{}.add("Location", "/x")});
        ticket.answer({.status = 500}); // too late
    }).join();

    const Response later = client.read();
    CHECK(later.status == 201);
    CHECK(later.field("Location") == "/x");
    CHECK(client.read().body == hello);
}

TEST_CASE(
    "a ticket that dies without an answer is a 500, one for a client that has gone is nothing") {
    std::promise<Ticket> given;
    Options options = small_options();
    const Running server(options, [&given](Front& front) {
        front.routes().get("/forgotten",
                           [](const httplib::Request&, httplib::Response&) { exchange().defer(); });
        front.routes().get(
            "/kept",
            [&given](const httplib::Request&, httplib::Response&) {
                given.set_value(exchange().defer());
            },
            Lane::Pool);
        front.routes().get("/defers-and-throws", [](const httplib::Request&, httplib::Response&) {
            const Ticket ticket = exchange().defer();
            throw std::runtime_error("no");
        });
    });
    Client client = server.client();
    CHECK(client.get("/forgotten").status == 500);
    CHECK(client.get("/defers-and-throws").status == 500);
    CHECK(client.get("/hello").body == hello); // the late ticket is not its answer

    Client leaver = server.client();
    leaver.send(get_request("/kept"));
    const Ticket ticket = given.get_future().get();
    leaver.reset();
    REQUIRE(eventually([&server] { return server.front.stats().connections == 1; }));
    ticket.answer({});
    CHECK(client.get("/hello").body == hello);
}

TEST_CASE("a ticket may outlive the front") {
    std::promise<Ticket> given;
    std::optional<Ticket> kept;
    {
        Options options = small_options();
        options.deadlines.stop = Deadlines::Time(50);
        const Running server(options, [&given](Front& front) {
            front.routes().get("/kept", [&given](const httplib::Request&, httplib::Response&) {
                given.set_value(exchange().defer());
            });
        });
        Client client = server.client();
        client.send(get_request("/kept"));
        kept = given.get_future().get();
    }
    kept->answer({});
}

TEST_CASE("batch hooks surround what one turn serves, on the loop's thread") {
    std::atomic<int> depth = 0, batches = 0;
    Options options = small_options();
    options.hooks.batch_begin = [&] { depth++, batches++; };
    options.hooks.batch_end = [&] { depth--; };
    const Running server(options, [&depth](Front& front) {
        front.routes().get("/depth",
                           [&depth](const httplib::Request&, httplib::Response& response) {
                               response.set_content(std::to_string(depth), "text/plain");
                           });
        front.routes().get(
            "/pool-depth", [](const httplib::Request&, httplib::Response&) {}, Lane::Pool);
    });
    Client client = server.client();
    CHECK(client.get("/depth").body == "1");
    std::string many;
    for (int i = 0; i < 10; i++) {
        many += get_request("/depth");
    }
    const int before = batches;
    client.send(many);
    for (int i = 0; i < 10; i++) {
        CHECK(client.read().body == "1");
    }
    CHECK(batches - before < 10);
    CHECK(eventually([&depth] { return depth == 0; }));
}

TEST_CASE("the access log names the route and never the query") {
    std::mutex mutex;
    std::vector<std::string> lines;
    Options options = small_options();
    options.hooks.access = [&](const Access& access) {
        const std::lock_guard lock(mutex);
        lines.push_back(std::string(access.method) + " " + std::string(access.route) + " " +
                        std::string(access.remote) + " " + std::to_string(access.status) +
                        (access.bytes > 50 ? " bytes" : "") +
                        (access.duration_us < 5'000'000 ? "" : " long"));
    };
    const Running server(options, [](Front& front) {
        front.routes().get("/claims/:id", [](const httplib::Request&, httplib::Response&) {});
        front.routes().get("/later", [](const httplib::Request&, httplib::Response&) {
            exchange().defer().answer({});
        });
        front.routes().get(
            "/pool", [](const httplib::Request&, httplib::Response&) {}, Lane::Pool);
        front.hot([](const RequestView& request, Reply& reply) {
            if (request.path != "/labelled") {
                return false;
            }
            exchange().label("/labelled");
            reply.answer(200, "text/plain", "x");
            return true;
        });
    });
    Client client = server.client();
    for (const std::string path :
         {"/claims/7?token=secret", "/later", "/pool", "/labelled", "/hot", "/nowhere/7"}) {
        client.get(path);
    }
    client.ask("nonsense\r\n\r\n");

    const std::lock_guard lock(mutex);
    const std::vector<std::string> expected = {
        "GET /claims/:id 127.0.0.1 200 bytes",
        "GET /later 127.0.0.1 200 bytes",
        "GET /pool 127.0.0.1 200 bytes",
        "GET /labelled 127.0.0.1 200 bytes",
        "GET  127.0.0.1 200 bytes",
        "GET  127.0.0.1 404 bytes",
        "-  127.0.0.1 400 bytes",
    };
    CHECK(lines == expected);
}

TEST_CASE("a client that does not read its answers holds up only itself") {
    const Running server(small_options(), [](Front& front) {
        front.routes().get("/large", [](const httplib::Request&, httplib::Response& response) {
            response.set_content(std::string(100'000, 'x'), "text/plain");
        });
    });
    Client lazy(server.front.port(), "127.0.0.1", Receive::Little);
    std::string requests;
    for (int i = 0; i < 100; i++) {
        requests += get_request("/large");
    }
    lazy.send(requests);
    CHECK(server.client().get("/hello").status == 200);
    CHECK(server.front.stats().requests < 60); // the rest waits until it reads
    for (int i = 0; i < 100; i++) {
        REQUIRE(lazy.read().body.size() == 100'000);
    }
}
