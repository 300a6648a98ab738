// What an answer looks like and when it comes: its head, its order among others, bodies, pages for problems.
#include "tests/native/http/fixture.hpp"

#include <string>
#include <vector>

using namespace kz::http;
using namespace kz::http::test;

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
