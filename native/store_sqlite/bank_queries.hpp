// BankQueries: the part of Queries about what the bank said.
#pragma once

#include "native/store_sqlite/database.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace kz::sqlite {

class BankQueries {
public:
    explicit BankQueries(Database& database);

    std::optional<BankRecord> bank_record(BankRecordId id);
    BankRecordId find_bank_record(std::string_view key);
    std::vector<BankRecord> bank_records(const BankQuery& query);
    std::vector<BankRecord> bank_records_on(MerchantId merchant, Date booked_on);
    std::vector<BankRecord> posted_payments(std::string_view account, Money amount);
    std::vector<BankRecord> bank_records_of(ClaimId claim);
    std::vector<BankImport> bank_imports(int limit);
    bool has_seen_payment(ClaimId claim);
    std::vector<PayerLesson> payer_lessons();

private:
    std::vector<BankRecord> taken(Run run);

    Statement record_;
    Statement find_;
    Statement records_;
    Statement records_of_state_;
    Statement newest_of_state_;
    Statement records_on_;
    Statement posted_;
    Statement records_of_claim_;
    Statement imports_;
    Statement seen_;
    Statement shares_;
    Statement lessons_;
};

} // namespace kz::sqlite
