#include "shared/base/checked.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("sums, differences and products that do not fit are nothing") {
    CHECK(checked_add(2, 3) == 5);
    CHECK(checked_add(INT64_MAX, 0) == INT64_MAX);
    CHECK_FALSE(checked_add(INT64_MAX, 1));
    CHECK_FALSE(checked_add(INT64_MIN, -1));
    CHECK(checked_subtract(2, 3) == -1);
    CHECK(checked_subtract(-1, INT64_MIN) == INT64_MAX);
    CHECK_FALSE(checked_subtract(0, INT64_MIN));
    CHECK_FALSE(checked_subtract(INT64_MIN, 1));
    CHECK(checked_multiply(-4, 5) == -20);
    CHECK(checked_multiply(INT64_MIN, 1) == INT64_MIN);
    CHECK_FALSE(checked_multiply(INT64_MIN, -1));
    CHECK_FALSE(checked_multiply(4'000'000'000, 4'000'000'000));
}

TEST_CASE("a quotient is rounded half away from zero") {
    const struct {
        std::int64_t numerator;
        std::int64_t denominator;
        std::int64_t outcome;
    } rows[] = {
        {0, 10, 0},   {4, 10, 0},   {5, 10, 1},   {14, 10, 1},   {15, 10, 2}, {-4, 10, 0},
        {-5, 10, -1}, {-15, 10, -2}, {1, 3, 0},    {2, 3, 1},     {-2, 3, -1}, {7, 1, 7},
    };
    for (const auto& row : rows) {
        CAPTURE(row.numerator);
        CAPTURE(row.denominator);
        CHECK(divide_half_up(row.numerator, row.denominator) == row.outcome);
    }
}

TEST_CASE("a quotient that does not fit is nothing") {
    __extension__ using Wide = __int128;
    CHECK(divide_half_up(Wide{INT64_MAX} * 10, 10) == INT64_MAX);
    CHECK_FALSE(divide_half_up(Wide{INT64_MAX} * 10 + 5, 10));
    CHECK(divide_half_up(Wide{INT64_MIN} * 10, 10) == INT64_MIN);
    CHECK_FALSE(divide_half_up(Wide{INT64_MIN} * 10 - 5, 10));
}
