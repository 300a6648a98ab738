#include "shared/domain/journal/decisions.hpp"

#include <algorithm>

namespace kz {
namespace {

Decision faulty(std::vector<ContactRefusal> faults) {
    Refused refused = because(JournalRefusal::ContactFaulty);
    refused.contact = std::move(faults);
    return refuse(std::move(refused));
}

bool is_full(const Conversation& talk) {
    return std::ssize(talk.messages) >= messages_max;
}

} // namespace

Decision decide_talk(const State& state, const RequestContact& command) {
    const ContactRequest request = completed(state.conversation, normalised(command.request));
    if (auto faults = check(request); !faults.empty())
        return faulty(std::move(faults));
    if (is_full(state.conversation))
        return refuse(because(JournalRefusal::TooManyContacts));
    for (const Proof& file : command.files)
        if (file.bytes <= 0 || file.bytes > proof_bytes_max)
            return refuse(because(JournalRefusal::ProofTooLarge));
    if (!has_room_for(state, command.files))
        return refuse(because(JournalRefusal::TooManyProofs));
    return agreed(ContactRequested{request, command.channel, command.files, command.files_left_out});
}

Decision decide_talk(const State& state, const SendMessage& command) {
    const ContactRequest said = normalised(ContactRequest{.text = command.text});
    if (auto faults = check_text(said.text); !faults.empty())
        return faulty(std::move(faults));
    if (is_full(state.conversation))
        return refuse(because(JournalRefusal::TooManyContacts));
    return agreed(MessageSent{command.channel, said.text});
}

Decision decide_talk(const State& state, const MarkSeen& command) {
    Conversation after = state.conversation;
    mark(after, command.side, command.marks);
    if (after == state.conversation)
        return refuse(because(JournalRefusal::MarksUnchanged));
    return agreed(MessagesSeen{marks_of(after, command.side)});
}

Decision decide_talk(const State& state, const CloseConversation&) {
    if (state.conversation.messages.empty() || is_closed(state.conversation))
        return refuse(because(JournalRefusal::NothingToClose));
    return agreed(ConversationClosed{});
}

Decision decide_talk(const State& state, const RateConversation& command) {
    if (!is_rating_asked(state.conversation) || command.rating < 1 || command.rating > rating_max)
        return refuse(because(JournalRefusal::RatingNotAsked));
    return agreed(ConversationRated{command.rating});
}

} // namespace kz
