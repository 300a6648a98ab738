// Invoice: what an e-invoice of EN 16931-1 says, whatever its syntax (UBL 2.1, UN/CEFACT CII, our JSON). The BT and BG
// numbers are the standard's business terms and groups. Amounts are positive as the document shows them, also on a
// credit note; the claim made of it decides the sign.
//
// Two documents say the same when their Invoice values compare equal: readers normalise white space and decimals.
#pragma once

#include "shared/base/date.hpp"
#include "shared/domain/money/decimal.hpp"
#include "shared/domain/money/money.hpp"
#include "shared/domain/people/party.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kz {

enum class InvoiceKind { Invoice, CreditNote };

struct Period {
    std::optional<Date> from; // BT-73, BT-134
    std::optional<Date> to;   // BT-74, BT-135

    friend bool operator==(const Period&, const Period&) = default;
};

enum class AdjustmentKind { Allowance, Charge };

// BG-20, BG-21 on the document; BG-27, BG-28 on a line (there the tax fields stay empty).
struct Adjustment {
    AdjustmentKind kind = AdjustmentKind::Allowance;
    Money amount;             // BT-92, BT-99, BT-136, BT-141
    std::string reason;       // BT-97, BT-104, BT-139, BT-144
    std::string tax_category; // BT-95, BT-102: UNCL5305 code, "S"
    Decimal tax_percent;      // BT-96, BT-103

    friend bool operator==(const Adjustment&, const Adjustment&) = default;
};

struct InvoiceLine { // BG-25
    std::string id;           // BT-126
    std::string name;         // BT-153
    std::string description;  // BT-154
    std::string note;         // BT-127
    Decimal quantity;         // BT-129
    std::string unit;         // BT-130: UN/ECE Recommendation 20 or 21 code, "H87"
    Decimal price;            // BT-146: net price of base_quantity units
    Decimal base_quantity{1, 0}; // BT-149
    std::vector<Adjustment> adjustments;
    Money net;                // BT-131
    std::string tax_category; // BT-151
    Decimal tax_percent;      // BT-152
    Period period;            // BG-26

    friend bool operator==(const InvoiceLine&, const InvoiceLine&) = default;
};

struct TaxShare { // BG-23
    Money base;               // BT-116
    Money tax;                // BT-117
    std::string category;     // BT-118
    Decimal percent;          // BT-119
    std::string exemption;    // BT-120

    friend bool operator==(const TaxShare&, const TaxShare&) = default;
};

struct PaymentMeans { // BG-16, BG-17
    std::string code;         // BT-81: UNCL4461, 58 is a SEPA transfer
    std::string iban;         // BT-84, without spaces
    std::string account_name; // BT-85
    std::string bic;          // BT-86

    friend bool operator==(const PaymentMeans&, const PaymentMeans&) = default;
};

struct Totals { // BG-22
    Money lines;      // BT-106
    Money allowances; // BT-107
    Money charges;    // BT-108
    Money net;        // BT-109
    Money tax;        // BT-110
    Money gross;      // BT-112
    Money prepaid;    // BT-113
    Money rounding;   // BT-114
    Money due;        // BT-115

    friend bool operator==(const Totals&, const Totals&) = default;
};

struct Invoice {
    InvoiceKind kind = InvoiceKind::Invoice;
    std::string number;             // BT-1
    Date issued_on;                 // BT-2
    std::string type_code;          // BT-3: UNCL1001, 380 invoice, 381 credit note
    Currency currency = eur;        // BT-5
    std::optional<Date> due_on;     // BT-9
    std::string terms;              // BT-20
    std::string buyer_reference;    // BT-10
    std::string order_reference;    // BT-13
    std::string contract_reference; // BT-12
    std::string preceding_number;   // BT-25: the invoice that a credit note is about
    std::string note;               // BT-22
    Party seller;                   // BG-4
    Party buyer;                    // BG-7
    std::optional<Party> payee;     // BG-10
    std::optional<Date> delivered_on; // BT-72
    Period period;                  // BG-14
    std::string remittance;         // BT-83
    std::vector<PaymentMeans> means;
    std::vector<InvoiceLine> lines;
    std::vector<Adjustment> adjustments;
    std::vector<TaxShare> taxes;
    Totals totals;

    friend bool operator==(const Invoice&, const Invoice&) = default;
};

} // namespace kz
