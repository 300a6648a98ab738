// Any text as what a page was made of: what is read says the same again. It begins with a model that was written.
#include "shared/base/assert.hpp"
#include "shared/gateway/page_start.hpp"
#include "shared/protocol/page_json.hpp"
#include "tests/shared/protocol/samples.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t size_max);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t size_max, unsigned) {
    static const std::string start = kz::encode_start({});
    if (size > 1 || size_max < start.size())
        return LLVMFuzzerMutate(data, size, size_max);
    std::ranges::copy(start, data);
    return start.size();
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::string page = kz::encode_page(kz::wire_samples::page());
    const auto model = kz::decode_start({reinterpret_cast<const char*>(data), size}, page, "");
    if (!model)
        return 0;
    const std::string written = kz::encode_start(*model);
    const auto again = kz::decode_start(written, page, "");
    KZ_ASSERT(again && kz::encode_start(*again) == written);
    return 0;
}
