#include "shared/text/kiosk_say.hpp"

#include "generated/text/kiosk_catalogue.hpp"

namespace kz {

std::string_view say(Language language, KioskKey key) {
    return kiosk_sentences[static_cast<std::size_t>(language)][static_cast<std::size_t>(key)];
}

} // namespace kz
