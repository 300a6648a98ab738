#include "shared/domain/payments/checkout.hpp"

#include "shared/base/decimal_text.hpp"

#include <algorithm>
#include <iterator>

namespace kz {
namespace {

constexpr std::string_view state_codes[] = {"started", "pending", "settled", "failed", "expired", "refunded", "charged_back"};
static_assert(std::size(state_codes) == checkout_states_count);

} // namespace

std::string_view checkout_state_code(CheckoutState state) {
    return state_codes[static_cast<std::size_t>(state)];
}

std::optional<CheckoutState> parse_checkout_state(std::string_view code) {
    const auto at = std::ranges::find(state_codes, code);
    return at == std::end(state_codes) ? std::nullopt : std::optional(static_cast<CheckoutState>(at - std::begin(state_codes)));
}

std::string checkout_reference(ClaimId claim, int number) {
    std::string reference = "PAY-C";
    append_integer(reference, claim.value);
    append_integer(reference += "-", number);
    return reference;
}

} // namespace kz
