// What merchants have set for their conversations: texts to answer with, and how a text message leaves. The gateway's secret is there in clear,
// because it is shown to the gateway: the file is its owner's alone.
#pragma once

#include "shared/domain/claims/claim.hpp"
#include "shared/domain/contact/canned_reply.hpp"
#include "shared/domain/contact/sms.hpp"

namespace kz {

struct ReplyRecord {
    ReplyId id;
    MerchantId merchant;
    CannedReply reply;
    friend bool operator==(const ReplyRecord&, const ReplyRecord&) = default;
};

} // namespace kz
