#include "shared/paint/letters.hpp"

#include "native/platform/file.hpp"
#include "shared/paint/fonts.hpp"

#include <doctest/doctest.h>
#include <imgui.h>

#include <algorithm>
#include <span>

using namespace kz;

namespace {

constexpr std::uint16_t latin[] = {0x20, 0x17f, 0x20ac, 0x20ac, 0};
constexpr std::uint16_t figures[] = {0x20, 0x7e, 0x20ac, 0x20ac, 0};

Scene page(std::string_view title, std::string_view amount, std::string_view words) {
    Builder builder("", "de");
    builder.open(Role::Main, "main");
    builder.leaf(Role::Heading, "title").look(Style::CardTitle).text(title);
    builder.leaf(Role::Text, "amount").look(Style::HeroAmount).text(amount);
    builder.leaf(Role::Text, "words").text(words);
    builder.close();
    return std::move(builder).finish();
}

bool has(const std::vector<std::uint16_t>& ranges, std::uint16_t code) {
    for (std::size_t i = 0; i + 1 < ranges.size(); i += 2)
        if (ranges[i] <= code && code <= ranges[i + 1])
            return true;
    return false;
}

const Theme& theme = default_theme();

} // namespace

TEST_CASE("each face has the letters that are set in it") {
    Letters letters;
    CHECK(letters.add(page("Für Öztürk", "12,50\u202f€", "Größe"), theme));
    const StyleRule title = rule(Style::CardTitle, false, theme), amount = rule(Style::HeroAmount, true, theme);
    const auto titles = letters.of(title.weight, title.text, latin), amounts = letters.of(amount.weight, amount.text, figures);
    CHECK((has(titles, 0xfc) && has(titles, 0xd6) && has(titles, 'F')));
    CHECK_FALSE(has(titles, 'Q'));
    CHECK((has(amounts, '5') && has(amounts, 0x20ac)));
    CHECK_FALSE(has(amounts, 'G'));
    // A space measures the narrow one, and a letter that no face has is shown as a question mark.
    CHECK((has(amounts, ' ') && has(amounts, '?')));
    const auto running = letters.of(Weight::Regular, theme.size(TextStep::Body), latin);
    CHECK((has(running, 0xdf) && has(running, 'Q')));
    CHECK_FALSE(has(running, 0xfe));
}

TEST_CASE("figures that shrink with their window are in the smaller sizes, too") {
    Letters letters;
    letters.add(page("", "7 €", ""), theme);
    const StyleRule amount = rule(Style::HeroAmount, false, theme);
    for (const int size : theme.sizes)
        if (size != 0 && size <= amount.text)
            CHECK(has(letters.of(amount.weight, size, latin), 0x20ac));
}

TEST_CASE("letters are wanted once, and only those that faces hold") {
    Letters letters;
    CHECK(letters.add(page("Für", "1 €", "ja"), theme));
    CHECK_FALSE(letters.add(page("Für", "1 €", "nein, danke"), theme));
    CHECK(letters.add(page("Für", "1 €", "Ölfarbe"), theme));
    CHECK(letters.add(page("Für", "2 €", "ja"), theme));
    letters.add(page("Für", "1 €", "Мир"), theme);
    CHECK_FALSE(has(letters.of(Weight::Regular, theme.size(TextStep::Body), latin), 0x41c));
}

TEST_CASE("ranges ascend and end with a zero") {
    Letters letters;
    letters.add(page("ba", "1 €", "ß ä"), theme);
    for (const int size : theme.sizes) {
        const auto ranges = letters.of(Weight::Strong, size, latin);
        CHECK(ranges.size() % 2 == 1);
        CHECK(ranges.back() == 0);
        CHECK(std::is_sorted(ranges.begin(), ranges.end() - 1));
    }
}

TEST_CASE("letters that few have are found in names and values, each once") {
    Builder builder("", "de");
    builder.open(Role::Main, "main");
    builder.leaf(Role::Text, "name").text("Öztürk, Жанна, Ελένη, Nguyễn, Жук\n");
    builder.leaf(Role::TextField, "field").value = "Žižek Ю €";
    builder.close();
    const Scene scene = std::move(builder).finish();
    const std::vector<std::uint16_t> rare = letters_beyond(scene, latin);
    CHECK(std::ranges::is_sorted(rare));
    CHECK(std::ranges::count(rare, 0x416) == 1); // Ж
    for (const std::uint16_t code : {0x395, 0x42e, 0x1ec5})
        CHECK(std::ranges::count(rare, code) == 1);
    for (const std::uint16_t code : {0xa, 0xd6, 0x17d, 0x20ac})
        CHECK(std::ranges::count(rare, code) == 0);
}

TEST_CASE("and are set in the face itself, as long as the page has them") {
    const auto regular = read_file("/usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf");
    REQUIRE(regular.has_value());
    const std::span bytes(reinterpret_cast<const unsigned char*>(regular->data()), regular->size());
    const std::uint16_t also[] = {0x416, 0x4e00}; // the face has no Chinese
    ImFontAtlas atlas;
    const Fonts without(atlas, {bytes, bytes, {}}, {theme});
    const float unknown = without.width("?", Weight::Regular, 16);
    CHECK(without.width("Ж", Weight::Regular, 16) == unknown);
    ImFontAtlas larger;
    const Fonts with(larger, {bytes, bytes, {}}, {theme, 1, 1, nullptr, also});
    CHECK(with.width("Ж", Weight::Regular, 16) > 1.5f * unknown);
    CHECK(with.width("一", Weight::Regular, 16) == unknown);
    CHECK(with.width("Größe 12,50 €", Weight::Regular, 16) == without.width("Größe 12,50 €", Weight::Regular, 16));
}
