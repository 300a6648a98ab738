// Files from the manifest: encodings, revalidation, ranges, and what is not served.
#include "tests/native/http/fixture.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

using namespace kz::http;
using namespace kz::http::test;

namespace {

// A folder of its own for each test, gone afterwards.
struct Folder {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("kz-assets-" + std::to_string(::getpid()));

    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    std::filesystem::path write(const std::string& name, const std::string& content) const {
        std::ofstream(path / name, std::ios::binary) << content;
        return path / name;
    }
};

std::string large_content() {
    std::string content;
    for (int i = 0; content.size() < 400'000; i++) {
        content += std::to_string(i) + " ";
    }
    return content;
}

std::vector<Asset> manifest(const Folder& folder) {
    return {
        {.path = "app.3f2a.js",
         .content_type = "text/javascript",
         .etag = "3f2a",
         .plain = folder.write("app.js", "plain plain plain"),
         .br = folder.write("app.js.br", "as br"),
         .gz = folder.write("app.js.gz", "as gzip"),
         .caching = Caching::Immutable},
        {.path = "fonts/text.woff2",
         .content_type = "font/woff2",
         .etag = "77",
         .plain = folder.write("text.woff2", "0123456789")},
        {.path = "large.bin",
         .content_type = "application/octet-stream",
         .etag = "l",
         .plain = folder.write("large.bin", large_content())},
    };
}

struct Served {
    Folder folder;
    Running server{small_options(),
                   [this](Front& front) { REQUIRE(front.assets("/assets", manifest(folder))); }};
};

} // namespace

TEST_CASE("the best encoding that the client accepts is sent as it lies on the disk") {
    const Served served;
    struct {
        std::string accept, body, encoding, etag;
    } const rows[] = {
        {"", "plain plain plain", "", "\"3f2a\""},
        {"Accept-Encoding: gzip, br\r\n", "as br", "br", "\"3f2a-br\""},
        {"Accept-Encoding: gzip\r\n", "as gzip", "gzip", "\"3f2a-gz\""},
        {"Accept-Encoding: br;q=0\r\n", "plain plain plain", "", "\"3f2a\""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.accept);
        const Response response = served.server.client().get("/assets/app.3f2a.js", row.accept);
        CHECK(response.status == 200);
        CHECK(response.body == row.body);
        CHECK(response.field("Content-Encoding") == row.encoding);
        CHECK(response.field("ETag") == row.etag);
        CHECK(response.field("Vary") == "Accept-Encoding");
        CHECK(response.field("Cache-Control") == "public, max-age=31536000, immutable");
        CHECK(response.field("Content-Type") == "text/javascript");
        CHECK(response.has("Date"));
    }
    const Response font =
        served.server.client().get("/assets/fonts/text.woff2", "Accept-Encoding: br\r\n");
    CHECK(font.body == "0123456789");
    CHECK(!font.has("Vary"));
    CHECK(font.field("Cache-Control") == "no-cache");
}

TEST_CASE("a client that has the current version gets a 304 without a body") {
    const Served served;
    Client client = served.server.client();
    struct {
        std::string fields;
        int status;
    } const rows[] = {
        {"If-None-Match: \"3f2a\"\r\n", 304},
        {"If-None-Match: W/\"x\", \"3f2a\"\r\n", 304},
        {"If-None-Match: \"old\"\r\n", 200},
        {"If-None-Match: \"3f2a\"\r\nAccept-Encoding: br\r\n", 200},
        {"If-None-Match: \"3f2a-br\"\r\nAccept-Encoding: br\r\n", 304},
    };
    for (const auto& row : rows) {
        CAPTURE(row.fields);
        const Response response = client.get("/assets/app.3f2a.js", row.fields);
        CHECK(response.status == row.status);
        if (row.status == 304) {
            CHECK(response.has("ETag"));
            CHECK(!response.has("Content-Length"));
        }
    }
    CHECK(client.get("/hello").body == hello);
}

