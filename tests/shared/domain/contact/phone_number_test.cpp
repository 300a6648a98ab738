#include "shared/domain/contact/phone_number.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("a number is one, however it was typed") {
    const struct {
        const char* typed;
        std::optional<Country> country;
        const char* outcome; // empty: none
    } rows[] = {
        {"+49 30 123456", {}, "+4930123456"},
        {"+49 (0)30 / 12 34-56", Country::De, "+4930123456"},
        {"0049 30 123456", Country::Nl, "+4930123456"},
        {"030 123456", Country::De, "+4930123456"},
        {"01 5880 11", Country::At, "+431588011"},
        {"02.123.45.67", Country::Be, "+3221234567"},
        {"020-1234567", Country::Nl, "+31201234567"},
        {"493012345678", {}, "+493012345678"},
        {"030 123456", {}, ""},
        {"030 123456", Country::Eu, ""},
        {"anonymous", Country::De, ""},
        {"", Country::De, ""},
        {"+", Country::De, ""},
        {"+49 30 1", Country::De, ""},
        {"110", Country::De, ""},
        {"+49 30 12345678901234", Country::De, ""},
        {"030 123456 ext 7", Country::De, ""},
        {"49+30123456", Country::De, ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.typed);
        CHECK(e164(row.typed, row.country).value_or("") == row.outcome);
    }
}
