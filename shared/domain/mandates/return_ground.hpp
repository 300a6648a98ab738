// Why a collection came back, as banks code it (ISO 20022 external code set, EPC173-14), gathered into what a customer can do with it.
#pragma once

#include <string_view>

namespace kz {

enum class ReturnGround {
    Other,          // a code that says nothing to a person, or none of the list
    AccountUnknown, // AC01, AC13, BE05, RC01: the number is not right
    AccountClosed,  // AC04
    AccountBlocked, // AC06, AG01, SL01: the account or bank takes no debit
    NotEnough,      // AM04
    Twice,          // AM05
    NoMandate,      // MD01, MD02
    TakenBack,      // MD06, MS02: the customer said no
    HolderDied,     // MD07
    BankSaysNo,     // MS03, and without a reason
};
inline constexpr int return_grounds_count = static_cast<int>(ReturnGround::BankSaysNo) + 1;

bool is_return_code(std::string_view code); // four capitals or digits
ReturnGround return_ground(std::string_view code);

} // namespace kz
