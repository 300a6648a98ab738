// Any bytes to a receiver that has a page: what is refused changes nothing, what is taken is within limits and can be sent on.
#include "shared/base/assert.hpp"
#include "shared/gateway/share_frame.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kz;
    FrameReceiver receiver;
    const auto grant = ShareGrant::of({.stage = ShareStage::Granted, .scopes = share_look});
    for (std::string_view rest(reinterpret_cast<const char*>(data), size); !rest.empty();) {
        const std::size_t length = std::min<std::size_t>(static_cast<unsigned char>(rest.front()), rest.size() - 1);
        const SharedPage before = receiver.page();
        if (receiver.take(rest.substr(1, length))) {
            KZ_ASSERT(receiver.page() == before);
        } else {
            for (std::size_t field = 0; field < shared_fields; ++field) {
                const FieldLimits limits = limits_of(static_cast<SharedField>(field));
                KZ_ASSERT(receiver.page().values[field] >= limits.least && receiver.page().values[field] <= limits.most);
            }
            FrameSender sender;
            FrameReceiver other;
            KZ_ASSERT(!other.take(*sender.next(*grant, receiver.page(), 0)) && other.page() == receiver.page());
        }
        static_cast<void>(decode_pointed(rest.substr(0, 8)));
        rest.remove_prefix(1 + length);
    }
    return 0;
}
