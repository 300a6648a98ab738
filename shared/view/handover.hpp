// The pages between a screen in a shop and a customer's phone. Printed by the server alone and complete without script; they say nothing
// of a claim but whose customer somebody is. See native/server/handovers.hpp.
#pragma once

#include "shared/domain/people/language.hpp"
#include "shared/domain/payments/transfer.hpp"
#include "shared/scene/scene.hpp"

#include <array>
#include <optional>
#include <string>

namespace kz {

struct HandoverPage {
    Language language = Language::German;
    std::string merchant = {};
    // What is on it: the question on the phone, why it is over, or the code for a screen.
    enum class Kind { Choose, Wrong, Late, Shared, Code, TooMany } kind = Kind::Late;
    std::string place = {};             // Choose: of the screen
    std::array<int, 3> numbers = {};  // Choose
    std::string code = {};              // Code, as it is typed: "7F3A 9Q2M 0V5K R81C"
    std::optional<QrSymbol> symbol = {}; // Code
};
Scene handover_view(const HandoverPage& page);

} // namespace kz
