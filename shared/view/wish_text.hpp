// A customer's wish in words. Used inside shared/view only.
#pragma once

#include "shared/view/sheet.hpp"

namespace kz {

std::string wish_text(const Sheet& sheet, const PlanWish& wish); // "6 instalments, every month"

} // namespace kz
