#include "native/http/loop.hpp"

#include "shared/base/assert.hpp"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <utility>

namespace kz::http {

namespace {

constexpr int events_per_turn = 512;
constexpr std::size_t scratch_bytes = 64 * 1024;
constexpr std::size_t waiting_input = 64 * 1024; // that a client may send ahead of an answer
constexpr std::size_t sends_per_turn = 256;      // of events, before others get their turn
constexpr std::uint64_t wake_tag = ~std::uint64_t{0};
constexpr std::uint64_t accept_tag = wake_tag - 1;

// What epoll gives back with an event of a connection.
std::uint64_t tag_of(const Connection& connection) {
    return std::uint64_t{connection.generation} << 32 |
           static_cast<std::uint32_t>(connection.socket.get());
}
int descriptor_of(std::uint64_t tag) { return static_cast<int>(tag & 0xffffffff); }
std::uint32_t generation_of(std::uint64_t tag) { return static_cast<std::uint32_t>(tag >> 32); }

} // namespace

Loop::Loop(Context& context, const Lanes& lanes)
    : context_(context), lanes_(lanes), mailbox_(std::make_shared<Mailbox>()),
      epoll_(epoll_create1(EPOLL_CLOEXEC)),
      streams_([this](Connection& connection, const std::string& bytes) {
          send_event(connection, bytes);
      }) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = wake_tag;
    const int added = epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, mailbox_->descriptor(), &event);
    KZ_ASSERT(added == 0);
}

void Loop::accept_from(Acceptor& acceptor, std::function<void(const AcceptedSocket&)> hand_out) {
    acceptor_ = &acceptor;
    hand_out_ = std::move(hand_out);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = accept_tag;
    const int added = epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, acceptor.descriptor(), &event);
    KZ_ASSERT(added == 0);
}

void Loop::run() {
    mailbox_->belongs_to_this_thread();
    while (!is_finished()) {
        wait_for_events();
        serve_ready();
        read_mail();
        send_dirty();
        streams_.deliver(sends_per_turn, now_);
        look_at_clock();
    }
    for (const AcceptedSocket& socket : mailbox_->close()) {
        context_.connections.leave(socket.peer);
        const Descriptor unused(socket.descriptor);
    }
    for (const auto& connection : connections_) {
        if (connection) {
            drop(*connection);
        }
    }
}

void Loop::wait_for_events() {
    epoll_event events[events_per_turn];
    const int count = epoll_wait(epoll_.get(), events, events_per_turn, time_to_wait());
    now_ = monotonic_ms();
    ready_.swap(again_);
    again_.clear();
    for (int i = 0; i < count; i++) {
        const std::uint64_t tag = events[i].data.u64;
        if (tag == wake_tag) {
            mailbox_->acknowledge_wake();
        } else if (tag == accept_tag) {
            acceptor_->accept_waiting(hand_out_);
        } else if (Connection* connection = find(descriptor_of(tag), generation_of(tag))) {
            on_event(*connection, events[i].events);
        }
    }
}

Connection* Loop::find(int descriptor, std::uint32_t generation) {
    const auto index = static_cast<std::size_t>(descriptor);
    if (index >= connections_.size() || !connections_[index] ||
        connections_[index]->generation != generation) {
        return nullptr;
    }
    return connections_[index].get();
}

void Loop::adopt(const AcceptedSocket& socket) {
    auto connection = std::make_unique<Connection>();
    connection->socket.reset(socket.descriptor);
    connection->peer = socket.peer;
    connection->peer_text = socket.peer.text();
    connection->generation = generations_++ & 0x7fffffff; // never one of the tags
    connection->since = now_;
    connection->interest = EPOLLIN | EPOLLRDHUP;
    epoll_event event{};
    event.events = connection->interest;
    event.data.u64 = tag_of(*connection);
    const auto index = static_cast<std::size_t>(socket.descriptor);
    if (index >= connections_.size()) {
        connections_.resize(index + 256);
    }
    connections_[index] = std::move(connection);
    open_++;
    if (epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, socket.descriptor, &event) != 0) {
        drop(*connections_[index]);
    }
}

void Loop::drop(Connection& connection) {
    if (connection.stream) {
        context_.streams.leave(connection.stream->client);
        streams_.close(connection);
    }
    release_memory(connection);
    context_.connections.leave(connection.peer);
    open_--;
    connections_[static_cast<std::size_t>(connection.socket.get())].reset();
}

