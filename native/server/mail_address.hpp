// The address that a customer's answer goes to names the claim: thread+c12-20786-CODE@pay.example, where CODE is 16 bytes of an HMAC over
// claim and last day. Who has it may write to the claim until then, and see nothing of it. Capitals and small letters are the same: mail
// servers change them.
#pragma once

#include "shared/base/date.hpp"
#include "shared/base/result.hpp"
#include "shared/domain/claims/claim.hpp"

#include <string>
#include <string_view>

namespace kz {

inline constexpr int reply_days = 180;

// `mailbox` is ours: "thread@pay.example".
std::string reply_address(std::string_view key, std::string_view mailbox, ClaimId claim, Date last_day);

enum class AddressRefusal {
    Unknown, // not of our mailbox, or no code of ours
    Expired, // its last day is over
};
Result<ClaimId, AddressRefusal> claim_of_address(std::string_view key, std::string_view mailbox, std::string_view address, Date today);
// The part behind the @, in small letters.
std::string domain_of(std::string_view address);

} // namespace kz
