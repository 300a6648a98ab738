// Claim: what one customer owes one merchant by one invoice. This file has the facts that do not change; what happens to
// a claim is its journal (shared/domain/journal).
#pragma once

#include "shared/base/id.hpp"
#include "shared/domain/claims/invoice.hpp"

#include <optional>
#include <string>

namespace kz {

using ClaimId = Id<struct ClaimTag>;
using MerchantId = Id<struct MerchantTag>;

// What is asked for in the beginning: BT-115, with a minus sign for a credit note (then nothing is to be paid).
// The invoice has passed check() (shared/domain/claims/invoice_rules.hpp).
Money claimed(const Invoice& invoice);
// BT-9; else the issue date plus the days that the terms of payment (BT-20) name; else nothing, and then the claim is
// never overdue by date.
//
// Read is a plain number up to 365 followed by a day word in English, German, French or Dutch: "14 days", "zahlbar
// innerhalb von 14 Tagen", "à 30 jours", "binnen 14 dagen". Where it is not that simple, the customer gets more time:
// of several numbers the largest counts ("7 Tage 2 % Skonto, 30 Tage netto"); a single number beside a word for a
// discount, and terms with working days or the end of a month, give nothing. XRechnung's structured discounts
// ("#SKONTO#TAGE=14#PROZENT=2.00#") are never a due date.
std::optional<Date> due_date(const Invoice& invoice);
// Who takes the money: BG-10 or the seller; the name the bank knows (BT-85) first.
std::string payee_name(const Invoice& invoice);
// The first usable account of BG-16 (a valid IBAN, in canonical form), or empty; the BIC beside it, or empty.
std::string payee_iban(const Invoice& invoice);
std::string payee_bic(const Invoice& invoice);

// "c12" for people and wires; parsing takes exactly this.
std::string claim_code(ClaimId id);
std::optional<ClaimId> parse_claim_code(std::string_view text);

} // namespace kz
