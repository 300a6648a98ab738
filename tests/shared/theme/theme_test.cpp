#include "shared/theme/theme.hpp"
#include "shared/theme/contrast.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("contrast is that of WCAG 2.2") {
    struct Row { Rgb a, b; int percent; };
    const Row rows[] = {
        {{0, 0, 0}, {255, 255, 255}, 2100},
        {{255, 255, 255}, {255, 255, 255}, 100},
        {{118, 118, 118}, {255, 255, 255}, 454},
        {{255, 0, 0}, {255, 255, 255}, 399},
    };
    for (const Row& row : rows) {
        CHECK(contrast_percent(row.a, row.b) == row.percent);
        CHECK(contrast_percent(row.b, row.a) == row.percent);
    }
}

TEST_CASE("the default theme can be read by everybody, and is sound") {
    CHECK(contrast_fault(default_theme()).empty());
    CHECK(picture_fault({logo_side, logo_side, default_theme().logo}).empty());
    CHECK(is_theme_name(default_theme().name));
}

TEST_CASE("a pair that can not be told apart is named, with its colours and what it lacks") {
    Theme theme = default_theme();
    theme.dark.of(Token::InkMuted) = {0x66, 0x66, 0x66};
    theme.dark.of(Token::Surface) = {0x55, 0x55, 0x55};
    theme.dark.of(Token::Ground) = {0, 0, 0};
    CHECK(contrast_fault(theme) == "dark: ink-muted #666666 on ground #000000 has a contrast of 3.65, and needs 4.50");
    theme = default_theme();
    theme.light.of(Token::Edge) = {0xee, 0xee, 0xee};
    CHECK(contrast_fault(theme) == "light: edge #eeeeee on ground #f6f5f2 has a contrast of 1.06, and needs 3.00");
}

TEST_CASE("each pair is looked at, in both palettes") {
    for (const TokenPair& pair : token_pairs())
        for (const bool is_dark : {false, true}) {
            Theme theme = default_theme();
            Palette& palette = is_dark ? theme.dark : theme.light;
            palette.of(pair.front) = palette.of(pair.back);
            CHECK_MESSAGE(!contrast_fault(theme).empty(), token_name(pair.front) << " on " << token_name(pair.back));
        }
}

TEST_CASE("who asks for more contrast gets 7:1 for every text, and lines that are seen") {
    for (const Palette& palette : {default_theme().light, default_theme().dark}) {
        const Palette more = with_more_contrast(palette);
        for (const TokenPair& pair : token_pairs())
            CHECK_MESSAGE(contrast_percent(more.of(pair.front), more.of(pair.back)) >= more_contrast_percent,
                          token_name(pair.front) << " on " << token_name(pair.back));
        CHECK(contrast_percent(more.of(Token::Line), more.of(Token::Surface)) >= more_contrast_percent);
    }
    CHECK(palette_of(default_theme(), Scheme::Contrast) == with_more_contrast(default_theme().light));
    CHECK(palette_of(default_theme(), Scheme::Dark) == default_theme().dark);
}

TEST_CASE("a colour is six hexadecimal digits") {
    CHECK(parse_hex("#0b5d57") == Rgb{0x0b, 0x5d, 0x57});
    CHECK(hex_text({0x0b, 0x5d, 0x57}) == "#0b5d57");
    for (const std::string_view text : {"", "#fff", "0b5d57", "#0b5d5", "#0b5d577", "#0B5D57", "#0b5d5g"})
        CHECK_MESSAGE(!parse_hex(text), text);
}

TEST_CASE("a theme's name is a word for file names") {
    for (const std::string_view name : {"kulanz", "a", "city-works-2"})
        CHECK_MESSAGE(is_theme_name(name), name);
    for (const std::string_view name : {"", "2nd", "-a", "Kulanz", "a/b", "..", "a.json", "abcdefghijklmnopqrstuvwxyz0123456"})
        CHECK_MESSAGE(!is_theme_name(name), name);
}

TEST_CASE("a path is read command by command") {
    std::string_view path = "M 1 -2.25 L 30 4 C 1 2 3 4 5.5 6 Z";
    Pen pen;
    REQUIRE(next_pen(path, pen));
    CHECK((pen.kind == Pen::Move && pen.x[0] == 1 && pen.y[0] == -2.25f));
    REQUIRE(next_pen(path, pen));
    CHECK((pen.kind == Pen::Line && pen.x[0] == 30 && pen.y[0] == 4));
    REQUIRE(next_pen(path, pen));
    CHECK((pen.kind == Pen::Curve && pen.x[2] == 5.5f && pen.y[2] == 6));
    REQUIRE(next_pen(path, pen));
    CHECK(pen.kind == Pen::Close);
    CHECK(!next_pen(path, pen));
    CHECK(path.empty());
}

TEST_CASE("a picture that would not be drawn as it is meant is refused") {
    struct Row { Shape shape; std::string_view fault; };
    const Row rows[] = {
        {{Token::Accent, 20, "M 1 1 L 2 2 M 3 3 L 4 4"}, ""},
        {{Token::Accent, 0, "M 1 1 L 2 2 L 3 1 Z"}, ""},
        {{Token::None, 20, "M 1 1 L 2 2"}, "a shape has a colour"},
        {{Token::Accent, 20, ""}, "a shape has a path"},
        {{Token::Accent, 20, "L 1 1"}, "a line begins with M"},
        {{Token::Accent, 20, "M 1 1 Z L 2 2"}, "a line begins with M"},
        {{Token::Accent, 20, "M 1 1 l 2 2"}, "a path is made of M, L, C and Z with plain numbers"},
        {{Token::Accent, 20, "M 1 1 L 2"}, "a path is made of M, L, C and Z with plain numbers"},
        {{Token::Accent, 20, "M 1 1e9"}, "a path is made of M, L, C and Z with plain numbers"},
        {{Token::Accent, 20, "M 1 1 L 99999 1"}, "a path is made of M, L, C and Z with plain numbers"},
        {{Token::Accent, 20, "M 1 1 L 33 2"}, "a picture stays on its sheet"},
        {{Token::Accent, 20, "M 1 1 C 1 1 2 -1 3 3"}, "a picture stays on its sheet"},
        {{Token::Accent, 0, "M 1 1 L 2 2 L 3 1 Z M 4 4 L 5 5 L 6 4 Z"}, "what is filled is one outline"},
        {{Token::Accent, 20, std::string(1001, 'M')}, "a path has at most 1000 characters"},
    };
    for (const Row& row : rows)
        CHECK_MESSAGE(picture_fault({logo_side, logo_side, {row.shape}}) == row.fault, row.shape.path);
    CHECK(picture_fault({logo_side, logo_side, std::vector<Shape>(25, rows[0].shape)}) == "a picture has at most 24 shapes");
}
