// One client's connection: buffers, position in the protocol, clock. Small, because an idle one
// costs nothing else.
#pragma once

#include "native/http/address.hpp"
#include "native/http/call.hpp"
#include "native/http/descriptor.hpp"
#include "native/http/head.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace kz::http {

using Millis = std::int64_t; // of the monotonic clock; never 0

enum class Phase : std::uint8_t {
    Open,      // reads requests and answers them
    Waiting,   // a request is answered elsewhere; the next one waits
    Streaming, // events go out; what comes in is ignored
    Closing,   // what is in the output is the last
    Lingering, // nothing more goes out; reads on for a while, so that the client sees what went out
};

struct Stream; // see streams.hpp

// What the access log will say of a request that is answered later.
struct Unlogged {
    std::string method, remote;
    std::string_view route;
    std::uint64_t begun_us = 0;
};

struct Connection {
    Connection() = default;
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Descriptor socket;
    Address peer;
    std::string peer_text;
    std::uint32_t generation = 0;
    std::uint32_t request = 0;  // the number of the one that is being answered
    std::uint32_t interest = 0; // what epoll has been told
    Phase phase = Phase::Open;
    bool has_ended = false;   // the client will send nothing more
    bool must_linger = false; // when it closes
    bool is_dirty = false;    // is in the loop's list of those to send to
    Framing framing;          // of the request that waits for its answer

    // Invariant: [in_at, in_at + wanted) is the request under way, once its head is known.
    std::string in;
    std::size_t in_at = 0;
    std::size_t wanted = 0;
    std::size_t reserved = 0; // of the memory for large bodies
    HeadProgress progress;

    std::string out;
    std::size_t out_at = 0;
    FileSlice file; // goes out after `out`

    Millis since = 0;     // the present deadline counts from here
    Millis out_since = 0; // the client has not taken its output since; 0: it has
    std::size_t out_sent = 0;

    std::unique_ptr<Stream> stream;
    std::unique_ptr<Unlogged> unlogged;

    std::size_t unread() const { return in.size() - in_at; }
    std::size_t unsent() const { return out.size() - out_at + file.left; }
    RequestKey key() const { return {socket.get(), generation, request}; }
    // Forgets `bytes` of the input, and gives the memory back after a large request.
    void consume(std::size_t bytes);
};

enum class Transfer : std::uint8_t {
    Done,    // sent: everything; received: something
    Blocked, // sent: not all; received: nothing now
    Ended,   // received: the client has finished
    Gone,    // the connection is broken
};

// Once, into the end of `in`; into nowhere for connections whose input is ignored.
Transfer receive(Connection& connection, std::span<char> scratch);
// Until everything is sent or the kernel takes no more.
Transfer send_pending(Connection& connection);

} // namespace kz::http
