#include "shared/text/staff_say.hpp"

#include "generated/text/staff_catalogue.hpp"
#include "shared/base/assert.hpp"
#include "shared/text/filled.hpp"

namespace kz {
namespace {

std::string_view stored(Language language, StaffKey key) {
    return staff_sentences[static_cast<std::size_t>(language)][static_cast<std::size_t>(key)];
}

} // namespace

std::string_view say(Language language, StaffKey key) {
    KZ_ASSERT(staff_arguments[static_cast<std::size_t>(key)].empty());
    return stored(language, key);
}

std::string say_with(Language language, StaffKey key, std::span<const TextArgument> arguments) {
    return filled(language, stored(language, key), staff_arguments[static_cast<std::size_t>(key)], arguments);
}

} // namespace kz
