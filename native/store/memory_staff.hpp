// Accounts and sessions of staff, of the store in memory: a value, like everything there. Rules: store.hpp.
#pragma once

#include "native/store/store.hpp"

#include <map>

namespace kz {

class MemoryStaff {
public:
    std::optional<StaffAccount> staff_account(StaffId id) const;
    std::optional<StaffAccount> find_staff(std::string_view name) const;
    std::optional<StaffAccount> find_set_up(std::string_view set_up_hash) const;
    std::vector<StaffAccount> staff_accounts() const;
    std::optional<StaffSession> find_session(std::string_view token_hash) const;
    std::vector<StaffSession> staff_sessions(StaffId account) const;

    StaffId add_staff(StaffAccount account);
    void change_staff(const StaffAccount& account);
    StaffSessionId add_session(StaffSession session);
    void change_session(const StaffSession& session);

private:
    std::map<std::int64_t, StaffAccount> accounts_;
    std::map<std::int64_t, StaffSession> sessions_;
};

} // namespace kz
