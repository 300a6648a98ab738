// A small answer through each lane, for wrk and strace. Not a test: http_bench [port], until it is
// interrupted.
#include "native/http/front.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <httplib.h>

using namespace kz::http;

int main(int count, char** arguments) {
    const char* const json = R"({"message":"hello, world","number":42,"ok":true})";
    Front front({.port = static_cast<std::uint16_t>(count > 1 ? std::atoi(arguments[1]) : 8200),
                 .loops = 1,
                 .pool_threads = 2});
    front.routes().get("/library", [json](const httplib::Request&, httplib::Response& response) {
        response.set_content(json, "application/json");
    });
    front.routes().get(
        "/pool",
        [json](const httplib::Request&, httplib::Response& response) {
            response.set_content(json, "application/json");
        },
        Lane::Pool);
    front.routes().get("/later", [json](const httplib::Request&, httplib::Response&) {
        exchange().defer().answer({.body = json});
    });
    front.hot([json](const RequestView& request, Reply& reply) {
        if (request.path != "/hot") {
            return false;
        }
        reply.answer(200, "application/json", json);
        return true;
    });
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    if (const auto started = front.start(); !started) {
        std::fprintf(stderr, "%s\n", started.error().detail.c_str());
        return 1;
    }
    std::fprintf(stderr, "port %d\n", front.port());
    int signal = 0;
    sigwait(&signals, &signal);
    front.stop();
}
