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
