#include "shared/protocol/json_tree.hpp"

#include "shared/base/decimal_text.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;

namespace {

std::string times(int count, std::string_view text) {
    std::string out;
    for (int i = 0; i < count; ++i)
        out += text;
    return out;
}

// "in order", or "too_deep at /0/0".
std::string outcome(std::string_view text, const JsonLimits& limits = request_limits) {
    const auto tree = parse_json(text, limits);
    if (tree)
        return "in order";
    return std::string(rule_code(tree.error().rule)) + " at " + tree.error().field;
}

std::string many_fields(int count) {
    std::string out = "{";
    for (int i = 0; i < count; ++i) {
        out += i > 0 ? ",\"f" : "\"f";
        append_integer(out, i);
        out += "\":0";
    }
    return out += "}";
}

} // namespace

TEST_CASE("a text that is not JSON in UTF-8 is refused") {
    using namespace std::string_view_literals;
    const struct {
        const char* what;
        std::string_view text;
        const char* outcome;
    } rows[] = {
        {"an object", "{\"a\":[1,-2,true,false,null,\"x\",{}]}", "in order"},
        {"white space around", " \t\r\n{} \n", "in order"},
        {"a byte order mark", "\xEF\xBB\xBF{}", "in order"},
        {"empty", "", "malformed at "},
        {"white space only", "  \n", "malformed at "},
        {"no end", "{\"a\":1", "malformed at "},
        {"something behind", "{} {}", "malformed at "},
        {"a zero byte", "{}\0"sv, "malformed at "},
        {"something behind a zero byte", "{}\0{\"a\":"sv, "malformed at "},
        {"a zero byte in a string", "\"\0\""sv, "malformed at "},
        {"a comment", "{/* */}", "malformed at "},
        {"a comma too many", "[1,]", "malformed at "},
        {"single quotes", "{'a':1}", "malformed at "},
        {"no quotes", "{a:1}", "malformed at "},
        {"not a number", "[NaN]", "malformed at "},
        {"infinity", "[1e999]", "malformed at "},
        {"a leading zero", "[01]", "malformed at "},
        {"a leading plus", "[+1]", "malformed at "},
        {"hexadecimal", "[0x1]", "malformed at "},
        {"a line feed in a string", "[\"a\nb\"]", "malformed at "},
        {"an unknown escape", "[\"\\x41\"]", "malformed at "},
        {"half a surrogate pair", "[\"\\ud83c\"]", "malformed at "},
        {"the other half", "[\"\\udf3f\"]", "malformed at "},
        {"both halves", "[\"\\ud83c\\udf3f\"]", "in order"},
        {"an escaped zero", "[\"\\u0000\"]", "in order"},
        {"an overlong slash", "[\"\xC0\xAF\"]", "not_utf8 at "},
        {"a surrogate in UTF-8", "[\"\xED\xA0\x80\"]", "not_utf8 at "},
        {"above the last code point", "[\"\xF4\x90\x80\x80\"]", "not_utf8 at "},
        {"cut in the middle", "[\"\xE2\x82\"]", "not_utf8 at "},
        {"Latin-1", "{\"a\":\"Gro\xDF\"}", "not_utf8 at "},
        {"UTF-16", "{\0}\0"sv, "malformed at "},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(outcome(row.text) == row.outcome);
    }
}

TEST_CASE("a field stands once in an object, however it is written") {
    const struct {
        const char* text;
        const char* outcome;
    } rows[] = {
        {"{\"a\":1,\"a\":1}", "duplicate_field at /a"},
        {"{\"a\":1,\"\\u0061\":2}", "duplicate_field at /a"},
        {"{\"b\":{\"a\":1,\"c\":[{}],\"a\":2}}", "duplicate_field at /b/a"},
        {"{\"b\":[0,{\"x\":{},\"x\":{}}]}", "duplicate_field at /b/1/x"},
        {"{\"\":1,\"\":2}", "duplicate_field at /"},
        {"{\"~/\":1,\"~/\":2}", "duplicate_field at /~0~1"},
        {"{\"a\":{\"a\":{\"a\":1}},\"A\":1,\"b\":[{\"a\":1},{\"a\":1}]}", "in order"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(outcome(row.text) == row.outcome);
    }
}

TEST_CASE("limits end a hostile text before it costs anything") {
    const std::string depth = times(wire_depth_max, "/0");
    const JsonLimits wide{.bytes_max = 10 << 20};
    CHECK(outcome(times(wire_depth_max, "[") + times(wire_depth_max, "]")) == "in order");
    CHECK(outcome(times(wire_depth_max + 1, "[") + times(wire_depth_max + 1, "]")) == "too_deep at " + depth);
    CHECK(outcome(times(1'000'000, "["), wide) == "too_deep at " + depth);
    CHECK(outcome(times(1'000'000, "{\"a\":"), wide) == "too_deep at " + times(wire_depth_max, "/a"));
    CHECK(outcome("[" + times(wire_items_max - 1, "0,") + "0]") == "in order");
    CHECK(outcome("[" + times(wire_items_max, "0,") + "0]") == "too_many_values at /10000");
    CHECK(outcome(times(wire_items_max, "[[],[]],"), wide) == "malformed at ");
    CHECK(outcome("[" + times(30, "[" + times(9'999, "{},") + "{}],") + "0]", wide) == "too_many_values at /19/9979");
    CHECK(outcome(many_fields(wire_members_max)) == "in order");
    CHECK(outcome(many_fields(wire_members_max + 1)) == "too_many_values at /f128");
    CHECK(outcome("[\"" + times(wire_text_bytes_max, "a") + "\"]", wide) == "in order");
    CHECK(outcome("[0,\"" + times(wire_text_bytes_max + 1, "a") + "\"]", wide) == "too_long at /1");
    CHECK(outcome(std::string(request_body_bytes_max, ' ')) == "malformed at ");
    CHECK(outcome(std::string(request_body_bytes_max + 1, ' ')) == "too_large at ");
    CHECK(outcome(times(20'000, "\xF0\x9F\x8C\xBF")) == "too_large at ");
}

TEST_CASE("a field's name is cut in a pointer, between two characters") {
    std::string pointer;
    append_pointer(pointer, times(40, "ä"));
    CHECK(pointer == "/" + times(32, "ä") + "…");
}
