#include "native/server/totp.hpp"

#include "native/platform/secret.hpp"

#include <array>

namespace kz {
namespace {

constexpr std::int64_t step_milliseconds = 30'000;
constexpr std::size_t secret_bytes = 20;

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char byte : text) {
        const unsigned value = static_cast<unsigned char>(byte);
        const bool is_plain = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                              std::string_view("-._~").find(byte) != std::string_view::npos;
        if (is_plain)
            out += byte;
        else
            ((out += '%') += digits[value >> 4]) += digits[value & 15];
    }
    return out;
}

} // namespace

// RFC 4226, 5.3.
std::string totp_code(std::string_view secret, std::int64_t step, int digits) {
    std::array<char, 8> counter{};
    for (std::size_t at = 0; at < counter.size(); ++at)
        counter[counter.size() - 1 - at] = static_cast<char>(step >> (8 * at) & 0xff);
    const std::string mac = hmac_sha1(secret, std::string_view(counter.data(), counter.size()));
    const std::size_t offset = static_cast<unsigned char>(mac.back()) & 15;
    std::uint32_t number = 0;
    for (std::size_t at = 0; at < 4; ++at)
        number = number << 8 | static_cast<unsigned char>(mac[offset + at]);
    number &= 0x7fff'ffff;
    std::string code(static_cast<std::size_t>(digits), '0');
    for (std::size_t at = code.size(); at-- > 0; number /= 10)
        code[at] = static_cast<char>('0' + number % 10);
    return code;
}

std::int64_t totp_step(Instant at) {
    return at.milliseconds / step_milliseconds;
}

std::optional<std::int64_t> totp_step_of(std::string_view secret, std::string_view typed, Instant now, std::int64_t used) {
    std::string digits;
    for (const char letter : typed)
        if (letter != ' ')
            digits += letter;
    std::optional<std::int64_t> found;
    for (std::int64_t step = totp_step(now) - 1; step <= totp_step(now) + 1; ++step)
        if (equal_secrets(totp_code(secret, step), digits) && step > used)
            found = step;
    return found;
}

std::string make_totp_secret() {
    return random_bytes(secret_bytes);
}

std::string totp_secret_text(std::string_view secret) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    unsigned pending = 0;
    int pending_bits = 0;
    for (const char byte : secret) {
        pending = (pending << 8 | static_cast<unsigned char>(byte)) & 0xfff;
        for (pending_bits += 8; pending_bits >= 5; text += letters[pending >> pending_bits & 31])
            pending_bits -= 5;
    }
    if (pending_bits > 0)
        text += letters[pending << (5 - pending_bits) & 31];
    return text;
}

std::string totp_address(std::string_view secret, std::string_view service, std::string_view account) {
    const std::string issuer = percent_encoded(service);
    return "otpauth://totp/" + issuer + ":" + percent_encoded(account) + "?secret=" + totp_secret_text(secret) + "&issuer=" + issuer;
}

} // namespace kz