TEST_CASE("HEAD on an asset tells the length and sends nothing") {
    const Served served;
    Client client = served.server.client();
    for (const std::string path : {"/assets/app.3f2a.js", "/assets/large.bin"}) {
        client.send("HEAD " + path + " HTTP/1.1\r\nHost: a\r\nRange: bytes=0-1\r\n\r\n");
        const Response response = client.read_head();
        CHECK(response.status == 200);
        CHECK(std::stoul(response.field("Content-Length")) >= 17);
        CHECK(client.get("/hello").body == hello);
    }
}

TEST_CASE("one range is cut from the plain file, an impossible one is 416") {
    const Served served;
    Client client = served.server.client();
    const Response part = client.get("/assets/fonts/text.woff2", "Range: bytes=2-4\r\n");
    CHECK(part.status == 206);
    CHECK(part.body == "234");
    CHECK(part.field("Content-Range") == "bytes 2-4/10");
    const Response impossible = client.get("/assets/fonts/text.woff2", "Range: bytes=10-\r\n");
    CHECK(impossible.status == 416);
    CHECK(impossible.field("Content-Range") == "bytes */10");
    CHECK(client.get("/assets/fonts/text.woff2", "Range: bytes=0-1,4-5\r\n").status == 200);
    CHECK(
        client.get("/assets/fonts/text.woff2", "Range: bytes=2-4\r\nIf-Range: \"77\"\r\n").status ==
        206);
    CHECK(client.get("/assets/fonts/text.woff2", "Range: bytes=2-4\r\nIf-Range: \"76\"\r\n")
              .body.size() == 10);
    const Response plain =
        client.get("/assets/app.3f2a.js", "Range: bytes=0-4\r\nAccept-Encoding: br\r\n");
    CHECK(plain.body == "plain");
    CHECK(!plain.has("Content-Encoding"));
    const std::string large = large_content();
    CHECK(client.get("/assets/large.bin", "Range: bytes=300000-300009\r\n").body ==
          large.substr(300'000, 10));
}

TEST_CASE("a large asset arrives whole, also when others are asked for behind it and the client is "
          "slow") {
    const Served served;
    const std::string large = large_content();
    Client client(served.server.front.port(), "127.0.0.1", Receive::Little);
    client.send(get_request("/assets/large.bin") + get_request("/hello") +
                get_request("/assets/large.bin", "Range: bytes=5-9\r\n") + get_request("/hot"));
    CHECK(client.read().body == large);
    CHECK(client.read().body == hello);
    CHECK(client.read().body == large.substr(5, 5));
    CHECK(client.read().body == hello);
}

TEST_CASE("what is not in the manifest is not served, however it is written") {
    const Served served;
    Client client = served.server.client();
    for (const std::string path :
         {"/assetsapp.3f2a.js", "/assets", "/assets/", "/assets/app.js",
          "/assets/../assets/app.3f2a.js", "/assets/%2e%2e/app.3f2a.js", "/assets//app.3f2a.js",
          "/app.3f2a.js", "/assets/fonts", "/assets/app.3f2a.js/", "/assets/app.3f2a.js.br"}) {
        CAPTURE(path);
        CHECK(client.get(path).status == 404);
    }
    CHECK(client.get("/assets/app%2e3f2a.js").status == 200);
    CHECK(client.post("/assets/app.3f2a.js", "").status == 404);
}

TEST_CASE("an asset stays what it was when its file changes") {
    const Served served;
    const std::string large = large_content();
    served.folder.write("large.bin", "short");
    CHECK(served.server.client().get("/assets/large.bin").body == large);
}

TEST_CASE("a file that cannot be read stops the start") {
    Front front(small_options());
    const auto loaded =
        front.assets("/assets", {{.path = "a", .etag = "a", .plain = "/nowhere/a.js"}});
    REQUIRE(!loaded);
    CHECK(loaded.error().refusal == StartRefusal::AssetUnreadable);
    CHECK(loaded.error().detail.starts_with("/nowhere/a.js: "));
    CHECK(!front.assets("/assets", {{.path = "a", .etag = "a"}}));
}
