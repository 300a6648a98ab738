// A sentence as a catalogue stores it, filled in: what say.hpp, staff_say.hpp and kiosk_say.hpp have in common. Used inside shared/text only.
#pragma once

#include "shared/text/say.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace kz {

// `stored`: "plural", or "singular U+001F plural"; `kinds`: the types of its arguments.
std::string filled(Language language, std::string_view stored, std::string_view kinds, std::span<const TextArgument> arguments);

// The sentence of this number in a catalogue's text: `places` says where every `a_place`th begins, `bytes` how long each is.
constexpr std::string_view packed_sentence(std::string_view text, std::span<const std::uint16_t> bytes, std::span<const std::uint32_t> places,
                                           std::size_t number, std::size_t a_place) {
    std::size_t at = places[number / a_place];
    for (std::size_t before = number - number % a_place; before < number; ++before)
        at += bytes[before];
    return text.substr(at, bytes[number]);
}

} // namespace kz
