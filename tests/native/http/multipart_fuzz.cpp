// libFuzzer: the reader of forms with files over any bytes; what it gives lies inside of them.
#include "native/http/multipart.hpp"
#include "shared/base/assert.hpp"

#include <algorithm>
#include <cstdint>

using namespace kz::http;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::size_t line = std::min(bytes.find('\n'), size);
    static_cast<void>(parse_multipart(bytes.substr(0, line), bytes.substr(std::min(line + 1, size))));
    const auto parts = parse_multipart("multipart/form-data; boundary=b0", bytes);
    if (!parts) {
        return 0;
    }
    KZ_ASSERT(parts->size() <= parts_max);
    for (const Part& part : *parts) {
        KZ_ASSERT(!part.name.empty());
        KZ_ASSERT(part.content.data() >= bytes.data() && part.content.data() + part.content.size() <= bytes.data() + size);
        KZ_ASSERT(part.content.find("\r\n--b0") == std::string_view::npos);
    }
    return 0;
}
