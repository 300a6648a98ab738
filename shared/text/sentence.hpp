// A sentence of the catalogue as it is stored: "plural", or "singular U+001F plural"; arguments are "{0}", "{1}".
//
// Programs hold the sentences of all languages (sentence.cpp). The browser's module defines this function itself, of what it
// has fetched (wasm/bridge/sentences.hpp), and so leaves the tables out.
#pragma once

#include "generated/text/text_key.hpp"
#include "shared/domain/people/language.hpp"

#include <string_view>

namespace kz {

std::string_view sentence(Language language, TextKey key);

} // namespace kz
