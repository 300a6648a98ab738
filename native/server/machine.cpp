#include "native/server/machine.hpp"

#include "native/server/digest.hpp"
#include "native/server/page_data.hpp"
#include "shared/view/view.hpp"

namespace kz {

Command answered_by_machine(const PageFrame& frame, const State& state, const Visit& who, Command what, Moment now) {
    auto* written = std::get_if<RequestContact>(&what);
    const Conversation& talk = state.conversation;
    if (written == nullptr || !who.merchant.has_assistant || !is_assistant_speaking(talk))
        return what;
    Model model;
    model.gate = Gate::Open;
    model.language = written->request.language.value_or(language_of(talk, who.merchant));
    model.today = now.today;
    model.merchant = who.merchant.name;
    model.page = claim_page(frame, state, who, now);
    MachineAnswer answer{read_question(written->request.text, written->request.subject, model.language, talk), {}};
    answer.text = assistant_answer(model, answer.reading.topic, !has_assistant_spoken(talk));
    if (answer.text.empty())
        answer.reading.topic = AssistantTopic::Person;
    written->machine = std::move(answer);
    return what;
}

} // namespace kz
