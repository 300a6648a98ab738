#include "shared/app/updater.hpp"

#include "shared/base/hash.hpp"

#include <algorithm>

namespace kz {
namespace {

std::uint64_t digest_of(const ContactRequest& request) {
    std::uint64_t digest = text_digest(subject_code(request.subject), hash64("contact"));
    for (const std::string& text : {request.text, request.phone, request.email})
        digest = text_digest(text, digest);
    return digest;
}

std::string& draft_of(ContactRequest& contact, ContactField field) {
    switch (field) {
    case ContactField::Phone: return contact.phone;
    case ContactField::Email: return contact.email;
    default: return contact.text;
    }
}

} // namespace

ContactRequest contact_to_send(const Model& model) {
    return model.page ? completed(model.page->state.conversation, model.contact) : model.contact;
}

bool is_assistant_first(const Model& model) {
    return model.page && model.page->has_assistant && is_assistant_speaking(model.page->state.conversation);
}

// Asked for where it is missing after all: a person is to answer.
bool is_way_asked(const Model& model) {
    const auto is_of_way = [](ContactRefusal fault) {
        return fault == ContactRefusal::NoWayBack || fault == ContactRefusal::PhoneInvalid || fault == ContactRefusal::EmailInvalid;
    };
    const bool is_typed = !model.contact.phone.empty() || !model.contact.email.empty();
    return !is_assistant_first(model) || is_typed || std::ranges::any_of(model.contact_faults, is_of_way);
}

bool is_person_offered(const Model& model) {
    return is_assistant_first(model) || (model.page && has_assistant_spoken(model.page->state.conversation) && is_assistant_speaking(model.page->state.conversation));
}

bool is_file_offered(const Model& model) {
    if (model.gate != Gate::Open || !model.page)
        return false;
    const Conversation& talk = model.page->state.conversation;
    const auto last = last_of_people(talk);
    return last && talk.messages[*last].from == TalkSide::Customer;
}

void Updater::operator()(const ContactEdited& message) {
    if (model_.gate != Gate::Open || model_.busy == Busy::SendingContact)
        return;
    if (message.field == ContactField::Subject)
        parse_subject(message.text, model_.contact.subject);
    else
        draft_of(model_.contact, message.field) = message.text;
    // Every so many signs: whoever reads it lets it lapse after typing_ms.
    constexpr std::size_t typing_signs = 8;
    if (message.field == ContactField::Text && model_.page && !model_.page->state.conversation.messages.empty() && message.text.size() % typing_signs == 1)
        effects_.push_back(TellTyping{});
    // A fault goes as soon as it is mended; a new one waits for the next try to send.
    const auto left = check(contact_to_send(model_));
    std::erase_if(model_.contact_faults,
                  [&](ContactRefusal fault) { return std::ranges::find(left, fault) == left.end(); });
}

void Updater::operator()(const ContactSendPressed&) {
    if (model_.gate != Gate::Open || model_.busy != Busy::None)
        return;
    clear_notice();
    model_.contact_faults = check(contact_to_send(model_));
    if (is_assistant_first(model_)) // whether a machine answers, the server says
        std::erase(model_.contact_faults, ContactRefusal::NoWayBack);
    if (!model_.contact_faults.empty()) {
        model_.focus = Focus::News;
        return;
    }
    ContactRequest request = normalised(model_.contact);
    request.language = model_.language;
    begin_command(Busy::SendingContact, digest_of(request));
    effects_.push_back(SendContact{std::move(request), model_.command_key});
}

void Updater::operator()(const TypingTold& message) {
    model_.is_being_answered = message.is_typing && model_.gate == Gate::Open;
}

void Updater::operator()(const RatingGiven& message) {
    if (model_.gate != Gate::Open || model_.busy != Busy::None || !model_.page || !is_rating_asked(model_.page->state.conversation))
        return;
    begin_command(Busy::RatingTalk, hash64(static_cast<std::uint64_t>(message.rating), hash64("rating")));
    effects_.push_back(SendRating{message.rating, model_.command_key});
}

void Updater::operator()(const PersonPressed&) {
    if (model_.gate != Gate::Open || model_.busy != Busy::None || !is_person_offered(model_))
        return;
    begin_command(Busy::WantingPerson, hash64("person"));
    effects_.push_back(SendPersonWish{model_.command_key});
}

void Updater::tell_seen() {
    if (model_.gate != Gate::Open || !model_.page || unread(model_.page->state.conversation, TalkSide::Customer) == 0)
        return;
    const int count = static_cast<int>(model_.page->state.conversation.messages.size());
    effects_.push_back(TellSeen{{count, count}});
}

} // namespace kz
