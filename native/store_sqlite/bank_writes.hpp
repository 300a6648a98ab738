// BankWrites: the statements that keep what the bank said. SqliteTransaction checks what they need.
#pragma once

#include "native/store_sqlite/database.hpp"

namespace kz::sqlite {

class BankWrites {
public:
    explicit BankWrites(Database& database);

    void insert(const BankRecord& record); // without its shares
    void update(const BankRecord& record);
    void put_shares(BankRecordId id, const std::vector<BankShare>& shares);
    void insert(const BankImport& import);
    void insert(const PayerLesson& lesson);
    void remove(const PayerLesson& lesson);

private:
    Statement insert_record_;
    Statement update_record_;
    Statement delete_shares_;
    Statement insert_share_;
    Statement insert_import_;
    Statement insert_lesson_;
    Statement delete_lesson_;
};

} // namespace kz::sqlite
