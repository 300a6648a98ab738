// One thread, one epoll, many connections. A turn has phases, each for all connections that are
// ready: receive, serve, take in what other threads have posted, send. A batch hook around the
// serving lets one database snapshot do for all.
//
// Invariant: nothing here blocks but epoll_wait and what a handler does. A connection is only
// touched by its loop.
// Sources: loop.cpp has the turn and the life of connections, loop_requests.cpp what becomes of
// input, loop_clock.cpp the deadlines and the stop.
#pragma once

#include "native/http/acceptor.hpp"
#include "native/http/connection.hpp"
#include "native/http/context.hpp"
#include "native/http/descriptor.hpp"
#include "native/http/head.hpp"
#include "native/http/lanes.hpp"
#include "native/http/mailbox.hpp"
#include "native/http/streams.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace kz::http {

class Loop {
  public:
    Loop(Context& context, const Lanes& lanes);

    const std::shared_ptr<Mailbox>& mailbox() const { return mailbox_; }
    // Before run(), for one loop: it passes each new connection to `hand_out`.
    void accept_from(Acceptor& acceptor, std::function<void(const AcceptedSocket&)> hand_out);
    // Until the front is stopping and nothing is in flight any more.
    void run();

  private:
    struct Handle { // of a connection that may have gone meanwhile
        int descriptor;
        std::uint32_t generation;
    };

    // loop.cpp
    void wait_for_events();
    void adopt(const AcceptedSocket& socket);
    void drop(Connection& connection);
    Connection* find(int descriptor, std::uint32_t generation);
    void on_event(Connection& connection, std::uint32_t events);
    void read_mail();
    void mark_dirty(Connection& connection);
    void send_dirty();
    void flush(Connection& connection);
    void finish(Connection& connection);
    void watch(Connection& connection);
    void send_event(Connection& connection, const std::string& bytes);

    // loop_requests.cpp
    void serve_ready();
    void serve(Connection& connection);
    bool next_request(Connection& connection, std::string_view& request);
    bool admit(Connection& connection);
    void answer(Connection& connection, std::string_view request);
    void end_request(Connection& connection);
    void refuse(Connection& connection, Problem problem);
    void receive_answer(Delivery& delivery);
    void put_answer(Connection& connection, const Delivery& delivery);
    void open_stream(Connection& connection, StreamOrder& order);
    void release_memory(Connection& connection);
    void log_answer(Connection& connection, int status, std::size_t bytes);

    // loop_clock.cpp
    int time_to_wait() const;
    void look_at_clock();
    void sweep();
    void check_deadline(Connection& connection);
    void check_request(Connection& connection);
    void stop_idle();
    bool is_finished() const;

    Context& context_;
    const Lanes& lanes_;
    const std::shared_ptr<Mailbox> mailbox_;
    Descriptor epoll_;
    Acceptor* acceptor_ = nullptr;
    std::function<void(const AcceptedSocket&)> hand_out_;

    std::vector<std::unique_ptr<Connection>> connections_; // by descriptor
    std::size_t open_ = 0;
    std::uint32_t generations_ = 0;
    std::vector<Handle> ready_; // have input that has not been looked at
    std::vector<Handle> again_; // the same, for the next turn
    std::vector<Handle> dirty_; // have output
    Streams streams_;
    Mailbox::Contents mail_;
    Head head_; // of the request that is being served

    Millis now_ = 1;
    Millis swept_ = 0;
    Millis stop_at_ = 0; // 0: not stopping
    bool must_sweep_ = false;
};

Millis monotonic_ms();
std::uint64_t monotonic_us();

} // namespace kz::http
