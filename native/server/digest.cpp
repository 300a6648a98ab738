#include "native/server/digest.hpp"

#include "native/platform/secret.hpp"
#include "native/server/mail_address.hpp"
#include "shared/text/say.hpp"
#include "shared/text/text.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr std::size_t id_bytes = 10;

// Not to be guessed, and the same however often it is made: what a mail server tells repetitions by.
std::string mail_id(std::string_view key, std::string_view what, const std::string& mailbox) {
    return std::string(what) + "." + base32(hmac_sha256(key, "mail " + std::string(what)).substr(0, id_bytes)) + "@" + domain_of(mailbox);
}

bool is_told(const TalkMessage& message, Instant now) {
    return message.from == TalkSide::Staff && message.channel == TalkChannel::Chat && now.milliseconds - message.at.milliseconds < stale_milliseconds;
}

std::string text_of(Language language, const State& state, const Merchant& merchant, std::size_t from, Instant now) {
    std::string text = say(language, TextKey::MailLead, merchant.name, state.invoice.number) + "\n\n";
    for (std::size_t at = from; at < state.conversation.messages.size(); ++at) {
        const TalkMessage& message = state.conversation.messages[at];
        if (!is_told(message, now))
            continue;
        const ClockTime time = central_european_clock(message.at);
        text.append(say(language, TextKey::TalkBy, merchant.name, time.date, clock_text(language, time.minute))).append("\n").append(message.request.text).append("\n").append(file_lines(language, state, at)).append("\n");
    }
    text.append(say(language, TextKey::MailReply)).append("\n\n").append(say(language, TextKey::MailPage)).append("\n\n-- \n").append(merchant.name).append("\n");
    return text;
}

} // namespace

Language language_of(const Conversation& talk, const Merchant& merchant) {
    for (std::size_t at = talk.messages.size(); at-- > 0;)
        if (const auto language = talk.messages[at].request.language)
            return *language;
    return merchant.language.value_or(Language::German);
}

std::optional<Digest> digest_of(const MailSettings& settings, std::string_view key, ClaimId claim, const State& state, const Merchant& merchant, int told, Instant now) {
    const Conversation& talk = state.conversation;
    const std::string to = completed(talk, {}).email;
    const auto from = static_cast<std::size_t>(std::clamp(std::max(told, talk.customer.read), 0, static_cast<int>(talk.messages.size())));
    const bool has_news = std::any_of(talk.messages.begin() + static_cast<std::ptrdiff_t>(from), talk.messages.end(), [now](const TalkMessage& message) { return is_told(message, now); });
    if (to.empty() || !has_news)
        return std::nullopt;
    const Language language = language_of(talk, merchant);
    const int through = static_cast<int>(talk.messages.size());
    Digest digest{{}, through};
    digest.mail.from_name = merchant.name;
    digest.mail.from = settings.mailbox;
    digest.mail.to = to;
    digest.mail.reply_to = reply_address(key, settings.mailbox, claim, Date{central_european_date(now).days + reply_days});
    digest.mail.subject = say(language, TextKey::MailSubject, state.invoice.number, merchant.name);
    digest.mail.message_id = mail_id(key, claim_code(claim) + ".m" + std::to_string(through), settings.mailbox);
    digest.mail.references = {mail_id(key, claim_code(claim), settings.mailbox)}; // the conversation: every mail of it has this one in common
    digest.mail.at = now;
    digest.mail.text = text_of(language, state, merchant, from, now);
    return digest;
}

} // namespace kz
