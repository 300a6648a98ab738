#include "native/einvoice/xml_text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace kz::einvoice;
using namespace std::string_literals;

namespace {

std::string utf16(std::u16string_view text, bool is_big) {
    std::string bytes;
    for (const char16_t unit : text) {
        const char low = static_cast<char>(unit & 0xff);
        const char high = static_cast<char>(unit >> 8);
        bytes += is_big ? high : low;
        bytes += is_big ? low : high;
    }
    return bytes;
}

} // namespace

TEST_CASE("every encoding that is read becomes UTF-8 without a mark") {
    const std::string wanted = "<a>Grüße 💶</a>";
    CHECK(to_utf8(wanted).value_or("") == wanted);
    CHECK(to_utf8("\xef\xbb\xbf" + wanted).value_or("") == wanted);
    CHECK(to_utf8(utf16(u"\ufeff<a>Grüße 💶</a>", false)).value_or("") == wanted);
    CHECK(to_utf8(utf16(u"\ufeff<a>Grüße 💶</a>", true)).value_or("") == wanted);
    CHECK(to_utf8(utf16(u"<a>Grüße 💶</a>", false)).value_or("") == wanted);
    CHECK(to_utf8(utf16(u"<a>Grüße 💶</a>", true)).value_or("") == wanted);
    CHECK(to_utf8("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xfc \x80</a>").value_or("") ==
          "<?xml version='1.0' encoding='ISO-8859-1'?><a>ü €</a>");
    CHECK(to_utf8("<?xml version=\"1.0\" encoding=\"utf-16\"?><a>ü</a>").value_or("") ==
          "<?xml version=\"1.0\" encoding=\"utf-16\"?><a>ü</a>");
}

TEST_CASE("bytes that are not what they should be are refused with their line") {
    const struct {
        std::string bytes;
        int line;
    } rows[] = {
        {"<a>\n\xfc</a>", 2},                            // Latin 1 without saying so
        {"<a>\xc0\xaf</a>", 1},                          // overlong
        {"<a>\n\n\xed\xa0\x80</a>", 3},                  // a surrogate
        {"\xff\xfe<", 1},                                // half a unit
        {utf16(u"\ufeff<a>\n", false) + "\x00\xdc"s, 2}, // the second half alone
        {utf16(u"\ufeff<a>\n", false) + "\x00\xd8"s, 2}, // the first half alone
    };
    for (const auto& row : rows) {
        const auto text = to_utf8(row.bytes);
        REQUIRE_FALSE(text.has_value());
        CHECK(text.error().rule == "XML-01");
        CHECK(text.error().line == row.line);
    }
}

TEST_CASE("comments, CDATA, instructions and quotes hide what is inside") {
    CHECK_FALSE(find_problem("<?xml version=\"1.0\"?><!-- & <!DOCTYPE x> --><a b='>' c=\"'\"><?p & ?>"
                             "<![CDATA[ & <b> &x; ]]></a>\n<!-- end -->\n")
                    .has_value());
    CHECK_FALSE(find_problem("<a>&lt;&gt;&amp;&quot;&apos;&#228;&#xE4;&#x1F4B6;</a>").has_value());
}

TEST_CASE("a line ends at LF, CR LF or a lone CR") {
    const LineIndex lines("a\nb\r\nc\rd");
    CHECK(lines.line(0) == 1);
    CHECK(lines.line(2) == 2);
    CHECK(lines.line(5) == 3);
    CHECK(lines.line(7) == 4);
    CHECK(lines.line(99) == 4);
}
