#include "shared/text/kiosk_say.hpp"

#include "generated/text/kiosk_catalogue.hpp"
#include "shared/text/filled.hpp"

namespace kz {

std::string_view say(Language language, KioskKey key) {
    const auto of = static_cast<std::size_t>(language);
    return packed_sentence(kiosk_sentence_texts[of], kiosk_sentence_bytes[of], kiosk_sentence_places[of], static_cast<std::size_t>(key), kiosk_sentences_a_place);
}

} // namespace kz
