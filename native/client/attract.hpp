// The first page of a screen that nobody uses: it invites, in one language after the other, and whoever needs it louder, larger or with
// more contrast finds that without aiming. The first touch or key leads on, a scanned code straight to its claim.
#pragma once

#include "native/client/overlay.hpp"

#include <cstdint>

namespace kz {

inline constexpr std::int64_t attract_after_ms = 20'000, attract_language_ms = 7'000;

// Of the one that the screen speaks at first, the next ones in their order.
Language language_after(Language home, std::int64_t shown_ms);
// Over the whole window. is_calm: nothing changes by itself, so all four languages are there at once.
Overlay attract_overlay(bool is_calm, const OverlayLook& look);

} // namespace kz
