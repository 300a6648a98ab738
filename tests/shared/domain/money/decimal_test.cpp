#include "shared/domain/money/decimal.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;

namespace {

std::string outcome(Result<Decimal, DecimalRefusal> result) {
    if (result)
        return plain(*result);
    switch (result.error()) {
    case DecimalRefusal::Empty: return "Empty";
    case DecimalRefusal::NotANumber: return "NotANumber";
    case DecimalRefusal::TooPrecise: return "TooPrecise";
    case DecimalRefusal::TooLarge: return "TooLarge";
    }
    return "";
}

std::string outcome(std::optional<Money> amount) {
    return amount ? plain(*amount) : "none";
}

Decimal decimal(const char* text) {
    const auto parsed = parse_decimal(text);
    CHECK_MESSAGE(parsed.has_value(), text);
    return parsed ? *parsed : Decimal{};
}

} // namespace

TEST_CASE("a decimal is read exactly and kept in lowest form") {
    const struct {
        const char* text;
        const char* outcome;
    } rows[] = {
        {"12", "12"},
        {"-3.25", "-3.25"},
        {"+7", "7"},
        {".5", "0.5"},
        {"5.", "5"},
        {"19.00", "19"},
        {"1.500", "1.5"},
        {"007.10", "7.1"},
        {"-0", "0"},
        {"-0.0", "0"},
        {"100", "100"},
        {"0.123456789", "0.123456789"},
        {"0.1234567890000", "0.123456789"},
        {"9223372036854775807", "9223372036854775807"},
        {"-9.223372036854775807", "TooPrecise"},
        {"", "Empty"},
        {" ", "NotANumber"},
        {"1,5", "NotANumber"},
        {"1e2", "NotANumber"},
        {"-", "NotANumber"},
        {".", "NotANumber"},
        {"1..2", "NotANumber"},
        {"1-", "NotANumber"},
        {"0.1234567891", "TooPrecise"},
        {"9223372036854775808", "TooLarge"},
        {"9223372036.854775808", "TooLarge"},
        {"-99999999999999999999999", "TooLarge"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(outcome(parse_decimal(row.text)) == row.outcome);
    }
    CHECK(parse_decimal("1.500") == parse_decimal("1.5"));
    CHECK(is_zero(decimal("-0.000")));
    CHECK_FALSE(is_zero(decimal("0.000000001")));
}

TEST_CASE("a price is rounded once, to the cent, half away from zero") {
    const struct {
        const char* quantity;
        const char* price;
        const char* base_quantity;
        const char* outcome;
    } rows[] = {
        {"1", "10.00", "1", "10.00"},
        {"3", "0.333333333", "1", "1.00"},
        {"1", "0.005", "1", "0.01"},
        {"1", "0.0049", "1", "0.00"},
        {"-1", "0.005", "1", "-0.01"},
        {"12.5", "19.99", "100", "2.50"},
        {"1", "1", "3", "0.33"},
        {"2", "1", "3", "0.67"},
        {"7", "1", "0.5", "14.00"},
        {"0.000000001", "0.000000001", "0.000000001", "0.00"},
        {"0.000000001", "5000000", "0.000000001", "5000000.00"},
        {"100000000000", "1", "1", "100000000000.00"},
        {"100000000000", "1.01", "1", "none"},
        {"9223372036854775807", "9223372036854775807", "1", "none"},
        {"9223372036854775807", "-9223372036854775807", "0.000000001", "none"},
        {"9223372036854775807", "9223372036854775807", "0.000000001", "none"},
        {"9.223372037", "9223372036.854775807", "9223372036854775807", "0.00"},
        {"9.223372037", "9223372036.854775807", "0.000000001", "none"},
        {"1", "1", "0", "none"},
        {"1", "1", "-1", "none"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.quantity);
        CAPTURE(row.price);
        CAPTURE(row.base_quantity);
        CHECK(outcome(priced(decimal(row.quantity), decimal(row.price), decimal(row.base_quantity), eur)) ==
              row.outcome);
    }
}

TEST_CASE("a percentage is rounded once, to the cent, half away from zero") {
    const struct {
        std::int64_t base;
        const char* percent;
        const char* outcome;
    } rows[] = {
        {31486, "7", "22.04"},
        {1823672, "19", "3464.98"},
        {50, "1", "0.01"},
        {49, "1", "0.00"},
        {-50, "1", "-0.01"},
        {10000, "0", "0.00"},
        {10000, "5.52", "5.52"},
        {10000, "0.000000001", "0.00"},
        {money_minor_max, "100", "100000000000.00"},
        {money_minor_max, "100.000000001", "none"},
        {INT64_MIN, "9223372036854775807", "none"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.base);
        CAPTURE(row.percent);
        CHECK(outcome(percentage(Money{row.base, eur}, decimal(row.percent))) == row.outcome);
    }
}
