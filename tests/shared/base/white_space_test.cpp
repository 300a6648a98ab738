#include "shared/base/white_space.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("a name has one blank where the file has any white space") {
    CHECK(one_line("") == "");
    CHECK(one_line(" \t\n ") == "");
    CHECK(one_line("  Musterstadt\n   am \t Main ") == "Musterstadt am Main");
}

TEST_CASE("a note keeps its line breaks, and at most one empty line between") {
    CHECK(many_lines(" \n first  line \r\n\tsecond\rthird\n\n\n\nlast\n ") == "first line\nsecond\nthird\n\nlast");
    CHECK(many_lines(" \n ") == "");
}

TEST_CASE("codes have no white space, the pasted kinds included") {
    CHECK(without_space(" DE02 1203\t0000 ") == "DE0212030000");
    CHECK(without_space("DE02\u00a01203\u202f00") == "DE02120300");
    CHECK(without_space("\xff\xc3") == "\xff\xc3");
}
