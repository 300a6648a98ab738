// What goes to a customer's telephone: one short text with the link to their page, through the gateway that their merchant has chosen. What a
// part of a message holds: 3GPP TS 23.038, 6.2.1 and 23.040, 9.2.3.24.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kz {

enum class SmsKind {
    Http,  // any that takes a POST with the fields of its own choice
    Seven, // seven.io
};
std::string_view sms_kind_code(SmsKind kind); // "seven"
std::optional<SmsKind> parse_sms_kind(std::string_view code);
enum class SmsForm { Json, Form };
std::string_view sms_form_code(SmsForm form); // "json"
std::optional<SmsForm> parse_sms_form(std::string_view code);

// A merchant's. The secret has no printer and stands in no answer.
struct SmsGateway {
    SmsKind kind = SmsKind::Http;
    std::string url;    // of Seven: empty is its published address
    std::string sender; // what the customer's telephone shows: is_sms_sender()
    std::string secret;
    // Of Http: the header that carries the secret, and what the body is: {to}, {from} and {text} are put in as the form wants them.
    std::string header = {};
    SmsForm form = SmsForm::Json;
    std::string body = {};
    friend bool operator==(const SmsGateway&, const SmsGateway&) = default;
};
inline constexpr int sms_body_bytes_max = 2000;
// 1 to 11 letters, digits and spaces, or a number of up to 15 digits with or without a plus.
bool is_sms_sender(std::string_view text);
// A field's name as HTTP has it (RFC 9110, 5.1), at most 64 bytes, and none that says how the message itself is read.
bool is_sms_header(std::string_view text);
// It names {to} and {text}, and nothing else in braces but {from}; in JSON braces stand around other things, too.
bool is_sms_body(std::string_view body, SmsForm form);

enum class SmsRefusal {
    NoGateway,      // the merchant has none
    NumberFaulty,   // see phone_number.hpp
    TooMany,        // of one account
    GatewayRefused, // it said no: nothing was sent
    GatewaySilent,  // no answer, or none that says: it may have been sent, and is not sent again
};
inline constexpr int sms_refusals_count = static_cast<int>(SmsRefusal::GatewaySilent) + 1;
std::string_view refusal_code(SmsRefusal refusal); // "sms_number_faulty"

// In septets; nothing when a sign is not in the alphabet of GSM.
std::optional<int> gsm_length(std::string_view text);
inline constexpr int sms_septets_max = 160; // of one part
// The name, shortened at a word or else a letter so that with `rest` it is one part; whole when less than half of it would be left,
// and when something is not in the alphabet anyway.
std::string name_in_sms(std::string_view name, std::string_view rest);

} // namespace kz
