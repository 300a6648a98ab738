// A message as a mail server hands it over (RFC 5322, MIME), reduced to what a conversation takes of it. It comes from anybody: every
// length, number and depth has a limit, and what is not understood is left out, never guessed.
#pragma once

#include "shared/base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

inline constexpr std::size_t mail_bytes_max = 30u << 20;   // 20 MB of files as base64, and their text
inline constexpr std::size_t mail_text_bytes_max = 64 << 10;
inline constexpr int mail_parts_max = 100;
inline constexpr int mail_depth_max = 20;

struct ReceivedMail {
    std::string message_id;              // without angle brackets; empty: none
    std::string from;                    // address of the author
    std::vector<std::string> recipients; // addresses of To, Cc, Delivered-To, X-Original-To and Envelope-To
    std::string subject;
    std::string text;                    // what is new, UTF-8 without control characters; of HTML alone: what it says
    std::vector<std::string> files;      // their bytes; names and types that a sender claims count for nothing
    // Sent by a machine or to many, and never to be answered by one (RFC 3834, 2): Auto-Submitted other than no, Precedence bulk, list
    // or junk, a delivery report, a return path that is empty.
    bool is_automatic = false;
};

enum class MailFault {
    TooLarge,  // above mail_bytes_max
    NoMail,    // no header that says who sent it
    TooManyParts, // above mail_parts_max, or deeper than mail_depth_max
};
std::string_view fault_code(MailFault fault); // "too_large"
Result<ReceivedMail, MailFault> read_mail(std::string_view bytes);

} // namespace kz
