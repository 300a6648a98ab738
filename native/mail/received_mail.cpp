#include "native/mail/received_mail.hpp"

#include "native/mail/gmime.hpp"
#include "native/mail/html_text.hpp"
#include "native/mail/new_text.hpp"
#include "shared/base/utf8.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace kz {
namespace {

constexpr std::size_t subject_bytes_max = 500;
constexpr int addresses_max = 50;

std::string in_lower_case(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

// UTF-8 without control characters, at most so many bytes; what is neither is left out.
std::string plain(std::string_view text, std::size_t bytes_max) {
    std::string out;
    for (std::size_t at = 0; at < text.size() && out.size() < bytes_max;) {
        const std::size_t begin = at;
        if (const auto code_point = next_code_point(text, at)) {
            if (const std::string_view sign = text.substr(begin, at - begin); is_plain_text(sign))
                out.append(sign);
        } else {
            ++at;
        }
    }
    return out;
}

std::string header_of(GMimeMessage* message, const char* name) {
    const char* const value = g_mime_object_get_header(GMIME_OBJECT(message), name);
    return in_lower_case(trimmed(value == nullptr ? "" : value));
}

// Up to a comment or a parameter.
std::string_view word_of(std::string_view value) {
    return trimmed(value.substr(0, value.find_first_of(";(")));
}

bool is_automatic(GMimeMessage* message) {
    const std::string submitted = header_of(message, "Auto-Submitted");
    if (!submitted.empty() && word_of(submitted) != "no")
        return true;
    const std::string precedence = header_of(message, "Precedence");
    if (const std::string_view word = word_of(precedence); word == "bulk" || word == "list" || word == "junk")
        return true;
    GMimeObject* const body = g_mime_message_get_mime_part(message);
    return header_of(message, "Return-Path") == "<>" || (body != nullptr && g_mime_content_type_is_type(g_mime_object_get_content_type(body), "multipart", "report"));
}

void append_addresses(InternetAddressList* list, std::vector<std::string>& into) {
    const int count = list == nullptr ? 0 : internet_address_list_length(list);
    for (int at = 0; at < count && std::ssize(into) < addresses_max; ++at) {
        InternetAddress* const address = internet_address_list_get_address(list, at);
        if (INTERNET_ADDRESS_IS_MAILBOX(address))
            into.push_back(plain(text_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address))), subject_bytes_max));
    }
}

std::vector<std::string> recipients_of(GMimeMessage* message) {
    std::vector<std::string> found;
    for (const char* name : {"Delivered-To", "X-Original-To", "Envelope-To"})
        if (const char* const value = g_mime_object_get_header(GMIME_OBJECT(message), name); value != nullptr) {
            const Owned<InternetAddressList> list(internet_address_list_parse(nullptr, value));
            append_addresses(list.get(), found);
        }
    append_addresses(g_mime_message_get_addresses(message, GMIME_ADDRESS_TYPE_TO), found);
    append_addresses(g_mime_message_get_addresses(message, GMIME_ADDRESS_TYPE_CC), found);
    return found;
}

// Walks the parts once, the alternatives of which the plainest counts.
class Reading {
public:
    explicit Reading(ReceivedMail& mail) : mail_(mail) {}

    void take(GMimeObject* part, int depth = 0) {
        if (part == nullptr || ++parts_ > mail_parts_max || depth > mail_depth_max) {
            is_too_much_ = is_too_much_ || part != nullptr;
            return;
        }
        if (GMIME_IS_MULTIPART(part))
            take_parts(GMIME_MULTIPART(part), depth);
        else if (GMIME_IS_TEXT_PART(part) && !is_file(part))
            take_text(GMIME_TEXT_PART(part));
        else if (GMIME_IS_PART(part))
            take_file(GMIME_PART(part));
        else
            mail_.files.emplace_back(); // a message in the message: of no kind that is kept
    }
    bool is_too_much() const { return is_too_much_; }
    // The text that counts: what was plain, else what the HTML says.
    std::string text() const { return plain_.empty() ? html_ : plain_; }

private:
    static bool is_file(GMimeObject* part) {
        const char* const disposition = g_mime_object_get_disposition(part);
        return disposition != nullptr && in_lower_case(disposition) == "attachment";
    }
    static bool is_signature(GMimePart* part) {
        GMimeContentType* const type = g_mime_object_get_content_type(GMIME_OBJECT(part));
        return g_mime_content_type_is_type(type, "application", "pgp-signature") || g_mime_content_type_is_type(type, "application", "pkcs7-signature") ||
               g_mime_content_type_is_type(type, "application", "x-pkcs7-signature");
    }
    void take_parts(GMimeMultipart* parts, int depth) {
        for (int at = 0; at < g_mime_multipart_get_count(parts) && !is_too_much_; ++at)
            take(g_mime_multipart_get_part(parts, at), depth + 1);
    }
    void take_text(GMimeTextPart* part) {
        GMimeContentType* const type = g_mime_object_get_content_type(GMIME_OBJECT(part));
        const std::string decoded = text_of(OwnedText(g_mime_text_part_get_text(part)).get());
        if (g_mime_content_type_is_type(type, "text", "html")) {
            if (html_.empty())
                html_ = html_text(plain(decoded, 4 * mail_text_bytes_max));
            return;
        }
        const auto parameter = [type](const char* name) { return in_lower_case(text_of(g_mime_content_type_get_parameter(type, name))); };
        const std::string text = plain(decoded, mail_text_bytes_max - std::min(plain_.size(), mail_text_bytes_max));
        plain_ += parameter("format") == "flowed" ? unflowed(text, parameter("delsp") == "yes") : text;
    }
    void take_file(GMimePart* part) {
        GMimeDataWrapper* const content = g_mime_part_get_content(part);
        if (content == nullptr || is_signature(part))
            return;
        const Owned<GMimeStream> stream(g_mime_stream_mem_new());
        if (g_mime_data_wrapper_write_to_stream(content, stream.get()) < 0)
            return;
        const GByteArray* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
        mail_.files.emplace_back(reinterpret_cast<const char*>(bytes->data), bytes->len);
    }

    ReceivedMail& mail_;
    std::string plain_, html_;
    int parts_ = 0;
    bool is_too_much_ = false;
};

} // namespace

std::string_view fault_code(MailFault fault) {
    constexpr std::string_view codes[] = {"too_large", "no_mail", "too_many_parts"};
    return codes[static_cast<std::size_t>(fault)];
}

Result<ReceivedMail, MailFault> read_mail(std::string_view bytes) {
    if (bytes.size() > mail_bytes_max)
        return refuse(MailFault::TooLarge);
    begin_gmime();
    const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    if (message == nullptr)
        return refuse(MailFault::NoMail);
    ReceivedMail mail;
    std::vector<std::string> authors;
    append_addresses(g_mime_message_get_addresses(message.get(), GMIME_ADDRESS_TYPE_FROM), authors);
    if (authors.empty())
        return refuse(MailFault::NoMail);
    mail.from = authors.front();
    mail.message_id = plain(text_of(g_mime_message_get_message_id(message.get())), subject_bytes_max);
    mail.recipients = recipients_of(message.get());
    mail.subject = plain(text_of(g_mime_message_get_subject(message.get())), subject_bytes_max);
    mail.is_automatic = is_automatic(message.get());
    Reading reading(mail);
    reading.take(g_mime_message_get_mime_part(message.get()));
    if (reading.is_too_much())
        return refuse(MailFault::TooManyParts);
    mail.text = plain(new_text(reading.text()), mail_text_bytes_max);
    return mail;
}

} // namespace kz
