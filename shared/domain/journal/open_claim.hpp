// A claim as matching looks for it (shared/domain/payments/claim_index.hpp), made of its journal.
#pragma once

#include "shared/domain/journal/journal.hpp"
#include "shared/domain/payments/claim_index.hpp"

#include <optional>
#include <string>

namespace kz {

// Nothing when nothing is open. The parts that a payer may pay alone come as instalments: the rest of each line of a plan,
// or what is not in dispute.
std::optional<OpenClaim> open_claim(ClaimId id, const State& state, Date today);
// What tells one customer of a seller from another, stable over their claims: a number of theirs, else name and postcode.
std::string customer_key(const Invoice& invoice);

} // namespace kz
