#include "shared/domain/people/factor.hpp"
#include "shared/domain/people/party.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("a party is known by the best number it gives, whatever way that is written") {
    const struct {
        const char* what;
        const char *vat_id, *legal_id, *tax_id, *id, *name;
        const char* outcome;
    } rows[] = {
        {"VAT id first", "DE123456789", "HRB 1", "9", "4711", "Muster GmbH", "vat:DE123456789"},
        {"spaces and signs", " be 0123.456.789 ", "", "", "", "Muster BV", "vat:BE0123456789"},
        {"register number", "", "HRB 12345", "9", "4711", "Muster GmbH", "register:HRB12345"},
        {"tax number", "", "", "12/345/67890", "4711", "Muster GmbH", "tax:1234567890"},
        {"id", "", "", "", "gln-4711", "Muster GmbH", "id:GLN4711"},
        {"a number of signs alone is none", " - ", "", "", "4711", "Muster GmbH", "id:4711"},
        {"name", "", "", "", "", "  Muster \n\t GmbH ", "name:Muster GmbH"},
        {"nothing at all", "", "", "", "", "", "name:"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        Party party;
        party.vat_id = row.vat_id;
        party.legal_id = row.legal_id;
        party.tax_id = row.tax_id;
        party.id = row.id;
        party.name = row.name;
        CHECK(party_key(party) == row.outcome);
    }
}

TEST_CASE("a birth date is known in every way in which people write a day") {
    const struct {
        const char* typed;
        bool outcome;
    } rows[] = {
        {"24.12.1980", true},    {"24/12/1980", true},   {"24121980", true},  {"1980-12-24", true},   {"24 12 1980", true},
        {"24-12-1980", true},    {" 24. 12. 1980 ", true}, {"1980/12/24", true},
        {"24.12.80", false},     {"241280", false},      {"24 12 80", false}, {"80-12-24", false},    {"12/24/1980", false},
        {"12.24.1980", false},   {"19801224", false},    {"25.12.1980", false}, {"24.12.1981", false}, {"24.11.1980", false},
        {"24.12", false},        {"24", false},          {"", false},         {"...", false},         {"31.02.1980", false},
        {"024.12.1980", false},  {"24.12.01980", false}, {"24.12.1980.1", false}, {"24. Dezember 1980", false},
        {"24,12,1980", false},   {"24.12.1980x", false}, {"-24121980", true}, {"999999999999.12.1980", false},
        {"\xd9\xa2\xd9\xa4.12.1980", false},
    };
    Party party;
    party.birth_date = make_date(1980, 12, 24);
    const Party unknown;
    for (const auto& row : rows) {
        CAPTURE(row.typed);
        CHECK(birth_date_matches(party, row.typed) == row.outcome);
        CHECK(!birth_date_matches(unknown, row.typed));
    }
    party.birth_date = make_date(1951, 3, 7);
    for (const char* typed : {"7.3.1951", "07.03.1951", "7/03/1951", "07031951", "1951-3-7"}) {
        CAPTURE(typed);
        CHECK(birth_date_matches(party, typed));
    }
    for (const char* typed : {"731951", "3.7.1951", "03/07/1951"}) {
        CAPTURE(typed);
        CHECK(!birth_date_matches(party, typed));
    }
}

TEST_CASE("a customer is asked for what can be known of them") {
    Party nothing, postcode, both;
    postcode.address.postcode = both.address.postcode = "20099";
    both.birth_date = make_date(1980, 12, 24);
    const struct {
        const char* what;
        Factor wanted;
        const Party& customer;
        Factor asked;
        bool opens_to_nothing, opens_to_postcode, opens_to_birth_date;
    } rows[] = {
        {"nothing wanted", Factor::None, both, Factor::None, true, true, true},
        {"postcode", Factor::Postcode, both, Factor::Postcode, false, true, false},
        {"birth date", Factor::BirthDate, both, Factor::BirthDate, false, false, true},
        {"birth date not known", Factor::BirthDate, postcode, Factor::Postcode, false, true, false},
        {"nothing known", Factor::BirthDate, nothing, Factor::Postcode, false, false, false},
        {"no postcode known", Factor::Postcode, nothing, Factor::Postcode, false, false, false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(factor_asked(row.wanted, row.customer) == row.asked);
        CHECK(factor_matches(row.asked, row.customer, "") == row.opens_to_nothing);
        CHECK(factor_matches(row.asked, row.customer, "20099") == row.opens_to_postcode);
        CHECK(factor_matches(row.asked, row.customer, "24.12.1980") == row.opens_to_birth_date);
    }
}

TEST_CASE("a postcode is compared without case, spaces and signs") {
    const struct {
        const char* known;
        const char* typed;
        bool outcome;
    } rows[] = {
        {"10115", "10115", true},   {"1234 AB", "1234ab", true}, {"1234AB", " 1234-AB ", true}, {"L-1009", "l 1009", true},
        {"10115", "10116", false},  {"10115", "1011", false},    {"10115", "", false},          {"", "", false},
        {" - ", "", false},         {"", "10115", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.known);
        CAPTURE(row.typed);
        PostalAddress address;
        address.postcode = row.known;
        CHECK(postcode_matches(address, row.typed) == row.outcome);
    }
}
