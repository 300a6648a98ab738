// The same as say.hpp for what the assistant says (assets/text/assistant): the server says it, and no customer's program holds it.
#pragma once

#include "generated/text/assistant_key.hpp"
#include "shared/text/say.hpp"

namespace kz {

template <class... Arguments>
constexpr bool fits(AssistantKey key) {
    const std::string_view kinds = assistant_arguments[static_cast<std::size_t>(key)];
    std::size_t at = 0;
    return kinds.size() == sizeof...(Arguments) && (fits_argument<Arguments>(kinds[at++]) && ...);
}

template <class... Arguments>
struct AssistantSentence {
    AssistantKey key;

    consteval AssistantSentence(AssistantKey k) : key(k) {
        if (!fits<Arguments...>(k))
            these_arguments_do_not_fit_the_sentence();
    }
};

std::string_view say(Language language, AssistantKey key);
std::string say_with(Language language, AssistantKey key, std::span<const TextArgument> arguments);

template <class... Arguments>
    requires(sizeof...(Arguments) > 0)
std::string say(Language language, AssistantSentence<std::type_identity_t<Arguments>...> sentence, const Arguments&... arguments) {
    const TextArgument values[] = {TextArgument(arguments)...};
    return say_with(language, sentence.key, values);
}

} // namespace kz
