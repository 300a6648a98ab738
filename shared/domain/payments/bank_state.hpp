// What has become of money that the bank reported.
#pragma once

#include <optional>
#include <string_view>

namespace kz {

enum class BankState {
    Waiting,  // for a person
    Posted,
    Overpaid, // posted, and more than the claim asked for: a person sees to the rest
    SetAside, // a person said that it belongs to no claim, and why
    Noted,    // went out, and took back nothing of ours
    GoingBack, // belongs to no claim, and is to be sent back to its payer
    GoneBack,  // came in: it was sent back; went out: it gave back what a person had decided
};
inline constexpr int bank_states_count = static_cast<int>(BankState::GoneBack) + 1;
std::string_view bank_state_code(BankState state); // "set_aside"
std::optional<BankState> parse_bank_state(std::string_view code);

} // namespace kz
