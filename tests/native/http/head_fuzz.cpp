// libFuzzer: the head scanner over any bytes, whole and in two portions, which must agree.
#include "native/http/head.hpp"
#include "shared/base/assert.hpp"

#include <cstdint>
#include <memory>
#include <string_view>

using namespace kz::http;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto whole = std::make_unique<Head>();
    static const auto parts = std::make_unique<Head>();
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    HeadProgress at_once, in_parts;
    const HeadStep step = scan_head(bytes, {}, at_once, *whole);
    HeadStep last = scan_head(bytes.substr(0, size / 2), {}, in_parts, *parts);
    if (last == HeadStep::Incomplete) {
        last = scan_head(bytes, {}, in_parts, *parts);
        KZ_ASSERT(last == step);
    }
    if (step == HeadStep::Complete) {
        KZ_ASSERT(whole->bytes <= size && whole->path.starts_with('/'));
        for (std::size_t i = 0; i < whole->field_count; i++) {
            const std::string_view value = whole->fields[i].value;
            KZ_ASSERT(value.find_first_of(std::string_view("\0\r\n", 3)) == std::string_view::npos);
        }
    }
    return 0;
}
