// pain.008.001.08, CustomerDirectDebitInitiation: what a merchant's bank is told to collect, in the Core scheme (EPC130-08).
//
// Collections of one day, one place in their series and one creditor identifier make one payment information. No address of the customer is sent: it is
// optional inside the European Economic Area, where every mandate's account is. Same batch, same bytes.
#pragma once

#include "shared/domain/mandates/collection.hpp"

#include <string>
#include <vector>

namespace kz {

struct DebitOrder {
    Collection collection;
    Mandate mandate;
    std::string remittance; // what the customer reads on the statement of the account

    friend bool operator==(const DebitOrder&, const DebitOrder&) = default;
};
struct DebitBatch {
    std::string message;  // id, up to 30 characters
    Instant made_at;
    std::string creditor; // name
    DebitTerms terms;
    std::vector<DebitOrder> orders; // in euros

    friend bool operator==(const DebitBatch&, const DebitBatch&) = default;
};

std::string write_pain008(const DebitBatch& batch);

} // namespace kz
