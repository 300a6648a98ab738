// Network addresses without a resolver: 16 bytes each, IPv4 as ::ffff:a.b.c.d, so that both kinds
// are one kind.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct sockaddr_storage;

namespace kz::http {

struct Address {
    std::array<std::uint8_t, 16> bytes{};

    bool operator==(const Address&) const = default;
    bool is_v4() const;
    // "203.0.113.7" or "2001:db8::7".
    std::string text() const;
    // Whom a limit counts: an IPv4 address, or the /64 that one IPv6 customer has to himself.
    Address limited() const;
};

std::optional<Address> parse_address(std::string_view text);
Address address_of(const sockaddr_storage& socket_address);

// "10.0.0.0/8", "::1", "192.0.2.4".
struct Network {
    Address base;
    int prefix_bits = 128; // counted in the 16-byte form

    bool contains(const Address& address) const;
};
std::optional<Network> parse_network(std::string_view text);
bool contains(const std::vector<Network>& networks, const Address& address);

// Who sent the request: the rightmost address of `forwarded_for` that is not itself a trusted
// proxy; `peer` when the list is empty or holds something else on the way.
Address client_behind(const Address& peer, std::string_view forwarded_for,
                      const std::vector<Network>& trusted);

// How many things are open, in all and for each address. Safe from any thread.
class Census {
  public:
    Census(unsigned all_max, unsigned each_max) : all_max_(all_max), each_max_(each_max) {}

    // False, and nothing counted, when a limit is reached. Each success is undone by one leave().
    bool enter(const Address& address);
    // The same without the limit for each address: for proxies, behind which many people are.
    bool enter_proxy(const Address& address);
    void leave(const Address& address);
    unsigned count() const;

  private:
    struct Hash {
        std::size_t operator()(const Address& address) const;
    };
    bool enter_up_to(unsigned each_max, const Address& address);

    const unsigned all_max_, each_max_;
    mutable std::mutex mutex_;
    unsigned all_ = 0;
    std::unordered_map<Address, unsigned, Hash> each_;
};

} // namespace kz::http
