#include "shared/domain/money/money.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;

namespace {

const Currency chf = parse_currency("CHF").value_or(eur);

std::string outcome(Result<Money, MoneyRefusal> result) {
    if (result)
        return plain(*result);
    return result.error() == MoneyRefusal::CurrencyMismatch ? "CurrencyMismatch" : "Overflow";
}

std::string outcome(Result<Money, AmountRefusal> result) {
    if (result)
        return plain(*result);
    switch (result.error()) {
    case AmountRefusal::Empty: return "Empty";
    case AmountRefusal::NotANumber: return "NotANumber";
    case AmountRefusal::TooManyDecimals: return "TooManyDecimals";
    case AmountRefusal::TooLarge: return "TooLarge";
    }
    return "";
}

std::string parts_of(std::int64_t minor, int parts) {
    std::string out;
    for (const Money part : split(Money{minor, eur}, parts))
        out += (out.empty() ? "" : " ") + plain(part);
    return out;
}

} // namespace

TEST_CASE("a currency is a known code with two minor digits") {
    const struct {
        const char* code;
        bool outcome;
    } rows[] = {
        {"EUR", true},  {"CHF", true},  {"USD", true},  {"AED", true},   {"ZWG", true}, {"JPY", false}, {"KWD", false},
        {"CLF", false}, {"XXX", false}, {"eur", false}, {"EURO", false}, {"EU", false}, {"", false},    {"D A", false},
        {"ED ", false}, {"QQQ", false}, {"XAU", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.code);
        const auto currency = parse_currency(row.code);
        CHECK(currency.has_value() == row.outcome);
        if (currency)
            CHECK(currency->text() == row.code);
    }
}

TEST_CASE("an amount is a decimal number with at most two decimals that count") {
    const struct {
        const char* text;
        const char* outcome;
    } rows[] = {
        {"1234", "1234.00"},
        {"1234.5", "1234.50"},
        {"1234.50", "1234.50"},
        {"1.500", "1.50"},
        {"0.01", "0.01"},
        {"-0.05", "-0.05"},
        {"-0.00", "0.00"},
        {"-12.30", "-12.30"},
        {"+7", "7.00"},
        {".5", "0.50"},
        {"5.", "5.00"},
        {"0007", "7.00"},
        {"0.000000000000000000000", "0.00"},
        {"100000000000", "100000000000.00"},
        {"-100000000000.00", "-100000000000.00"},
        {"", "Empty"},
        {".", "NotANumber"},
        {"-", "NotANumber"},
        {"+-1", "NotANumber"},
        {"1,50", "NotANumber"},
        {"1 000", "NotANumber"},
        {" 1", "NotANumber"},
        {"1.2.3", "NotANumber"},
        {"1e3", "NotANumber"},
        {"0x10", "NotANumber"},
        {"NaN", "NotANumber"},
        {"1.505", "TooManyDecimals"},
        {"0.001", "TooManyDecimals"},
        {"99999999999999999999.123", "TooManyDecimals"},
        {"100000000000.01", "TooLarge"},
        {"-100000000000.01", "TooLarge"},
        {"99999999999999999999", "TooLarge"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(outcome(parse_amount(row.text, eur)) == row.outcome);
    }
}

TEST_CASE("an amount keeps the currency it is read in") {
    const auto amount = parse_amount("1.00", chf);
    CHECK(amount == Money{100, chf});
}

TEST_CASE("sums are of one currency and below the bound") {
    const std::int64_t most = money_minor_max;
    const struct {
        const char* what;
        Money a;
        Money b;
        const char* sum;
        const char* difference;
    } rows[] = {
        {"cents", {150, eur}, {275, eur}, "4.25", "-1.25"},
        {"two currencies", {150, eur}, {275, chf}, "CurrencyMismatch", "CurrencyMismatch"},
        {"the bound itself", {most - 1, eur}, {1, eur}, "100000000000.00", "99999999999.98"},
        {"above the bound", {most, eur}, {1, eur}, "Overflow", "99999999999.99"},
        {"below the bound", {-most, eur}, {1, eur}, "-99999999999.99", "Overflow"},
        {"above 64 bits", {INT64_MAX, eur}, {INT64_MAX, eur}, "Overflow", "0.00"},
        {"below 64 bits", {INT64_MIN, eur}, {INT64_MAX, eur}, "-0.01", "Overflow"},
        {"mismatch before overflow", {INT64_MAX, eur}, {INT64_MAX, chf}, "CurrencyMismatch", "CurrencyMismatch"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(outcome(add(row.a, row.b)) == row.sum);
        CHECK(outcome(subtract(row.a, row.b)) == row.difference);
    }
}

TEST_CASE("parts of a split add up, the larger ones first") {
    CHECK(parts_of(10000, 3) == "33.34 33.33 33.33");
    CHECK(parts_of(10001, 2) == "50.01 50.00");
    CHECK(parts_of(10000, 1) == "100.00");
    CHECK(parts_of(2, 3) == "0.01 0.01 0.00");
    CHECK(parts_of(0, 2) == "0.00 0.00");
    CHECK(parts_of(-10, 3) == "-0.04 -0.03 -0.03");
}

TEST_CASE("an amount is written with a dot and exactly two digits") {
    CHECK(plain(Money{0, eur}) == "0.00");
    CHECK(plain(Money{5, eur}) == "0.05");
    CHECK(plain(Money{-5, eur}) == "-0.05");
    CHECK(plain(Money{-123450, eur}) == "-1234.50");
    CHECK(plain(Money{INT64_MIN, eur}) == "-92233720368547758.08");
}
