// A telephone number as networks write it (ITU-T E.164): "+493012345678", whichever way somebody typed it. A caller's number can be
// forged: what is found by it is a hint, never proof of who calls.
#pragma once

#include "shared/domain/law/rule_pack.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kz {

// Numbers without a country's code are of the country; one that has none is read only when it is international. Spaces, brackets, points,
// strokes and "(0)" are passed over. Nothing when it is none: below 7 or above 15 digits, withheld, an extension, letters.
std::optional<std::string> e164(std::string_view typed, std::optional<Country> country);

} // namespace kz
