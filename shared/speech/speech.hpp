// What a voice says of a scene. Names come first, then what a thing is, its value, and what is the matter with it, as screen
// readers do (ARIA in HTML, accessible name and description). A secret is never said, only that there is something.
#pragma once

#include "shared/domain/people/language.hpp"
#include "shared/scene/scene.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kz {

// One piece that is said without a pause to change the voice.
struct Said {
    std::string text;
    Language language = Language::German; // the voice that can read it

    friend bool operator==(const Said&, const Said&) = default;
};

// Where a listener stops, in reading order: texts, named pictures, and what can be used. Not: what is decorative, without words, or
// said together with something else (labels of fields, parts of a link).
std::vector<std::uint32_t> stops(const Scene& scene);

enum class ReadingStep { Forward, Back };
// The stop after or before the node `from` (an id; 0: the page has just begun). Nothing at the ends.
std::optional<std::uint64_t> next_stop(const Scene& scene, std::uint64_t from, ReadingStep step);

// "Weiter, Schaltfläche"; "Land, Auswahl, Belgien".
Said words_of(const Scene& scene, std::uint32_t node);

// What is said although nobody asked: the new page's name and heading after another step, live regions with news, and the value of
// `held` (an id, or 0) when it is another one.
std::vector<Said> news(const Scene& before, const Scene& after, std::uint64_t held);

} // namespace kz
