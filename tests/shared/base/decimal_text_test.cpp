#include "shared/base/decimal_text.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

std::string shown(std::optional<std::int64_t> number) {
    std::string out;
    if (!number)
        return "none";
    append_integer(out, *number);
    return out;
}

} // namespace

TEST_CASE("an integer is digits with an optional minus sign, nothing else") {
    const struct {
        const char* text;
        const char* outcome;
    } rows[] = {
        {"0", "0"},
        {"-0", "0"},
        {"007", "7"},
        {"42", "42"},
        {"-42", "-42"},
        {"9223372036854775807", "9223372036854775807"},
        {"-9223372036854775808", "-9223372036854775808"},
        {"9223372036854775808", "none"},
        {"-9223372036854775809", "none"},
        {"99999999999999999999999999", "none"},
        {"", "none"},
        {"-", "none"},
        {"+1", "none"},
        {" 1", "none"},
        {"1 ", "none"},
        {"1.0", "none"},
        {"1e3", "none"},
        {"0x10", "none"},
        {"--1", "none"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(shown(parse_integer(row.text)) == row.outcome);
    }
}

TEST_CASE("a number is appended to what is there") {
    std::string text = "c";
    append_integer(text, 12);
    append_integer(text, -3);
    CHECK(text == "c12-3");
}
