// Named states of the page: what tests of view, HTML and paint look at, and what screenshots are taken of.
//
//   for (const NamedState& state : named_states)
//       view(state.make(Language::German));
#pragma once

#include "shared/view/view.hpp"
#include "tests/shared/view/named_states.hpp"

namespace kz {

// In the look of a merchant.
inline Model dressed(Model model, const Theme& theme) {
    model.theme = theme;
    if (model.page)
        model.page->theme = theme;
    return model;
}

} // namespace kz
