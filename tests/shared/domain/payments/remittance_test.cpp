#include "shared/domain/payments/remittance.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("a name is folded as banks and people drop its marks") {
    const struct {
        const char* written;
        const char* outcome;
    } rows[] = {
        {"Müller", "MULER"},
        {"MUELLER", "MULER"},
        {"Mueller", "MULER"},
        {"Muller", "MULER"},
        {"Weiß", "WEIS"},
        {"WEISS", "WEIS"},
        {"Ayşe Yılmaz", "AYSE YILMAZ"},
        {"Françoise", "FRANCOISE"},
        {"Zoë", "ZO"},
        {"O'Brien", "OBRIEN"},
        {"Test,  Jonas ", "TEST JONAS"},
        {"", ""},
        {"\xff?", ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.written);
        CHECK(folded_name(row.written) == row.outcome);
    }
}

TEST_CASE("what tells people apart stays of a name, in any order") {
    const struct {
        const char* written;
        const char* outcome;
    } rows[] = {
        {"Jonas Test", "JONAS TEST"},
        {"Test, Jonas", "JONAS TEST"},
        {"Herr Dr. Jonas Test", "JONAS TEST"},
        {"TEST JONAS", "JONAS TEST"},
        {"Jan van den Berg", "BERG JAN"},
        {"Bäckerei Test GmbH & Co. KG", "BACKEREI TEST"},
        {"Helmut und Ulrike Test", "HELMUT TEST ULRIKE"},
        {"J. Test", "TEST"},
        {"GmbH", ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.written);
        CHECK(name_key(name_words(row.written)) == row.outcome);
    }
    CHECK(initial_in("J. Test") == "J");
    CHECK(initial_in("Jonas Test").empty());
}

TEST_CASE("codes are found however they are grouped, and a reference whatever is glued to it") {
    const auto has = [](std::string_view text, const char* code) {
        return std::ranges::contains(codes_in(text), code);
    };
    CHECK(has("Rechnung RE-2026/000123 vom 5.11.", "RE2026000123"));
    CHECK(has("re 2026 000123", "RE2026000123"));
    CHECK(has("RF18 5390 0754 7034", "RF18539007547034"));
    CHECK(has("+++085/1927/54115+++", "085192754115"));
    CHECK_FALSE(has("Danke schön", "DANKESCHON"));
    const auto reference_in = [](std::string_view text) {
        return std::ranges::contains(creditor_references_in(text), "RF18539007547034");
    };
    CHECK(reference_in("RF18539007547034"));
    CHECK(reference_in("rf18 5390 0754 7034 Jonas Test"));
    CHECK(reference_in("Ref.RF18539007547034Jonas"));
    CHECK_FALSE(reference_in("RF17539007547034"));
}

TEST_CASE("typing errors are left out, doubled, replaced and swapped characters") {
    const struct {
        const char* a;
        const char* b;
        int outcome;
    } rows[] = {
        {"KZ00001234", "KZ00001234", 0}, {"KZ0001234", "KZ00001234", 1},  {"KZ000001234", "KZ00001234", 1},
        {"KZ00001334", "KZ00001234", 1}, {"KZ00002134", "KZ00001234", 1}, {"KZ00004321", "KZ00001234", 3},
        {"", "AB", 2},                   {"ABCDEF", "", 3},
    };
    for (const auto& row : rows) {
        CAPTURE(row.a);
        CHECK(typing_errors(row.a, row.b, 2) == std::min(row.outcome, 3));
        CHECK(typing_errors(row.b, row.a, 2) == std::min(row.outcome, 3));
    }
    CHECK(with_one_left_out("AAB") == std::vector<std::string>{"AB", "AA"});
}

TEST_CASE("names are alike with a typing error a word, when two words agree") {
    const auto alike = [](const char* a, const char* b) { return is_similar_name(name_words(a), name_words(b)); };
    CHECK(alike("Jonas Test", "TEST, JONAS"));
    CHECK(alike("Jonas Tester", "Jonas Tseter"));
    CHECK(alike("Anna Maria Test", "Anna Test"));
    CHECK_FALSE(alike("Jonas Test", "Eva Test"));
    CHECK_FALSE(alike("Test", "Jonas Test"));
    CHECK_FALSE(alike("", ""));
}
