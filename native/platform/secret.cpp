#include "native/platform/secret.hpp"

#include "shared/base/assert.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sys/random.h>

namespace kz {
namespace {

constexpr std::size_t sha256_bytes = 32;
constexpr std::size_t sha1_bytes = 20;
constexpr std::string_view crockford_digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// Fetched once: looking an algorithm up by name takes longer than hashing a token with it.
const EVP_MD* sha256_algorithm() {
    static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    KZ_ASSERT(algorithm != nullptr);
    return algorithm;
}

const unsigned char* unsigned_data(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* unsigned_data(std::string& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

} // namespace

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    std::size_t filled = 0;
    while (filled < count) {
        const ssize_t got = ::getrandom(bytes.data() + filled, count - filled, 0);
        if (got < 0 && errno == EINTR)
            continue;
        // Without entropy nothing may go on: a guessable token is worse than none.
        KZ_ASSERT(got > 0);
        filled += static_cast<std::size_t>(got);
    }
    return bytes;
}

std::string sha256(std::string_view bytes) {
    std::string digest(sha256_bytes, '\0');
    const int done =
        EVP_Digest(bytes.data(), bytes.size(), unsigned_data(digest), nullptr, sha256_algorithm(), nullptr);
    KZ_ASSERT(done == 1);
    return digest;
}

namespace {

std::string hmac(const EVP_MD* algorithm, std::size_t code_bytes, std::string_view key, std::string_view bytes) {
    std::string code(code_bytes, '\0');
    // An empty key is legal, a null pointer is not.
    const char* const key_data = key.empty() ? "" : key.data();
    const unsigned char* const done = HMAC(algorithm, key_data, static_cast<int>(key.size()),
                                           unsigned_data(bytes), bytes.size(), unsigned_data(code), nullptr);
    KZ_ASSERT(done != nullptr);
    return code;
}

} // namespace

std::string hmac_sha256(std::string_view key, std::string_view bytes) {
    return hmac(sha256_algorithm(), sha256_bytes, key, bytes);
}

std::string hmac_sha1(std::string_view key, std::string_view bytes) {
    return hmac(EVP_sha1(), sha1_bytes, key, bytes);
}

std::string base64(std::string_view bytes) {
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0'); // one more: the library ends it with a zero
    const int length = EVP_EncodeBlock(unsigned_data(text), unsigned_data(bytes), static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(length));
    return text;
}

std::string base64_bytes(std::string_view text) {
    std::string bytes(text.size() / 4 * 3, '\0');
    const int length = EVP_DecodeBlock(unsigned_data(bytes), unsigned_data(text), static_cast<int>(text.size()));
    if (length < 0)
        return {};
    // The library counts what pads.
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    bytes.resize(static_cast<std::size_t>(length) - padding);
    return bytes;
}

std::string hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char byte : bytes) {
        const unsigned value = static_cast<unsigned char>(byte);
        text += digits[value >> 4];
        text += digits[value & 15];
    }
    return text;
}

bool equal_secrets(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string base32(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() * 8 + 4) / 5);
    unsigned pending = 0;
    int pending_bits = 0;
    for (const char byte : bytes) {
        pending = (pending << 8 | static_cast<unsigned char>(byte)) & 0xfff;
        pending_bits += 8;
        while (pending_bits >= 5) {
            pending_bits -= 5;
            text += crockford_digits[pending >> pending_bits & 31];
        }
    }
    if (pending_bits > 0)
        text += crockford_digits[pending << (5 - pending_bits) & 31];
    return text;
}

std::string canonical_base32(std::string_view typed) {
    std::string code;
    code.reserve(typed.size());
    for (char letter : typed) {
        if (letter == ' ' || letter == '-' || (letter >= '\t' && letter <= '\r'))
            continue;
        if (letter >= 'a' && letter <= 'z')
            letter = static_cast<char>(letter - 'a' + 'A');
        if (letter == 'I' || letter == 'L')
            letter = '1';
        else if (letter == 'O')
            letter = '0';
        code += letter;
    }
    return code;
}

[[gnu::noinline]] void wipe_stack() {
    std::array<char, 256 * 1024> area;
    explicit_bzero(area.data(), area.size());
}

} // namespace kz
