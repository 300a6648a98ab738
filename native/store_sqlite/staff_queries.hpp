// StaffQueries: the part of Queries about accounts of staff and their sessions.
#pragma once

#include "native/store_sqlite/database.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace kz::sqlite {

class StaffQueries {
public:
    explicit StaffQueries(Database& database);

    std::optional<StaffAccount> staff_account(StaffId id);
    std::optional<StaffAccount> find_staff(std::string_view name);
    std::optional<StaffAccount> find_set_up(std::string_view set_up_hash);
    std::vector<StaffAccount> staff_accounts();
    std::optional<StaffSession> find_session(std::string_view token_hash);
    std::vector<StaffSession> staff_sessions(StaffId account);

private:
    Statement account_;
    Statement find_;
    Statement find_set_up_;
    Statement accounts_;
    Statement find_session_;
    Statement sessions_;
};

} // namespace kz::sqlite
