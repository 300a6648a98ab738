// What the bank said, of the store in memory: a value, like everything there. Rules: store.hpp.
#pragma once

#include "native/store/store.hpp"

#include <map>
#include <memory>

namespace kz {

class MemoryBank {
public:
    std::optional<BankRecord> bank_record(BankRecordId id) const;
    BankRecordId find_bank_record(std::string_view key) const;
    std::vector<BankRecord> bank_records(const BankQuery& query) const;
    std::vector<BankRecord> bank_records_on(MerchantId merchant, Date booked_on) const;
    std::vector<BankRecord> posted_payments(std::string_view account, Money amount) const;
    std::vector<BankRecord> bank_records_of(ClaimId claim) const;
    std::vector<BankImport> bank_imports(int limit) const;
    bool has_seen_payment(ClaimId claim) const;
    std::vector<PayerLesson> payer_lessons() const { return lessons_; }

    BankRecordId add_bank_record(BankRecord record);
    void change_bank_record(const BankRecord& record);
    void add_bank_import(const BankImport& import) { imports_.push_back(import); }
    void add_payer_lesson(const PayerLesson& lesson);
    void remove_payer_lesson(const PayerLesson& lesson) { std::erase(lessons_, lesson); }

private:
    template <class Wanted>
    std::vector<BankRecord> those(Wanted wanted) const;

    std::map<std::int64_t, std::shared_ptr<const BankRecord>> records_;
    std::map<std::string, BankRecordId, std::less<>> by_key_;
    std::vector<PayerLesson> lessons_;
    std::vector<BankImport> imports_;
};

} // namespace kz
