#include "native/platform/password.hpp"

#include "native/platform/secret.hpp"
#include "shared/base/assert.hpp"

#include <cstdint>
#include <openssl/core_names.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

namespace kz {
namespace {

// OWASP, Password Storage Cheat Sheet: 19 MiB, two passes, one lane.
constexpr std::uint32_t memory_kib = 19'456;
constexpr std::uint32_t passes = 2;
constexpr std::uint32_t lanes = 1;
constexpr std::size_t salt_bytes = 16;
constexpr std::size_t hash_bytes = 32;
constexpr std::string_view head = "$argon2id$v=19$m=19456,t=2,p=1$";

std::string argon2id(std::string_view password, std::string_view salt) {
    EVP_KDF* const algorithm = EVP_KDF_fetch(nullptr, "ARGON2ID", nullptr);
    KZ_ASSERT(algorithm != nullptr);
    EVP_KDF_CTX* const context = EVP_KDF_CTX_new(algorithm);
    EVP_KDF_free(algorithm);
    KZ_ASSERT(context != nullptr);
    std::uint32_t iterations = passes, memory = memory_kib, its_lanes = lanes;
    // The library takes both without const and changes neither.
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_PASSWORD, const_cast<char*>(password.data()), password.size()),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, const_cast<char*>(salt.data()), salt.size()),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_ITER, &iterations),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_ARGON2_MEMCOST, &memory),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_ARGON2_LANES, &its_lanes),
        OSSL_PARAM_construct_end()};
    std::string hash(hash_bytes, '\0');
    const int done = EVP_KDF_derive(context, reinterpret_cast<unsigned char*>(hash.data()), hash.size(), parameters);
    EVP_KDF_CTX_free(context);
    KZ_ASSERT(done == 1);
    return hash;
}

std::string text_of(std::string_view salt, std::string_view hash) {
    return std::string(head) + base64(salt) + "$" + base64(hash);
}

// Of a hash as text; nothing when it is none of ours.
std::string salt_in(std::string_view hash) {
    if (!hash.starts_with(head))
        return {};
    hash.remove_prefix(head.size());
    return base64_bytes(hash.substr(0, hash.find('$')));
}

} // namespace

std::string password_hash(std::string_view password) {
    const std::string salt = random_bytes(salt_bytes);
    return text_of(salt, argon2id(password, salt));
}

bool is_password(std::string_view password, std::string_view hash) {
    const std::string salt = salt_in(hash);
    if (salt.size() != salt_bytes) {
        static_cast<void>(argon2id(password, std::string(salt_bytes, '\0')));
        return false;
    }
    return equal_secrets(hash, text_of(salt, argon2id(password, salt)));
}

} // namespace kz
