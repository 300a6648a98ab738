// What speaks for a claim: how its codes, its customer and its amounts stand in a payment. Gathered here, judged in
// matching.cpp.
#pragma once

#include "shared/domain/payments/matching.hpp"

#include <vector>

namespace kz {

// Each weaker than the next.
enum class CodeEvidence { None, NumberMistyped, NumberExact, ReferenceMistyped, ReferenceBody, ReferenceExact };
enum class PayerEvidence { None, NameAlike, NameInText, NameVariant, PayerName, KnownPayer };
enum class AmountEvidence { None, Above, Part, Instalment, Open }; // None: another currency

struct Evidence {
    std::uint32_t slot = 0;
    OpenClaim claim;
    CodeEvidence code = CodeEvidence::None;
    PayerEvidence payer = PayerEvidence::None;
    AmountEvidence amount = AmountEvidence::None;
    bool is_other_payer = false; // a name is known, and it is not the customer's
    bool is_name_shared = false; // other customers have the name, and many claims the amount
};

struct Gathered {
    std::vector<Evidence> found; // by claim, each once
    bool has_unknown_reference = false; // a valid one of no open claim stands there, alone or beside others
};
Gathered gather(const IncomingPayment& payment, const ClaimIndex& index, const PayerMemory& memory);

} // namespace kz
