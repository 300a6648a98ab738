// What the pages of staff show of money: what the bank said and nobody could tell, and what was decided about it.
#pragma once

#include "shared/app/model.hpp"
#include "shared/base/date.hpp"
#include "shared/domain/claims/claim.hpp"
#include "shared/domain/payments/bank_state.hpp"
#include "shared/domain/payments/matching.hpp"
#include "shared/domain/payments/payout.hpp"

#include <optional>
#include <string>
#include <utility>
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
// A decision to give credit back, which is not carried out yet.
struct StaffRefund {
    int number = 0;
    Money amount;
    std::string account, holder; // masked
    std::string reference;
    Date ordered_on;
    friend bool operator==(const StaffRefund&, const StaffRefund&) = default;
};
// From which a payment of the claim came.
struct StaffPayerAccount {
    std::string entry; // of the bank: "b7"
    std::string account, holder; // masked
    friend bool operator==(const StaffPayerAccount&, const StaffPayerAccount&) = default;
};
// A claim whose customer has paid, or was credited, more than was asked for.
struct StaffCredit {
    ClaimId claim;
    std::int64_t version = 0;
    std::string number, customer;
    Money credit;      // all of it
    Money refundable;  // that is not ordered to go back
    std::vector<StaffRefund> orders; // those that are open
    std::vector<StaffPayerAccount> accounts; // of one claim's page alone
    friend bool operator==(const StaffCredit&, const StaffCredit&) = default;
};
// A bank's file that came.
struct StaffImport {
    ClockTime at;
    std::string accounts; // a line each
    int entries = 0, known = 0, posted = 0, waiting = 0, reversed = 0, noted = 0, warnings = 0;
    bool is_balance_off = false;
    friend bool operator==(const StaffImport&, const StaffImport&) = default;
};
// Of a merchant's day at the bank.
struct StaffPayout {
    std::string merchant, name; // "m1"; empty: none is chosen
    Date day;
    std::vector<PayoutTotals> totals; // by currency
    int entries = 0;
    std::vector<std::pair<std::string, std::string>> merchants; // "m1" and its name: to choose from
    friend bool operator==(const StaffPayout&, const StaffPayout&) = default;
};

inline constexpr BankState staff_money_states[] = {BankState::Waiting, BankState::Overpaid, BankState::GoingBack, BankState::SetAside, BankState::Posted};

} // namespace kz
