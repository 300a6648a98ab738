// Signatures against the published vector of Standard Webhooks and three of our own.
#include "native/outbox/signature.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace kz;

namespace {

constexpr std::string_view ours = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
constexpr std::string_view published = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

TEST_CASE("signatures are those of the vectors") {
    struct Row {
        std::string_view secret, id;
        std::int64_t timestamp_s;
        std::string_view body, signature;
    };
    const Row rows[] = {
        {published, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, R"({"test": 2432232314})", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="},
        {ours, "msg_kulanz_0002", 1767225600, "{}", "v1,Rdcuqk0cY1KWKX/tJx66tkywn/nI99z7x/L/LcqkD9o="},
        {ours, "msg_kulanz_0003", 1767225600, R"({"name":"Müller"})", "v1,+AlQXn1QlayxMdIISkGcMtRRscJvL/9sfILKjSMzHfI="},
        {ours, "msg_kulanz_0001", 1767225600,
         R"({"type":"payment.matched","timestamp":"2026-01-01T00:00:00Z","data":{"claim_id":"c_1","amount_minor":14990,"currency":"EUR"}})",
         "v1,lsIZGOCxRVtiPN9uStQnGZircl1MwXp/xlZNBEY4UDs="},
        {ours, "msg_kulanz_0001", 1767225600,
         R"({"type":"payment.matched","timestamp":"2026-01-01T00:00:00Z","data":{"claim_id":"c_1","amount_minor":14991,"currency":"EUR"}})",
         "v1,w530F28TvypWmO/NdCTypqLs2HIiceyQ/9U+IVOosOA="},
    };
    for (const Row& row : rows)
        CHECK(webhook_signature(row.secret, row.id, row.timestamp_s, row.body) == row.signature);
}

TEST_CASE("what is no secret signs nothing") {
    for (const std::string_view secret : {"", "whsec_", "whsk_AAEC", "whsec_A*EC"})
        CHECK(webhook_signature(secret, "id", 1, "{}").empty());
}

TEST_CASE("several secrets give several signatures, the first first") {
    const std::array<std::string, 3> secrets{std::string(published), "none", std::string(ours)};
    CHECK(webhook_signatures(secrets, "id", 1, "{}") ==
          webhook_signature(published, "id", 1, "{}") + " " + webhook_signature(ours, "id", 1, "{}"));
}

} // namespace
