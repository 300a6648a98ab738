#include "native/server/token.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace kz;

TEST_CASE("a token is 160 random bits in letters that can be read aloud") {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const std::string token = make_token();
        CHECK(token.size() == 32);
        CHECK(token_in(token) == token);
        seen.insert(token);
    }
    CHECK(seen.size() == 1000);
}

TEST_CASE("a token is found in what was typed or scanned") {
    const std::string token = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const struct {
        const char* typed;
        const char* found;
    } rows[] = {
        {"0123456789ABCDEFGHJKMNPQRSTVWXYZ", token.c_str()},
        {"0123456789abcdefghjkmnpqrstvwxyz", token.c_str()},
        {"O123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ", token.c_str()},
        {"oI23456789ABCDEFGHJKMNPQRSTVWXYZ", token.c_str()},
        {"https://pay.example/c/0123456789ABCDEFGHJKMNPQRSTVWXYZ/", token.c_str()},
        {"https://pay.example/c/0123456789ABCDEFGHJKMNPQRSTVWXYZ/?lang=de#pay", token.c_str()},
        {"0123456789ABCDEFGHJKMNPQRSTVWXY", ""},
        {"0123456789ABCDEFGHJKMNPQRSTVWXYZ0", ""},
        {"0123456789ABCDEFGHJKMNPQRSTVWXYU", ""},
        {"../../etc/passwd", ""},
        {"", ""},
    };
    for (const auto& row : rows)
        CHECK_MESSAGE(token_in(row.typed) == row.found, row.typed);
}

TEST_CASE("only the hash of a token is kept, and it is the token's own") {
    CHECK(token_hash("A").size() == 32);
    CHECK(token_hash("A") != token_hash("B"));
}
