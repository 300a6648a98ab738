// Hands a message to the mail server that is configured (RFC 5321), and waits for what it says. The connection is encrypted, by smtps://
// or STARTTLS, and the server's certificate must be right; only to this host, and without a CA of one's own, may it be in clear.
#pragma once

#include <atomic>
#include <string>

namespace kz {

struct SmtpSettings {
    std::string url;      // smtp://host:port or smtps://host:port
    std::string user;     // empty: no credentials
    std::string password;
    std::string ca_file;  // that has signed the server's certificate; empty: those of the system
    int connect_milliseconds_max = 10'000;
    int answer_milliseconds_max = 60'000;
};

enum class SmtpOutcome {
    Accepted, // the server has it now
    Later,    // not reached, in no time, or it says so; also what only the operator can mend, like wrong credentials
    Refused,  // for this recipient and message it will always say no
};
struct SmtpAnswer {
    SmtpOutcome outcome = SmtpOutcome::Later;
    int status = 0;      // the last reply; 0: none
    std::string failure; // for the log; empty when it was accepted
};
// Ends early, with Later, when `is_ending` becomes true.
SmtpAnswer send_mail(const SmtpSettings& settings, const std::string& from, const std::string& to, const std::string& document, const std::atomic<bool>& is_ending);
// Of the last reply of a mail that was not accepted: 550 to 554 and 556 are about the recipient or the message (RFC 5321, 4.2.3; RFC 7504).
SmtpOutcome outcome_of_reply(int status);

} // namespace kz
