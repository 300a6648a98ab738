#include "native/einvoice/normal_text.hpp"

#include <doctest/doctest.h>

using namespace kz::einvoice;

TEST_CASE("the subject code in front of a UBL note is not part of the text") {
    CHECK(without_subject("#AAI#General") == "General");
    CHECK(without_subject(" #ADU# General ") == "General");
    CHECK(without_subject("#SKONTO#TAGE=14#PROZENT=2.25#") == "#SKONTO#TAGE=14#PROZENT=2.25#");
    CHECK(without_subject("#aai#x") == "#aai#x");
    CHECK(without_subject("#1#") == "#1#");
    CHECK(without_subject("#AAI#") == "");
}
