#include "native/http/acceptor.hpp"

#include "native/http/wire.hpp"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <optional>
#include <sys/resource.h>
#include <sys/socket.h>

namespace kz::http {

namespace {

constexpr int backlog = 1024;
constexpr int accepts_per_turn = 256;

StartFailure failure_of(const std::string& address, std::uint16_t port) {
    const int error = errno;
    StartRefusal refusal = StartRefusal::SystemRefused;
    if (error == EADDRINUSE) {
        refusal = StartRefusal::AddressInUse;
    } else if (error == EACCES || error == EADDRNOTAVAIL || error == EPERM) {
        refusal = StartRefusal::AddressNotAllowed;
    }
    const bool is_v6 = address.contains(':');
    return {refusal, (is_v6 ? "[" + address + "]" : address) + ":" + std::to_string(port) + ": " +
                         std::strerror(error)};
}

socklen_t fill(sockaddr_storage& storage, const Address& address, std::uint16_t port) {
    std::memset(&storage, 0, sizeof storage);
    if (address.is_v4()) {
        sockaddr_in v4{};
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
        std::memcpy(&v4.sin_addr, address.bytes.data() + 12, 4);
        std::memcpy(&storage, &v4, sizeof v4);
        return sizeof v4;
    }
    sockaddr_in6 v6{};
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(port);
    std::memcpy(&v6.sin6_addr, address.bytes.data(), 16);
    std::memcpy(&storage, &v6, sizeof v6);
    return sizeof v6;
}

std::uint16_t port_of(int socket) {
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&storage), &size);
    sockaddr_in v4; // the port is at the same place in both kinds
    std::memcpy(&v4, &storage, sizeof v4);
    return ntohs(v4.sin_port);
}

} // namespace

Result<Listener, StartFailure> listen_on(const std::string& address, std::uint16_t port) {
    const std::optional<Address> parsed = parse_address(address);
    if (!parsed) {
        return refuse(StartFailure{StartRefusal::AddressInvalid, address + ": not an address"});
    }
    sockaddr_storage storage;
    const socklen_t size = fill(storage, *parsed, port);
    Descriptor socket(::socket(storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!socket.is_open()) {
        return refuse(failure_of(address, port));
    }
    const int on = 1, off = 0;
    ::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    ::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (storage.ss_family == AF_INET6) {
        ::setsockopt(socket.get(), IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
    }
    if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&storage), size) != 0 ||
        ::listen(socket.get(), backlog) != 0) {
        return refuse(failure_of(address, port));
    }
    const std::uint16_t bound = port_of(socket.get());
    return Listener{std::move(socket), bound};
}

std::uint64_t raise_descriptor_limit() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur;
}

Acceptor::Acceptor(Listener listener, Context& context)
    : listener_(std::move(listener)), context_(context),
      spare_(::open("/dev/null", O_RDONLY | O_CLOEXEC)) {}

void Acceptor::relieve_descriptors() {
    spare_.reset();
    const Descriptor refused(::accept4(descriptor(), nullptr, nullptr, SOCK_CLOEXEC));
    context_.refusals.fetch_add(1, std::memory_order_relaxed);
    spare_.reset(::open("/dev/null", O_RDONLY | O_CLOEXEC));
}

void Acceptor::accept_waiting(const std::function<void(const AcceptedSocket&)>& take) {
    for (int i = 0; i < accepts_per_turn && listener_.socket.is_open(); i++) {
        sockaddr_storage storage{};
        socklen_t size = sizeof storage;
        const int socket = ::accept4(descriptor(), reinterpret_cast<sockaddr*>(&storage), &size,
                                     SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (socket < 0) {
            if (errno == EMFILE || errno == ENFILE) {
                relieve_descriptors();
            } else if (errno != EINTR && errno != ECONNABORTED) {
                return;
            }
            continue;
        }
        const Address peer = address_of(storage);
        const bool is_counted = contains(context_.trusted, peer)
                                    ? context_.connections.enter_proxy(peer)
                                    : context_.connections.enter(peer);
        if (is_counted) {
            take({socket, peer});
            continue;
        }
        // Said once, without waiting for the request; a client that is already sending may not read
        // it.
        const Descriptor refused(socket);
        std::string bytes;
        append_answer(bytes, problem_answer(Problem::TooManyConnections),
                      {.keeps_alive = false, .is_http_1_0 = false, .is_head = false},
                      context_.common());
        ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        ::shutdown(socket, SHUT_WR);
        context_.refusals.fetch_add(1, std::memory_order_relaxed);
    }
}

} // namespace kz::http
