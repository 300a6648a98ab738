// The front's own listening socket. One for all loops: SO_REUSEPORT would let a second server start
// on the same port without a word and take half of the requests.
#pragma once

#include "native/http/context.hpp"
#include "native/http/descriptor.hpp"
#include "native/http/failure.hpp"
#include "native/http/mailbox.hpp"
#include "shared/base/result.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace kz::http {

struct Listener {
    Descriptor socket;
    std::uint16_t port = 0;
};

// Bound and listening, with a backlog of 1024, SO_REUSEADDR and TCP_NODELAY (which accepted sockets
// inherit).
Result<Listener, StartFailure> listen_on(const std::string& address, std::uint16_t port);
// As many descriptors as the system lets this process have. Returns that number.
std::uint64_t raise_descriptor_limit();

class Acceptor {
  public:
    Acceptor(Listener listener, Context& context);

    int descriptor() const { return listener_.socket.get(); }
    // Counts each new connection in context.connections and passes it on; surplus ones get a 503.
    // Not more than a few hundred in one call, since others wait too.
    void accept_waiting(const std::function<void(const AcceptedSocket&)>& take);
    void close() { listener_.socket.reset(); }

  private:
    void relieve_descriptors();

    Listener listener_;
    Context& context_;
    // Given up to accept and close when no descriptor is left, or the loop would spin.
    Descriptor spare_;
};

} // namespace kz::http
