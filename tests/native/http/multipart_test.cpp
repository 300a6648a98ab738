#include "native/http/multipart.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz::http;

namespace {

constexpr std::string_view type = "multipart/form-data; boundary=b0";

std::string part(std::string_view head, std::string_view content) {
    return "--b0\r\n" + std::string(head) + "\r\n\r\n" + std::string(content) + "\r\n";
}

std::string told(std::string_view content_type, std::string_view body) {
    const auto parts = parse_multipart(content_type, body);
    if (!parts) {
        return "refused";
    }
    std::string out;
    for (const Part& each : *parts) {
        out += std::string(each.name) + "=" + std::string(each.content) + ";";
    }
    return out;
}

const std::string field = "Content-Disposition: form-data; name=\"a\"";
const std::string file = "Content-Disposition: form-data; name=\"proof\"; filename=\"x.jpg\"\r\nContent-Type: image/jpeg";

} // namespace

TEST_CASE("a form with files is read as browsers write it, and nothing else is") {
    const struct {
        const char* what;
        std::string content_type;
        std::string body;
        std::string outcome;
    } rows[] = {
        {"a field and a file", std::string(type), part(field, "1") + part(file, "\xff\xd8\r\n--b") + "--b0--\r\n", "a=1;proof=\xff\xd8\r\n--b;"},
        {"without the last line end", std::string(type), part(field, "") + "--b0--", "a=;"},
        {"a boundary in quotes", "multipart/form-data; boundary=\"b0\"", part(field, "1") + "--b0--\r\n", "a=1;"},
        {"no part at all", std::string(type), "--b0--\r\n", ""},
        {"nothing", std::string(type), "", "refused"},
        {"another type", "application/json", part(field, "1") + "--b0--\r\n", "refused"},
        {"no boundary", "multipart/form-data", part(field, "1") + "--b0--\r\n", "refused"},
        {"a boundary of 71", "multipart/form-data; boundary=" + std::string(71, 'b'), "--" + std::string(71, 'b') + "--", "refused"},
        {"a preamble", std::string(type), "x\r\n" + part(field, "1") + "--b0--\r\n", "refused"},
        {"an epilogue", std::string(type), part(field, "1") + "--b0--\r\nx", "refused"},
        {"without its end", std::string(type), part(field, "1"), "refused"},
        {"bare line feeds", std::string(type), "--b0\n" + field + "\n\n1\n--b0--\n", "refused"},
        {"no name", std::string(type), part("Content-Disposition: form-data", "1") + "--b0--\r\n", "refused"},
        {"an empty name", std::string(type), part("Content-Disposition: form-data; name=\"\"", "1") + "--b0--\r\n", "refused"},
        {"an attachment", std::string(type), part("Content-Disposition: attachment; name=\"a\"", "1") + "--b0--\r\n", "refused"},
        {"a name twice", std::string(type), part(field, "1") + part(field, "2") + "--b0--\r\n", "refused"},
        {"two dispositions", std::string(type), part(field + "\r\n" + field, "1") + "--b0--\r\n", "refused"},
        {"an encoding", std::string(type), part(field + "\r\nContent-Transfer-Encoding: base64", "1") + "--b0--\r\n", "refused"},
        {"a long head", std::string(type), part(field + "\r\nX: " + std::string(part_head_bytes_max, 'x'), "1") + "--b0--\r\n", "refused"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(told(row.content_type, row.body) == row.outcome);
    }
}

TEST_CASE("a form has at most sixteen parts") {
    std::string body;
    for (int i = 0; i < 16; i++) {
        body += part("Content-Disposition: form-data; name=\"p" + std::to_string(i) + "\"", "");
    }
    CHECK(parse_multipart(type, body + "--b0--\r\n")->size() == parts_max);
    body += part(field, "");
    CHECK(!parse_multipart(type, body + "--b0--\r\n"));
}
