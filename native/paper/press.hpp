// Press: a document as a PDF that can be read by eye and ear: tagged (headings, paragraphs, lists, a table with its headers;
// ISO 32000-1, 14.8), text that can be searched and copied, its language, its title shown, fonts embedded as the letters that are used.
// A4, in the look of a merchant, light as paper is. The same document gives the same bytes.
//
// The file claims no conformance to PDF/A or PDF/UA: nothing here has certified it.
#pragma once

#include "native/paper/document.hpp"
#include "native/paper/letters.hpp"
#include "shared/theme/theme.hpp"

#include <memory>
#include <mutex>
#include <string>

namespace kz {

class Press {
public:
    // Some ten milliseconds; one at a time, from any thread. Throws std::runtime_error when a library fails.
    std::string pdf(const Document& document, const Theme& theme);

private:
    std::mutex one_at_a_time_;
    std::unique_ptr<Letters> letters_[3]; // by Cut, when first needed
};

} // namespace kz
