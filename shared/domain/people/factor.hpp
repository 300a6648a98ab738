// The second factor: what somebody must know, besides having the link, before personal data shows.
#pragma once

#include "shared/domain/people/party.hpp"

#include <string>

namespace kz {

enum class Factor { None, Postcode, BirthDate };

// What this customer is asked for when the merchant wants `wanted`: of a customer whose birth date is not known it is the
// postcode, so that nobody is locked out by data that the merchant did not send.
Factor factor_asked(Factor wanted, const Party& customer);

// Nothing asked is always right. A postcode that is asked for and not known matches nothing: without anything to compare
// with, the page stays closed.
bool factor_matches(Factor asked, const Party& customer, const std::string& typed);

} // namespace kz
