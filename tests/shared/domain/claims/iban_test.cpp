#include "shared/domain/claims/iban.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("an IBAN has a known country, its length and structure, and check digits that fit") {
    const struct {
        const char* what;
        const char* text;
        const char* outcome;
    } rows[] = {
        {"Germany", "DE89370400440532013000", "DE89370400440532013000"},
        {"Germany", "DE71110220330123456789", "DE71110220330123456789"},
        {"Austria", "AT611904300234573201", "AT611904300234573201"},
        {"Belgium", "BE68539007547034", "BE68539007547034"},
        {"Belgium", "BE72000000001616", "BE72000000001616"},
        {"Belgium, national check 97", "BE54000000000097", "BE54000000000097"},
        {"Belgium, national check 1", "BE43000000000101", "BE43000000000101"},
        {"Netherlands", "NL91ABNA0417164300", "NL91ABNA0417164300"},
        {"Netherlands", "NL27INGB0000026500", "NL27INGB0000026500"},
        {"France", "FR1420041010050500013M02606", "FR1420041010050500013M02606"},
        {"Luxembourg", "LU280019400644750000", "LU280019400644750000"},
        {"Switzerland", "CH9300762011623852957", "CH9300762011623852957"},
        {"Malta, 31 characters", "MT84MALT011000012345MTLCAST001S", "MT84MALT011000012345MTLCAST001S"},
        {"Norway, 15 characters", "NO9386011117947", "NO9386011117947"},
        {"lower case", "de89370400440532013000", "DE89370400440532013000"},
        {"spaces", " DE89 3704 0044 0532 0130 00 ", "DE89370400440532013000"},
        {"a wrong digit", "DE89370400440532013001", "none"},
        {"swapped check digits", "DE98370400440532013000", "none"},
        {"20 characters, check digits fit", "DE863704004405320130", "none"},
        {"23 characters, check digits fit", "DE813704004405320130000", "none"},
        {"21 characters", "DE8937040044053201300", "none"},
        {"23 characters", "DE893704004405320130000", "none"},
        {"structure", "NL91ABN00417164300", "none"},
        {"structure alone, check digits fit", "NL09ABN00417164300", "none"},
        {"Belgium, national check wrong", "BE27000000000098", "none"},
        {"Belgium, national check 0 instead of 97", "BE54000000000000", "none"},
        {"country not of the list", "US64SVBKUS6S3300958879", "none"},
        {"check digits 00 pass only the naive test", "DE00370400440532010043", "none"},
        {"check digits 01", "DE01370400440532010025", "none"},
        {"check digits 99", "DE99370400440532010007", "none"},
        {"signs", "DE89-3704-0044-0532-0130-00", "none"},
        {"country alone", "DE89", "none"},
        {"empty", "", "none"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CAPTURE(row.text);
        CHECK(parse_iban(row.text).value_or("none") == row.outcome);
    }
}

TEST_CASE("people read an account in groups of four") {
    CHECK(grouped("DE89370400440532013000") == "DE89 3704 0044 0532 0130 00");
    CHECK(grouped("BE68539007547034") == "BE68 5390 0754 7034");
    CHECK(grouped("") == "");
}

TEST_CASE("the remainder is taken after the first four characters moved to the end") {
    CHECK(remainder_97("DE89370400440532013000") == 1);
    CHECK(remainder_97("RF18539007547034") == 1);
    CHECK(remainder_97("0001") == 1);
    CHECK(remainder_97("0000Z") == 24); // 350000 = 97 x 3608 + 24
    CHECK(remainder_97("") == 0);
    CHECK(remainder_97("de89") == -1);
    CHECK(remainder_97("DE 9") == -1);
}
