// The page where a customer chooses when to be called, moves that and calls it off. Printed by the server alone and complete without
// script; it has an address of its own, so that the personal page does not carry all the times.
#pragma once

#include "shared/app/model.hpp"
#include "shared/scene/scene.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kz {

struct CallPage {
    Model base;                      // language, and the claim's page
    std::vector<CallTime> times = {}; // in their order; none: calls are not offered
    std::optional<ClockTime> at = {}; // as it was chosen; nothing: the first that is free
    std::string phone = {};          // as typed, or as it is known
    std::string refusal = {};        // why it was not booked
    enum class Done { Nothing, Booked, Cancelled } done = Done::Nothing;
};
Scene call_view(const CallPage& page);

} // namespace kz
