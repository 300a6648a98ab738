// Any text to every decoder: a value that is read but does not come back traps.
#include "shared/base/assert.hpp"
#include "tests/shared/protocol/decoders.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    KZ_ASSERT(kz::wire_decoders::unstable_decoder(text).empty());
    return 0;
}
