// The header Stripe-Signature: "t=1492774577,v1=5257…,v1=…": HMAC-SHA256 in hex of "t.body" under the endpoint's whole secret, "whsec_"
// included. While a secret is being changed there is one v1 for each; other schemes (v0) count for nothing.
// https://docs.stripe.com/webhooks#verify-manually
#pragma once

#include "native/provider/provider.hpp"

namespace kz {

inline constexpr std::int64_t notice_tolerance_seconds = 300;
// Nothing: it is right.
std::optional<ProviderRefusal> fault_of_signature(std::string_view header, std::string_view body, std::string_view secret, Instant now);

} // namespace kz
