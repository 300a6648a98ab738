// The letters of each face and size that scenes are set in, for a host that has only these rasterised: a page needs a tenth of what the
// faces hold. Running text has the letters and figures without accents always, so that a change of the page seldom needs others.
#pragma once

#include "shared/scene/scene.hpp"
#include "shared/scene/style.hpp"

#include <cstdint>
#include <vector>

namespace kz {

// In names and values of `scene`, but not in `ranges` (pairs as below); ascending.
std::vector<std::uint16_t> letters_beyond(const Scene& scene, const std::uint16_t* ranges);

class Letters {
public:
    // True when the texts of `scene` brought new ones, in a narrow or a wide window.
    bool add(const Scene& scene, const Theme& theme);
    // Of this weight and CSS size: what `ranges` has of them. Both are pairs of first and last, ascending, then a zero, as Dear ImGui takes them.
    std::vector<std::uint16_t> of(Weight weight, int size, const std::uint16_t* ranges) const;

private:
    struct Face {
        Weight weight = Weight::Regular;
        int size = 0;
        std::vector<std::uint16_t> codes; // ascending
    };
    std::vector<std::uint16_t>& codes_of(Weight weight, int size, bool is_running);
    bool add(const Scene& scene, const Theme& theme, bool is_wide);

    std::vector<Face> faces_;
};

} // namespace kz
