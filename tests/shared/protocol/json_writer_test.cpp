#include "shared/protocol/json_writer.hpp"

#include "shared/base/utf8.hpp"
#include "shared/protocol/json_tree.hpp"
#include "tests/shared/protocol/samples.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;

namespace {

std::string written(std::string_view text) {
    std::string out;
    append_json_text(out, text);
    return out;
}

} // namespace

TEST_CASE("a text becomes a JSON string whatever is in it") {
    using namespace std::string_view_literals;
    const struct {
        const char* what;
        std::string_view text;
        std::string_view outcome;
    } rows[] = {
        {"nothing", "", "\"\""},
        {"plain", "Strom", "\"Strom\""},
        {"quote and backslash", "a\"b\\c", "\"a\\\"b\\\\c\""},
        {"slash", "a/b", "\"a/b\""},
        {"short escapes", "\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\""},
        {"other controls", "\x01\x1f\0"sv, "\"\\u0001\\u001f\\u0000\""},
        {"delete", "\x7f", "\"\x7f\""},
        {"a script's end", "</script>", "\"\\u003c/script>\""},
        {"two to four bytes", "ä€🌿", "\"ä€🌿\""},
        {"line separators", "\xE2\x80\xA8\xE2\x80\xA9", "\"\xE2\x80\xA8\xE2\x80\xA9\""},
        {"not a character, but a code point", "\xEF\xBF\xBF", "\"\xEF\xBF\xBF\""},
        {"Latin-1", "Gro\xDF!", "\"Gro\xEF\xBF\xBD!\""},
        {"cut at the end", "a\xE2\x82", "\"a\xEF\xBF\xBD\xEF\xBF\xBD\""},
        {"a surrogate", "\xED\xA0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(written(row.text) == row.outcome);
    }
}

TEST_CASE("every code point comes back") {
    for (std::uint32_t first = 0; first < 0x110000; first += 0x400) {
        std::string text;
        for (std::uint32_t code = first; code < first + 0x400; ++code)
            if (code < 0xd800 || code > 0xdfff)
                append_utf8(text, code);
        const auto tree = parse_json(written(text), request_limits);
        CAPTURE(first);
        CHECK((tree && tree->text(tree->nodes.front()) == text));
    }
}

TEST_CASE("any bytes become JSON") {
    SeededRandom random(1);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes(random.below(24), ' ');
        for (char& byte : bytes)
            byte = static_cast<char>(random.below(256));
        const std::string json = written(bytes);
        CHECK(is_utf8(json));
        CHECK(parse_json(json, request_limits).has_value());
    }
}

TEST_CASE("days and decimals are written as the domain writes them") {
    SeededRandom random(2);
    for (int round = 0; round < 2000; ++round) {
        const Date date = wire_samples::random_date(random);
        const Decimal decimal = wire_samples::random_decimal(random);
        std::string date_text;
        append_iso(date_text, date);
        std::string decimal_text;
        append_decimal(decimal_text, decimal);
        CHECK(date_text == iso(date));
        CHECK(decimal_text == plain(decimal));
    }
}
