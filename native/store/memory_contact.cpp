#include "native/store/memory_contact.hpp"

namespace kz {

std::optional<ReplyRecord> MemoryContact::reply(ReplyId id) const {
    const auto found = replies_.find(id.value);
    return found == replies_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<ReplyRecord> MemoryContact::replies(MerchantId merchant) const {
    std::vector<ReplyRecord> found;
    for (const auto& [id, record] : replies_)
        if (!merchant.is_set() || record.merchant == merchant)
            found.push_back(record);
    return found;
}

std::optional<SmsGateway> MemoryContact::sms_gateway(MerchantId merchant) const {
    const auto found = gateways_.find(merchant.value);
    return found == gateways_.end() ? std::nullopt : std::optional(found->second);
}

ReplyId MemoryContact::add_reply(ReplyRecord record) {
    record.id = ReplyId{replies_.empty() ? 1 : replies_.rbegin()->first + 1};
    const ReplyId id = record.id;
    replies_[id.value] = std::move(record);
    return id;
}

void MemoryContact::change_reply(const ReplyRecord& record) {
    const auto known = replies_.find(record.id.value);
    if (known == replies_.end())
        throw StoreError("the reply text does not exist");
    known->second.reply = record.reply;
}

} // namespace kz
