// Any bytes: read_einvoice answers, and an invoice that it lets through keeps the rules.
#include "native/einvoice/einvoice.hpp"
#include "shared/base/assert.hpp"
#include "shared/domain/claims/invoice_rules.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto invoice = kz::read_einvoice(std::string_view(reinterpret_cast<const char*>(data), size));
    if (invoice)
        KZ_ASSERT(kz::check(*invoice).has_value());
    else
        KZ_ASSERT(!kz::plain(invoice.error()).empty());
    return 0;
}
