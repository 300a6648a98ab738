#include "native/server/totp.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

constexpr std::string_view secret = "12345678901234567890";
constexpr Instant at_59{59'000};

} // namespace

TEST_CASE("codes are those of RFC 6238, appendix B, and RFC 4226, appendix D") {
    struct Row {
        std::int64_t seconds;
        const char* code;
    };
    for (const Row& row : {Row{59, "94287082"}, Row{1111111109, "07081804"}, Row{1111111111, "14050471"}, Row{1234567890, "89005924"},
                           Row{2000000000, "69279037"}, Row{20000000000, "65353130"}}) {
        CAPTURE(row.seconds);
        CHECK(totp_code(secret, totp_step(Instant{row.seconds * 1000}), 8) == row.code);
    }
    constexpr const char* counted[] = {"755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"};
    for (int step = 0; step < 10; ++step)
        CHECK(totp_code(secret, step) == counted[step]);
}

TEST_CASE("a code counts a step early or late, and never twice") {
    CHECK(totp_step_of(secret, "755224", at_59, -1) == 0);
    CHECK(totp_step_of(secret, "287 082", at_59, -1) == 1);
    CHECK(totp_step_of(secret, "359152", at_59, -1) == 2);
    CHECK_FALSE(totp_step_of(secret, "969429", at_59, -1));
    CHECK_FALSE(totp_step_of(secret, "287082", at_59, 1)); // used
    CHECK_FALSE(totp_step_of(secret, "755224", at_59, 1)); // before one that was used
    CHECK(totp_step_of(secret, "359152", at_59, 1) == 2);
    CHECK_FALSE(totp_step_of(secret, "", at_59, -1));
    CHECK_FALSE(totp_step_of(secret, "28708", at_59, -1));
}

TEST_CASE("an app can read the secret") {
    CHECK(totp_secret_text(secret) == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"); // RFC 4648, as every app has it
    CHECK(totp_secret_text("foobar") == "MZXW6YTBOI");                     // RFC 4648, 10
    CHECK(totp_address(secret, "Kulanz pay.example", "lena@x.example") ==
          "otpauth://totp/Kulanz%20pay.example:lena%40x.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Kulanz%20pay.example");
    CHECK(make_totp_secret().size() == 20);
    CHECK(make_totp_secret() != make_totp_secret());
}
