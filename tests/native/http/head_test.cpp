#include "native/http/head.hpp"

#include "shared/base/random.hpp"

#include <doctest/doctest.h>
#include <memory>
#include <string>
#include <vector>

using namespace kz::http;

namespace {

struct Scanned {
    std::string bytes{}; // what the views in `head` are views of
    HeadStep step = HeadStep::Incomplete;
    std::unique_ptr<Head> head = std::make_unique<Head>();

    std::string value(std::string_view name) const {
        const RequestView view{.method = {},
                               .path = {},
                               .query = {},
                               .remote = {},
                               .fields = std::span(head->fields).first(head->field_count)};
        return std::string(view.header(name));
    }
};

std::unique_ptr<Scanned> scan(std::string_view bytes) {
    auto scanned = std::make_unique<Scanned>();
    scanned->bytes = bytes;
    HeadProgress progress;
    scanned->step = scan_head(scanned->bytes, {}, progress, *scanned->head);
    return scanned;
}

std::string request(std::string_view fields) {
    return "GET / HTTP/1.1\r\nHost: a\r\n" + std::string(fields) + "\r\n";
}

const std::vector<std::string> good_heads = {
    "GET / HTTP/1.1\r\nHost: kulanz.example\r\n\r\n",
    "\r\nGET / HTTP/1.1\r\nHost: kulanz.example\r\n\r\n",
    "GET /claims/7?after=3&x=%C3%A4 HTTP/1.0\r\n\r\n",
    "HEAD /caf%C3%A9 HTTP/1.1\r\nHost: [::1]:8080\r\nCookie: a=1; b=2\r\nAccept: */*\r\n\r\n",
    "POST /messages HTTP/1.1\r\nHost: a\r\nContent-Length: 12\r\nContent-Type: text/plain\r\n\r\n",
    "DELETE /claims/7 HTTP/1.1\r\nHost: a\r\nX-Empty:\r\nX-Blank: \t v \t\r\nX-Utf8: "
    "\xC3\xA4\r\n\r\n",
};

struct Row {
    std::string bytes;
    Problem problem;
};

} // namespace

TEST_CASE("a head is taken apart into method, path, query, length and fields") {
    const std::string bytes = "POST /claims/7%20b?after=3&q=%41 HTTP/1.1\r\nHost: "
                              "kulanz.example:8080\r\nCookie: s=1%0d%0a\r\n"
                              "content-length: 12\r\nAccept-Encoding: gzip, deflate, br\r\nX-Two:  "
                              "two words \r\n\r\nbody";

    const auto scanned = scan(bytes);

    REQUIRE(scanned->step == HeadStep::Complete);
    const Head& head = *scanned->head;
    CHECK(head.method == "POST");
    CHECK(head.path == "/claims/7 b");
    CHECK(head.query == "after=3&q=%41");
    CHECK(head.target == "/claims/7%20b?after=3&q=%41");
    CHECK(head.body_bytes == 12);
    CHECK(head.bytes == bytes.size() - 4);
    CHECK(head.keeps_alive);
    CHECK(head.accepts_br);
    CHECK(head.accepts_gzip);
    CHECK(scanned->value("cookie") == "s=1%0d%0a");
    CHECK(scanned->value("X-TWO") == "two words");
    CHECK(scanned->value("Accept-Encoding").empty());
}

