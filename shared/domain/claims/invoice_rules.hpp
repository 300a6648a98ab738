// The rules that an Invoice must keep before a claim is made of it. Sums by EN 16931-1, section 6.4.2 (BR-CO-10 to
// BR-CO-16 exact to the cent, BR-CO-17 nearly); presence and limits of our own (KZ-..). Checked in the order of the list; the first that
// fails is the answer.
#pragma once

#include "shared/base/result.hpp"
#include "shared/domain/claims/invoice.hpp"

#include <string>
#include <string_view>

namespace kz {

enum class InvoiceRule {
    NumberMissing,          // BR-02
    SellerNameMissing,      // BR-06
    BuyerNameMissing,       // BR-07
    LinesMissing,           // BR-16
    LineIdMissing,          // BR-21
    LineNameMissing,        // BR-25
    TooManyLines,           // KZ-01: lines_max
    TextTooLong,            // KZ-02: a field above its limit
    CurrencyMixed,          // KZ-03: an amount in another currency than BT-5
    LineSum,                // BR-CO-10: BT-106 = sum of BT-131
    AllowanceSum,           // BR-CO-11: BT-107 = sum of BT-92
    ChargeSum,              // BR-CO-12: BT-108 = sum of BT-99
    NetSum,                 // BR-CO-13: BT-109 = BT-106 - BT-107 + BT-108
    TaxSum,                 // BR-CO-14: BT-110 = sum of BT-117
    GrossSum,               // BR-CO-15: BT-112 = BT-109 + BT-110
    DueSum,                 // BR-CO-16: BT-115 = BT-112 - BT-113 + BT-114
    TaxOfBase,              // BR-CO-17: BT-117 = BT-116 x BT-119, within tax_tolerance_minor
    IbanInvalid,            // KZ-04: BT-84 of a SEPA means (BT-81 58, 59) looks like an IBAN and fails its check
};

// Sellers may round the tax of each line; the standard's own validation lets it differ by less than one unit.
inline constexpr std::int64_t tax_tolerance_minor = 100;
inline constexpr int invoice_lines_max = 2000;
inline constexpr int invoice_name_bytes_max = 512;      // names, ids, references
inline constexpr int invoice_text_bytes_max = 8192;     // notes, descriptions, terms

struct InvoiceFault {
    InvoiceRule rule;
    std::string element; // business term and place: "BT-106", "BT-131 of line 3", "BT-117 of tax 1"
    std::string detail;  // "expected 336.90, found 336.91", or the limit, or empty; never a name or an account

    friend bool operator==(const InvoiceFault&, const InvoiceFault&) = default;
};

// "BR-CO-10" or "KZ-01".
std::string_view rule_code(InvoiceRule rule);

Result<void, InvoiceFault> check(const Invoice& invoice);

} // namespace kz
