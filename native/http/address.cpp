#include "native/http/address.hpp"

#include "native/http/ascii.hpp"
#include "shared/base/assert.hpp"
#include "shared/base/hash.hpp"

#include <arpa/inet.h>
#include <cstring>
#include <netinet/in.h>

namespace kz::http {

namespace {

constexpr std::array<std::uint8_t, 12> v4_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

// A proxy may write "1.2.3.4:5678" or "[2001:db8::7]:5678".
std::string_view without_port(std::string_view text) {
    if (text.starts_with('[')) {
        return text.substr(1, std::max<std::size_t>(text.find(']'), 1) - 1);
    }
    const std::size_t colon = text.find(':');
    const bool is_single = colon != std::string_view::npos && colon == text.rfind(':');
    return is_single ? text.substr(0, colon) : text;
}

} // namespace

bool Address::is_v4() const {
    return std::memcmp(bytes.data(), v4_prefix.data(), v4_prefix.size()) == 0;
}

std::string Address::text() const {
    char buffer[INET6_ADDRSTRLEN];
    const char* text = is_v4() ? inet_ntop(AF_INET, bytes.data() + 12, buffer, sizeof buffer)
                               : inet_ntop(AF_INET6, bytes.data(), buffer, sizeof buffer);
    return text ? text : "";
}

Address Address::limited() const {
    Address address = *this;
    if (!is_v4()) {
        std::fill(address.bytes.begin() + 8, address.bytes.end(), std::uint8_t{0});
    }
    return address;
}

std::optional<Address> parse_address(std::string_view text) {
    char buffer[INET6_ADDRSTRLEN];
    if (text.empty() || text.size() >= sizeof buffer) {
        return std::nullopt;
    }
    std::memcpy(buffer, text.data(), text.size());
    buffer[text.size()] = '\0';
    Address address;
    if (inet_pton(AF_INET, buffer, address.bytes.data() + 12) == 1) {
        std::copy(v4_prefix.begin(), v4_prefix.end(), address.bytes.begin());
        return address;
    }
    if (inet_pton(AF_INET6, buffer, address.bytes.data()) == 1) {
        return address;
    }
    return std::nullopt;
}

Address address_of(const sockaddr_storage& socket_address) {
    Address address;
    if (socket_address.ss_family == AF_INET) {
        sockaddr_in v4;
        std::memcpy(&v4, &socket_address, sizeof v4);
        std::copy(v4_prefix.begin(), v4_prefix.end(), address.bytes.begin());
        std::memcpy(address.bytes.data() + 12, &v4.sin_addr, 4);
    } else if (socket_address.ss_family == AF_INET6) {
        sockaddr_in6 v6;
        std::memcpy(&v6, &socket_address, sizeof v6);
        std::memcpy(address.bytes.data(), &v6.sin6_addr, 16);
    }
    return address;
}

bool Network::contains(const Address& address) const {
    const auto whole = static_cast<std::size_t>(prefix_bits / 8);
    if (std::memcmp(address.bytes.data(), base.bytes.data(), whole) != 0) {
        return false;
    }
    const int rest = prefix_bits % 8;
    const int mask = rest == 0 ? 0 : 0xff << (8 - rest) & 0xff;
    return rest == 0 || (address.bytes[whole] & mask) == (base.bytes[whole] & mask);
}

std::optional<Network> parse_network(std::string_view text) {
    const bool has_prefix = text.contains('/');
    const std::optional<Address> base = parse_address(take_until(text, '/'));
    if (!base) {
        return std::nullopt;
    }
    const int offset = base->is_v4() ? 96 : 0;
    if (!has_prefix) {
        return Network{*base, 128};
    }
    const std::optional<std::uint64_t> bits = decimal(text);
    if (!bits || *bits > static_cast<std::uint64_t>(128 - offset)) {
        return std::nullopt;
    }
    return Network{*base, static_cast<int>(*bits) + offset};
}

bool contains(const std::vector<Network>& networks, const Address& address) {
    for (const Network& network : networks) {
        if (network.contains(address)) {
            return true;
        }
    }
    return false;
}

Address client_behind(const Address& peer, std::string_view forwarded_for,
                      const std::vector<Network>& trusted) {
    Address client = peer;
    while (!forwarded_for.empty() && contains(trusted, client)) {
        const std::size_t comma = forwarded_for.rfind(',');
        const bool is_first = comma == std::string_view::npos;
        const std::string_view hop =
            without_blanks(is_first ? forwarded_for : forwarded_for.substr(comma + 1));
        forwarded_for = is_first ? std::string_view{} : forwarded_for.substr(0, comma);
        const std::optional<Address> address = parse_address(without_port(hop));
        if (!address) {
            return peer;
        }
        client = *address;
    }
    return client;
}

std::size_t Census::Hash::operator()(const Address& address) const {
    std::uint64_t high = 0, low = 0;
    std::memcpy(&high, address.bytes.data(), 8);
    std::memcpy(&low, address.bytes.data() + 8, 8);
    return hash64(low, hash64(high, hash_seed));
}

bool Census::enter(const Address& address) { return enter_up_to(each_max_, address); }
bool Census::enter_proxy(const Address& address) { return enter_up_to(all_max_, address); }

bool Census::enter_up_to(unsigned each_max, const Address& address) {
    const std::lock_guard lock(mutex_);
    if (all_ >= all_max_) {
        return false;
    }
    const Address limited = address.limited();
    const auto found = each_.find(limited);
    if ((found == each_.end() ? 0 : found->second) >= each_max) {
        return false;
    }
    all_++;
    each_[limited]++;
    return true;
}

void Census::leave(const Address& address) {
    const std::lock_guard lock(mutex_);
    const auto found = each_.find(address.limited());
    KZ_ASSERT(found != each_.end() && all_ > 0);
    all_--;
    if (--found->second == 0) {
        each_.erase(found);
    }
}

unsigned Census::count() const {
    const std::lock_guard lock(mutex_);
    return all_;
}

} // namespace kz::http
