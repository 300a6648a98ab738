#include "shared/domain/mandates/mandate.hpp"

#include "shared/domain/mandates/creditor_id.hpp"
#include "shared/domain/mandates/return_ground.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

std::string outcome(const MandateWish& wish) {
    std::string out;
    for (const MandateRefusal refusal : check(wish))
        out += (out.empty() ? "" : " ") + std::string(refusal_code(refusal));
    return out.empty() ? "in order" : out;
}

const char* const iban = "DE89 3704 0044 0532 0130 00";

} // namespace

TEST_CASE("a creditor identifier has its check digits, whatever its business code") {
    const struct {
        const char* text;
        const char* outcome; // empty: none
    } rows[] = {
        {"DE98ZZZ09999999999", "DE98ZZZ09999999999"},
        {"DE98ABC09999999999", "DE98ABC09999999999"},
        {"de98 zzz 0999 9999 999", "DE98ZZZ09999999999"},
        {"AT61ZZZ01234567890", "AT61ZZZ01234567890"},
        {"DE41EON00000129793", "DE41EON00000129793"},
        {"DE79ZZZ01234567890", "DE79ZZZ01234567890"},
        {"BE68ZZZ0123456789", "BE68ZZZ0123456789"},
        {"NL69ZZZ123456780000", "NL69ZZZ123456780000"},
        {"DE02ZZZ01234567890", ""}, // as bank brochures print it
        {"DE97ZZZ09999999999", ""},
        {"DE00ZZZ00099999999", ""},
        {"DE98ZZZ0999999999", ""},
        {"DE98Z-Z09999999999", ""},
        {"9898ZZZ09999999999", ""},
        {"DE98ZZZ", ""},
        {"", ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(parse_creditor_id(row.text).value_or("") == row.outcome);
    }
}

TEST_CASE("a mandate names the holder of an account in the European Economic Area") {
    const struct {
        const char* what;
        MandateWish wish;
        const char* outcome;
    } rows[] = {
        {"all of it", {"Alex Muster", iban}, "in order"},
        {"white space around", {"  Alex  Muster ", " nl91abna0417164300\n"}, "in order"},
        {"70 letters", {std::string(70, 'x'), iban}, "in order"},
        {"no holder", {"  ", iban}, "holder_missing"},
        {"71 letters", {std::string(71, 'x'), iban}, "holder_too_long"},
        {"no UTF-8", {"\xff", iban}, "holder_not_plain"},
        {"no account", {"Alex Muster", ""}, "iban_invalid"},
        {"a wrong digit", {"Alex Muster", "DE89370400440532013001"}, "iban_invalid"},
        {"an account in Switzerland", {"Alex Muster", "CH9300762011623852957"}, "iban_outside_eea"},
        {"nothing at all", {}, "holder_missing iban_invalid"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(outcome(row.wish) == row.outcome);
        CHECK(check(normalised(row.wish)) == check(row.wish));
    }
    CHECK(normalised({"  Alex  Muster ", " nl91abna0417164300\n"}) == MandateWish{"Alex Muster", "NL91ABNA0417164300"});
}

TEST_CASE("a merchant collects with a creditor identifier and an account") {
    CHECK(may_collect({"DE98ZZZ09999999999", "DE89370400440532013000"}));
    CHECK_FALSE(may_collect({"", "DE89370400440532013000"}));
    CHECK_FALSE(may_collect({"DE98ZZZ09999999999", ""}));
    CHECK_FALSE(may_collect({}));
}

TEST_CASE("of an account four signs at both ends are shown") {
    CHECK(masked_iban("DE89370400440532013000") == "DE89 •••• •••• •••• 3000");
    CHECK(masked_iban("") == "");
    CHECK(mandate_reference(ClaimId{12}, 1) == "MND-C12-1");
}

TEST_CASE("what a bank codes tells a person why") {
    const struct {
        const char* code;
        ReturnGround ground;
    } rows[] = {
        {"AC04", ReturnGround::AccountClosed},  {"AM04", ReturnGround::NotEnough}, {"MD01", ReturnGround::NoMandate},
        {"MD06", ReturnGround::TakenBack},      {"MS02", ReturnGround::TakenBack}, {"AC01", ReturnGround::AccountUnknown},
        {"AC06", ReturnGround::AccountBlocked}, {"AM05", ReturnGround::Twice},     {"MD07", ReturnGround::HolderDied},
        {"MS03", ReturnGround::BankSaysNo},     {"ZZ99", ReturnGround::Other},     {"", ReturnGround::Other},
    };
    for (const auto& row : rows) {
        CAPTURE(row.code);
        CHECK(return_ground(row.code) == row.ground);
    }
    CHECK(is_return_code("AC04"));
    CHECK_FALSE(is_return_code("ac04"));
    CHECK_FALSE(is_return_code("AC4"));
}
