// Why a front cannot start: the world says no, so it comes back as a value with the facts for a log
// line.
#pragma once

#include <cstdint>
#include <string>

namespace kz::http {

enum class StartRefusal : std::uint8_t {
    AddressInvalid = 1,    // Options::address is no numeric address
    AddressInUse = 2,      // another program listens there
    AddressNotAllowed = 3, // a port below 1024, or an address that is not this machine's
    NetworkInvalid = 4,    // one of Options::trusted_proxies
    AssetUnreadable = 5,
    SystemRefused = 6, // out of descriptors or memory
};

struct StartFailure {
    StartRefusal refusal;
    std::string detail; // "127.0.0.1:8080: Address already in use"
};

} // namespace kz::http
