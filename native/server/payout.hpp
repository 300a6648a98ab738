// Payout: a merchant's day at the bank, in sums and entries, for the API, the command line, the pages of staff and as a paper. It adds up to the
// statement: every cent of an entry is in one sum.
#pragma once

#include "native/server/service.hpp"
#include "shared/domain/payments/payout.hpp"
#include "shared/protocol/bank_json.hpp"

#include <string>
#include <vector>

namespace kz {

struct Payout {
    MerchantId merchant;
    std::string name;
    Date day;
    std::vector<PayoutTotals> totals; // by currency, in the order of the first entry
    std::vector<BankRecord> records;
};
Payout payout_of(Service& service, const Merchant& merchant, Date day);

enum class PayoutForm { Json, Csv, Pdf };
// As a file of that form; a paper in the look of its merchant.
http::Answer payout_answer(Service& service, const Merchant& merchant, Date day, PayoutForm form, Language language);

// An entry as the protocol tells it. What it points to is the record's.
BankEntryView view_of(const BankRecord& record);
std::vector<BankEntryView> views_of(const std::vector<BankRecord>& records);

} // namespace kz
