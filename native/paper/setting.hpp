// Setting: a document onto pages, as cairo's PDF with tags around everything that is set. Nothing stands outside of a tag.
#pragma once

#include "native/paper/document.hpp"
#include "native/paper/letters.hpp"
#include "shared/theme/theme.hpp"

#include <string>

namespace kz {

// Throws std::runtime_error when cairo fails.
std::string set_pages(const Document& document, const Theme& theme, const Letters& letters);

} // namespace kz
