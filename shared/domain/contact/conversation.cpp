#include "shared/domain/contact/conversation.hpp"

#include <algorithm>
#include <iterator>

namespace kz {
namespace {

constexpr std::string_view side_codes[] = {"customer", "staff", "assistant"};
constexpr std::string_view channel_codes[] = {"chat", "mail", "call"};
constexpr std::string_view topic_codes[] = {"what", "amount", "pay", "paid", "plan", "objection", "papers", "genuine", "hours", "courtesy", "unknown", "person"};
constexpr std::string_view ground_codes[] = {"pressed", "written", "grave", "unclear", "file"};

template <class Choice, std::size_t count>
std::optional<Choice> parse(const std::string_view (&codes)[count], std::string_view code) {
    const auto found = std::ranges::find(codes, code);
    return found == std::end(codes) ? std::nullopt : std::optional(static_cast<Choice>(found - std::begin(codes)));
}

} // namespace

std::string_view side_code(TalkSide side) {
    return side_codes[static_cast<std::size_t>(side)];
}

std::optional<TalkSide> parse_side(std::string_view code) {
    return parse<TalkSide>(side_codes, code);
}

std::string_view channel_code(TalkChannel channel) {
    return channel_codes[static_cast<std::size_t>(channel)];
}

std::optional<TalkChannel> parse_channel(std::string_view code) {
    return parse<TalkChannel>(channel_codes, code);
}

std::string_view topic_code(AssistantTopic topic) {
    return topic_codes[static_cast<std::size_t>(topic)];
}

std::optional<AssistantTopic> parse_assistant_topic(std::string_view code) {
    return parse<AssistantTopic>(topic_codes, code);
}

std::string_view ground_code(PersonGround ground) {
    return ground_codes[static_cast<std::size_t>(ground)];
}

std::optional<PersonGround> parse_person_ground(std::string_view code) {
    return parse<PersonGround>(ground_codes, code);
}

bool is_closed(const Conversation& talk) {
    return talk.closed_at.has_value();
}

bool is_rating_asked(const Conversation& talk) {
    return is_closed(talk) && talk.rating == 0;
}

std::optional<std::size_t> first_unanswered(const Conversation& talk) {
    std::optional<std::size_t> first;
    for (std::size_t at = talk.messages.size(); at > static_cast<std::size_t>(talk.answered) && !is_closed(talk); --at) {
        const TalkSide from = talk.messages[at - 1].from;
        if (from == TalkSide::Customer)
            first = at - 1;
        else if (from == TalkSide::Staff || !talk.person_since)
            break;
    }
    return first;
}

Instant waits_since(const Conversation& talk, std::size_t message) {
    const Instant written = talk.messages[message].at;
    return talk.person_since && talk.person_since->milliseconds > written.milliseconds ? *talk.person_since : written;
}

std::optional<std::size_t> last_of_people(const Conversation& talk) {
    for (std::size_t at = talk.messages.size(); at-- > 0;)
        if (talk.messages[at].from != TalkSide::Assistant)
            return at;
    return std::nullopt;
}

bool has_assistant_spoken(const Conversation& talk) {
    return std::ranges::contains(talk.messages, TalkSide::Assistant, &TalkMessage::from);
}

std::optional<std::size_t> customer_message(const Conversation& talk, int number) {
    for (std::size_t at = 0; at < talk.messages.size(); ++at)
        if (talk.messages[at].from == TalkSide::Customer && number-- == 0)
            return at;
    return std::nullopt;
}

const TalkMarks& marks_of(const Conversation& talk, TalkSide side) {
    return side == TalkSide::Customer ? talk.customer : talk.staff;
}

int unread(const Conversation& talk, TalkSide side) {
    const auto begin = talk.messages.begin() + marks_of(talk, side).read;
    return static_cast<int>(std::count_if(begin, talk.messages.end(), [side](const TalkMessage& message) {
        return side == TalkSide::Staff ? message.from == TalkSide::Customer : message.from != side;
    }));
}

ContactRequest completed(const Conversation& talk, ContactRequest request) {
    if (!request.phone.empty() || !request.email.empty())
        return request;
    for (std::size_t at = talk.messages.size(); at-- > 0;) {
        const ContactRequest& before = talk.messages[at].request;
        if (before.phone.empty() && before.email.empty())
            continue;
        request.phone = before.phone;
        request.email = before.email;
        break;
    }
    return request;
}

void add_message(Conversation& talk, TalkMessage message) {
    const TalkSide from = message.from;
    talk.messages.push_back(std::move(message));
    talk.closed_at.reset();
    const int count = static_cast<int>(talk.messages.size());
    if (from != TalkSide::Assistant)
        mark(talk, from, {count, count});
}

void want_person(Conversation& talk, Instant at) {
    if (!talk.person_since)
        talk.person_since = at;
}

void mark(Conversation& talk, TalkSide side, TalkMarks marks) {
    const int count = static_cast<int>(talk.messages.size());
    TalkMarks& known = side == TalkSide::Customer ? talk.customer : talk.staff;
    known.read = std::max(known.read, std::min(marks.read, count));
    known.delivered = std::max({known.delivered, known.read, std::min(marks.delivered, count)});
}

} // namespace kz
