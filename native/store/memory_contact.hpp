// Reply texts and SMS gateways of merchants, of the store in memory: a value, like everything there. Rules: store.hpp.
#pragma once

#include "native/store/store.hpp"

#include <map>

namespace kz {

class MemoryContact {
public:
    std::optional<ReplyRecord> reply(ReplyId id) const;
    std::vector<ReplyRecord> replies(MerchantId merchant) const;
    std::optional<SmsGateway> sms_gateway(MerchantId merchant) const;

    ReplyId add_reply(ReplyRecord record);
    void change_reply(const ReplyRecord& record);
    void remove_reply(ReplyId id) { replies_.erase(id.value); }
    void put_sms_gateway(MerchantId merchant, const SmsGateway& gateway) { gateways_[merchant.value] = gateway; }
    void remove_sms_gateway(MerchantId merchant) { gateways_.erase(merchant.value); }

private:
    std::map<std::int64_t, ReplyRecord> replies_;
    std::map<std::int64_t, SmsGateway> gateways_; // by merchant
};

} // namespace kz
