// One text message through a merchant's gateway: any that takes a POST, or seven.io (docs.seven.io, REST API, SMS).
//
// Nothing is asked twice: a gateway that has not answered may have sent the message.
#pragma once

#include "native/provider/asking.hpp"
#include "shared/domain/contact/sms.hpp"

#include <string>
#include <string_view>

namespace kz {

enum class SmsOutcome {
    Accepted,
    Refused, // it was not sent
    Silent,  // nobody knows
};
struct SmsAnswer {
    SmsOutcome outcome = SmsOutcome::Silent;
    int status = 0;      // HTTP; 0: not reached, or not in time
    std::string failure; // for operators: what the gateway's code was, or why it was not reached
};

AskingSettings sms_asking_settings();
// to: E.164. Waits for the answer: on a thread that may.
SmsAnswer send_sms(const SmsGateway& gateway, std::string_view to, std::string_view text, const Ask& ask);

} // namespace kz
