// What viafintech signs, both ways: HMAC-SHA256 in hex, under the division's key, of host and port, method, path, query, Date,
// Idempotency-Key and the SHA-256 of the body, a line each. https://docs.viafintech.com/api/v2/#calculating-the-signature
#pragma once

#include "native/provider/provider.hpp"

namespace kz {

struct SignedRequest {
    std::string_view method, url;
    std::string_view date; // the Date header, "Fri, 01 Apr 2016 09:20:06 GMT"
    std::string_view key;  // the Idempotency-Key header; empty: none
    std::string_view body;
};
std::string viacash_signature(const SignedRequest& request, std::string_view secret);
// RFC 9110, 5.6.7
std::string http_date_of(Instant at);

} // namespace kz
