#include "shared/domain/contact/contact_request.hpp"

#include "shared/base/utf8.hpp"

#include <algorithm>
#include <iterator>

namespace kz {
namespace {

constexpr int phone_digits_min = 6;

constexpr std::string_view subject_codes[] = {"question", "already_paid", "wrong", "cannot_pay", "other"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_phone(std::string_view phone) {
    const auto is_allowed = [](char c) { return is_digit(c) || std::string_view(" +()/-").find(c) != std::string_view::npos; };
    return phone.size() <= static_cast<std::size_t>(contact_phone_bytes_max) && std::ranges::all_of(phone, is_allowed) &&
           std::ranges::count_if(phone, is_digit) >= phone_digits_min;
}

// Not the whole grammar of RFC 5322, whose rest nobody uses: the address is put into the head of a mail, so nothing
// that begins another address, a name or a line there is let in.
bool is_email(std::string_view email) {
    if (email.size() > static_cast<std::size_t>(contact_email_bytes_max) || !is_plain_text(email))
        return false;
    if (email.find_first_of(" \t\n,;:<>()[]\\\"") != std::string_view::npos)
        return false;
    const std::size_t at = email.find('@');
    if (at == 0 || at == std::string_view::npos || email.find('@', at + 1) != std::string_view::npos)
        return false;
    const std::string_view domain = email.substr(at + 1);
    return domain.find('.') != std::string_view::npos && domain.front() != '.' && domain.back() != '.' &&
           domain.find("..") == std::string_view::npos;
}

std::string with_line_feeds(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\r')
            out += text[at];
        else if (at + 1 >= text.size() || text[at + 1] != '\n')
            out += '\n';
    }
    return out;
}

} // namespace

std::string_view refusal_code(ContactRefusal refusal) {
    switch (refusal) {
    case ContactRefusal::TextMissing: return "text_missing";
    case ContactRefusal::TextTooLong: return "text_too_long";
    case ContactRefusal::TextNotPlain: return "text_not_plain";
    case ContactRefusal::NoWayBack: return "no_way_back";
    case ContactRefusal::PhoneInvalid: return "phone_invalid";
    case ContactRefusal::EmailInvalid: return "email_invalid";
    }
    return "";
}

std::string_view subject_code(ContactSubject subject) {
    return subject_codes[static_cast<std::size_t>(subject)];
}

bool parse_subject(std::string_view code, ContactSubject& subject) {
    const auto* found = std::ranges::find(subject_codes, code);
    if (found == std::end(subject_codes))
        return false;
    subject = static_cast<ContactSubject>(found - std::begin(subject_codes));
    return true;
}

std::vector<ContactRefusal> check_text(std::string_view text) {
    std::vector<ContactRefusal> refusals;
    if (text.empty())
        refusals.push_back(ContactRefusal::TextMissing);
    if (code_point_count(text) > static_cast<std::size_t>(contact_text_code_points_max))
        refusals.push_back(ContactRefusal::TextTooLong);
    if (!is_plain_text(text))
        refusals.push_back(ContactRefusal::TextNotPlain);
    return refusals;
}

std::vector<ContactRefusal> check(const ContactRequest& given) {
    const ContactRequest request = normalised(given);
    std::vector<ContactRefusal> refusals = check_text(request.text);
    if (request.phone.empty() && request.email.empty())
        refusals.push_back(ContactRefusal::NoWayBack);
    if (!request.phone.empty() && !is_phone(request.phone))
        refusals.push_back(ContactRefusal::PhoneInvalid);
    if (!request.email.empty() && !is_email(request.email))
        refusals.push_back(ContactRefusal::EmailInvalid);
    return refusals;
}

ContactRequest normalised(ContactRequest request) {
    request.text = std::string(trimmed(with_line_feeds(request.text)));
    request.phone = std::string(trimmed(request.phone));
    request.email = std::string(trimmed(request.email));
    return request;
}

} // namespace kz
