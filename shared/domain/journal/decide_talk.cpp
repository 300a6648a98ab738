#include "shared/domain/journal/decisions.hpp"

#include <algorithm>

namespace kz {
namespace {

Decision faulty(std::vector<ContactRefusal> faults) {
    Refused refused = because(JournalRefusal::ContactFaulty);
    refused.contact = std::move(faults);
    return refuse(std::move(refused));
}

bool is_full(const Conversation& talk, int more = 1) {
    return std::ssize(talk.messages) + more > messages_max;
}

// The assistant reads what is written on the page, as long as nobody else is asked.
const MachineAnswer* machine_for(const Conversation& talk, const RequestContact& command) {
    const bool is_on_page = command.channel == TalkChannel::Chat && command.files.empty() && command.files_left_out == 0;
    return command.machine && is_on_page && is_assistant_speaking(talk) ? &*command.machine : nullptr;
}

} // namespace

Decision decide_talk(const State& state, const RequestContact& command) {
    const ContactRequest request = completed(state.conversation, normalised(command.request));
    const MachineAnswer* machine = machine_for(state.conversation, command);
    auto faults = check(request);
    if (machine != nullptr && !machine->text.empty())
        std::erase(faults, ContactRefusal::NoWayBack);
    if (!faults.empty())
        return faulty(std::move(faults));
    if (is_full(state.conversation, machine == nullptr ? 1 : 2))
        return refuse(because(JournalRefusal::TooManyContacts));
    for (const Proof& file : command.files)
        if (file.bytes <= 0 || file.bytes > proof_bytes_max)
            return refuse(because(JournalRefusal::ProofTooLarge));
    if (!has_room_for(state, command.files))
        return refuse(because(JournalRefusal::TooManyProofs));
    const ContactRequested written{request, command.channel, command.files, command.files_left_out};
    if (machine == nullptr)
        return agreed(written);
    if (machine->text.empty())
        return agreed(written, PersonWanted{machine->reading.ground});
    return agreed(written, AssistantAnswered{machine->reading.topic, machine->text});
}

Decision decide_talk(const State& state, const WantPerson& command) {
    const Conversation& talk = state.conversation;
    if (!is_assistant_speaking(talk) || (!command.is_assistant_there && !has_assistant_spoken(talk)))
        return refuse(because(JournalRefusal::PersonKnown));
    return agreed(PersonWanted{PersonGround::Pressed});
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

// What is known is refused first: a refusal of any other kind says that nothing here needs these bytes.
Decision decide_talk(const State& state, const AddMessageFile& command) {
    const std::vector<Proof> known = files_of(state);
    if (std::ranges::find(known, command.hash, &Proof::hash) != known.end())
        return refuse(because(JournalRefusal::ProofKnown));
    const auto last = last_of_people(state.conversation);
    if (!last || state.conversation.messages[*last].from != command.side)
        return refuse(because(JournalRefusal::MessageMissing));
    if (command.bytes <= 0 || command.bytes > proof_bytes_max)
        return refuse(because(JournalRefusal::ProofTooLarge));
    if (!command.kind)
        return refuse(because(JournalRefusal::ProofKindUnknown));
    const Proof file{command.hash, *command.kind, command.bytes};
    if (!has_room_for(state, {&file, 1}))
        return refuse(because(JournalRefusal::TooManyProofs));
    return agreed(MessageFileAdded{static_cast<int>(*last), file});
}

// Whoever takes or gives back needs no note.
Decision decide_talk(const State& state, const HandOver& command) {
    const std::string note = normalised(ContactRequest{.text = command.note}).text;
    const bool is_to_colleague = !command.to.empty() && command.to != command.by;
    if (state.conversation.messages.empty() || (note.empty() && command.to == assignee(state)))
        return refuse(because(JournalRefusal::HandoverUnchanged));
    if (auto faults = check_text(note); !faults.empty() && (is_to_colleague || !note.empty()))
        return faulty(std::move(faults));
    if (std::ssize(state.handovers) >= messages_max)
        return refuse(because(JournalRefusal::TooManyContacts));
    return agreed(ConversationHandedOver{command.by, command.to, note});
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
