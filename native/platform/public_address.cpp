#include "native/platform/public_address.hpp"

#include <cstdint>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>

namespace kz {
namespace {

struct Block {
    std::uint32_t address;
    int bits;
};
constexpr std::uint32_t ip(std::uint32_t a, std::uint32_t b, std::uint32_t c) { return a << 24 | b << 16 | c << 8; }
constexpr Block refused_blocks[] = {
    {ip(0, 0, 0), 8},      {ip(10, 0, 0), 8},      {ip(100, 64, 0), 10},  {ip(127, 0, 0), 8},    {ip(169, 254, 0), 16},
    {ip(172, 16, 0), 12},  {ip(192, 0, 0), 24},    {ip(192, 0, 2), 24},   {ip(192, 88, 99), 24}, {ip(192, 168, 0), 16},
    {ip(198, 18, 0), 15},  {ip(198, 51, 100), 24}, {ip(203, 0, 113), 24}, {ip(224, 0, 0), 3},
};

bool is_public(const in_addr& address) {
    const std::uint32_t host = ntohl(address.s_addr);
    for (const Block& block : refused_blocks)
        if (((host ^ block.address) >> (32 - block.bits)) == 0)
            return false;
    return true;
}

bool is_public(const in6_addr& address) {
    const std::uint8_t* const bytes = address.s6_addr;
    if (IN6_IS_ADDR_V4MAPPED(&address)) {
        in_addr inside;
        std::memcpy(&inside, bytes + 12, sizeof inside);
        return is_public(inside);
    }
    const int first = bytes[0] << 8 | bytes[1];
    const int second = bytes[2] << 8 | bytes[3];
    const bool is_global_unicast = (first & 0xe000) == 0x2000; // 2000::/3 leaves out fc00::/7, fe80::/10 and 64:ff9b::/96
    const bool is_protocol = first == 0x2001 && second < 0x0200; // 2001::/23
    const bool is_documentation = (first == 0x2001 && second == 0x0db8) || (first == 0x3fff && second < 0x1000);
    const bool is_6to4 = first == 0x2002;
    return is_global_unicast && !is_protocol && !is_documentation && !is_6to4;
}

} // namespace

bool is_public_address(const sockaddr& address, std::size_t size) {
    if (address.sa_family == AF_INET && size >= sizeof(sockaddr_in)) {
        sockaddr_in v4;
        std::memcpy(&v4, &address, sizeof v4);
        return is_public(v4.sin_addr);
    }
    if (address.sa_family == AF_INET6 && size >= sizeof(sockaddr_in6)) {
        sockaddr_in6 v6;
        std::memcpy(&v6, &address, sizeof v6);
        return is_public(v6.sin6_addr);
    }
    return false;
}

} // namespace kz
