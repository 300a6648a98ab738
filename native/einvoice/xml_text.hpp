// The guard in front of the XML parser: bytes of any encoding we know become UTF-8, and what the parser would let pass
// but we do not is refused here: DOCTYPE, entities, second roots, control characters, depth, number of nodes.
//
// Invariant: line breaks are neither added nor taken, so a line number of the UTF-8 text is one of the file.
#pragma once

#include "shared/base/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kz::einvoice {

struct XmlProblem {
    std::string_view rule; // "XML-01" to "XML-04"
    int line = 0;          // from 1
    std::string detail;
};

// UTF-8 (with or without mark), UTF-16 in both orders, ISO-8859-1 and Windows-1252 (read as the latter, as browsers do:
// many files name the former and mean the latter), US-ASCII. Without byte order mark.
Result<std::string, XmlProblem> to_utf8(std::string_view bytes);

// The first thing that has no place in an e-invoice, or nothing.
std::optional<XmlProblem> find_problem(std::string_view text);

// Ends of lines are LF, CR LF and a lone CR.
class LineIndex {
public:
    explicit LineIndex(std::string_view text);
    int line(std::size_t offset) const; // from 1

private:
    std::vector<std::size_t> starts_;
};

} // namespace kz::einvoice
