// ContactRequest: the customer wants to be heard. One way back is enough: a number to call or a mail address.
#pragma once

#include "shared/base/result.hpp"
#include "shared/domain/people/language.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

enum class ContactSubject { Question, AlreadyPaid, Wrong, CannotPay, Other };

struct ContactRequest {
    ContactSubject subject = ContactSubject::Question;
    std::string text = {};
    std::string phone = {}; // call-back number
    std::string email = {};
    std::optional<Language> language = {}; // in which it was written; nothing: not known

    friend bool operator==(const ContactRequest&, const ContactRequest&) = default;
};

inline constexpr int contact_text_code_points_max = 2000;
inline constexpr int contact_phone_bytes_max = 32;
inline constexpr int contact_email_bytes_max = 254; // RFC 5321, 4.5.3.1.3

enum class ContactRefusal {
    TextMissing,
    TextTooLong,
    TextNotPlain,   // not UTF-8, or control characters
    NoWayBack,      // neither number nor mail address
    PhoneInvalid,   // digits, spaces, + ( ) / - and at least six digits
    EmailInvalid,   // one @, a dot in the domain, no spaces, no signs that part addresses in the head of a mail
};
std::string_view refusal_code(ContactRefusal refusal); // "text_missing"
std::string_view subject_code(ContactSubject subject); // "already_paid"
bool parse_subject(std::string_view code, ContactSubject& subject);

// Every reason at once, in the order of the list: a form shows them all. Empty: the request is in order. The same answer
// before and after normalised().
std::vector<ContactRefusal> check(const ContactRequest& request);
// What of it is about the text, which messages of staff have alone.
std::vector<ContactRefusal> check_text(std::string_view text);
// Ends trimmed, line ends LF.
ContactRequest normalised(ContactRequest request);

} // namespace kz
