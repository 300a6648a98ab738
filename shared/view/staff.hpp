// The pages of the staff's area, as scenes that the server prints. Addresses:
//   GET  "/staff/", "/staff/search?q=", "/staff/claims/c12", "/staff/money/b7", "/staff/audit", "/staff/account"
//   POST "/staff/claims/c12/ACT", "/staff/money/b7/ACT" and what stands in staff_account.cpp and staff_entry.cpp, each with `key`
// A node that a single key presses says so by its bind: Shortcut, and the letter.
#pragma once

#include "shared/app/staff.hpp"
#include "shared/scene/mask.hpp"

namespace kz {

inline constexpr std::uint16_t staff_shortcut = 1; // Bind::action; the argument is the letter

Scene view(const StaffModel& model);
// What a helper sees: how the share stands and what can be done, above the customer's page. Nothing of the page before it was shown.
// Precondition: model.share.
Scene helper_view(const StaffModel& model, const MaskedScene* page);

} // namespace kz
