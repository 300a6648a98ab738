// What a Front is told at construction. Every default is meant for production; tests shorten the
// deadlines.
#pragma once

#include "native/http/answer.hpp"
#include "native/http/problem.hpp"
#include "native/http/request.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kz::http {

// Bodies of requests whose path is `prefix` or lies below it.
struct BodyLimit {
    std::string prefix;
    std::size_t bytes;
};

struct Limits {
    std::size_t head_bytes = 16 * 1024;
    std::size_t body_bytes = 1024 * 1024;
    std::vector<BodyLimit> bodies{};                  // the longest prefix that fits counts
    std::size_t body_memory = std::size_t{256} << 20; // of all large bodies under way together
    unsigned connections = 20'000;
    unsigned connections_per_address = 256; // not for trusted proxies
    unsigned pool_queue = 1024;
    unsigned streams = 10'000;
    unsigned streams_per_address = 256;
    std::size_t stream_backlog = 256 * 1024; // bytes that wait for one client
    std::size_t events_kept = 4096;          // for Last-Event-ID, in all
    std::size_t events_kept_per_topic = 256;
    std::size_t event_bytes_kept = std::size_t{8} << 20;
};

struct Deadlines {
    using Time = std::chrono::milliseconds;
    Time head{10'000};  // from the first byte to the empty line
    Time idle{60'000};  // between requests
    Time body{10'000};  // and then bytes_per_second_min
    Time write{30'000}; // and then bytes_per_second_min
    std::uint64_t bytes_per_second_min = 4096;
    Time answer{60'000}; // for deferred answers and the pool
    Time linger{2'000};  // reading on after a refusal, so that the client sees it
    Time ping{20'000};   // comment on a silent stream
    Time stop{10'000};   // for what is in flight when stop() is called
};

// One line for the log. Holds no query, no field and no body; the views end with the call.
struct Access {
    std::string_view method;
    std::string_view route; // pattern of the route, label of the hot handler, or ""
    std::string_view remote;
    int status;
    std::uint64_t duration_us; // from the whole request to the whole answer
    std::uint64_t bytes;       // of the answer, with its head
};

// Called from the threads of the front; must not throw.
struct Hooks {
    // Around all requests that one turn of a loop serves, on that loop's thread: one database
    // snapshot for them.
    std::function<void()> batch_begin{};
    std::function<void()> batch_end{};
    std::function<void(const Access&)> access{};
    // A handler threw. The client learns only the id.
    std::function<void(std::string_view request_id, std::string_view route, std::exception_ptr)>
        failure{};
    // The server's own page for a problem; nothing: the small JSON document. Not asked about
    // requests that are no valid HTTP.
    std::function<std::optional<Answer>(Problem, const RequestView&)> error_page{};
};

struct Options {
    std::string address = "127.0.0.1"; // numeric; "::" is every IPv6 and IPv4 address
    std::uint16_t port = 0;            // 0: any free one, see Front::port
    unsigned loops = 0;                // 0: one for each core, at most 8
    unsigned pool_threads = 0;         // 0: two for each core
    Limits limits{};
    Deadlines deadlines{};
    // "127.0.0.1", "10.0.0.0/8": whose X-Forwarded-For and X-Forwarded-Proto count.
    std::vector<std::string> trusted_proxies{};
    // On every answer of every lane; a handler adds to them and cannot replace one.
    Fields common_fields{};
    Hooks hooks{};
};

} // namespace kz::http
