// StaffWrites: the statements that keep accounts of staff. SqliteTransaction checks what they need.
#pragma once

#include "native/store_sqlite/database.hpp"

namespace kz::sqlite {

class StaffWrites {
public:
    explicit StaffWrites(Database& database);

    void insert(const StaffAccount& account);
    void update(const StaffAccount& account);
    void insert(const StaffSession& session);
    void update(const StaffSession& session);

private:
    Statement insert_account_;
    Statement update_account_;
    Statement insert_session_;
    Statement update_session_;
};

} // namespace kz::sqlite
