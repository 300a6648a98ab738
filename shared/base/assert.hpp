// A bug traps, in every build, at once. Never for input: input is refused by a named result.
#pragma once

namespace kz {

[[noreturn]] void assertion_failed(const char* expression, const char* file, int line);

} // namespace kz

#define KZ_ASSERT(expression) \
    ((expression) ? static_cast<void>(0) : ::kz::assertion_failed(#expression, __FILE__, __LINE__))
