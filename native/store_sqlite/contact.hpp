// Reply texts and SMS gateways of merchants: what is read of them, and the statements that keep them.
#pragma once

#include "native/store_sqlite/database.hpp"

#include <optional>
#include <vector>

namespace kz::sqlite {

class ContactQueries {
public:
    explicit ContactQueries(Database& database);

    std::optional<ReplyRecord> reply(ReplyId id);
    std::vector<ReplyRecord> replies(MerchantId merchant);
    std::optional<SmsGateway> sms_gateway(MerchantId merchant);

private:
    Statement reply_;
    Statement replies_;
    Statement gateway_;
};

class ContactWrites {
public:
    explicit ContactWrites(Database& database);

    void insert(const ReplyRecord& record);
    void update(const ReplyRecord& record);
    void remove(ReplyId id);
    void put(MerchantId merchant, const SmsGateway& gateway);
    void remove(MerchantId merchant);

private:
    Statement insert_;
    Statement update_;
    Statement remove_;
    Statement put_gateway_;
    Statement remove_gateway_;
};

} // namespace kz::sqlite
