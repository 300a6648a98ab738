#include "shared/domain/people/website.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr std::string_view scheme = "https://";

bool is_label(std::string_view label) {
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' && // RFC 1035, 2.3.4
           label.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

bool is_host(std::string_view host) {
    if (std::ranges::count(host, '.') == 0)
        return false;
    for (;;) {
        const auto dot = host.find('.');
        if (!is_label(host.substr(0, dot)))
            return false;
        if (dot == std::string_view::npos)
            return true;
        host.remove_prefix(dot + 1);
    }
}

} // namespace

bool is_website(std::string_view address) {
    if (!address.starts_with(scheme) || address.size() > static_cast<std::size_t>(website_bytes_max))
        return false;
    const std::string_view rest = address.substr(scheme.size());
    const std::string_view host = rest.substr(0, rest.find('/'));
    return is_host(host) && rest.substr(host.size()).find_first_not_of(
                                "/abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~") == std::string_view::npos;
}

std::string website_origin(std::string_view address) {
    return std::string(address.substr(0, address.find('/', scheme.size())));
}

} // namespace kz
