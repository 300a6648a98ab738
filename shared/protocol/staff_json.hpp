// Accounts of staff for operators, and the trail of what staff did and saw.
//
//   account   {account: "s1", name, role, merchant: "m1", is_set_up, is_disabled, created_at_ms}   merchant absent of operators
//   accounts  {accounts: [account]}
//   with a link that sets it up, shown once: account and set_up_url, set_up_until_ms
//   sessions  {sessions: [{session, begun_at_ms, seen_at_ms}]}                                    those that have not ended
//   trail     {entries: [{number, at_ms, account, session, what, claim, detail}]}                 session, claim, detail: when there are any
#pragma once

#include "shared/domain/claims/claim.hpp"
#include "shared/domain/journal/event.hpp"
#include "shared/domain/staff/staff.hpp"
#include "shared/protocol/wire_fault.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

struct StaffView {
    std::int64_t id = 0;
    std::string name;
    StaffRole role = StaffRole::Agent;
    MerchantId merchant;
    bool is_set_up = false;
    bool is_disabled = false;
    Instant created_at;
    std::string set_up_url = {}; // shown once
    std::optional<Instant> set_up_until = {};
};
std::string encode_staff(const StaffView& account);
std::string encode_staff_list(std::span<const StaffView> accounts);
std::string staff_code(std::int64_t id); // "s12"
std::optional<std::int64_t> parse_staff_code(std::string_view text);

struct StaffSessionView {
    std::int64_t id = 0;
    Instant begun_at, seen_at;
};
std::string encode_staff_sessions(std::span<const StaffSessionView> sessions);

// {name!, role!, merchant}: a merchant for every role but operator, and for that none.
struct StaffRequest {
    std::string name; // staff_name_in()
    StaffRole role = StaffRole::Agent;
    MerchantId merchant;
    friend bool operator==(const StaffRequest&, const StaffRequest&) = default;
};
Result<StaffRequest, WireFault> decode_staff_request(std::string_view json);
// {role!, merchant}: the same without a name.
Result<StaffRequest, WireFault> decode_staff_role(std::string_view json);

struct StaffAuditView {
    std::int64_t number = 0;
    Instant at;
    Actor actor = Actor::Staff;
    std::string account; // its name; of staff alone, and not of operators' keys
    std::int64_t session = 0;
    std::string what;
    ClaimId claim;
    std::string detail;
};
void append_json(std::string& out, const StaffAuditView& entry);
// RFC 4180; a field that a spreadsheet would take for a formula begins with an apostrophe.
inline constexpr std::string_view staff_audit_csv_head = "number,at,account,session,what,claim,detail\r\n";
void append_csv(std::string& out, const StaffAuditView& entry);

} // namespace kz
