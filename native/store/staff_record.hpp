// Accounts of staff and what they are signed in with. Secrets that only have to be recognised are kept as hashes; the one that makes
// codes has to be there, as it is. The file is its owner's alone.
#pragma once

#include "shared/base/date.hpp"
#include "shared/base/id.hpp"
#include "shared/domain/claims/claim.hpp"
#include "shared/domain/people/language.hpp"
#include "shared/domain/staff/staff.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace kz {

using StaffId = Id<struct StaffTag>;
struct StaffAccount {
    StaffId id;
    std::string name;      // staff_name_in(); unique
    StaffRole role = StaffRole::Agent;
    MerchantId merchant;   // whose claims; not set: all
    std::string password_hash; // see native/platform/password.hpp; empty: not set yet
    std::string code_secret;   // see native/server/totp.hpp
    std::int64_t code_step = 0; // of the last code that was taken
    std::string set_up_hash;   // SHA-256 of the link that sets the password; empty: none
    std::optional<Instant> set_up_until;
    std::optional<Language> language; // of its pages; without one the browser's counts
    bool has_shortcuts = true;
    Instant created_at;
    std::optional<Instant> disabled_at;
    friend bool operator==(const StaffAccount&, const StaffAccount&) = default;
};

using StaffSessionId = Id<struct StaffSessionTag>;
struct StaffSession {
    StaffSessionId id;
    StaffId account;
    std::string token_hash; // 32 bytes: SHA-256 of the cookie's value
    Instant begun_at;
    Instant seen_at;        // to the minute
    std::optional<Instant> ended_at;
    friend bool operator==(const StaffSession&, const StaffSession&) = default;
};

} // namespace kz
