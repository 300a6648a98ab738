#include "shared/text/sentence.hpp"

#include "generated/text/catalogue.hpp"

#include <algorithm>

namespace kz {
namespace {

// The catalogues stand in the order of the enumerators.
static_assert(std::ranges::equal(sentence_languages, languages, {}, {}, language_code));

} // namespace

std::string_view sentence(Language language, TextKey key) {
    return sentences[static_cast<std::size_t>(language)][static_cast<std::size_t>(key)];
}

} // namespace kz
