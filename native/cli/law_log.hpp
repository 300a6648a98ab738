// What an operator has to know of the law's values when the server starts, one log line a country:
//
//   warning event=law_to_verify country=AT values=13 names="base_rate, reminder_fee"   in force and not read in the official text
//   warning event=law_ends country=DE names="base_rate" valid_to=2026-12-31            nothing follows: refused from then on
//   error   event=law_faulty country=DE fault=gap value=base_rate valid_from=2026-07-01
//
// Never shown to customers. `kulanz law values` has the rows.
#pragma once

#include "shared/base/date.hpp"

namespace kz {

inline constexpr int law_ends_soon_days = 60;

void log_law(Date today);

} // namespace kz
