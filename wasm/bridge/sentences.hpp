// The sentences that the module has fetched: those of the page's language, and of each other one when somebody chooses it.
// Four languages inside the module would be a sixth of what a page loads.
#pragma once

#include "shared/domain/people/language.hpp"

#include <string>

namespace kz {

// As tools/gen/catalogue.py writes <language>.text. False, and nothing changed, when it has another number of sentences: then it
// is of another version than the module.
bool take_sentences(Language language, std::string text);
bool has_sentences(Language language);

} // namespace kz
