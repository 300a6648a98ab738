// A message of ours as bytes for a mail server: plain text, UTF-8 in quoted-printable, lines end in CRLF (RFC 5322). The same mail is
// the same bytes, so that one that is sent twice is known by its Message-ID.
#pragma once

#include "shared/base/date.hpp"

#include <string>
#include <vector>

namespace kz {

struct MailToSend {
    std::string from_name;
    std::string from;     // address; also what a reply without Reply-To goes to
    std::string to;
    std::string reply_to; // address
    std::string subject;
    std::string message_id;              // without angle brackets
    std::vector<std::string> references; // message ids, the oldest first (RFC 5322, 3.6.4)
    Instant at;
    std::string text;     // lines end in LF
};
// Says of itself that a machine has sent it: Auto-Submitted: auto-generated (RFC 3834, 5).
std::string compose_mail(const MailToSend& mail);

} // namespace kz
