// The same as say.hpp for the sentences of staff's pages (assets/text/staff), which no customer's program holds.
#pragma once

#include "generated/text/staff_key.hpp"
#include "shared/text/say.hpp"

namespace kz {

template <class... Arguments>
constexpr bool fits(StaffKey key) {
    const std::string_view kinds = staff_arguments[static_cast<std::size_t>(key)];
    std::size_t at = 0;
    return kinds.size() == sizeof...(Arguments) && (fits_argument<Arguments>(kinds[at++]) && ...);
}

template <class... Arguments>
struct StaffSentence {
    StaffKey key;

    consteval StaffSentence(StaffKey k) : key(k) {
        if (!fits<Arguments...>(k))
            these_arguments_do_not_fit_the_sentence();
    }
};

std::string_view say(Language language, StaffKey key);
std::string say_with(Language language, StaffKey key, std::span<const TextArgument> arguments);

template <class... Arguments>
    requires(sizeof...(Arguments) > 0)
std::string say(Language language, StaffSentence<std::type_identity_t<Arguments>...> sentence, const Arguments&... arguments) {
    const TextArgument values[] = {TextArgument(arguments)...};
    return say_with(language, sentence.key, values);
}

} // namespace kz
