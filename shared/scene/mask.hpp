// MaskedScene: a page as somebody else may see it. What is not known to be harmless is not in it: names and texts that are personal are one
// word, the value of a field that is typed into is how far it is, codes to scan, addresses, actions and what a form would send are gone.
// Sliders and choices that are public stay, because they are the figures that people talk about; the ids stay, so that one can point.
// Where the focus is is nobody's business; nothing in it can be used: forms are groups, buttons do nothing, links lead inside the page.
//
// Invariant: mask() is the only maker of one, and what is printed for a helper takes nothing else.
#pragma once

#include "shared/scene/scene.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kz {

struct MaskWords {
    std::string_view hidden; // instead of what is personal
    std::string_view title;  // of the page
};
// What stands in a field instead of its value; a field that is not told is empty.
struct FilledField {
    std::uint64_t id = 0;
    std::string_view words;
};

class MaskedScene {
public:
    const Scene& scene() const { return scene_; }
    friend bool operator==(const MaskedScene&, const MaskedScene&) = default;

private:
    friend MaskedScene mask(const Scene& scene, MaskWords words, std::span<const FilledField> fields);
    explicit MaskedScene(Scene scene) : scene_(std::move(scene)) {}
    Scene scene_;
};
MaskedScene mask(const Scene& scene, MaskWords words, std::span<const FilledField> fields);

} // namespace kz
