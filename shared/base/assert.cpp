#include "shared/base/assert.hpp"

#include <cstdio>
#include <cstdlib>

namespace kz {

void assertion_failed(const char* expression, const char* file, int line) {
    std::fprintf(stderr, "kulanz: bug: %s does not hold (%s:%d)\n", expression, file, line);
    std::abort();
}

} // namespace kz
