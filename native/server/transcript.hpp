// The conversation of a claim, to be taken along: as text for its customer, as data for staff.
#pragma once

#include "native/http/answer.hpp"
#include "shared/app/model.hpp"

namespace kz {

http::Answer transcript_text(const ClaimPage& page, Language language);
http::Answer transcript_json(const ClaimPage& page);

} // namespace kz
