// How requests become answers: the library, the hot lane, the pool, tickets, order, hooks.
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

TEST_CASE("an answer has a date, its length and the common fields, in every lane") {
    Options options = small_options();
    options.common_fields.add("X-Content-Type-Options", "nosniff");
    const Running server(options, [](Front& front) {
        front.routes().get("/later", [](const httplib::Request&, httplib::Response&) {
            exchange().defer().answer({.body = hello});
        });
        front.routes().get(
            "/pool",
            [](const httplib::Request&, httplib::Response& response) {
                response.set_content(hello, "application/json");
            },
            Lane::Pool);
    });
    for (const std::string path : {"/hello", "/hot", "/later", "/pool", "/nowhere"}) {
        CAPTURE(path);
        const Response response = server.client().get(path);
        CHECK(response.status == (path == "/nowhere" ? 404 : 200));
        CHECK(response.field("X-Content-Type-Options") == "nosniff");
        CHECK(response.field("Date").ends_with(" GMT"));
        CHECK(response.field("Content-Length") == std::to_string(response.body.size()));
        CHECK(!response.has("Keep-Alive"));
        CHECK(!response.has("Connection"));
        CHECK(count_of(response.head, "Date:") == 1);
    }
}

TEST_CASE("HEAD has the head of GET and no body") {
    const Running server;
    for (const std::string path : {"/hello", "/hot"}) {
        Client client = server.client();
        client.send("HEAD " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
        const Response response = client.read_head();
        CHECK(response.status == 200);
        CHECK(response.field("Content-Length") == std::to_string(std::string_view(hello).size()));
        CHECK(client.get("/hello").body == hello); // nothing was left between
    }
}

TEST_CASE("an HTTP/1.0 client is closed unless it asks otherwise, and then told so") {
    const Running server;
    Client once = server.client();
    CHECK(once.ask("GET /hello HTTP/1.0\r\n\r\n").field("Connection") == "close");
    CHECK(once.is_closed_by_server());
    Client often = server.client();
    for (int i = 0; i < 2; i++) {
        CHECK(often.ask("GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                  .field("Connection") == "keep-alive");
    }
}

TEST_CASE("pipelined requests are all answered, in order, over all lanes") {
    const Running server(small_options(), [](Front& front) {
        front.routes().get(
            "/pool/:n",
            [](const httplib::Request& request, httplib::Response& response) {
                response.set_content(request.path_params.at("n"), "text/plain");
            },
            Lane::Pool);
        front.routes().get("/loop/:n",
                           [](const httplib::Request& request, httplib::Response& response) {
                               response.set_content(request.path_params.at("n"), "text/plain");
                           });
        front.routes().get("/later/:n", [](const httplib::Request& request, httplib::Response&) {
            exchange().defer().answer(
                {.content_type = "text/plain", .body = request.path_params.at("n")});
        });
    });
    Client client = server.client();
    std::string requests;
    const std::vector<std::string> lanes = {"/pool/", "/loop/", "/later/"};
    for (std::size_t i = 0; i < 300; i++) {
        requests += get_request(lanes[i % 3] + std::to_string(i));
    }
    client.send(requests);
    for (std::size_t i = 0; i < 300; i++) {
        REQUIRE(client.read().body == std::to_string(i));
    }
}

TEST_CASE("a client that has finished sending still gets all its answers") {
    const Running server;
    Client client = server.client();
    client.send(get_request("/hello") + get_request("/hot") + get_request("/hello") + "GET /hel");
    client.finish_sending();
    bool closed = false;
    const std::string all = client.read_all(closed);
    CHECK(closed);
    CHECK(count_of(all, "HTTP/1.1 200 OK") == 3);
}

TEST_CASE("a connection serves more than a hundred requests") {
    const Running server;
    Client client = server.client();
    for (int i = 0; i < 250; i++) {
        REQUIRE(client.get(i % 2 == 0 ? "/hello" : "/hot").status == 200);
    }
}

TEST_CASE("a request may come byte by byte, and its body in pieces") {
    const Running server;
    Client client = server.client();
    const std::string request = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello";
    for (const char byte : request) {
        client.send(std::string_view(&byte, 1));
    }
    CHECK(client.read().body == "hello");
    const std::string large(900'000, 'x');
    CHECK(client.post("/echo", large).body == large);
}

TEST_CASE("100-continue is said before a body that waits for it, and only then") {
    const Running server;
    Client client = server.client();
    client.send(
        "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    CHECK(client.read_until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("hello");
    CHECK(client.read().body == "hello");
    CHECK(client.post("/echo", "hello", "Expect: 100-continue\r\n").body == "hello");
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: "
                "9999999\r\n\r\n");
    CHECK(client.read().status == 413);
}

TEST_CASE("a path that nobody knows is 404, a method that it does not know 405 with Allow") {
    const Running server(small_options(), [](Front& front) {
        front.routes().post("/hello", [](const httplib::Request&, httplib::Response&) {});
    });
    Client client = server.client();
    const Response missing = client.get("/nowhere");
    CHECK(missing.status == 404);
    CHECK(missing.body.contains("urn:kulanz:problem:not_found"));
    const Response other = client.ask("DELETE /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(other.status == 405);
    CHECK(other.field("Allow") == "GET, HEAD, POST");
    CHECK(client.get("/hello").status == 200);
}

TEST_CASE("the server may have pages of its own for problems") {
    Options options = small_options();
    options.hooks.error_page = [](Problem problem,
                                  const RequestView& request) -> std::optional<Answer> {
        if (!request.header("Accept").contains("text/html")) {
            return std::nullopt;
        }
        return Answer{.status = text_of(problem).status,
                      .content_type = "text/html",
                      .body = "<p>" + std::string(text_of(problem).name) + "</p>"};
    };
    const Running server(options);
    Client client = server.client();
    CHECK(client.get("/nowhere", "Accept: text/html\r\n").body == "<p>not_found</p>");
    CHECK(client.get("/throw", "Accept: text/html\r\n").body == "<p>failure</p>");
    CHECK(client.get("/nowhere").field("Content-Type") == "application/problem+json");
}

TEST_CASE("a handler's error status without a body gets a document, an empty success none") {
    const Running server(small_options(), [](Front& front) {
        front.routes().get("/status/:code",
                           [](const httplib::Request& request, httplib::Response& response) {
                               response.status = std::stoi(request.path_params.at("code"));
                           });
    });
    Client client = server.client();
    const Response conflict = client.get("/status/409");
    CHECK(conflict.status == 409);
    CHECK(conflict.body == R"({"type":"about:blank","title":"Conflict","status":409})");
    const Response nothing = client.get("/status/204");
    CHECK(nothing.status == 204);
    CHECK(!nothing.has("Content-Length"));
    CHECK(client.get("/hello").status == 200);
}

TEST_CASE(
    "a handler sees path parameters, decoded query, form and JSON bodies as httplib gives them") {
    const Running server(small_options(), [](Front& front) {
        front.routes().get(
            "/claims/:id/x/:n", [](const httplib::Request& request, httplib::Response& response) {
                response.set_content(request.path + " " + request.path_params.at("id") + " " +
                                         request.path_params.at("n") + " " +
                                         request.get_param_value("q") + " " + request.target,
                                     "text/plain");
            });
        front.routes().put("/form",
                           [](const httplib::Request& request, httplib::Response& response) {
                               response.set_content(request.get_param_value("name"), "text/plain");
                           });
    });
    Client client = server.client();
    CHECK(client.get("/claims/7%20b/x/9?q=a%26b+c").body ==
          "/claims/7 b/x/9 7 b 9 a&b c /claims/7%20b/x/9?q=a%26b+c");
    CHECK(client
              .ask("PUT /form HTTP/1.1\r\nHost: a\r\nContent-Type: "
                   "application/x-www-form-urlencoded\r\n"
                   "Content-Length: 12\r\n\r\nname=J%C3%B6")
              .body == "Jö");
}

TEST_CASE("an answer with a content provider is read to its end and has a length") {
    const Running server(small_options(), [](Front& front) {
        front.routes().get("/chunked", [](const httplib::Request&, httplib::Response& response) {
            response.set_chunked_content_provider("text/plain",
                                                  [](std::size_t offset, httplib::DataSink& sink) {
                                                      sink.write("part ", 5);
                                                      if (offset >= 10) {
                                                          sink.done();
                                                      }
                                                      return true;
                                                  });
        });
        front.routes().get("/known", [](const httplib::Request&, httplib::Response& response) {
            response.set_content_provider(6, "text/plain",
                                          [](std::size_t, std::size_t, httplib::DataSink& sink) {
                                              return sink.write("abc", 3);
                                          });
        });
        front.routes().get("/broken", [](const httplib::Request&, httplib::Response& response) {
            response.set_content_provider("text/plain",
                                          [](std::size_t, httplib::DataSink&) { return false; });
        });
    });
    Client client = server.client();
    const Response chunked = client.get("/chunked");
    CHECK(chunked.body == "part part part ");
    CHECK(!chunked.has("Transfer-Encoding"));
    CHECK(client.get("/known").body == "abcabc");
    CHECK(client.get("/broken").status == 500);
    CHECK(client.get("/hello").status == 200);
}

TEST_CASE("a handler may give an answer as a value") {
    const Running server(small_options(), [](Front& front) {
        front.routes().get("/value", [](const httplib::Request&, httplib::Response& response) {
            response.set_content("forget this", "text/plain");
            set_answer(response, {.status = 303, .fields = Fields{}.add("Location", "/a:b")});
        });
    });
    const Response response = server.client().get("/value");
    CHECK(response.status == 303);
    CHECK(response.field("Location") == "/a:b");
    CHECK(response.field("Content-Length") == "0");
    CHECK(response.body.empty());
}

TEST_CASE("a gate runs before every handler and may answer instead") {
    const Running server(small_options(), [](Front& front) {
        front.routes().before([](const httplib::Request& request, httplib::Response& response) {
            if (request.path != "/hello" || request.has_header("X-Key")) {
                return false;
            }
            response.status = 401;
            return true;
        });
    });
    CHECK(server.client().get("/hello").status == 401);
    CHECK(server.client().get("/hello", "X-Key: 1\r\n").body == hello);
}

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
