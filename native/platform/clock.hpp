// The only clock of the program. Domain code gets its time from the caller.
#pragma once

#include "shared/base/date.hpp"

#include <cstdint>

namespace kz {

Instant now();
std::int64_t monotonic_microseconds();

} // namespace kz
