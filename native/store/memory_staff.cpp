#include "native/store/memory_staff.hpp"

#include <algorithm>
#include <ranges>

namespace kz {

std::optional<StaffAccount> MemoryStaff::staff_account(StaffId id) const {
    const auto found = accounts_.find(id.value);
    return found == accounts_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<StaffAccount> MemoryStaff::find_staff(std::string_view name) const {
    for (const auto& [id, account] : accounts_)
        if (account.name == name)
            return account;
    return std::nullopt;
}

std::optional<StaffAccount> MemoryStaff::find_set_up(std::string_view set_up_hash) const {
    for (const auto& [id, account] : accounts_)
        if (!account.set_up_hash.empty() && account.set_up_hash == set_up_hash)
            return account;
    return std::nullopt;
}

std::vector<StaffAccount> MemoryStaff::staff_accounts() const {
    std::vector<StaffAccount> all;
    std::ranges::copy(accounts_ | std::views::values, std::back_inserter(all));
    return all;
}

std::optional<StaffSession> MemoryStaff::find_session(std::string_view token_hash) const {
    for (const auto& [id, session] : sessions_)
        if (session.token_hash == token_hash)
            return session;
    return std::nullopt;
}

std::vector<StaffSession> MemoryStaff::staff_sessions(StaffId account) const {
    std::vector<StaffSession> found;
    for (const auto& [id, session] : sessions_)
        if (session.account == account && !session.ended_at)
            found.push_back(session);
    return found;
}

StaffId MemoryStaff::add_staff(StaffAccount account) {
    if (find_staff(account.name))
        throw StoreError("an account has this name");
    account.id = StaffId{std::ssize(accounts_) + 1};
    accounts_[account.id.value] = account;
    return account.id;
}

void MemoryStaff::change_staff(const StaffAccount& account) {
    const auto found = accounts_.find(account.id.value);
    if (found == accounts_.end())
        throw StoreError("the account does not exist");
    const std::string name = found->second.name;
    found->second = account;
    found->second.name = name;
}

StaffSessionId MemoryStaff::add_session(StaffSession session) {
    if (!staff_account(session.account))
        throw StoreError("the account does not exist");
    if (find_session(session.token_hash))
        throw StoreError("a session has this token hash");
    session.id = StaffSessionId{std::ssize(sessions_) + 1};
    sessions_[session.id.value] = session;
    return session.id;
}

void MemoryStaff::change_session(const StaffSession& session) {
    const auto found = sessions_.find(session.id.value);
    if (found == sessions_.end())
        throw StoreError("the session does not exist");
    found->second.seen_at = session.seen_at;
    found->second.ended_at = session.ended_at;
}

} // namespace kz
