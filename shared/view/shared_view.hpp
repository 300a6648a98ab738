// The page that a customer shows, as its helper sees it: the same `view`, masked. The customer's own "see what is shown" is this, too.
#pragma once

#include "shared/app/shared_page.hpp"
#include "shared/scene/mask.hpp"

namespace kz {

// `behind`: see model_of(); its language is that of whoever reads it.
MaskedScene shared_view(const SharedPage& page, const Model& behind);
// The same of a page as it stands here, so that both can be compared. Precondition: share_of(model) is something.
MaskedScene masked_view(const Model& model);
// For the customer: that page in their own language, below the bar that says who sees it.
Scene shared_preview(const SharedPage& page, const Model& model);
// A scene with what stands above it: `above` has nodes below the root, whose keys `below` has not.
Scene with_above(const Scene& above, const Scene& below);

} // namespace kz
