#include "native/store/memory_bank.hpp"

#include <algorithm>

namespace kz {

template <class Wanted>
std::vector<BankRecord> MemoryBank::those(Wanted wanted) const {
    std::vector<BankRecord> found;
    for (const auto& [id, record] : records_)
        if (wanted(*record))
            found.push_back(*record);
    return found;
}

std::optional<BankRecord> MemoryBank::bank_record(BankRecordId id) const {
    const auto found = records_.find(id.value);
    return found == records_.end() ? std::nullopt : std::optional(*found->second);
}

BankRecordId MemoryBank::find_bank_record(std::string_view key) const {
    const auto found = by_key_.find(key);
    return found == by_key_.end() ? BankRecordId{} : found->second;
}

std::vector<BankRecord> MemoryBank::bank_records(const BankQuery& query) const {
    std::vector<BankRecord> found;
    const auto is_wanted = [&](const BankRecord& record) {
        return (!query.state || record.state == *query.state) && (!query.merchant.is_set() || record.merchant == query.merchant);
    };
    if (query.is_newest_first) {
        for (auto at = records_.rbegin(); at != records_.rend() && std::ssize(found) < query.limit; ++at)
            if ((!query.after.is_set() || at->first < query.after.value) && is_wanted(*at->second))
                found.push_back(*at->second);
        return found;
    }
    for (auto at = records_.upper_bound(query.after.value); at != records_.end() && std::ssize(found) < query.limit; ++at)
        if (is_wanted(*at->second))
            found.push_back(*at->second);
    return found;
}

std::vector<BankRecord> MemoryBank::bank_records_on(MerchantId merchant, Date booked_on) const {
    return those([&](const BankRecord& record) { return record.merchant == merchant && record.booked_on == booked_on; });
}

std::vector<BankRecord> MemoryBank::posted_payments(std::string_view account, Money amount) const {
    return those([&](const BankRecord& record) {
        const bool is_posted = record.state == BankState::Posted || record.state == BankState::Overpaid;
        return is_posted && !record.is_out && record.account == account && record.payment.amount == amount;
    });
}

std::vector<BankRecord> MemoryBank::bank_records_of(ClaimId claim) const {
    return those([claim](const BankRecord& record) { return std::ranges::contains(record.shares, claim, &BankShare::claim); });
}

std::vector<BankImport> MemoryBank::bank_imports(int limit) const {
    const auto count = std::min(std::ssize(imports_), std::ptrdiff_t{limit});
    return {imports_.rbegin(), imports_.rbegin() + count};
}

bool MemoryBank::has_seen_payment(ClaimId claim) const {
    return std::ranges::any_of(records_, [claim](const auto& item) { return item.second->seen_by == claim; });
}

BankRecordId MemoryBank::add_bank_record(BankRecord record) {
    if (by_key_.contains(record.key))
        throw StoreError("a bank record has this key");
    record.id = BankRecordId{records_.empty() ? 1 : records_.rbegin()->first + 1};
    by_key_.emplace(record.key, record.id);
    records_[record.id.value] = std::make_shared<const BankRecord>(record);
    return record.id;
}

void MemoryBank::change_bank_record(const BankRecord& record) {
    const auto found = records_.find(record.id.value);
    if (found == records_.end())
        throw StoreError("the bank record does not exist");
    BankRecord changed = *found->second;
    changed.merchant = record.merchant;
    changed.state = record.state;
    changed.set_aside_because = record.set_aside_because;
    changed.seen_by = record.seen_by;
    changed.shares = record.shares;
    found->second = std::make_shared<const BankRecord>(std::move(changed));
}

void MemoryBank::add_payer_lesson(const PayerLesson& lesson) {
    if (!std::ranges::contains(lessons_, lesson))
        lessons_.push_back(lesson);
}

} // namespace kz
