// The same as say.hpp for what only a kiosk shows and says (assets/text/kiosk): its keys, its bar, its voice. Sentences without
// arguments.
#pragma once

#include "generated/text/kiosk_key.hpp"
#include "shared/domain/people/language.hpp"

#include <string_view>

namespace kz {

std::string_view say(Language language, KioskKey key);

} // namespace kz
