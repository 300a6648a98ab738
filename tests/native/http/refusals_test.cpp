// What a client can do to cpp-httplib 0.18.7 on its own (traps and CVEs seen in it), and what the
// front does instead.
#include "tests/native/http/fixture.hpp"

#include <cstdio>
#include <string>
#include <vector>

using namespace kz::http;
using namespace kz::http::test;

namespace {

// `socket` sends `bytes` and is refused: with that status, a document, and the end of the
// connection.
void check_refused(const Running& server, const std::string& bytes, int status,
                   std::string_view name) {
    CAPTURE(bytes.substr(0, 200));
    Client client = server.client();
    const Response response = client.ask(bytes);
    CHECK(response.status == status);
    CHECK(response.field("Content-Type") == "application/problem+json");
    CHECK(response.field("Connection") == "close");
    CHECK(response.has("Date"));
    CHECK(response.body.contains("urn:kulanz:problem:" + std::string(name)));
    client.finish_sending();
    CHECK(client.is_closed_by_server());
}

std::string post(std::string_view fields, std::string_view body = {}) {
    return "POST /echo HTTP/1.1\r\nHost: a\r\n" + std::string(fields) + "\r\n" + std::string(body);
}

} // namespace

TEST_CASE("requests that are not plain HTTP/1.1 within the limits are refused with a document") {
    const Running server;
    check_refused(server, get_request("/hello", "X: " + std::string(17'000, 'x') + "\r\n"), 431,
                  "head_too_large");
    check_refused(server, get_request("/" + std::string(9'000, 'x')), 414, "target_too_long");
    check_refused(server,
                  get_request("/hello",
                              [] {
                                  std::string many;
                                  for (int i = 0; i < 200; i++) {
                                      many += "X-" + std::to_string(i) + ": 1\r\n";
                                  }
                                  return many;
                              }()),
                  431, "too_many_fields");
    check_refused(server, post("Transfer-Encoding: chunked\r\n", "-5\r\nhello\r\n0\r\n\r\n"), 411,
                  "length_required");
    check_refused(server, post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "hello"), 411,
                  "length_required");
    check_refused(server, post("Content-Length: 5\r\nContent-Length: 6\r\n", "hello!"), 400,
                  "content_length");
    check_refused(server, post("Content-Encoding: gzip\r\nContent-Length: 5\r\n", "hello"), 415,
                  "content_encoding");
    check_refused(server, post("Content-Length: 64424509440\r\n"), 413, "body_too_large");
    check_refused(server, post("Content-Length: 1048577\r\n"), 413, "body_too_large");
    check_refused(server, post("REMOTE_ADDR: 10.0.0.1\r\nContent-Length: 0\r\n"), 400,
                  "reserved_field");
    check_refused(server, "GET /hello HTTP/1.1\r\n\r\n", 400, "host_missing");
    check_refused(server, "GET http://a/hello HTTP/1.1\r\nHost: a\r\n\r\n", 400, "refused_target");
    check_refused(server, "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", 501, "unknown_method");
    check_refused(server, "GET /hello HTTP/1.1\nHost: a\n\n", 400, "malformed_request");
    check_refused(server, "\x16\x03\x01\x02", 400, "malformed_request");
    check_refused(server, get_request("/hello", "Expect: miracles\r\n"), 417, "expectation");
    CHECK(server.front.stats().refusals == 16);
}

TEST_CASE("the body of a GET is no second request (CVE-2026-34441)") {
    const Running server;
    Client client = server.client();
    const std::string hidden = get_request("/hello");
    client.send("GET /hello HTTP/1.1\r\nHost: a\r\nContent-Length: " +
                std::to_string(hidden.size()) + "\r\n\r\n" + hidden);
    client.finish_sending();

    bool closed = false;
    const std::string all = client.read_all(closed);

    CHECK(closed);
    CHECK(count_of(all, "HTTP/1.1 ") == 1);
    CHECK(all.starts_with("HTTP/1.1 400 "));
}

TEST_CASE("an announced body is not waited for when it is too large") {
    const Running server;
    Client client = server.client();
    const Clock::time_point start = Clock::now();
    const Response response = client.ask(post("Content-Length: 60000000000\r\n", "x"));
    CHECK(response.status == 413);
    CHECK(ms_since(start) < 2'000);
}

TEST_CASE("a path may have a body limit of its own") {
    Options options = small_options();
    options.limits.body_bytes = 10;
    options.limits.bodies = {{"/echo", 1000}};
    const Running server(options, [](Front& front) {
        front.routes().post("/echoes", [](const httplib::Request&, httplib::Response&) {});
    });
    const std::string body(900, 'x');
    CHECK(server.client().post("/echo", body).body == body);
    CHECK(server.client().post("/echo", std::string(1001, 'x')).status == 413);
    CHECK(server.client().post("/echoes", body).status == 413);
}

TEST_CASE("large bodies share a bounded memory") {
    Options options = small_options();
    options.limits.body_memory = 150'000;
    const Running server(options);
    const std::string body(100'000, 'x');
    Client first = server.client();
    first.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nx");
    CHECK(eventually([&] {
        const Response response = server.client().post("/echo", body);
        return response.status == 503 && response.has("Retry-After");
    }));

    first.send(std::string_view(body).substr(1));

    CHECK(first.read().body == body);
    CHECK(server.client().post("/echo", body).body == body);
}

TEST_CASE("a compressed body is never unpacked (CVE-2026-22776)") {
    const Running server;
    const std::string bomb(200'000, '\x1f');
    CHECK(server.client().post("/echo", bomb, "Content-Encoding: gzip\r\n").status == 415);
}

TEST_CASE("a percent sign in a field stays one (CVE-2026-45372)") {
    const Running server;
    const Response response =
        server.client().get("/headers", "X-Evil: a%0d%0aSet-Cookie: b\r\nCookie: c=%41%u0042%\r\n");
    CHECK(response.status == 200);
    CHECK(response.body.contains("X-Evil=[a%0d%0aSet-Cookie: b]\n"));
    CHECK(response.body.contains("Cookie=[c=%41%u0042%]\n"));
}

TEST_CASE("an exception says nothing to the client but an id (CVE-2026-28434)") {
    std::string logged_id, logged_route, logged_what;
    Options options = small_options();
    options.hooks.failure = [&](std::string_view id, std::string_view route,
                                std::exception_ptr why) {
        logged_id = id;
        logged_route = route;
        try {
            std::rethrow_exception(why);
        } catch (const std::exception& exception) {
            logged_what = exception.what();
        }
    };
    const Running server(options);
    Client client = server.client();

    const Response response = client.get("/throw");

    CHECK(response.status == 500);
    CHECK(!response.has("EXCEPTION_WHAT"));
    CHECK(!response.head.contains("swordfish"));
    CHECK(!response.body.contains("swordfish"));
    CHECK(response.body.contains("\"request_id\":\"" + logged_id + "\""));
    CHECK(logged_id.size() == 16);
    CHECK(logged_route == "/throw");
    CHECK(logged_what == "the password is swordfish");
    CHECK(client.get("/hello").status == 200); // and the connection goes on
}

TEST_CASE("X-Forwarded-For counts only when the peer is a trusted proxy") {
    const std::string fields =
        "X-Forwarded-For: 203.0.113.9, 198.51.100.1\r\nX-Forwarded-Proto: https\r\n";
    {
        const Running server;
        const Response response = server.client().get("/headers", fields);
        CHECK(response.body.contains("remote 127.0.0.1\n"));
        CHECK(!response.body.contains("Forwarded"));
    }
    Options options = small_options();
    options.trusted_proxies = {"127.0.0.0/8"};
    const Running server(options, [](Front& front) {
        front.routes().get("/https", [](const httplib::Request&, httplib::Response& response) {
            response.set_content(exchange().request().https ? "yes" : "no", "text/plain");
        });
    });
    const Response response = server.client().get("/headers", fields);
    CHECK(response.body.contains("remote 198.51.100.1\n"));
    CHECK(!response.body.contains("Forwarded"));
    CHECK(server.client().get("/https", fields).body == "yes");
    CHECK(server.client().get("/https").body == "no");
}

TEST_CASE("the library's own facts cannot be forged and are no fields (CVE-2025-66570)") {
    const Running server;
    const Response response = server.client().get("/headers");
    CHECK(response.body == "remote 127.0.0.1\nHost=[kulanz.example]\n");
}

TEST_CASE("an answer is never compressed on the way, whatever the client accepts") {
    const Running server(small_options(), [](Front& front) {
        front.routes().get("/accepts", [](const httplib::Request&, httplib::Response& response) {
            const RequestView& request = exchange().request();
            response.set_content(std::string(request.accepts_br ? "br " : "") +
                                     (request.accepts_gzip ? "gzip" : ""),
                                 "text/plain");
        });
    });
    const Response response = server.client().get("/hello", "Accept-Encoding: br, gzip\r\n");
    CHECK(response.body == hello);
    CHECK(!response.has("Content-Encoding"));
    CHECK(server.client().get("/accepts", "Accept-Encoding: br, gzip\r\n").body == "br gzip");
    CHECK(server.client().get("/accepts").body == "");
}

TEST_CASE(
    "ranges of what a handler makes are not cut, so that nobody can ask for a thousand of them") {
    const Running server;
    for (const std::string range : {"bytes=0-1", "bytes=0-,0-,0-,0-", "nonsense"}) {
        const Response response = server.client().get("/hello", "Range: " + range + "\r\n");
        CHECK(response.status == 200);
        CHECK(response.body == hello);
    }
}

TEST_CASE(
    "a multipart body with an endless file name does not exhaust the stack (CVE-2026-29076)") {
    const Running server;
    const std::string body =
        "--b\r\nContent-Disposition: form-data; name=\"f\"; filename*=UTF-8''" +
        std::string(7'900, 'a') + "\r\n\r\nx\r\n--b--\r\n";
    Client client = server.client();
    const Response response =
        client.post("/echo", body, "Content-Type: multipart/form-data; boundary=b\r\n");
    CHECK(response.status != 0);
    CHECK(server.client().get("/hello").status == 200);
}

TEST_CASE("a second server on the same port is refused, also with several loops") {
    Options options = small_options();
    options.loops = 2;
    const Running server(options);
    options.port = server.front.port();
    Front second(options);

    const auto started = second.start();

    REQUIRE(!started);
    CHECK(started.error().refusal == StartRefusal::AddressInUse);
    CHECK(started.error().detail.starts_with("127.0.0.1:" + std::to_string(options.port)));
}

TEST_CASE("a port can be used again at once") {
    Options options = small_options();
    for (int i = 0; i < 3; i++) {
        const Running server(options);
        options.port = server.front.port();
        CHECK(server.client().get("/hello").status == 200);
    }
}

TEST_CASE("a start that cannot succeed says why") {
    struct {
        std::string address, proxy;
        StartRefusal refusal;
    } const rows[] = {
        {"localhost", "", StartRefusal::AddressInvalid},
        {"192.0.2.1", "", StartRefusal::AddressNotAllowed},
        {"127.0.0.1", "everybody", StartRefusal::NetworkInvalid},
    };
    for (const auto& row : rows) {
        Options options = small_options();
        options.address = row.address;
        if (!row.proxy.empty()) {
            options.trusted_proxies = {row.proxy};
        }
        Front front(options);
        const auto started = front.start();
        REQUIRE(!started);
        CHECK(started.error().refusal == row.refusal);
    }
}

TEST_CASE("every address of the machine is served through ::, in both families") {
    Options options = small_options();
    options.address = "::";
    const Running server(options);
    Client v4(server.front.port(), "127.0.0.1");
    CHECK(v4.get("/headers").body.contains("remote 127.0.0.1\n"));
    Client v6(server.front.port(), "::1");
    if (v6.is_connected()) {
        CHECK(v6.get("/headers").body.contains("remote ::1\n"));
    }
}
