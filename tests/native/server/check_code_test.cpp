#include "native/server/check_code.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace kz;

namespace {

const std::string key(32, 'k');

} // namespace

TEST_CASE("a check code leads back to its claim, and to no other") {
    std::set<std::string> codes;
    for (std::int64_t number = 1; number <= 2'000; ++number) {
        const std::string code = check_code(key, ClaimId{number});
        CHECK(claim_of_check_code(key, code) == ClaimId{number});
        CHECK(codes.insert(code).second);
    }
    const ClaimId last{(std::int64_t{1} << 40) - 1};
    CHECK(claim_of_check_code(key, check_code(key, last)) == last);
}

TEST_CASE("under another key it is another code") {
    const std::string code = check_code(key, ClaimId{1});
    CHECK(code != check_code(std::string(32, 'l'), ClaimId{1}));
    CHECK(claim_of_check_code(std::string(32, 'l'), code) != ClaimId{1});
}

TEST_CASE("a code is taken however it was typed, and nothing else is") {
    const std::string code = check_code(key, ClaimId{12});
    CHECK(code.size() == 12);
    CHECK(code.starts_with("KZ-"));
    std::string small = code;
    for (char& c : small)
        c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    CHECK(claim_of_check_code(key, small) == ClaimId{12});
    CHECK(claim_of_check_code(key, "  " + code.substr(3) + " ") == ClaimId{12});
    CHECK(claim_of_check_code(key, "kz " + code.substr(3, 4) + code.substr(8)) == ClaimId{12});
    for (const std::string& other : {std::string(), std::string("KZ-"), std::string("c12"), code.substr(0, 11), code + "0", "KZ-7F3A-9Q2" + std::string("\xc3\xa4"),
                                     "KZ-7F3A-9Q2U" + std::string(100, ' '), std::string(10'000, '0')})
        CHECK_FALSE(claim_of_check_code(key, other).is_set());
}
