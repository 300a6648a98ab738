#include "native/server/transcript.hpp"

#include "shared/protocol/page_json.hpp"
#include "shared/text/say.hpp"
#include "shared/text/text.hpp"

namespace kz {
namespace {

http::Answer file(std::string body, const char* media, const std::string& name) {
    http::Answer answer{.status = 200, .content_type = media, .body = std::move(body), .fields = {}};
    answer.fields.add("Cache-Control", "no-store").add("Content-Disposition", "attachment; filename=\"" + name + "\"");
    return answer;
}

} // namespace

http::Answer transcript_text(const ClaimPage& page, Language language) {
    std::string text;
    const std::vector<TalkMessage>& messages = page.state.conversation.messages;
    for (std::size_t at = 0; at < messages.size(); ++at) {
        const TalkMessage& message = messages[at];
        const ClockTime time = central_european_clock(message.at);
        const std::string clock = clock_text(language, time.minute);
        text += message.from == TalkSide::Assistant  ? say(language, TextKey::TalkByMachine, time.date, clock)
                : message.from == TalkSide::Customer ? say(language, TextKey::TalkByYou, time.date, clock) : say(language, TextKey::TalkBy, page.merchant, time.date, clock);
        text.append("\n").append(message.request.text).append("\n").append(file_lines(language, page.state, at)).append("\n");
    }
    return file(std::move(text), "text/plain; charset=utf-8", claim_code(page.id) + ".txt");
}

http::Answer transcript_json(const ClaimPage& page) {
    return file(encode_conversation(page.state), "application/json", claim_code(page.id) + ".json");
}

} // namespace kz
