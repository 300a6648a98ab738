// What a page shows, for those who may see it: as the application's value and as JSON.
#pragma once

#include "native/server/page_frame.hpp"
#include "native/server/visit.hpp"
#include "shared/app/model.hpp"

#include <string>

namespace kz {

ClaimPage claim_page(const PageFrame& frame, const State& state, const Visit& who, Moment now);
std::string page_json(const PageFrame& frame, const State& state, const Visit& who, Moment now);
// Of version, day, settings, whether somebody is there, and whether a payment is seen: with quotes.
std::string page_etag(const Visit& who, const State& state, Moment now);

} // namespace kz
