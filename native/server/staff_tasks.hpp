// What waits for a person, of the claims and the money that an account may see.
#pragma once

#include "native/server/service.hpp"
#include "shared/app/staff.hpp"

#include <vector>

namespace kz {

inline constexpr int staff_tasks_max = 300;

// The most urgent first, at most staff_tasks_max.
std::vector<StaffTask> staff_tasks(Service& service, const StaffAccount& account, Date today);
// Calls that are booked until the end of today and were not made, by their time; at most staff_tasks_max.
std::vector<StaffCall> staff_calls(Service& service, const StaffAccount& account, Date today);
// By number, name, reference, claim code or check code, of what the account may see.
std::vector<StaffFound> find_for_staff(Service& service, const StaffAccount& account, std::string_view typed, Date today);

} // namespace kz
