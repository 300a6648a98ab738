// Conversation: what customer and merchant have written to each other about a claim, in one order, whichever way it took. Who has
// seen how much of it is counted from the first message, so that a mark never goes back.
#pragma once

#include "shared/base/date.hpp"
#include "shared/domain/contact/contact_request.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

enum class TalkSide { Customer, Staff, Assistant /* a machine, for the merchant: see assistant.hpp */ };
enum class TalkChannel { Chat, Mail, Call };
std::string_view side_code(TalkSide side);          // "staff"
std::optional<TalkSide> parse_side(std::string_view code);
std::string_view channel_code(TalkChannel channel); // "mail"
std::optional<TalkChannel> parse_channel(std::string_view code);

// What the assistant takes a message to be about, and so what its answer is about.
enum class AssistantTopic { What, Amount, Pay, Paid, Plan, Objection, Papers, Genuine, Hours, Courtesy, Unknown, Person /* no answer of a machine */ };
inline constexpr int assistant_topics_count = static_cast<int>(AssistantTopic::Person) + 1;
std::string_view topic_code(AssistantTopic topic); // "amount"
std::optional<AssistantTopic> parse_assistant_topic(std::string_view code);
// Why a person is to answer what the assistant would have.
enum class PersonGround { Pressed, Written /* asked for in words */, Grave, Unclear, File /* which a machine does not read */ };
std::string_view ground_code(PersonGround ground); // "pressed"
std::optional<PersonGround> parse_person_ground(std::string_view code);

struct TalkMessage {
    TalkSide from = TalkSide::Customer;
    TalkChannel channel = TalkChannel::Chat;
    Instant at;             // stored
    ContactRequest request; // of staff and the assistant: the text alone
    std::optional<AssistantTopic> topic = {}; // of the assistant
    friend bool operator==(const TalkMessage&, const TalkMessage&) = default;
};
// So many messages, those of both sides counted. read <= delivered.
struct TalkMarks {
    int delivered = 0; // a device of this side has them
    int read = 0;      // and they were in front of a person
    friend bool operator==(const TalkMarks&, const TalkMarks&) = default;
};
struct Conversation {
    std::vector<TalkMessage> messages;
    TalkMarks customer, staff;
    std::optional<Instant> closed_at = {}; // by staff; whatever is written afterwards opens it again
    int rating = 0;                        // of the last close: 1 to rating_max; 0: not said
    int answered = 0;                      // messages that were answered by other ways; not told to the customer
    int events = 0;                        // of the journal that were about nothing but this
    std::optional<Instant> person_since = {}; // a person is to answer what the assistant had; it never speaks again
    friend bool operator==(const Conversation&, const Conversation&) = default;
};

inline constexpr int messages_max = 500; // of a claim
inline constexpr int rating_max = 5;

bool is_closed(const Conversation& talk);
bool is_rating_asked(const Conversation& talk); // it is closed, and nobody has said how it was
// The first of the customer's messages that nobody has answered; nothing when there is none, or the conversation was closed. What the
// assistant said counts as an answer until a person is wanted.
std::optional<std::size_t> first_unanswered(const Conversation& talk);
// Since when a person is waited for with that message.
Instant waits_since(const Conversation& talk, std::size_t message);
// Of customer and staff, the last one's place: what a file goes with.
std::optional<std::size_t> last_of_people(const Conversation& talk);
bool has_assistant_spoken(const Conversation& talk);
// The place of the customer's message of that number, both from 0; nothing when there are not so many.
std::optional<std::size_t> customer_message(const Conversation& talk, int number);
const TalkMarks& marks_of(const Conversation& talk, TalkSide side);
// Messages of the other side that this one has not read.
int unread(const Conversation& talk, TalkSide side);
// With the ways back that the customer has told before: they are asked for once.
ContactRequest completed(const Conversation& talk, ContactRequest request);

// What events do to it.
void add_message(Conversation& talk, TalkMessage message); // whoever writes has read what stood there; a machine reads for nobody
void want_person(Conversation& talk, Instant at);          // nothing changes when one was wanted before
void mark(Conversation& talk, TalkSide side, TalkMarks marks);

} // namespace kz
