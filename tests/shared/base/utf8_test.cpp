#include "shared/base/utf8.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;

TEST_CASE("only the shortest form of a real character is UTF-8") {
    const struct {
        const char* what;
        std::string text;
        bool outcome;
    } rows[] = {
        {"empty", "", true},
        {"ASCII", "Kulanz", true},
        {"two bytes", "\xc3\xbc", true},
        {"three bytes", "\xe2\x82\xac", true},
        {"four bytes", "\xf0\x9f\x99\x82", true},
        {"the last of all", "\xf4\x8f\xbf\xbf", true},
        {"the last before the surrogates", "\xed\x9f\xbf", true},
        {"a zero byte", std::string("a\0b", 3), true},
        {"overlong, two bytes", "\xc0\xaf", false},
        {"overlong, three bytes", "\xe0\x80\xaf", false},
        {"overlong, four bytes", "\xf0\x80\x80\xaf", false},
        {"first surrogate", "\xed\xa0\x80", false},
        {"last surrogate", "\xed\xbf\xbf", false},
        {"above U+10FFFF", "\xf4\x90\x80\x80", false},
        {"five bytes", "\xf8\x88\x80\x80\x80", false},
        {"cut short", "\xe2\x82", false},
        {"a lone continuation", "\x80", false},
        {"no continuation", "\xc3(", false},
        {"Latin-1", "M\xfcller", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(is_utf8(row.text) == row.outcome);
    }
}

TEST_CASE("code points are written as they are read") {
    for (const std::uint32_t code : {0x0u, 0x41u, 0x7fu, 0x80u, 0x7ffu, 0x800u, 0xd7ffu, 0xe000u, 0xffffu, 0x10000u, 0x10ffffu}) {
        std::string text;
        append_utf8(text, code);
        std::size_t at = 0;
        CAPTURE(code);
        CHECK(next_code_point(text, at).value_or(0xffffffff) == code);
        CHECK(at == text.size());
    }
}

TEST_CASE("reading stays where the bytes are not UTF-8, and at the end") {
    std::size_t at = 1;
    CHECK_FALSE(next_code_point("a\x80", at));
    CHECK(at == 1);
    CHECK_FALSE(next_code_point("a", at));
    CHECK(at == 1);
}

TEST_CASE("a byte that is not UTF-8 counts as one character") {
    CHECK(code_point_count("") == 0);
    CHECK(code_point_count("Müller €🙂") == 9);
    CHECK(code_point_count("M\xfcller") == 6);
    CHECK(code_point_count("\xe2\x82") == 2);
}

TEST_CASE("plain text has no control characters but tab and line feed") {
    CHECK(is_plain_text("Grüße,\n\tAnna"));
    CHECK(is_plain_text("\xc2\xa0"));
    CHECK_FALSE(is_plain_text("a\rb"));
    CHECK_FALSE(is_plain_text(std::string_view("a\0b", 3)));
    CHECK_FALSE(is_plain_text("\x1b[31m"));
    CHECK_FALSE(is_plain_text("\x7f"));
    CHECK_FALSE(is_plain_text("\xc2\x85"));
    CHECK_FALSE(is_plain_text("\xff"));
}

TEST_CASE("white space is cut at both ends only") {
    CHECK(trimmed(" \t\r\n a b \n") == "a b");
    CHECK(trimmed("   ") == "");
    CHECK(trimmed("") == "");
}
