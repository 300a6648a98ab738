// What the pages of staff show of money: what the bank said and nobody could tell, and what was decided about it.
#pragma once

#include "shared/base/date.hpp"
#include "shared/domain/claims/claim.hpp"
#include "shared/domain/payments/bank_state.hpp"
#include "shared/domain/payments/matching.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kz {

struct StaffSuggestion {
    ClaimId claim;
    std::string number, customer;
    Money amount;
    std::vector<MatchReason> reasons;
    int score = 0; // as MatchCandidate::score
    friend bool operator==(const StaffSuggestion&, const StaffSuggestion&) = default;
};
struct StaffShare {
    ClaimId claim;
    std::string number, customer;
    Money amount; // below zero: taken back
    friend bool operator==(const StaffShare&, const StaffShare&) = default;
};
// An entry in full.
struct StaffMoney {
    std::string entry; // "b7"
    BankState state = BankState::Waiting;
    bool is_out = false; // it went back, and no payment was found that it belongs to
    IncomingPayment payment;
    Money rest;
    Date booked_on;
    std::string return_reason, reason; // of the bank; of whoever set it aside
    std::string twin;                  // the same by all looks, in another statement
    std::vector<StaffSuggestion> suggestions; // best first
    std::vector<StaffShare> shares;
    friend bool operator==(const StaffMoney&, const StaffMoney&) = default;
};
// A line of the list.
struct StaffMoneyRow {
    std::string entry;
    bool is_out = false;
    Money amount; // what is left, while it waits
    std::string payer, text;
    Date booked_on;
    friend bool operator==(const StaffMoneyRow&, const StaffMoneyRow&) = default;
};
// The entries of one state, the newest first.
struct StaffMoneyList {
    BankState state = BankState::Waiting;
    std::vector<StaffMoneyRow> rows;
    std::string next; // where it goes on: "b7"; empty: it ends here
    friend bool operator==(const StaffMoneyList&, const StaffMoneyList&) = default;
};
inline constexpr BankState staff_money_states[] = {BankState::Waiting, BankState::Overpaid, BankState::GoingBack, BankState::SetAside, BankState::Posted};

} // namespace kz
