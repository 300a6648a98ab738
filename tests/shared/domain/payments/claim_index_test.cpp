#include "shared/domain/payments/claim_index.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;

namespace {

OpenClaim claim_of(std::int64_t id) {
    OpenClaim claim;
    claim.id = ClaimId{id};
    claim.references = {"RF18539007547034"};
    claim.invoice_number = "RE-2026-000123";
    claim.customer = "c1";
    claim.customer_name = "Anna Maria Test";
    claim.payer_ibans = {"DE89370400440532013000"};
    claim.open = {4990};
    claim.instalments = {{2495}, {2495}};
    return claim;
}

} // namespace

TEST_CASE("a claim comes back as it was put in") {
    ClaimIndex index;
    index.add(claim_of(7));
    REQUIRE(index.by_customer("c1").size() == 1);
    CHECK(index.claim(index.by_customer("c1")[0]) == claim_of(7));
    CHECK(plain(index.open_of(ClaimId{7})) == "49.90");
    CHECK(plain(index.open_of(ClaimId{8})) == "0.00");
}

TEST_CASE("a claim is found by everything that a payer may write") {
    ClaimIndex index;
    index.add(claim_of(7));
    const std::vector<std::uint32_t> found{0};
    CHECK(index.by_reference("RF18539007547034") == found);
    CHECK(index.by_reference_body("539007547034") == found);
    for (const char* mistyped :
         {"RF18539007547043", "RF1853900754703", "RF18539007547O34", "RF185390075447034", "81539007547034"}) {
        CAPTURE(mistyped);
        CHECK(index.by_mistyped_reference(mistyped) == found);
    }
    CHECK(index.by_mistyped_reference("RF18539007547034").empty()); // no error in it
    CHECK(index.by_number("RE2026000123") == found);
    CHECK(index.by_number("2026000123") == found);
    CHECK(index.by_name("ANA MARIA TEST") == found);
    CHECK(index.by_name("ANA TEST") == found);
    CHECK(index.by_name("A TEST") == found);
    CHECK(index.by_name_and_amount("ANA TEST", {4990}) == found);
    CHECK(index.by_name_and_amount("ANA TEST", {2495}) == found);
    CHECK(index.by_name_and_amount("ANA TEST", {4991}).empty());
    CHECK(index.by_payer_iban("DE89 3704 0044 0532 0130 00") == found);
}

TEST_CASE("a claim that is removed is found by nothing, and one that is added again by what it has now") {
    ClaimIndex index;
    for (int round = 0; round < 3; ++round) {
        index.add(claim_of(7));
        OpenClaim changed = claim_of(7);
        changed.invoice_number = "X-99887";
        index.add(changed);
        CHECK(index.size() == 1);
        CHECK(index.by_number("RE2026000123").empty());
        CHECK(index.by_number("X99887").size() == 1);
        index.remove(ClaimId{7});
        index.remove(ClaimId{7});
        CHECK(index.size() == 0);
        CHECK(index.by_number("X99887").empty());
        CHECK(index.by_reference("RF18539007547034").empty());
        CHECK(index.by_customer("c1").empty());
    }
}

TEST_CASE("what very many share finds nothing and costs nothing") {
    ClaimIndex index;
    for (int id = 1; id <= 20'000; ++id) {
        OpenClaim claim = claim_of(id);
        claim.references.clear();
        claim.invoice_number = std::to_string(1'000'000 + id);
        index.add(claim);
    }
    CHECK(index.by_customer("c1").empty());
    CHECK(index.by_payer_iban("DE89370400440532013000").empty());
    CHECK(index.by_name_and_amount("ANA TEST", {4990}).empty());
    CHECK(index.is_common_amount({4990}));
    CHECK(index.by_number("1000777").size() == 1);
    for (int id = 1; id <= 20'000; ++id)
        index.remove(ClaimId{id});
    CHECK(index.size() == 0);
    CHECK(index.by_number("1000777").empty());
}
