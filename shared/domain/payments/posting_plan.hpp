// What an import would post: every payment matched against the claims as they were before, each payment once, and no claim
// paid twice. Nothing is posted here; whoever posts asks the journal, which has the last word.
//
// Invariants: a key comes once however often it is given; what is Certain adds up to the open amount of each claim at most;
// the plan is the same in whatever order the payments are given.
#pragma once

#include "shared/domain/payments/matching.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kz {

struct PendingPayment {
    std::string key; // of the entry (kz::identity), with the payment's place in it: "b01…/0"
    Date booked_on;
    IncomingPayment payment;

    friend bool operator==(const PendingPayment&, const PendingPayment&) = default;
};
// The incoming payments of an entry, with their keys.
std::vector<PendingPayment> pending_payments(std::string_view account, const BankEntry& entry);

struct PlannedPosting {
    PendingPayment pending;
    Match match;

    friend bool operator==(const PlannedPosting&, const PlannedPosting&) = default;
};
// By day, then key. When two payments are Certain of the same money, the later one becomes a question for a person.
std::vector<PlannedPosting> plan_postings(std::vector<PendingPayment> payments, const ClaimIndex& index,
                                          const PayerMemory& memory);

} // namespace kz