void Loop::on_event(Connection& connection, std::uint32_t events) {
    static thread_local char scratch[scratch_bytes];
    if (events & (EPOLLERR | EPOLLHUP)) {
        drop(connection);
        return;
    }
    if (events & EPOLLOUT) {
        mark_dirty(connection);
    }
    if (!(events & (EPOLLIN | EPOLLRDHUP))) {
        return;
    }
    const bool was_empty = connection.unread() == 0;
    switch (receive(connection, scratch)) {
    case Transfer::Blocked:
        return;
    case Transfer::Gone:
        drop(connection);
        return;
    case Transfer::Ended:
        connection.has_ended = true;
        if (connection.stream || connection.phase == Phase::Lingering) {
            drop(connection);
            return;
        }
        break;
    case Transfer::Done:
        break;
    }
    if (connection.phase == Phase::Open) {
        if (was_empty) {
            connection.since = now_;
        }
        ready_.push_back({connection.socket.get(), connection.generation});
    } else {
        watch(connection);
    }
}

void Loop::read_mail() {
    if (!mailbox_->has_mail()) {
        return;
    }
    mailbox_->take(mail_);
    for (const AcceptedSocket& socket : mail_.sockets) {
        adopt(socket);
    }
    for (Delivery& delivery : mail_.deliveries) {
        receive_answer(delivery);
    }
    for (const SharedEvent& event : mail_.events) {
        streams_.queue(event);
    }
}

void Loop::mark_dirty(Connection& connection) {
    if (!connection.is_dirty) {
        connection.is_dirty = true;
        dirty_.push_back({connection.socket.get(), connection.generation});
    }
}

void Loop::send_dirty() {
    for (const Handle& handle : dirty_) {
        if (Connection* connection = find(handle.descriptor, handle.generation)) {
            connection->is_dirty = false;
            flush(*connection);
        }
    }
    dirty_.clear();
}

void Loop::flush(Connection& connection) {
    switch (send_pending(connection)) {
    case Transfer::Done:
        break;
    case Transfer::Blocked:
        if (connection.out_since == 0) {
            connection.out_since = now_;
            connection.out_sent = 0;
        }
        if (connection.phase == Phase::Streaming &&
            connection.unsent() > context_.options.limits.stream_backlog) {
            drop(connection);
            return;
        }
        watch(connection);
        return;
    default:
        drop(connection);
        return;
    }
    const bool was_blocked = std::exchange(connection.out_since, 0) != 0;
    const bool is_left = connection.phase == Phase::Streaming && connection.has_ended;
    if (connection.phase == Phase::Closing || is_left) {
        finish(connection);
        return;
    }
    const bool has_more = connection.unread() > 0 || connection.has_ended;
    if (was_blocked && connection.phase == Phase::Open && has_more) {
        again_.push_back({connection.socket.get(), connection.generation});
    }
    watch(connection);
}

void Loop::finish(Connection& connection) {
    if (!connection.must_linger || connection.has_ended) {
        drop(connection);
        return;
    }
    // To close with unread input would reset the connection, and the client might lose the answer.
    ::shutdown(connection.socket.get(), SHUT_WR);
    connection.phase = Phase::Lingering;
    connection.since = now_;
    watch(connection);
}

// Asks epoll for what the connection can use now, and for nothing else: the loop would spin on it.
void Loop::watch(Connection& connection) {
    const bool is_blocked = connection.out_since != 0;
    bool wants_input = false;
    switch (connection.phase) {
    case Phase::Open:
        wants_input = !is_blocked;
        break;
    case Phase::Waiting:
        wants_input = connection.unread() < waiting_input;
        break;
    case Phase::Streaming:
    case Phase::Lingering:
        wants_input = true;
        break;
    case Phase::Closing:
        break;
    }
    std::uint32_t interest = is_blocked ? EPOLLOUT : 0u;
    if (wants_input && !connection.has_ended) {
        interest |= EPOLLIN | EPOLLRDHUP;
    }
    if (interest == connection.interest) {
        return;
    }
    connection.interest = interest;
    epoll_event event{};
    event.events = interest;
    event.data.u64 = tag_of(connection);
    epoll_ctl(epoll_.get(), EPOLL_CTL_MOD, connection.socket.get(), &event);
}

void Loop::send_event(Connection& connection, const std::string& bytes) {
    // Straight from the shared event; a copy is only made of what the kernel does not take.
    std::size_t sent = 0;
    if (connection.unsent() == 0) {
        const ssize_t n = ::send(connection.socket.get(), bytes.data(), bytes.size(),
                                 MSG_NOSIGNAL | MSG_DONTWAIT);
        sent = n > 0 ? static_cast<std::size_t>(n) : 0;
    }
    if (sent < bytes.size()) {
        connection.out.append(bytes, sent);
        flush(connection);
    }
}

} // namespace kz::http
