// Money that goes back: which payment it was, and what the journal is told. Sources: ISO 20022 external return reasons; camt
// says it in RtrInf, MT940 in :86: and by the type of the line. Pure.
#pragma once

#include "native/store/bank_record.hpp"
#include "shared/domain/journal/command.hpp"

#include <span>
#include <string>
#include <vector>

namespace kz {

// The records of an entry that brings nothing new. A return or reversal has one for each payment in it, with all that
// names it; of any other money that went out only the sum is kept. `like` has what is the same for all.
std::vector<BankRecord> money_back(const BankRecord& like, const std::string& entry_key, const BankEntry& entry);
// Of payments of the same amount the one that is named best: by its own id or reference, else by the payer's account.
// Nothing when none is, or two are.
const BankRecord* payment_taken_back(const BankRecord& record, std::span<const BankRecord> payments);
ReversePayment reversal_of(const BankRecord& record, int posting);

} // namespace kz
