// Services that were blocked because of claims which are settled, of one merchant or of all: see reactivation_json.hpp.
#pragma once

#include "native/server/service.hpp"
#include "shared/protocol/reactivation_json.hpp"

#include <vector>

namespace kz {

// The latest settlement first; a replay for each claim that ever had a service.
std::vector<Reactivation> reactivations(Service& service, MerchantId merchant);

} // namespace kz
