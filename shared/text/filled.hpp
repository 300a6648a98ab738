// A sentence as a catalogue stores it, filled in: what say.hpp, staff_say.hpp and kiosk_say.hpp have in common. Used inside shared/text only.
#pragma once

#include "shared/text/say.hpp"

#include <span>
#include <string_view>

namespace kz {

// `stored`: "plural", or "singular U+001F plural"; `kinds`: the types of its arguments.
std::string filled(Language language, std::string_view stored, std::string_view kinds, std::span<const TextArgument> arguments);

} // namespace kz
