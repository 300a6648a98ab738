// Staff: the people who answer customers. What a role may do stands in one table (staff.cpp); whose claims they see is a question
// of the account: those of one merchant, or, for an operator, all.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace kz {

enum class StaffRole {
    Agent,         // answers customers
    Lead,          // and lets go of money, and reads who did what
    MerchantAdmin, // and says who works for the merchant
    Operator,      // the same for every merchant
};
inline constexpr int staff_roles_count = static_cast<int>(StaffRole::Operator) + 1;
std::string_view staff_role_code(StaffRole role); // "merchant_admin"
std::optional<StaffRole> parse_staff_role(std::string_view code);

enum class StaffAct {
    SeeClaims,     // queue, search, a claim in full
    DecideDispute,
    DecidePlan,
    IssueLink,
    BlockService,
    RestoreService,
    AssignMoney,   // to a claim
    SetMoneyAside, // it is for nobody's claim
    Waive,
    ReadAudit,     // and take it along
    ReopenMoney,   // what was decided of it is taken back
    OrderRefund,   // credit goes back to whom it came from; and takes the orders along
    ImportStatement, // a file may have the accounts of every merchant
    ReadReports,   // of payouts and services
    RunWebhooks,   // looks at deliveries, and asks for them again
    CloseMessage,
    MoveMoney,     // payments by hand, charges, credit notes
    AnswerCustomer, // in the conversation: write, close, take along
    EditReplies,    // texts that staff answer with: canned_reply.hpp
};
inline constexpr int staff_acts_count = static_cast<int>(StaffAct::EditReplies) + 1;
std::string_view staff_act_code(StaffAct act); // "decide_dispute"
bool may(StaffRole role, StaffAct act);
// An operator's account is nobody's, every other one a merchant's.
constexpr bool is_of_merchant(StaffRole role) { return role != StaffRole::Operator; }

// What is typed to sign in, in the form in which it is kept: ASCII letters in small, no spaces around. Empty when it can not be one:
// 3 to 64 letters, digits and . _ - + @, beginning with a letter or digit.
std::string staff_name_in(std::string_view typed);

enum class PasswordRefusal {
    TooShort, // below password_characters_min
    TooLong,  // above password_bytes_max
    IsName,   // the name, whatever the case
};
inline constexpr int password_characters_min = 12; // NIST SP 800-63B, 3.1.1.2: length alone, no rules of composition; 8 at least
inline constexpr int password_bytes_max = 256;
// The first reason, in the order of the list.
std::optional<PasswordRefusal> check_password(std::string_view password, std::string_view name);

} // namespace kz
