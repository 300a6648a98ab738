#include "shared/domain/payments/transfer.hpp"
#include "tests/shared/domain/claims/sample_invoice.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("a creditor reference is made of up to 21 letters and digits") {
    const struct {
        const char* body;
        const char* outcome;
    } rows[] = {
        {"539007547034", "RF18539007547034"},
        {"AB2G5 9X56 V543", "RF19AB2G59X56V543"},
        {"1234567890", "RF471234567890"},
        {"2348231", "RF712348231"},
        {"7", "RF097"},
        {"KULANZ2026000123", "RF46KULANZ2026000123"},
        {"kulanz2026000123", "RF46KULANZ2026000123"},
        {"123456789012345678901", "RF40123456789012345678901"},
        {"1234567890123456789012", "none"},
        {"", "none"},
        {"  ", "none"},
        {"12-34", "none"},
        {"Ä1", "none"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.body);
        CHECK(make_creditor_reference(row.body).value_or("none") == row.outcome);
    }
}

TEST_CASE("a creditor reference is read with spaces and in lower case, when its check digits fit") {
    const struct {
        const char* what;
        const char* text;
        const char* outcome;
    } rows[] = {
        {"plain", "RF18539007547034", "RF18539007547034"},
        {"grouped", "RF18 5390 0754 7034", "RF18539007547034"},
        {"lower case", "rf19ab2g59x56v543", "RF19AB2G59X56V543"},
        {"leading zeros are another reference", "RF18000000000539007547034", "RF18000000000539007547034"},
        {"one letter", "RF72YW", "RF72YW"},
        {"digits", "RF332348236", "RF332348236"},
        {"shortest", "RF097", "RF097"},
        {"longest", "RF40123456789012345678901", "RF40123456789012345678901"},
        {"canonical instead of 01", "RF98T64", "RF98T64"},
        {"canonical instead of 00", "RF97T82", "RF97T82"},
        {"canonical instead of 99", "RF02T46", "RF02T46"},
        {"check digits 01", "RF01T64", "none"},
        {"check digits 00", "RF00T82", "none"},
        {"check digits 99", "RF99T46", "none"},
        {"wrong check digits", "RF17539007547034", "none"},
        {"from a real bank file", "RF98123456789012", "none"},
        {"no RF", "123456789", "none"},
        {"an IBAN", "DE89370400440532013000", "none"},
        {"no body", "RF18", "none"},
        {"26 characters", "RF181234567890123456789012", "none"},
        {"letters as check digits", "RFAB123", "none"},
        {"signs", "RF18-5390-0754-7034", "none"},
        {"empty", "", "none"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CAPTURE(row.text);
        CHECK(parse_creditor_reference(row.text).value_or("none") == row.outcome);
    }
}

TEST_CASE("people read a reference in groups of four") {
    CHECK(grouped_reference("RF18539007547034") == "RF18 5390 0754 7034");
}

TEST_CASE("a claim has the invoice's own creditor reference, else one of its number") {
    Invoice invoice = sample_invoice();
    invoice.remittance = "rf18 5390 0754 7034";
    CHECK(claim_reference(ClaimId{1}, invoice) == "RF18539007547034");
    for (const char* other : {"", "Rechnung 2026-000123", "RF17539007547034", "+++202/6000/12320+++"}) {
        invoice.remittance = other;
        CAPTURE(other);
        CHECK(claim_reference(ClaimId{1}, invoice) == *make_creditor_reference("KZ00000001"));
        CHECK(claim_reference(ClaimId{123456789}, invoice) == *make_creditor_reference("KZ123456789"));
        CHECK(claim_reference(ClaimId{INT64_MAX}, invoice) == *make_creditor_reference("KZ9223372036854775807"));
    }
}
