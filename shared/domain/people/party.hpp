// Who is named in a claim: the seller, the payee, the customer. Personal data: shown to the person it is about and to
// the merchant, never logged.
#pragma once

#include "shared/base/date.hpp"

#include <optional>
#include <string>

namespace kz {

struct PostalAddress {
    std::string street;     // BT-35, BT-50
    std::string extra;      // BT-36, BT-51 (and BT-162, BT-163 after a comma)
    std::string city;       // BT-37, BT-52
    std::string postcode;   // BT-38, BT-53
    std::string region;     // BT-39, BT-54
    std::string country;    // BT-40, BT-55: ISO 3166-1 alpha-2

    friend bool operator==(const PostalAddress&, const PostalAddress&) = default;
};

struct Party {
    std::string name;       // BT-27, BT-44, BT-59: the legal name
    std::string trade_name; // BT-28, BT-45
    std::string id;         // BT-29, BT-46, BT-60
    std::string legal_id;   // BT-30, BT-47, BT-61: number in a register of companies
    std::string vat_id;     // BT-31, BT-48
    std::string tax_id;     // BT-32
    PostalAddress address;
    std::string contact_name;  // BT-41, BT-56
    std::string phone;         // BT-42, BT-57
    std::string email;         // BT-43, BT-58
    std::optional<Date> birth_date; // not in EN 16931: no e-invoice brings it, only our JSON. Proof of who it is, never shown

    friend bool operator==(const Party&, const Party&) = default;
};

// What tells one seller from another, stable over their invoices: the VAT id, else the register number, else the tax
// number, else the id, else the name; prefixed with its kind: "vat:DE123456789", "register:HRB12345", "tax:", "id:",
// "name:Muster GmbH". Numbers are compared without case, spaces and signs, names with single spaces.
std::string party_key(const Party& party);

// What the customer alone knows, when the merchant asks for it: compared without case, spaces and signs. An address
// without a postcode matches nothing.
bool postcode_matches(const PostalAddress& address, const std::string& typed);
// As people write a day: "24.12.1980", "24/12/1980", "24 12 1980", "24121980", "1980-12-24"; the day first or the year
// first, the month never, and the year with four digits. A party without a birth date matches nothing.
bool birth_date_matches(const Party& party, const std::string& typed);

} // namespace kz
