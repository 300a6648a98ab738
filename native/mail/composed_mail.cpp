#include "native/mail/composed_mail.hpp"

#include "native/mail/gmime.hpp"

namespace kz {
namespace {

struct ReleaseTime { void operator()(GDateTime* time) const { g_date_time_unref(time); } };
struct ReleaseFormat { void operator()(GMimeFormatOptions* options) const { g_mime_format_options_free(options); } };

void set_header(GMimeMessage* message, const char* name, const std::string& value) {
    g_mime_object_set_header(GMIME_OBJECT(message), name, value.c_str(), "utf-8");
}

Owned<GMimePart> text_part(const std::string& text) {
    Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(text.data(), text.size()));
    Owned<GMimeDataWrapper> content(g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    Owned<GMimePart> part(g_mime_part_new_with_type("text", "plain"));
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", "utf-8");
    g_mime_part_set_content(part.get(), content.get());
    g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    return part;
}

} // namespace

std::string compose_mail(const MailToSend& mail) {
    begin_gmime();
    const Owned<GMimeMessage> message(g_mime_message_new(TRUE));
    const std::unique_ptr<GDateTime, ReleaseTime> time(g_date_time_new_from_unix_utc(mail.at.milliseconds / 1'000));
    g_mime_message_set_subject(message.get(), mail.subject.c_str(), "utf-8");
    g_mime_message_add_mailbox(message.get(), GMIME_ADDRESS_TYPE_FROM, mail.from_name.c_str(), mail.from.c_str());
    g_mime_message_add_mailbox(message.get(), GMIME_ADDRESS_TYPE_TO, nullptr, mail.to.c_str());
    g_mime_message_add_mailbox(message.get(), GMIME_ADDRESS_TYPE_REPLY_TO, nullptr, mail.reply_to.c_str());
    g_mime_message_set_date(message.get(), time.get());
    g_mime_message_set_message_id(message.get(), mail.message_id.c_str());
    std::string references;
    for (const std::string& id : mail.references)
        references.append(references.empty() ? "<" : " <").append(id).append(">");
    if (!mail.references.empty()) {
        set_header(message.get(), "In-Reply-To", "<" + mail.references.back() + ">");
        set_header(message.get(), "References", references);
    }
    set_header(message.get(), "Auto-Submitted", "auto-generated");
    const Owned<GMimePart> part = text_part(mail.text);
    g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(part.get()));
    const std::unique_ptr<GMimeFormatOptions, ReleaseFormat> format(g_mime_format_options_new());
    g_mime_format_options_set_newline_format(format.get(), GMIME_NEWLINE_FORMAT_DOS);
    return text_of(OwnedText(g_mime_object_to_string(GMIME_OBJECT(message.get()), format.get())).get());
}

} // namespace kz
