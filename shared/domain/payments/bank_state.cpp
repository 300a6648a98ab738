#include "shared/domain/payments/bank_state.hpp"

namespace kz {

std::string_view bank_state_code(BankState state) {
    switch (state) {
    case BankState::Waiting: return "waiting";
    case BankState::Posted: return "posted";
    case BankState::Overpaid: return "overpaid";
    case BankState::SetAside: return "set_aside";
    case BankState::Noted: return "noted";
    case BankState::GoingBack: return "going_back";
    case BankState::GoneBack: return "gone_back";
    }
    return "";
}

std::optional<BankState> parse_bank_state(std::string_view code) {
    for (int number = 0; number < bank_states_count; ++number)
        if (code == bank_state_code(static_cast<BankState>(number)))
            return static_cast<BankState>(number);
    return std::nullopt;
}

} // namespace kz
