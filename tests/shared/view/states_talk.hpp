// What customers and staff write to each other, and what a machine answers.
#pragma once

#include "shared/view/view.hpp"
#include "tests/shared/view/states_open.hpp"

namespace kz::states {

using namespace samples;

inline Model contact_faults(Language language) {
    Model model = open(language);
    model.contact = {ContactSubject::CannotPay, "", "abc", "miriam"};
    model.contact_faults = check(model.contact);
    return model;
}
inline Model contact_sending(Language language) {
    Model model = open(language);
    model.contact = contact_request();
    model.busy = Busy::SendingContact;
    return model;
}
inline Model contact_sent(Language language) {
    State state = raised(mobile_invoice(5));
    happen(state, 0, ContactRequested{contact_request()});
    Model model = model_of(std::move(state), language);
    model.notice = Notice::ContactSent;
    return model;
}
// By mail what was asked on the page, and answered there.
inline Model talk_by_mail(Language language) {
    Model model = contact_sent(language);
    happen(model.page->state, 0, MessageSent{TalkChannel::Mail, "Danke, wir sehen nach."});
    happen(model.page->state, 0, ContactRequested{{.text = "Gern.", .email = "a@b.example"}, TalkChannel::Mail});
    model.notice = Notice::None;
    return model;
}
// An answer that nobody has read yet, while more is written; and nobody is there any more.
inline Model talk(Language language) {
    Model model = contact_sent(language);
    happen(model.page->state, 0, MessageSent{TalkChannel::Chat, "Danke, wir sehen nach.\n\nBis gleich."});
    model.page->presence = Presence{false, {in_days(2), 540}};
    model.page->answers = AnswerPromise{AnswerUnit::NextDay, 0};
    model.notice = Notice::MessageArrived;
    model.is_being_answered = true;
    return model;
}
// Files of both sides, and one that is on its way.
inline Model talk_files(Language language) {
    Model model = contact_sent(language);
    happen(model.page->state, 0, MessageFileAdded{0, {std::string(64, 'a'), ProofKind::Jpeg, 1'400'000}});
    happen(model.page->state, 0, MessageSent{TalkChannel::Chat, "Danke, hier ist die Rechnung noch einmal."});
    happen(model.page->state, 0, MessageFileAdded{1, {std::string(64, 'b'), ProofKind::Pdf, 120'000}});
    happen(model.page->state, 0, ContactRequested{{.text = "Und das hier?", .email = "a@b.example"}});
    model.notice = Notice::None;
    model.busy = Busy::SendingFile;
    model.proof_percent = 40;
    return model;
}
// A merchant with an assistant: before anybody has written, while it answers, and when a person is to.
inline Model assistant_first(Language language) {
    Model model = open(language);
    model.page->has_assistant = true;
    return model;
}
inline Model assistant_answers(Language language) {
    Model model = assistant_first(language);
    happen(model.page->state, 0, ContactRequested{{.text = "Wie viel ist offen?"}});
    const std::string first = assistant_answer(model, AssistantTopic::Amount, true);
    happen(model.page->state, 0, AssistantAnswered{AssistantTopic::Amount, first});
    happen(model.page->state, 0, ContactRequested{{.text = "Ist das echt?"}});
    happen(model.page->state, 0, AssistantAnswered{AssistantTopic::Genuine, assistant_answer(model, AssistantTopic::Genuine, false)});
    model.notice = Notice::MachineAnswered;
    return model;
}
inline Model assistant_silent(Language language) {
    Model model = assistant_answers(language);
    happen(model.page->state, 0, PersonWanted{PersonGround::Pressed});
    model.page->presence = Presence{true, {in_days(0), 1020}};
    model.notice = Notice::ContactSent;
    return model;
}
inline Model talk_closed(Language language) {
    Model model = talk(language);
    happen(model.page->state, 0, ConversationClosed{});
    model.page->presence->is_here = true;
    model.page->answers = AnswerPromise{AnswerUnit::Minutes, 10};
    model.notice = Notice::None;
    model.is_being_answered = false;
    return model;
}

} // namespace kz::states
