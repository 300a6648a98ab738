// Visit: somebody came with a personal link. Who it is for, and whether the second factor that the merchant asks for has
// been given. A wrong link, an expired one and one that was replaced are told apart for the person, but an address that
// tries many unknown links is held back.
//
// A customer whose birth date is wanted and not known is asked for the postcode: nobody is locked out by missing data. Of a
// customer of whom neither is known no answer is right: the page stays closed until the merchant sends what is missing.
//
// A passed factor is proved by a cookie: expiry and an HMAC over link and expiry; nothing is stored for it.
#pragma once

#include "native/server/service.hpp"
#include "native/store/store.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

struct Visit {
    Link link;
    Merchant merchant; // of its ways to pay those that lead somewhere
    ClaimRecord record;
    Factor factor_asked = Factor::None; // of this customer, given already or not
    bool is_unlocked = false; // personal data may be shown
    bool is_payment_seen = false; // money came in that probably belongs here, and waits for a person
};

enum class VisitRefusal {
    TooManyTries, // 429
    Unknown,      // 404
    Gone,         // 410: expired or replaced
};

struct Caller {
    std::string_view remote;
    std::string_view cookies; // the Cookie header
};

Result<Visit, VisitRefusal> visit(Service& service, std::string_view token, const Caller& caller, Instant now);

// How long a passed factor counts.
inline constexpr std::int64_t proof_milliseconds = 60 * 60'000;
// "kz5=…; Max-Age=3600; …": the Set-Cookie of a passed factor.
std::string proof_cookie(const Service& service, LinkId link, Instant now, bool is_secure);

// The Set-Cookie lines that end every proof of this Cookie header.
std::vector<std::string> ended_proofs(std::string_view cookies);

// After this many wrong factors a link takes none for factor_lock_milliseconds.
inline constexpr int factor_failures_max = 5;
inline constexpr std::int64_t factor_lock_milliseconds = 15 * 60'000;
enum class FactorAnswer { Right, Wrong, Locked };
struct FactorTried {
    FactorAnswer answer;
    int attempts_left = 0;
};
// Inside a job: counts, locks, and leaves a trace in the audit trail.
FactorTried try_factor(Transaction& store, Desk& desk, const Visit& who, const std::string& typed, Moment now);

// A new link of a claim; older ones are replaced. Returns the token, which is shown once.
struct IssuedLink {
    std::string token;
    Instant expires_at;
};
IssuedLink issue_link(Transaction& store, ClaimId claim, int expires_in_days, Moment now);
// The same beside the older ones, which go on until revoke_links_but(): when nobody knows yet whether it arrives.
IssuedLink add_link(Transaction& store, ClaimId claim, int expires_in_days, Moment now);
// Every other one; and the one alone.
int revoke_links_but(Transaction& store, ClaimId claim, std::string_view token, Moment now);
int revoke_link(Transaction& store, ClaimId claim, std::string_view token, Moment now);
int revoke_links(Transaction& store, ClaimId claim, Moment now);
inline constexpr int staff_link_days = 90; // of those that staff give out

} // namespace kz
