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

void Updater::operator()(const ContactEdited& message) {
    if (model_.gate != Gate::Open || model_.busy == Busy::SendingContact)
        return;
    if (message.field == ContactField::Subject)
        parse_subject(message.text, model_.contact.subject);
    else
        draft_of(model_.contact, message.field) = message.text;
    // A fault goes as soon as it is mended; a new one waits for the next try to send.
    const auto left = check(model_.contact);
    std::erase_if(model_.contact_faults,
                  [&](ContactRefusal fault) { return std::ranges::find(left, fault) == left.end(); });
}

void Updater::operator()(const ContactSendPressed&) {
    if (model_.gate != Gate::Open || model_.busy != Busy::None)
        return;
    clear_notice();
    model_.contact_faults = check(model_.contact);
    if (!model_.contact_faults.empty()) {
        model_.focus = Focus::News;
        return;
    }
    ContactRequest request = normalised(model_.contact);
    begin_command(Busy::SendingContact, digest_of(request));
    effects_.push_back(SendContact{std::move(request), model_.command_key});
}

} // namespace kz
