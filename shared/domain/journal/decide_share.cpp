// What came of showing the page. Only the server says so, of what has happened: a step that fits no visit is a mistake of its own.
#include "shared/domain/journal/decisions.hpp"

namespace kz {
namespace {

std::vector<EventBody> also_ended(const State& state, ShareEnd end) {
    std::vector<EventBody> events;
    if (const ShareVisit* open = open_visit(state)) {
        ShareStep step{ShareMove::Ended, open->share};
        step.end = end;
        events.emplace_back(ShareNoted{std::move(step)});
    }
    return events;
}

} // namespace

// One that nobody has ended, because its server was gone, ends with what follows it.
Decision decide_share(const State& state, const NoteShare& command) {
    const ShareStep& step = command.step;
    const ShareVisit* open = open_visit(state);
    if (step.move == ShareMove::Granted) {
        if (step.share.empty() || (open != nullptr && open->share == step.share))
            return refuse(because(JournalRefusal::ShareStepUnfitting));
        if (std::ssize(state.visits) >= visits_max)
            return refuse(because(JournalRefusal::TooManyEntries));
        std::vector<EventBody> events = also_ended(state, ShareEnd::ServerGone);
        events.emplace_back(ShareNoted{step});
        return events;
    }
    if (open == nullptr || open->share != step.share || (step.move == ShareMove::Ended) != step.end.has_value())
        return refuse(because(JournalRefusal::ShareStepUnfitting));
    if (step.move != ShareMove::Ended && std::ssize(open->steps) >= visit_steps_max)
        return refuse(because(JournalRefusal::TooManyEntries));
    return agreed(ShareNoted{step});
}

} // namespace kz
