#include "native/outbox/signature.hpp"

#include "native/platform/secret.hpp"

namespace kz {
namespace {

constexpr std::string_view secret_prefix = "whsec_";
constexpr std::string_view base64_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Empty when it is not base64.
std::string unbase64(std::string_view text) {
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    while (text.ends_with('='))
        text.remove_suffix(1);
    for (const char digit : text) {
        const auto value = base64_digits.find(digit);
        if (value == base64_digits.npos)
            return {};
        bits = bits << 6 | static_cast<std::uint32_t>(value);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>(bits >> count & 0xff);
        }
    }
    return bytes;
}

} // namespace

std::string webhook_signature(std::string_view secret, std::string_view id, std::int64_t timestamp_s, std::string_view body) {
    if (!secret.starts_with(secret_prefix))
        return {};
    const std::string key = unbase64(secret.substr(secret_prefix.size()));
    if (key.empty())
        return {};
    std::string content(id);
    content.append(1, '.').append(std::to_string(timestamp_s)).append(1, '.').append(body);
    return "v1," + base64(hmac_sha256(key, content));
}

std::string webhook_signatures(std::span<const std::string> secrets, std::string_view id, std::int64_t timestamp_s,
                               std::string_view body) {
    std::string all;
    for (const std::string& secret : secrets)
        if (const std::string one = webhook_signature(secret, id, timestamp_s, body); !one.empty())
            all.append(all.empty() ? "" : " ").append(one);
    return all;
}

} // namespace kz
