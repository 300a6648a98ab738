#include "native/platform/secret.hpp"

#include <doctest/doctest.h>
#include <set>

using namespace kz;

namespace {

std::string bytes(std::initializer_list<int> values) {
    std::string text;
    for (const int value : values)
        text += static_cast<char>(value);
    return text;
}

TEST_CASE("SHA-256 gives the digests of FIPS 180-4's examples") {
    CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hex(sha256(std::string(1'000'000, 'a'))) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("HMAC-SHA-256 gives the codes of RFC 4231") {
    CHECK(hex(hmac_sha256(std::string(20, '\x0b'), "Hi There")) ==
          "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    CHECK(hex(hmac_sha256("Jefe", "what do ya want for nothing?")) ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK(hex(hmac_sha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")) ==
          "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    CHECK(hex(hmac_sha256("", "")) == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

TEST_CASE("base64 is that of RFC 4648, with padding") {
    struct Row {
        const char* plain;
        const char* encoded;
    };
    for (const auto& [plain, encoded] : {Row{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"},
                                         {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}})
        CHECK(base64(plain) == encoded);
    CHECK(base64(bytes({0xfb, 0xff, 0xfe})) == "+//+");
}

TEST_CASE("base 32 is Crockford's, most significant bit first") {
    struct Row {
        std::string plain;
        const char* encoded;
    };
    for (const auto& [plain, encoded] :
         {Row{"", ""}, {bytes({0}), "00"}, {bytes({0xff}), "ZW"}, {bytes({0xff, 0xff, 0xff, 0xff, 0xff}), "ZZZZZZZZ"},
          {"foobar", "CSQPYRK1E8"}, {bytes({0x84, 0x21, 0x08, 0x42, 0x11}), "GGGGGGGH"}})
        CHECK(base32(plain) == encoded);
    CHECK(base32(std::string(16, 'x')).size() == 26); // 128 bits
}

TEST_CASE("what a person typed becomes the code that was printed") {
    struct Row {
        const char* typed;
        const char* code;
    };
    for (const auto& [typed, code] :
         {Row{"csqpyrk1e8", "CSQPYRK1E8"}, {" CSQP-YRK1-E8\r\n", "CSQPYRK1E8"}, {"csqpyrkie8", "CSQPYRK1E8"},
          {"CSQPYRKle8", "CSQPYRK1E8"}, {"oO0\t", "000"}, {"", ""}, {"u!\xc3\xa4", "U!\xc3\xa4"}})
        CHECK(canonical_base32(typed) == code);
    for (int i = 0; i < 100; ++i) {
        const std::string token = base32(random_bytes(16));
        CHECK(canonical_base32(token) == token);
    }
}

TEST_CASE("random bytes are as many as asked for, and never the same") {
    CHECK(random_bytes(0).empty());
    CHECK(random_bytes(1'000).size() == 1'000);
    std::set<std::string> seen;
    for (int i = 0; i < 1'000; ++i)
        CHECK(seen.insert(random_bytes(16)).second);
}

TEST_CASE("secrets are equal when all of their bytes are") {
    CHECK(equal_secrets("", ""));
    CHECK(equal_secrets("abc", "abc"));
    CHECK_FALSE(equal_secrets("abc", "abd"));
    CHECK_FALSE(equal_secrets("abc", "ab"));
    CHECK_FALSE(equal_secrets("", "a"));
}

} // namespace
