#include "shared/text/assistant_say.hpp"

#include "generated/text/assistant_catalogue.hpp"
#include "shared/base/assert.hpp"
#include "shared/text/filled.hpp"

namespace kz {
namespace {

std::string_view stored(Language language, AssistantKey key) {
    return assistant_sentences[static_cast<std::size_t>(language)][static_cast<std::size_t>(key)];
}

} // namespace

std::string_view say(Language language, AssistantKey key) {
    KZ_ASSERT(assistant_arguments[static_cast<std::size_t>(key)].empty());
    return stored(language, key);
}

std::string say_with(Language language, AssistantKey key, std::span<const TextArgument> arguments) {
    return filled(language, stored(language, key), assistant_arguments[static_cast<std::size_t>(key)], arguments);
}

} // namespace kz
