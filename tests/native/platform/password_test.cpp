#include "native/platform/password.hpp"
#include "native/platform/secret.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("a password opens its own hash, and nothing else does") {
    const std::string hash = password_hash("correct horse battery");
    CHECK(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    CHECK(is_password("correct horse battery", hash));
    CHECK_FALSE(is_password("correct horse batterY", hash));
    CHECK_FALSE(is_password("", hash));
    CHECK(password_hash("correct horse battery") != hash); // a salt of its own
}

TEST_CASE("what is no hash is opened by nothing") {
    for (const char* text : {"", "correct horse battery", "$argon2id$v=19$m=19456,t=2,p=1$", "$argon2id$v=19$m=19456,t=2,p=1$!!$",
                             "$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA==$AAAA"})
        CHECK_FALSE(is_password("correct horse battery", text));
}

TEST_CASE("base 64 comes back as it went") {
    for (const char* text : {"", "f", "fo", "foo", "foob", "fooba", "foobar"})
        CHECK(base64_bytes(base64(text)) == text);
    CHECK(base64_bytes("!").empty());
    
}

TEST_CASE("HMAC-SHA-1 is that of RFC 2202") {
    CHECK(hex(hmac_sha1("Jefe", "what do ya want for nothing?")) == "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
}
