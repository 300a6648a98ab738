// The law that a claim is under. Private to the journal.
#pragma once

#include "shared/domain/claims/invoice.hpp"
#include "shared/domain/law/rule_pack.hpp"

namespace kz {

// Of the seller's country; German law when that has no pack, as for the use of payments (allocation_rule).
const RulePack& law_of(const Invoice& invoice);

} // namespace kz
