#include "shared/scene/scene.hpp"
#include "shared/scene/style.hpp"
#include "shared/theme/contrast.hpp"
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

// The tokens of the table and of the pages are names; whether they can be told apart is proved of each theme by
// contrast_fault() (tests/shared/theme). So no pair may be made that it does not know.
bool is_known_pair(Token front, Token back, int least_percent) {
    return std::ranges::any_of(token_pairs(), [&](const TokenPair& pair) {
        return pair.front == front && pair.back == back && pair.least_percent >= least_percent;
    });
}

std::string pair_name(std::string_view where, Token front, Token back) {
    return std::string(where) + ": " + std::string(token_name(front)) + " on " + std::string(token_name(back));
}

void check_pair(std::string_view where, Token front, Token back, int least_percent) {
    // A pair is as far apart from either side.
    CHECK_MESSAGE((is_known_pair(front, back, least_percent) || is_known_pair(back, front, least_percent)),
                  pair_name(where, front, back));
}

StyleRule rule_of(Style style, bool is_wide = false) { return rule(style, is_wide, default_theme()); }

constexpr Token quiet_grounds[] = {Token::Ground, Token::Surface, Token::SurfaceSoft};

} // namespace

TEST_CASE("every style with a text colour has a pair that is proved, on its own fill or on every quiet ground") {
    for (const bool is_wide : {false, true})
        for (const Style style : all_styles()) {
            const StyleRule r = rule_of(style, is_wide);
            if (r.ink != Token::None && r.fill != Token::None)
                check_pair(style_name(style), r.ink, r.fill, text_contrast_percent);
            if (r.ink != Token::None && r.fill == Token::None)
                for (const Token ground : quiet_grounds)
                    check_pair(style_name(style), r.ink, ground, text_contrast_percent);
            // The edge of what can be filled in or pressed, seen from inside and from outside.
            if (r.border == Token::Edge)
                for (const Token ground : quiet_grounds)
                    check_pair(style_name(style), r.border, ground, part_contrast_percent);
        }
}

TEST_CASE("what has no edge is told from the ground by its fill, and a slider and the focus ring are seen everywhere") {
    for (const Token ground : quiet_grounds) {
        check_pair("button-primary", rule_of(Style::ButtonPrimary).fill, ground, part_contrast_percent);
        check_pair("slider, focus ring", Token::Accent, ground, part_contrast_percent);
        check_pair("slider line", Token::Edge, ground, part_contrast_percent);
        check_pair("invalid field", Token::Bad, ground, part_contrast_percent);
    }
    check_pair("focus ring in the header", Token::BandInk, Token::Band, part_contrast_percent);
}

TEST_CASE("every text of a page stands on a pair that is proved") {
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
                const StyleRule r = rule_of(at->style);
                ink = ink == Token::None ? r.ink : ink;
                fill = fill == Token::None ? r.fill : fill;
                if (at->role == Role::Root)
                    break;
            }
            check_pair(node.key, ink, fill, text_contrast_percent);
        }
    }
    // and the page shows every style that there is.
    for (const Style style : all_styles())
        CHECK_MESSAGE(seen.contains(style), style_name(style));
}

TEST_CASE("what can be pressed or edited is large enough to be hit") {
    struct Row { Style style; int height; };
    const Row rows[] = {
        {Style::LanguageLink, 44}, {Style::LanguageCurrent, 44}, {Style::FooterLink, 44}, {Style::TrustLink, 44}, {Style::HeaderButton, 48}, {Style::CopyButton, 48}, {Style::ButtonQuiet, 48},
        {Style::ButtonPrimary, 52}, {Style::ButtonSecondary, 52}, {Style::FieldInput, 48}, {Style::FieldArea, 48},
        {Style::FieldSelect, 48}, {Style::Slider, 48}, {Style::CodeField, 48}, {Style::FieldFile, 48},
        {Style::CheckBox, 32}, // its label is as good a place to press
    };
    for (const bool is_wide : {false, true}) {
        for (const Row& row : rows)
            CHECK_MESSAGE(rule_of(row.style, is_wide).height_min >= row.height, style_name(row.style));
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
            const StyleRule r = rule_of(style, is_wide);
            if (r.text != 0)
                CHECK_MESSAGE(std::ranges::find(default_theme().sizes, r.text) != default_theme().sizes.end(), style_name(style));
            // A border is drawn inside the padding, so there must be one.
            if (r.border != Token::None)
                CHECK_MESSAGE((r.pad_x >= 1 && r.pad_y >= 1), style_name(style));
            // Nothing is wider than the narrowest window leaves room for: 320 - 2 x 16 - 2 x 20.
            if (!is_wide)
                CHECK_MESSAGE(r.width_min <= 248, style_name(style));
            CHECK(r.shadow <= 2);
            CHECK_MESSAGE(std::ranges::find(default_theme().radii, r.radius) != default_theme().radii.end(), style_name(style));
        }
    }
    CHECK(style_name(Style::None).empty());
    CHECK(style_name(Style::HeroAmount) == "hero-amount");
    CHECK(token_name(Token::AccentInk) == "accent-ink");
}
