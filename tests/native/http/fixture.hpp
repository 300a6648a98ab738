// A front on a free port of 127.0.0.1, with a few handlers that every test of requests can use.
#pragma once

#include "native/http/front.hpp"
#include "tests/native/http/client.hpp"

#include <doctest/doctest.h>
#include <functional>
#include <httplib.h>
#include <stdexcept>
#include <string>

namespace kz::http::test {

inline constexpr const char* hello = R"({"message":"hello, world","number":42,"ok":true})";

// One loop and one thread in the pool, so that what must wait does wait.
inline Options small_options() { return {.loops = 1, .pool_threads = 1}; }

// GET /hello, /headers (what the handler sees), /throw, /hot (hot lane); POST /echo.
inline void add_handlers(Front& front) {
    front.routes()
        .get("/hello",
             [](const httplib::Request&, httplib::Response& response) {
                 response.set_content(hello, "application/json");
             })
        .get("/headers",
             [](const httplib::Request& request, httplib::Response& response) {
                 std::string text = "remote " + request.remote_addr + "\n";
                 for (const auto& [name, value] : request.headers) {
                     text += name + "=[" + value + "]\n";
                 }
                 response.set_content(text, "text/plain");
             })
        .get("/throw",
             [](const httplib::Request&, httplib::Response&) {
                 throw std::runtime_error("the password is swordfish");
             })
        .post("/echo", [](const httplib::Request& request, httplib::Response& response) {
            response.set_content(request.body, "text/plain");
        });
    front.hot([](const RequestView& request, Reply& reply) {
        if (request.path != "/hot") {
            return false;
        }
        reply.answer(200, "application/json", hello);
        return true;
    });
}

// Started when it is constructed; stopped when it goes.
struct Running {
    Front front;

    explicit Running(Options options = small_options(),
                     const std::function<void(Front&)>& add = nullptr)
        : front(std::move(options)) {
        add_handlers(front);
        if (add) {
            add(front);
        }
        const auto started = front.start();
        REQUIRE_MESSAGE(started, (started ? "" : started.error().detail));
    }
    Client client() const { return Client(front.port()); }
};

} // namespace kz::http::test
