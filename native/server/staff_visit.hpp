// StaffVisit: somebody of the staff is signed in. Proved by a cookie of 256 random bits, kept only as its SHA-256; it ends after
// thirty minutes of rest, after twelve hours, and when it is ended.
//
// A form of a session carries a key that only its pages have, and is refused when the browser says that another site sent it.
#pragma once

#include "native/server/service.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kz {

struct StaffVisit {
    StaffAccount account;
    StaffSession session;
};

inline constexpr std::string_view staff_cookie_name = "kzstaff";
inline constexpr std::int64_t staff_idle_milliseconds = 30 * 60'000;
inline constexpr std::int64_t staff_session_milliseconds = 12 * 60 * 60'000;
inline constexpr std::int64_t staff_set_up_milliseconds = 72 * 60 * 60'000;

// Nothing: there is no such session, it is over, or the account is disabled.
std::optional<StaffVisit> staff_visit(Service& service, std::string_view token, Instant now);
// Whose claims: an account of no merchant sees all, and what belongs to nobody.
bool sees(const StaffAccount& account, MerchantId merchant);
std::string form_key(const Service& service, const StaffSession& session);

// "kzstaff=…; Path=/staff; HttpOnly; SameSite=Strict"; an empty token ends it.
std::string staff_cookie(std::string_view token, bool is_secure);

// ---- inside a job -----------------------------------------------------------------------------------------------------

// Puts the time of the session forward, a minute or more at a time.
void note_seen(Transaction& store, const StaffSession& session, Instant now);
void end_sessions(Transaction& store, StaffId account, Instant now);
// A new session; returns the token, which is kept nowhere.
std::string begin_session(Transaction& store, StaffId account, Instant now);
// Makes a link, shown once, with which the account gets a password and a new secret for codes; what it had opens nothing more.
std::string issue_set_up(Transaction& store, StaffAccount account, Instant now);

} // namespace kz
