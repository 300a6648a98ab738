// Which addresses of the internet protocol belong to the public: what a server may connect to on the word of somebody else.
// Refused are all that reach this host, its network or nobody: IANA's special-purpose registries (RFC 6890), multicast, and
// IPv6 addresses that carry an IPv4 address of such a kind (mapped, NAT64, 6to4).
#pragma once

#include <cstddef>

struct sockaddr;

namespace kz {

bool is_public_address(const sockaddr& address, std::size_t size);

} // namespace kz
