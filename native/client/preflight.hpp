// Before a screen is hung up: what its machine has and lacks, a line each, so that nobody searches in front of a black display.
#pragma once

#include "native/client/window.hpp"

namespace kz {

// Prints; 0: it can be started, 1: something that it needs is missing.
int run_preflight(const WindowArguments& arguments);

} // namespace kz
