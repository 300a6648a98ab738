#include "shared/protocol/theme_json.hpp"
#include "shared/theme/contrast.hpp"
#include "tests/shared/golden.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

} // namespace

TEST_CASE("a theme comes back as it was") {
    Theme theme = default_theme();
    theme.name = "harbour";
    theme.tone = Tone::Warm;
    theme.cut = Cut::Narrow;
    theme.photo = "harbour-2.jpg";
    theme.logo = {{Token::Accent, 24, "M 1 1 L 2 2"}, {Token::BandInk, 0, "M 1 1 L 2 2 L 3 1 Z"}};
    CHECK(decode_theme(encode_theme(theme)) == theme);
}

TEST_CASE("the themes beside the program can be read by everybody") {
    for (const std::string name : {"bicycle", "energy", "mobile"}) {
        const auto theme = decode_theme(test::read_text("assets/themes/" + name + ".json"));
        REQUIRE_MESSAGE(theme.has_value(), name << theme.error().field << ": " << theme.error().detail);
        CHECK(theme->name == name);
        CHECK_MESSAGE(contrast_fault(*theme).empty(), name << ": " << contrast_fault(*theme));
        CHECK_MESSAGE(picture_fault({logo_side, logo_side, theme->logo}).empty(), name);
        CHECK_MESSAGE(picture_fault({art_width, art_height, theme->art}).empty(), name);
        for (const Palette& palette : {with_more_contrast(theme->light), with_more_contrast(theme->dark)})
            for (const TokenPair& pair : token_pairs())
                CHECK(contrast_percent(palette.of(pair.front), palette.of(pair.back)) >= more_contrast_percent);
    }
}

TEST_CASE("what is no theme is refused at the place where it is wrong") {
    struct Row { std::string_view from, to, field; WireRule rule; };
    const Row rows[] = {
        {"\"kulanz\"", "\"../kulanz\"", "/name", WireRule::BadFormat},
        {"\"kulanz\"", "\"kulanz\",\"tone\":\"loud\"", "/tone", WireRule::UnknownCode},
        {"\"kulanz\"", "\"kulanz\",\"cut\":\"gothic\"", "/cut", WireRule::UnknownCode},
        {"\"ink\":\"#17201f\"", "\"ink\":\"black\"", "/light/ink", WireRule::BadFormat},
        {"\"ink\":\"#17201f\",", "", "/light/ink", WireRule::Missing},
        {"\"ink\":\"#17201f\"", "\"ink\":\"#17201f\",\"inkk\":\"#17201f\"", "/light/inkk", WireRule::UnknownField},
        {"\"body\":16", "\"body\":8", "/sizes/body", WireRule::OutOfRange},
        {"\"card\":18", "\"card\":33", "/radii/card", WireRule::OutOfRange},
        {"\"elevation\":1", "\"elevation\":3", "/elevation", WireRule::OutOfRange},
        {"\"logo\":[]", "\"logo\":[{\"colour\":\"pink\",\"path\":\"M 1 1\"}]", "/logo/0/colour", WireRule::UnknownCode},
        {"\"art\":[]", "\"art\":[{\"colour\":\"ink\",\"line_tenths\":0,\"path\":\"M 1 1\"}]", "/art/0/line_tenths", WireRule::OutOfRange},
        {"\"art\":[]", "\"art\":[],\"photo\":\"https://elsewhere\"", "/photo", WireRule::BadFormat},
        {"\"art\":[]", "\"arts\":[]", "/arts", WireRule::UnknownField},
    };
    for (const Row& row : rows) {
        const auto theme = decode_theme(replaced(encode_theme(default_theme()), row.from, row.to));
        REQUIRE_MESSAGE(!theme.has_value(), row.to);
        CHECK_MESSAGE(theme.error().field == row.field, row.to);
        CHECK_MESSAGE(theme.error().rule == row.rule, row.to);
    }
}
