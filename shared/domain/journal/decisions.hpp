// What the deciding functions share. Used inside shared/domain/journal only.
#pragma once

#include "shared/domain/journal/journal.hpp"

#include <utility>

namespace kz {

using Decision = Result<std::vector<EventBody>, Refused>;

inline Refused because(JournalRefusal reason) {
    return Refused{reason};
}

inline Decision agreed(EventBody event) {
    std::vector<EventBody> events;
    events.push_back(std::move(event));
    return events;
}

bool is_too_long(const std::string& reference);
bool has_too_many_entries(const State& state);

Decision decide_plan(const State& state, const AgreePlan& command, const PlanPolicy& policy, Date today);
Decision decide_plan(const State& state, const RequestPlan& command, const PlanPolicy& policy, Date today);
Decision decide_plan(const State& state, const ApprovePlan& command, const PlanPolicy& policy, Date today);
Decision decide_plan(const State& state, const DeclinePlan& command, const PlanPolicy& policy, Date today);
Decision decide_plan(const State& state, const EndPlan& command, const PlanPolicy& policy, Date today);
Decision decide_plan(const State& state, const PausePlan& command, const PlanPolicy& policy, Date today);
Decision decide_plan(const State& state, const PostponeLine& command, const PlanPolicy& policy, Date today);
Decision decide_plan(const State& state, const CatchUpPlan& command, const PlanPolicy& policy, Date today);
Decision decide_plan(const State& state, const PostponeDue& command, const PlanPolicy& policy, Date today);

} // namespace kz
