#include "native/http/connection.hpp"

#include "native/http/streams.hpp"

#include <cerrno>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <utility>

namespace kz::http {

namespace {

constexpr std::size_t kept_capacity = 16 * 1024; // of a buffer between requests

void shrink(std::string& buffer) {
    if (buffer.capacity() > kept_capacity) {
        std::string().swap(buffer);
    } else {
        buffer.clear();
    }
}

Transfer failure() {
    return errno == EAGAIN || errno == EWOULDBLOCK ? Transfer::Blocked : Transfer::Gone;
}

} // namespace

Connection::~Connection() = default;

void Connection::consume(std::size_t bytes) {
    in_at += bytes;
    if (in_at == in.size()) {
        shrink(in);
        in_at = 0;
    }
}

Transfer receive(Connection& connection, std::span<char> scratch) {
    ssize_t n = 0;
    do {
        n = ::recv(connection.socket.get(), scratch.data(), scratch.size(), MSG_DONTWAIT);
    } while (n < 0 && errno == EINTR);
    if (n == 0) {
        return Transfer::Ended;
    }
    if (n < 0) {
        return failure();
    }
    const bool is_ignored =
        connection.phase == Phase::Streaming || connection.phase == Phase::Lingering;
    if (!is_ignored) {
        connection.in.append(scratch.data(), static_cast<std::size_t>(n));
    }
    return Transfer::Done;
}

Transfer send_pending(Connection& connection) {
    while (connection.unsent() > 0) {
        FileSlice& file = connection.file;
        const std::size_t left = connection.out.size() - connection.out_at;
        ssize_t n = 0;
        if (left > 0) {
            n = ::send(connection.socket.get(), connection.out.data() + connection.out_at, left,
                       MSG_NOSIGNAL | MSG_DONTWAIT | (file.left > 0 ? MSG_MORE : 0));
        } else {
            off_t offset = file.offset;
            n = ::sendfile(connection.socket.get(), file.descriptor, &offset, file.left);
        }
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            const Transfer end = n < 0 ? failure() : Transfer::Gone;
            // A stream may never be sent to its end: what has gone must not pile up.
            if (connection.out_at > kept_capacity && connection.out_at > left) {
                connection.out.erase(0, std::exchange(connection.out_at, 0));
            }
            return end;
        }
        const auto sent = static_cast<std::size_t>(n);
        connection.out_sent += sent;
        if (left > 0) {
            connection.out_at += sent;
        } else {
            file.offset += n;
            file.left -= sent;
        }
    }
    shrink(connection.out);
    connection.out_at = 0;
    return Transfer::Done;
}

} // namespace kz::http
