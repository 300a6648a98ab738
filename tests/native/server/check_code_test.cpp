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

// ---- papers ---------------------------------------------------------------------------------------------------------

namespace {

Paper receipt(std::int64_t number, std::int64_t minor) {
    return {PaperKind::Receipt, number, {minor, eur}, *make_date(2026, 11, 10), false};
}

} // namespace

TEST_CASE("the code of a paper leads back to it") {
    std::set<std::string> codes;
    for (const ClaimId claim : {ClaimId{1}, ClaimId{77}, ClaimId{(std::int64_t{1} << 40) - 1}})
        for (const PaperKind kind : {PaperKind::Receipt, PaperKind::Settlement})
            for (const std::int64_t number : {std::int64_t{0}, std::int64_t{5}, (std::int64_t{1} << 23) - 1}) {
                Paper paper = receipt(number, 4'990);
                paper.kind = kind;
                const std::string code = paper_code(key, claim, paper);
                CHECK(code.size() == 22);
                CHECK(codes.insert(code).second);
                const auto named = paper_of_code(key, code);
                REQUIRE(named);
                CHECK(named->claim == claim);
                CHECK(named->kind == kind);
                CHECK(named->number == number);
                CHECK(is_sealed(key, *named, paper));
            }
}

TEST_CASE("a code seals amount, day, kind, number and claim") {
    const Paper paper = receipt(2, 4'990);
    const PaperNamed named = *paper_of_code(key, paper_code(key, ClaimId{7}, paper));
    Paper other = paper;
    other.amount.minor = 49'900;
    CHECK_FALSE(is_sealed(key, named, other));
    other = paper;
    other.amount.currency = *parse_currency("CHF");
    CHECK_FALSE(is_sealed(key, named, other));
    other = paper;
    other.on = add_days(other.on, 1);
    CHECK_FALSE(is_sealed(key, named, other));
    other = paper;
    other.kind = PaperKind::Settlement;
    CHECK_FALSE(is_sealed(key, named, other));
    PaperNamed elsewhere = named;
    elsewhere.claim = ClaimId{8};
    CHECK_FALSE(is_sealed(key, elsewhere, paper));
    CHECK_FALSE(is_sealed(std::string(32, 'l'), named, paper));
}

TEST_CASE("a payment that goes back leaves the code of its receipt as it is") {
    Paper paper = receipt(0, 4'990);
    const std::string code = paper_code(key, ClaimId{7}, paper);
    paper.is_void = true;
    CHECK(paper_code(key, ClaimId{7}, paper) == code);
}

TEST_CASE("codes of claims and of papers are not each other's") {
    const std::string code = paper_code(key, ClaimId{7}, receipt(0, 4'990));
    CHECK_FALSE(claim_of_check_code(key, code).is_set());
    CHECK_FALSE(paper_of_code(key, check_code(key, ClaimId{7})));
    for (const std::string& typed : {std::string(), code.substr(0, 21), code + "0", std::string(10'000, 'A')})
        CHECK_FALSE(paper_of_code(key, typed));
    CHECK(paper_of_code(key, code.substr(3, 4) + " " + code.substr(8)));
}
