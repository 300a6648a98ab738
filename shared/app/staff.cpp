#include "shared/app/staff.hpp"

#include <tuple>

namespace kz {

bool is_before(const StaffTask& a, const StaffTask& b) {
    const auto order = [](const StaffTask& task) { return std::tuple(!task.due_on.has_value(), task.due_on.value_or(Date{}), task.since, task.kind); };
    return order(a) < order(b);
}

TaskOwner owner_of(const StaffTask& task, std::string_view name) {
    return task.assignee.empty() ? TaskOwner::Nobodys : task.assignee == name ? TaskOwner::Mine : TaskOwner::Others;
}

} // namespace kz
