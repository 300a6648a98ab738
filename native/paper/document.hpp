// What stands on a paper, before it is set: a title and blocks in their order, each of one kind that assistive technology knows.
// Plain text, ready for people; nothing here knows of claims.
#pragma once

#include "shared/base/date.hpp"
#include "shared/domain/people/language.hpp"

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace kz {

struct Heading {
    std::string text; // below the title
};
struct Paragraph {
    std::string text;
    std::string url = {}; // not empty: the whole paragraph leads there
};
// Of an address: lines that are broken on purpose.
struct Lines {
    std::vector<std::string> lines;
};
// A label and what it says, of facts below each other.
struct Fact {
    std::string label, value;
};
struct Facts {
    std::vector<Fact> facts;
};
struct Column {
    std::string title;
    int share = 1;          // of the width
    bool is_figure = false; // set at the right
};
// Every row has a cell for each column.
struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
    bool has_sum = false; // the last row adds up the others
};
// A barcode and what it says, in the middle.
struct Bars {
    std::string modules; // '1' dark, '0' light
    std::string text;
};
using Block = std::variant<Heading, Paragraph, Lines, Facts, Table, Bars>;

struct Document {
    Language language = Language::German;
    std::string title;
    std::string sender; // at the head of the first page, and the author
    Date on;            // of the paper: the only date in the file's own data
    std::vector<Block> blocks;
    std::size_t title_at = 0; // the title stands before this block: behind addresses
};

} // namespace kz
