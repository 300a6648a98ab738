// Invoice as JSON: what an operator sends to POST /api/v1/claims, and what a claim_raised event and a page hold.
//
//   invoice     {kind: "invoice"* | "credit_note", number, issued_on!, type_code (380 or 381 by kind*), currency!, due_on,
//                terms, buyer_reference, order_reference, contract_reference, preceding_number, note, seller: party,
//                buyer: party, payee: party, delivered_on, period, remittance, means: [means], lines: [line],
//                adjustments: [adjustment], taxes: [tax], totals!}
//   party       {name, trade_name, id, legal_id, vat_id, tax_id, address: {street, extra, city, postcode, region, country},
//                contact_name, phone, email, birth_date}      birth_date: not in EN 16931; a page leaves it out
//   period      {from, to}
//   means       {code, iban (spaces are taken out), account_name, bic}
//   line        {id, name, description, note, quantity!, unit, price!, base_quantity ("1"*), adjustments: [{kind!,
//                amount_minor!, reason}], net_minor!, tax_category, tax_percent, period}
//   adjustment  {kind!: "allowance" | "charge", amount_minor!, reason, tax_category, tax_percent}
//   tax         {base_minor!, tax_minor!, category, percent, exemption}
//   totals      {lines_minor!, allowances_minor, charges_minor, net_minor!, tax_minor, gross_minor!, prepaid_minor,
//                rounding_minor, due_minor!}
//
// ! required by the language (*: default when absent). That number, names and lines are there and that the sums are right
// is for check() in shared/domain/claims, which names the rule of EN 16931; its limits also bound the texts. The business
// terms (BT) of the fields are in shared/domain/claims/invoice.hpp. Decimal strings: quantity, price, base_quantity,
// tax_percent, percent; the rest that counts is `_minor` in `currency`.
#pragma once

#include "shared/base/result.hpp"
#include "shared/domain/claims/invoice.hpp"
#include "shared/protocol/wire_fault.hpp"

#include <string>
#include <string_view>

namespace kz {

// Precondition: every amount is in invoice.currency (check() says so).
std::string encode_invoice(const Invoice& invoice);

// A request, at most invoice_body_bytes_max. Texts come out trimmed, with LF line ends.
Result<Invoice, WireFault> decode_invoice(std::string_view json);

} // namespace kz
