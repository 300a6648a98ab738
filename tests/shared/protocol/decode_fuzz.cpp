// libFuzzer: the first byte chooses a decoder, the rest is its text. A value that is read but does not come back traps.
//   cmake --preset fuzz && cmake --build --preset fuzz --target kz_decode_fuzz
//   build/fuzz/tests/shared/kz_decode_fuzz -max_total_time=60 corpus/
#include "shared/base/assert.hpp"
#include "tests/shared/protocol/decoders.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    KZ_ASSERT(kz::wire_decoders::is_stable(data[0] % kz::wire_decoders::count, text));
    return 0;
}