TEST_CASE("a head that could be read in two ways is refused by name") {
    const std::string long_value(9000, 'v');
    const std::vector<Row> rows = {
        {"GET /" + std::string(9000, 'a'), Problem::TargetTooLong},
        {"GET /" + std::string(8000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", Problem::TargetTooLong},
        {request("X: " + long_value + "\r\nY: " + long_value + "\r\n"), Problem::HeadTooLarge},
        {"GET / HTTP/1.1\r\nX: " + std::string(17000, 'v'), Problem::HeadTooLarge},
        {"GET / HTTP/1.1\nHost: a\n\n", Problem::MalformedRequest},
        {"GET / HTTP/1.1\r\nHost: a\n\r\n", Problem::MalformedField},
        {"GET / HTTP/1.1\r\nHost: a\r\n\n", Problem::MalformedField},
        {"\n", Problem::MalformedRequest},
        {"\r\n\r\n\r\n", Problem::MalformedRequest},
        {"\x16\x03\x01", Problem::MalformedRequest},
        {"get / HTTP/1.1\r\nHost: a\r\n\r\n", Problem::MalformedRequest},
        {"GET /\r\nHost: a\r\n\r\n", Problem::MalformedRequest},
        {"GET / \r\nHost: a\r\n\r\n", Problem::MalformedRequest},
        {"GET / HTTP/1\r\nHost: a\r\n\r\n", Problem::MalformedRequest},
        {"G\xc3\x84T / HTTP/1.1\r\nHost: a\r\n\r\n", Problem::MalformedRequest},
        {"BREW / HTTP/1.1\r\nHost: a\r\n\r\n", Problem::UnknownMethod},
        {"TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", Problem::UnknownMethod},
        {"CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", Problem::UnknownMethod},
        {"PRI * HTTP/2.0\r\n\r\n", Problem::UnknownMethod},
        {"GET / HTTP/2.0\r\nHost: a\r\n\r\n", Problem::UnsupportedVersion},
        {"GET / HTTP/1.2\r\nHost: a\r\n\r\n", Problem::UnsupportedVersion},
        {"GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", Problem::RefusedTarget},
        {"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", Problem::RefusedTarget},
        {"GET  / HTTP/1.1\r\nHost: a\r\n\r\n", Problem::RefusedTarget},
        {"GET / x HTTP/1.1\r\nHost: a\r\n\r\n", Problem::RefusedTarget},
        {"GET /#x HTTP/1.1\r\nHost: a\r\n\r\n", Problem::RefusedTarget},
        {"GET /\t HTTP/1.1\r\nHost: a\r\n\r\n", Problem::RefusedTarget},
        {"GET /\xc3\xa4 HTTP/1.1\r\nHost: a\r\n\r\n", Problem::RefusedTarget},
        {"GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", Problem::RefusedTarget},
        {"GET /%u0041 HTTP/1.1\r\nHost: a\r\n\r\n", Problem::RefusedTarget},
        {"GET /a% HTTP/1.1\r\nHost: a\r\n\r\n", Problem::RefusedTarget},
        {"GET /a%4 HTTP/1.1\r\nHost: a\r\n\r\n", Problem::RefusedTarget},
        {"GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", Problem::RefusedTarget},
        {"GET /%0d%0a HTTP/1.1\r\nHost: a\r\n\r\n", Problem::RefusedTarget},
        {"GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n", Problem::RefusedTarget},
        {"GET /?a=%00 HTTP/1.1\r\nHost: a\r\n\r\n", Problem::RefusedTarget},
        {request("no colon\r\n"), Problem::MalformedField},
        {request(": no name\r\n"), Problem::MalformedField},
        {request("Name : v\r\n"), Problem::MalformedField},
        {request("Na(me: v\r\n"), Problem::MalformedField},
        {request("X: folded\r\n line\r\n"), Problem::MalformedField},
        {request(std::string("X: a\0b\r\n", 8)), Problem::MalformedField},
        {request("X: a\rb\r\n"), Problem::MalformedField},
        {request("X: a\x7f\r\n"), Problem::MalformedField},
        {request([] {
             std::string many;
             for (int i = 0; i < 100; i++) {
                 many += "X: 1\r\n";
             }
             return many;
         }()),
         Problem::TooManyFields},
        {request("REMOTE_ADDR: 1.2.3.4\r\n"), Problem::ReservedField},
        {request("remote_port: 1\r\n"), Problem::ReservedField},
        {request("LOCAL_ADDR: 1.2.3.4\r\n"), Problem::ReservedField},
        {request("LOCAL_PORT: 1\r\n"), Problem::ReservedField},
        {"GET / HTTP/1.1\r\n\r\n", Problem::HostMissing},
        {"GET / HTTP/1.1\r\nHost:\r\n\r\n", Problem::HostMissing},
        {request("Host: b\r\n"), Problem::HostMissing},
        {"GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", Problem::HostMissing},
        {"GET / HTTP/1.1\r\nHost: a@b\r\n\r\n", Problem::HostMissing},
        {request("Transfer-Encoding: chunked\r\n"), Problem::TransferEncoding},
        {request("transfer-encoding: identity\r\n"), Problem::TransferEncoding},
        {request("Content-Encoding: gzip\r\n"), Problem::ContentEncoding},
        {request("Content-Length: 0\r\nContent-Length: 0\r\n"), Problem::ContentLength},
        {request("Content-Length: 1, 1\r\n"), Problem::ContentLength},
        {request("Content-Length: -1\r\n"), Problem::ContentLength},
        {request("Content-Length: +1\r\n"), Problem::ContentLength},
        {request("Content-Length: 0x1\r\n"), Problem::ContentLength},
        {request("Content-Length:\r\n"), Problem::ContentLength},
        {request("Content-Length: 99999999999999999999999\r\n"), Problem::BodyTooLarge},
        {request("Content-Length: 5\r\n"), Problem::UnexpectedBody},
        {request("Expect: the worst\r\n"), Problem::Expectation},
    };
    for (const Row& row : rows) {
        CAPTURE(row.bytes.substr(0, 200));
        const auto scanned = scan(row.bytes);
        REQUIRE(scanned->step == HeadStep::Refused);
        CHECK(text_of(scanned->head->problem).name == text_of(row.problem).name);
    }
}

TEST_CASE("every prefix of a good head is incomplete, whole or byte by byte") {
    for (const std::string& bytes : good_heads) {
        CAPTURE(bytes);
        HeadProgress progress;
        const auto head = std::make_unique<Head>();
        for (std::size_t size = 0; size < bytes.size(); size++) {
            CAPTURE(size);
            CHECK(scan(bytes.substr(0, size))->step == HeadStep::Incomplete);
            CHECK(scan_head(std::string_view(bytes).substr(0, size), {}, progress, *head) ==
                  HeadStep::Incomplete);
        }
        CHECK(scan(bytes)->step == HeadStep::Complete);
        CHECK(scan_head(bytes, {}, progress, *head) == HeadStep::Complete);
        CHECK(head->bytes == bytes.size());
    }
}

TEST_CASE("no mutation of a good head passes with a value that holds a line end") {
    kz::SeededRandom random(20260101);
    const std::string_view spice("\0\r\n\t :%/?,;=\"\x7f\xc3\xff"
                                 "A0",
                                 18);
    int complete = 0;
    for (int round = 0; round < 20'000; round++) {
        std::string bytes = good_heads[random.below(good_heads.size())];
        for (std::uint64_t change = random.below(4); change-- > 0;) {
            const auto at = static_cast<std::size_t>(random.below(bytes.size()));
            switch (random.below(3)) {
            case 0:
                bytes[at] = spice[random.below(spice.size())];
                break;
            case 1:
                bytes.insert(at, 1, spice[random.below(spice.size())]);
                break;
            default:
                bytes.erase(at, 1);
                break;
            }
        }
        const auto scanned = scan(bytes);
        if (scanned->step != HeadStep::Complete) {
            continue;
        }
        complete++;
        const Head& head = *scanned->head;
        CHECK(head.path.starts_with('/'));
        CHECK(head.bytes <= bytes.size());
        CHECK(head.path.find_first_of(std::string_view("\0\r\n", 3)) == std::string_view::npos);
        for (std::size_t i = 0; i < head.field_count; i++) {
            const Field& field = head.fields[i];
            CHECK(field.value.find_first_of(std::string_view("\0\r\n", 3)) ==
                  std::string_view::npos);
            CHECK(field.name.find_first_of(" \t\r\n:") == std::string_view::npos);
        }
    }
    CHECK(complete > 1000);
}

TEST_CASE("the connection stays open as version and Connection say") {
    struct {
        std::string head;
        bool keeps_alive;
    } const rows[] = {
        {"GET / HTTP/1.1\r\nHost: a\r\n\r\n", true},
        {"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", false},
        {"GET / HTTP/1.1\r\nHost: a\r\nConnection: TE, Close\r\n\r\n", false},
        {"GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\n\r\n", true},
        {"GET / HTTP/1.0\r\n\r\n", false},
        {"GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", true},
    };
    for (const auto& row : rows) {
        CAPTURE(row.head);
        CHECK(scan(row.head)->head->keeps_alive == row.keeps_alive);
    }
}

TEST_CASE("an encoding is accepted unless its weight is zero") {
    struct {
        std::string field;
        bool br, gzip;
    } const rows[] = {
        {"", false, false},
        {"Accept-Encoding: gzip, deflate, br, zstd\r\n", true, true},
        {"Accept-Encoding: GZIP\r\n", false, true},
        {"Accept-Encoding: br;q=0, gzip;q=0.5\r\n", false, true},
        {"Accept-Encoding: br; q=0.000, gzip; q=1\r\n", false, true},
        {"Accept-Encoding: br;q=0.001\r\n", true, false},
        {"Accept-Encoding: brotli, xgzip\r\n", false, false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.field);
        const auto scanned = scan(request(row.field));
        CHECK(scanned->head->accepts_br == row.br);
        CHECK(scanned->head->accepts_gzip == row.gzip);
    }
}

TEST_CASE("fields of proxies and of the connection are not passed on") {
    const auto scanned = scan(
        request("X-Forwarded-For: 1.2.3.4\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: evil\r\n"
                "Forwarded: for=1.2.3.4\r\nX-Real-IP: 1.2.3.4\r\nKeep-Alive: 5\r\nTE: "
                "trailers\r\nUpgrade: h2c\r\n"
                "Proxy: evil\r\nReferer: /here\r\n"));

    REQUIRE(scanned->step == HeadStep::Complete);
    CHECK(scanned->head->field_count == 2); // Host and Referer
    CHECK(scanned->value("Referer") == "/here");
    CHECK(scanned->head->forwarded_for == "1.2.3.4");
    CHECK(scanned->head->forwarded_proto == "https");
}
