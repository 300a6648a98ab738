#include "native/provider/stripe_signature.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

// Made with: printf '%s' '1492774577.{"id":"evt_1"}' | openssl dgst -sha256 -hmac whsec_test
constexpr const char* body = R"({"id":"evt_1"})";
constexpr const char* right = "7656fc2882a7ca0a651666b36bf2f2f22ee204f54f608f227498a2419f2890b2";
constexpr std::int64_t made_s = 1'492'774'577;

std::string outcome(const std::string& header, std::int64_t now_s = made_s, std::string_view secret = "whsec_test") {
    const auto fault = fault_of_signature(header, body, secret, Instant{now_s * 1'000});
    return fault ? std::string(refusal_code(*fault)) : "right";
}

} // namespace

TEST_CASE("a notification is Stripe's when one of its signatures fits and it is of these minutes") {
    const std::string at = "t=1492774577";
    const std::string wrong = std::string(64, '0');
    CHECK(outcome(at + ",v1=" + right) == "right");
    CHECK(outcome(at + ",v1=" + wrong + ",v1=" + right + ",v0=" + wrong) == "right");
    CHECK(outcome(at + ",v1=" + right, made_s + 300) == "right");
    CHECK(outcome(at + ",v1=" + right, made_s - 300) == "right");
    CHECK(outcome(at + ",v1=" + right, made_s + 301) == "signature_old");
    CHECK(outcome(at + ",v1=" + right, made_s - 301) == "signature_old");
    CHECK(outcome("t=1492774578,v1=" + std::string(right)) == "signature_wrong");
    CHECK(outcome(at + ",v1=" + right, made_s, "whsec_other") == "signature_wrong");
    CHECK(outcome(at + ",v1=" + wrong) == "signature_wrong");
    CHECK(outcome(at + ",v0=" + right) == "signature_missing");
    CHECK(outcome("v1=" + std::string(right)) == "signature_missing");
    CHECK(outcome("t=soon,v1=" + std::string(right)) == "signature_missing");
    CHECK(outcome("") == "signature_missing");
    CHECK(outcome(at + ",v1=" + right, made_s, "") == "signature_missing");
}
