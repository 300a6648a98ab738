// Reads an e-invoice of EN 16931: UBL 2.1 Invoice or CreditNote, UN/CEFACT CII CrossIndustryInvoice (XRechnung, Peppol
// BIS, the XML inside Factur-X and ZUGFeRD 2). The bytes are not trusted: no DOCTYPE, no entities, nothing fetched,
// size and depth limited. What comes back has passed kz::check(); of a faulty file nothing comes back.
//
//     const auto invoice = kz::read_einvoice(bytes);
//     if (!invoice)
//         std::puts(kz::plain(invoice.error()).c_str()); // line 41: BT-106 (/Invoice/…): BR-CO-10: …
#pragma once

#include "shared/base/result.hpp"
#include "shared/domain/claims/invoice.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace kz {

inline constexpr std::size_t einvoice_bytes_max = 16u << 20;
inline constexpr int einvoice_depth_max = 64;
inline constexpr int einvoice_nodes_max = 500'000; // elements and attributes

// Why a file is refused. `rule` is one of
//   XML-01 not well-formed, or an encoding that is not read     XML-05 there twice, may be there once
//   XML-02 not an e-invoice that we know                        XML-06 not a date, number, amount or indicator
//   XML-03 DOCTYPE or entity                                    XML-07 currency without two minor digits, or unknown
//   XML-04 too large, too deep, too many elements
//   BR-02 … BR-47, BR-CO-04, BR-CO-18 missing, BR-DEC-nn more than two decimals (EN 16931)
//   PEPPOL-EN16931-R121 price base quantity is not above zero
//   and those of kz::rule_code(InvoiceRule): BR-CO-10 …, KZ-01 …
// In XML-01 to XML-04 `element` and `term` may be empty. `detail` quotes numbers and codes of the file, never its
// words: it may be logged.
struct ReadFault {
    std::string element; // path as the file writes it: "/Invoice/cac:InvoiceLine[3]/cbc:ID"; of what is missing, too
    std::string term;    // business term: "BT-106", "BT-131 of line 3"
    std::string rule;
    int line = 0; // from 1; 0 when there is no place
    std::string detail;

    friend bool operator==(const ReadFault&, const ReadFault&) = default;
};

// One line of plain English text for operators: "line 41: BT-106 (/Invoice/…): BR-CO-10: …".
std::string plain(const ReadFault& fault);

Result<Invoice, ReadFault> read_einvoice(std::string_view bytes);

} // namespace kz
