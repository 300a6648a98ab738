// Field :86: of MT940, which every bank fills in its own way: who paid, and what for. Read are
//   German   "166?00UEBERWEISUNG?20SVWZ+…?31DE…?32Name", with any sign for the question mark; SEPA tags inside (EREF+,
//            KREF+, MREF+, CRED+, SVWZ+, ABWA+ …), which the fields cut anywhere
//   Dutch    "/TRTP/…/IBAN/…/NAME/…/REMI/…/EREF/…" and "/CNTP/account/bic/name/city//"
//   ASN      account and name on the first line, the text below
//   others   all of it is text
#pragma once

#include "shared/domain/payments/bank_entry.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kz::statement {

struct Mt940Text {
    std::string name;
    std::string iban;
    std::string ultimate_name;
    std::string end_to_end_id;
    std::string mandate_id;
    std::string reference; // structured creditor reference
    std::string text;
    std::string information;   // posting text: "GUTSCHRIFT"
    std::string return_reason; // only of what went back

    friend bool operator==(const Mt940Text&, const Mt940Text&) = default;
};

// The lines of the field without ":86:", as the file has them.
Mt940Text read_mt940_text(const std::vector<std::string>& lines);

} // namespace kz::statement
