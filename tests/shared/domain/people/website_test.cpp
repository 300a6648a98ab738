#include "shared/domain/people/website.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("a web site is an https address that looks like no other") {
    const struct {
        const char* address;
        bool is_one;
    } rows[] = {
        {"https://shop.example", true},
        {"https://www.shop-24.example/", true},
        {"https://shop.example/kunden/rechnung.html", true},
        {"", false},
        {"shop.example", false},
        {"http://shop.example", false},
        {"HTTPS://shop.example", false},
        {"https://", false},
        {"https://localhost", false},
        {"https://shop..example", false},
        {"https://.example", false},
        {"https://-shop.example", false},
        {"https://shop-.example", false},
        {"https://Shop.example", false},
        {"https://sh\xc3\xb6p.example", false},
        {"https://shop.example:8443", false},
        {"https://shop.example@other.example", false},
        {"https://shop.example?x=1", false},
        {"https://shop.example/#a", false},
        {"https://shop.example/a b", false},
        {"https://shop.example/%0d%0a", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.address);
        CHECK(is_website(row.address) == row.is_one);
    }
    CHECK(is_website("https://shop.example/" + std::string(179, 'a')));
    CHECK_FALSE(is_website("https://shop.example/" + std::string(180, 'a')));
    CHECK_FALSE(is_website("https://" + std::string(64, 'a') + ".example"));
}

TEST_CASE("the origin of a web site is its address without the path") {
    CHECK(website_origin("https://shop.example") == "https://shop.example");
    CHECK(website_origin("https://shop.example/kunden/") == "https://shop.example");
}
