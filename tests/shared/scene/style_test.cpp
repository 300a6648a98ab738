#include "shared/scene/scene.hpp"
#include "shared/scene/style.hpp"
#include "tests/shared/scene/claim_scene.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace kz;

namespace {

std::vector<Style> all_styles() {
    std::vector<Style> styles;
    for (int i = 1; i < static_cast<int>(Style::Count_); ++i)
        styles.push_back(static_cast<Style>(i));
    return styles;
}

// Where a box without a fill of its own may stand.
constexpr Token grounds[] = {Token::Ground, Token::Surface, Token::SurfaceSoft, Token::AccentSoft, Token::GoodSoft, Token::WarnSoft, Token::BadSoft};

std::string pair_name(std::string_view where, Token front, Token back, int percent) {
    return std::string(where) + ": " + std::string(token_name(front)) + " on " + std::string(token_name(back)) + " is " +
           std::to_string(percent);
}

void check_contrast(std::string_view where, Token front, Token back, int least) {
    for (const Theme* theme : {&light_theme(), &dark_theme()}) {
        const int percent = contrast_percent(theme->of(front), theme->of(back));
        CHECK_MESSAGE(percent >= least, pair_name(where, front, back, percent));
    }
}

} // namespace

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

TEST_CASE("every style can be read, wherever it may stand, in both themes") {
    for (const bool is_wide : {false, true})
        for (const Style style : all_styles()) {
            const StyleRule r = rule(style, is_wide);
            // Ink of its own or of the page, on its own fill or on any ground.
            const Token ink = r.ink == Token::None ? Token::Ink : r.ink;
            const bool is_dot = r.fill != Token::None && r.ink == Token::None; // boxes bring their texts' grounds
            if (r.fill == Token::None)
                for (const Token ground : grounds) {
                    if (r.ink != Token::AccentInk)
                        check_contrast(style_name(style), ink, ground, 450);
                }
            else if (!is_dot)
                check_contrast(style_name(style), ink, r.fill, 450);
            // The edge of what can be filled in or pressed, seen from inside and from outside.
            if (r.border == Token::Edge)
                for (const Token ground : {r.fill, Token::Surface})
                    check_contrast(style_name(style), r.border, ground, 300);
        }
}

TEST_CASE("what has no edge is told from the ground by its fill, and a slider and the focus ring are seen everywhere") {
    for (const Token ground : grounds) {
        check_contrast("button-primary", rule(Style::ButtonPrimary, false).fill, ground, 300);
        check_contrast("slider, focus ring", Token::Accent, ground, 300);
        check_contrast("invalid field", Token::Bad, ground, 300);
    }
    check_contrast("slider line", Token::Edge, Token::Surface, 300);
}

TEST_CASE("every text of a page can be read on what is behind it, in both themes") {
    std::set<Style> seen;
    for (const auto variant : {test::ClaimScene::Variant::Open, test::ClaimScene::Variant::InPlan}) {
        const Scene scene = test::ClaimScene(variant).made();
        for (const Node& node : scene.nodes) {
            seen.insert(node.style);
            if (!(is_text(node.role) ? !node.name.empty() : is_field(node.role)))
                continue;
            Token ink = Token::None;
            Token fill = Token::None;
            for (const Node* at = &node;; at = &scene.nodes[at->parent]) {
                const StyleRule r = rule(at->style, false);
                ink = ink == Token::None ? r.ink : ink;
                fill = fill == Token::None ? r.fill : fill;
                if (at->role == Role::Root)
                    break;
            }
            check_contrast(node.key, ink, fill, 450);
        }
    }
    // and the page shows every style that there is.
    for (const Style style : all_styles())
        CHECK_MESSAGE(seen.contains(style), style_name(style));
}

TEST_CASE("what can be pressed or edited is large enough to be hit") {
    struct Row { Style style; int height; };
    const Row rows[] = {
        {Style::LanguageLink, 44}, {Style::LanguageCurrent, 44}, {Style::FooterLink, 44}, {Style::CopyButton, 48}, {Style::ButtonQuiet, 48},
        {Style::ButtonPrimary, 52}, {Style::ButtonSecondary, 52}, {Style::FieldInput, 48}, {Style::FieldArea, 48},
        {Style::FieldSelect, 48}, {Style::Slider, 48}, {Style::CodeField, 48},
    };
    for (const bool is_wide : {false, true}) {
        for (const Row& row : rows)
            CHECK_MESSAGE(rule(row.style, is_wide).height_min >= row.height, style_name(row.style));
        // No interactive node of a page has another style.
        for (const Node& node : test::ClaimScene(test::ClaimScene::Variant::InPlan).made().nodes)
            if (is_interactive(node.role))
                CHECK_MESSAGE(std::any_of(std::begin(rows), std::end(rows), [&](const Row& row) { return row.style == node.style; }),
                              style_name(node.style));
    }
}

TEST_CASE("the table keeps to its scales") {
    std::set<std::string_view> names;
    for (const Style style : all_styles()) {
        CHECK(names.insert(style_name(style)).second);
        for (const bool is_wide : {false, true}) {
            const StyleRule r = rule(style, is_wide);
            if (r.text != 0)
                CHECK_MESSAGE(std::find(std::begin(type_scale), std::end(type_scale), r.text) != std::end(type_scale), style_name(style));
            // A border is drawn inside the padding, so there must be one.
            if (r.border != Token::None)
                CHECK_MESSAGE((r.pad_x >= 1 && r.pad_y >= 1), style_name(style));
            // Nothing is wider than the narrowest window leaves room for: 320 - 2 x 16 - 2 x 20.
            if (!is_wide)
                CHECK_MESSAGE(r.width_min <= 248, style_name(style));
            CHECK(r.shadow <= 2);
        }
    }
    CHECK(style_name(Style::None).empty());
    CHECK(style_name(Style::HeroAmount) == "hero-amount");
    CHECK(token_name(Token::AccentInk) == "accent-ink");
}
