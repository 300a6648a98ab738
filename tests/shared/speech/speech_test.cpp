#include "shared/speech/speech.hpp"

#include "tests/shared/golden.hpp"
#include "tests/shared/scene/claim_scene.hpp"

#include <doctest/doctest.h>

using namespace kz;
using Variant = test::ClaimScene::Variant;

namespace {

// Everything that is heard by who goes through the whole page.
std::string transcript(const Scene& scene) {
    std::string out;
    for (auto at = next_stop(scene, 0, ReadingStep::Forward); at; at = next_stop(scene, *at, ReadingStep::Forward)) {
        const Said said = words_of(scene, static_cast<std::uint32_t>(find(scene, *at) - scene.nodes.data()));
        (((out += language_code(said.language)) += ' ') += said.text) += '\n';
    }
    return out;
}

Scene form(std::string_view value, std::uint16_t state, Sensitivity sensitivity) {
    Builder builder("Seite", "de");
    builder.open(Role::Main, "main");
    builder.leaf(Role::Heading, "title").text("Ihre Angaben").level = 1;
    builder.leaf(Role::Status, "news");
    builder.open(Role::Form, "form");
    builder.leaf(Role::Label, "label").text("Kontonummer").refers_to = builder.id_of("field");
    Node& field = builder.leaf(Role::TextField, "field");
    field.value = value;
    field.state = state;
    field.sensitivity = sensitivity;
    builder.leaf(Role::Checkbox, "tick").text("Einverstanden");
    Node& slider = builder.leaf(Role::Slider, "slider").text("Raten");
    slider.value = "3";
    slider.value_text = "3 Raten";
    builder.leaf(Role::Button, "send").text("Weiter").with(state_disabled);
    builder.leaf(Role::Paragraph, "art").text("nur zum Ansehen").with(state_decorative);
    builder.close();
    builder.close();
    return std::move(builder).finish();
}

std::string field_words(const Scene& scene) {
    const Node* field = find(scene, Role::TextField, "");
    return words_of(scene, static_cast<std::uint32_t>(field - scene.nodes.data())).text;
}

} // namespace

TEST_CASE("a page read from its top to its end") {
    test::check_golden("speech", "open", transcript(test::ClaimScene(Variant::Open).made()));
    test::check_golden("speech", "in_plan", transcript(test::ClaimScene(Variant::InPlan).made()));
}

TEST_CASE("a field says its label, what it is, what is in it and what is the matter") {
    CHECK(field_words(form("", 0, Sensitivity::Public)) == "Kontonummer, Eingabefeld, leer");
    CHECK(field_words(form("DE71", state_required | state_invalid, Sensitivity::Personal)) == "Kontonummer, Eingabefeld, DE71, nötig, bitte prüfen");
    CHECK(field_words(form("geheim", 0, Sensitivity::Secret)) == "Kontonummer, Eingabefeld, ausgefüllt, wird nicht vorgelesen");
}

TEST_CASE("reading stops at the ends and leaves out what is decorative") {
    const Scene scene = form("", 0, Sensitivity::Public);
    CHECK(transcript(scene) == "de Ihre Angaben, Überschrift 1\nde Kontonummer, Eingabefeld, leer\nde Einverstanden, Kästchen, nicht angekreuzt\n"
                               "de Raten, Schieberegler, Pfeile nach links und rechts ändern ihn, 3 Raten\nde Weiter, Schaltfläche, gerade nicht möglich\n");
    const Node* button = find(scene, Role::Button, "Weiter");
    CHECK(!next_stop(scene, button->id, ReadingStep::Forward));
    CHECK(next_stop(scene, button->id, ReadingStep::Back) == find(scene, Role::Slider, "Raten")->id);
    CHECK(!next_stop(scene, find(scene, Role::Heading, "Ihre Angaben")->id, ReadingStep::Back));
}

TEST_CASE("there and back are the same stops") {
    const Scene scene = test::ClaimScene(Variant::Open).made();
    std::vector<std::uint64_t> there, back;
    for (auto at = next_stop(scene, 0, ReadingStep::Forward); at; at = next_stop(scene, *at, ReadingStep::Forward))
        there.push_back(*at);
    for (auto at = std::optional(there.back()); at; at = next_stop(scene, *at, ReadingStep::Back))
        back.insert(back.begin(), *at);
    CHECK(there == back);
}

TEST_CASE("news is said once: another page, a live region, the value that is held") {
    const Scene before = form("", 0, Sensitivity::Public);
    CHECK(news({}, before, 0) == std::vector<Said>{{"Seite. Ihre Angaben", Language::German}});
    CHECK(news(before, before, 0).empty());
    Scene after = before;
    for (Node& node : after.nodes) {
        if (node.role == Role::Status)
            node.name = "Gespeichert";
        if (node.role == Role::Slider)
            node.value_text = "4 Raten";
    }
    CHECK(news(before, after, 0) == std::vector<Said>{{"Gespeichert", Language::German}});
    CHECK(news(before, after, find(after, Role::Slider, "Raten")->id) == std::vector<Said>{{"Gespeichert", Language::German}, {"4 Raten", Language::German}});
    CHECK(news(after, after, 0).empty());
}
