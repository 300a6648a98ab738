#include "native/platform/http_client.hpp"
#include "tests/native/platform/scripted_server.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <doctest/doctest.h>
#include <mutex>
#include <sys/socket.h>

using namespace kz;
using namespace kz::test;

namespace {

// A client whose arrivals can be waited for, as a window waits for its next event.
class Window {
public:
    explicit Window(HttpSettings settings = {}) : http(settings, [this] {
        const std::lock_guard lock(mutex_);
        has_news_ = true;
        wake_.notify_one();
    }) {}

    // The next arrivals; none when nothing comes for a long time.
    std::vector<HttpArrival> wait() {
        for (;;) {
            std::unique_lock lock(mutex_);
            if (!wake_.wait_for(lock, std::chrono::seconds(20), [this] { return has_news_; }))
                return {};
            has_news_ = false;
            lock.unlock();
            // A wake may come for what was taken before it.
            if (auto arrivals = http.take(); !arrivals.empty())
                return arrivals;
        }
    }
    // The one answer to a request.
    HttpAnswer ask(HttpRequest request) {
        const RequestId id = http.send(std::move(request));
        auto arrivals = wait();
        REQUIRE(arrivals.size() == 1);
        HttpAnswer answer = std::get<HttpAnswer>(std::move(arrivals[0]));
        CHECK(answer.id == id);
        return answer;
    }

private:
    std::mutex mutex_;
    std::condition_variable wake_;
    bool has_news_ = false;

public:
    HttpClient http; // last: its thread uses the others
};

// What the server's threads have seen, for the test to read.
class Seen {
public:
    void set(const std::string& text) {
        const std::lock_guard lock(mutex_);
        text_ = text;
    }
    void add(const std::string& text) { set(get() + text); }
    std::string get() const {
        const std::lock_guard lock(mutex_);
        return text_;
    }
    bool has(const std::string& part) const { return get().find(part) != std::string::npos; }

private:
    mutable std::mutex mutex_;
    std::string text_;
};

TEST_CASE("an answer has status, headers by lower-case name, and body") {
    Seen seen;
    const ScriptedServer server([&](const std::string& request, int connection) {
        seen.set(request);
        send_all(connection, "HTTP/1.1 100 Continue\r\nX-Early: 1\r\n\r\n" +
                                 answer("404 Not Found", "ETag: \"7\"\r\nContent-Type:  application/problem+json \r\n", "{}"));
    });
    Window window;
    const HttpAnswer got = window.ask({.url = server.url("/a?b"), .headers = {{"If-None-Match", "\"6\""}, {"X-Empty", ""}}});
    CHECK(got.status == 404);
    CHECK(got.body == "{}");
    CHECK(got.failure.empty());
    CHECK(header_value(got.headers, "etag") == "\"7\"");
    CHECK(header_value(got.headers, "content-type") == "application/problem+json");
    CHECK(header_value(got.headers, "x-early").empty());
    CHECK(seen.get().starts_with("GET /a?b HTTP/1.1\r\n"));
    CHECK(seen.has("If-None-Match: \"6\"\r\n"));
    CHECK(seen.has("X-Empty:\r\n"));
}

TEST_CASE("method and body arrive as they were given") {
    Seen seen;
    const ScriptedServer server([&](const std::string& request, int connection) {
        seen.set(request);
        send_all(connection, answer("201 Created", "", ""));
    });
    Window window;
    struct Row {
        const char* method;
        std::string body;
    };
    for (const auto& [method, body] : {Row{"POST", std::string("{\"a\":\"\0\"}", 9)}, {"POST", ""}, {"PUT", "x"},
                                       {"DELETE", ""}, {"PATCH", std::string(100'000, 'y')}}) {
        CAPTURE(method);
        const HttpAnswer got = window.ask({.method = method, .url = server.url("/"), .body = body});
        CHECK(got.status == 201);
        CHECK(seen.get().starts_with(std::string(method) + " / HTTP/1.1\r\n"));
        const std::string request = seen.get();
        CHECK(request.substr(request.find("\r\n\r\n") + 4) == body);
        CHECK_FALSE(seen.has("Expect:"));
    }
    CHECK(window.ask({.method = "HEAD", .url = server.url("/")}).status == 201);
    CHECK(seen.get().starts_with("HEAD "));
}

TEST_CASE("who is not reached, too late, too long or broken off is status 0 with a reason") {
    const ScriptedServer server([](const std::string& request, int connection) {
        if (request.starts_with("GET /slow"))
            std::this_thread::sleep_for(std::chrono::milliseconds(700));
        else if (request.starts_with("GET /long"))
            send_all(connection, answer("200 OK", "", std::string(2'000, 'x')));
        else if (request.starts_with("GET /half"))
            send_all(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
    });
    Window window({.answer_milliseconds_max = 200, .answer_bytes_max = 1'000});
    for (const std::string& url : {std::string("http://127.0.0.1:1/"), std::string("http://no.such.host.invalid/"),
                                   std::string("file:///etc/passwd"), std::string("nonsense"), std::string(),
                                   server.url("/slow"), server.url("/long"), server.url("/half"), server.url("/closed")}) {
        CAPTURE(url);
        const HttpAnswer got = window.ask({.url = url});
        CHECK(got.status == 0);
        CHECK_FALSE(got.failure.empty());
        CHECK(got.body.empty());
        CHECK(got.headers.empty());
    }
}

TEST_CASE("cookies of a server come back to it, and to nobody else") {
    Seen seen;
    const ScriptedServer server([&](const std::string& request, int connection) {
        seen.set(request);
        send_all(connection, answer("200 OK", "Set-Cookie: session=abc; HttpOnly\r\n", ""));
    });
    Window window;
    window.ask({.url = server.url("/")});
    CHECK_FALSE(seen.has("Cookie:"));
    window.ask({.url = server.url("/again")});
    CHECK(seen.has("Cookie: session=abc\r\n"));
    Window other;
    other.ask({.url = server.url("/")});
    CHECK_FALSE(seen.has("Cookie:"));
}

TEST_CASE("a redirect is followed on the same origin only, and not for ever") {
    Seen log;
    const ScriptedServer elsewhere([&](const std::string&, int connection) {
        log.add("elsewhere ");
        send_all(connection, answer("200 OK", "", "elsewhere"));
    });
    const ScriptedServer server([&](const std::string& request, int connection) {
        log.add(request.substr(0, request.find(" HTTP")) + ", ");
        const auto is = [&](const char* path) { return request.find(path) < request.find(" HTTP"); };
        if (is("/see"))
            send_all(connection, answer("303 See Other", "Location: /there\r\n", "moved"));
        else if (is("/same"))
            send_all(connection, answer("307 Temporary Redirect", "Location: there\r\n", "moved"));
        else if (is("/away"))
            send_all(connection, answer("302 Found", "Location: " + elsewhere.url("/") + "\r\n", "moved"));
        else if (is("/loop"))
            send_all(connection, answer("302 Found", "Location: /loop\r\n", "moved"));
        else
            send_all(connection, answer("200 OK", "", request.substr(request.find("\r\n\r\n") + 4) + "!"));
    });
    Window window;
    CHECK(window.ask({.method = "POST", .url = server.url("/see"), .body = "x"}).body == "!");
    CHECK(window.ask({.method = "POST", .url = server.url("/same"), .body = "x"}).body == "x!");
    CHECK(log.get() == "POST /see, GET /there, POST /same, POST /there, ");
    log.set("");
    const HttpAnswer away = window.ask({.url = server.url("/away")});
    CHECK(away.status == 302);
    CHECK(header_value(away.headers, "location") == elsewhere.url("/"));
    CHECK(log.get() == "GET /away, ");
    CHECK(window.ask({.url = server.url("/loop")}).status == 302);
}

TEST_CASE("a stream tells its start, its pieces as they come, and its end") {
    std::atomic<int> step = 0;
    const ScriptedServer server([&](const std::string&, int connection) {
        send_all(connection, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
        step.wait(0);
        send_all(connection, "id: 1\ndata: one\n\n");
        step.wait(1);
        send_all(connection, "id: 2\ndata: two\n\n");
    });
    Window window;
    const RequestId id = window.http.stream({.url = server.url("/events")});
    auto arrivals = window.wait();
    REQUIRE(arrivals.size() == 1);
    const auto* const start = std::get_if<HttpStreamStart>(&arrivals[0]);
    REQUIRE(start);
    CHECK(start->id == id);
    CHECK(start->status == 200);
    CHECK(header_value(start->headers, "content-type") == "text/event-stream");

    std::string bytes;
    const auto read_to = [&](std::size_t size) {
        while (bytes.size() < size)
            for (HttpArrival& arrival : window.wait())
                bytes += std::get<HttpStreamPiece>(arrival).bytes;
    };
    step = 1;
    step.notify_all();
    read_to(17);
    CHECK(bytes == "id: 1\ndata: one\n\n");
    step = 2;
    step.notify_all();
    bool has_ended = false;
    while (!has_ended)
        for (HttpArrival& arrival : window.wait()) {
            if (auto* const piece = std::get_if<HttpStreamPiece>(&arrival))
                bytes += piece->bytes;
            else
                has_ended = std::get<HttpStreamEnd>(arrival).failure.empty();
        }
    CHECK(bytes == "id: 1\ndata: one\n\nid: 2\ndata: two\n\n");
}

TEST_CASE("a stream that can not be opened only ends, with a reason") {
    Window window;
    const RequestId id = window.http.stream({.url = "http://127.0.0.1:1/"});
    const auto arrivals = window.wait();
    REQUIRE(arrivals.size() == 1);
    const auto* const end = std::get_if<HttpStreamEnd>(&arrivals[0]);
    REQUIRE(end);
    CHECK(end->id == id);
    CHECK_FALSE(end->failure.empty());
}

TEST_CASE("of a cancelled request nothing arrives, and its connection is closed") {
    std::atomic<bool> is_closed = false;
    const ScriptedServer server([&](const std::string& request, int connection) {
        if (request.starts_with("GET /stays")) {
            send_all(connection, answer("200 OK", "", "stayed"));
            return;
        }
        send_all(connection, "HTTP/1.1 200 OK\r\n\r\nfirst");
        char byte = 0;
        is_closed = ::recv(connection, &byte, 1, 0) == 0;
        is_closed.notify_all();
    });
    Window window;
    const RequestId id = window.http.stream({.url = server.url("/")});
    CHECK_FALSE(window.wait().empty());
    window.http.cancel(id);
    is_closed.wait(false);
    window.http.take();
    CHECK(window.ask({.url = server.url("/stays")}).body == "stayed");
    window.http.cancel(id);            // again, and one that never was: nothing happens
    window.http.cancel(RequestId{99});
}

TEST_CASE("a client that goes away gives up what is under way at once") {
    const ScriptedServer server([](const std::string&, int connection) {
        char byte = 0;
        ::recv(connection, &byte, 1, 0); // until the client closes
    });
    const auto start = std::chrono::steady_clock::now();
    {
        HttpClient http;
        http.send({.url = server.url("/")});
        http.stream({.url = server.url("/")});
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}

TEST_CASE("many requests at once are answered each") {
    const ScriptedServer server([](const std::string& request, int connection) {
        send_all(connection, answer("200 OK", "", request.substr(4, request.find(" HTTP") - 4)));
    });
    Window window;
    std::vector<RequestId> ids;
    for (int i = 0; i < 40; ++i)
        ids.push_back(window.http.send({.url = server.url("/" + std::to_string(i))}));
    std::size_t answered = 0;
    while (answered < ids.size()) {
        const auto arrivals = window.wait();
        REQUIRE_FALSE(arrivals.empty());
        for (const HttpArrival& arrival : arrivals) {
            const auto& got = std::get<HttpAnswer>(arrival);
            CHECK(got.body == "/" + std::to_string(got.id.value - 1));
            ++answered;
        }
    }
}

} // namespace
