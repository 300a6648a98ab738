// CallBack: the merchant calls at a time that the customer has chosen. Times follow from the merchant's hours and the country's
// holidays, in the time of the countries served; each takes a few calls, and whoever books first has the place.
#pragma once

#include "shared/base/date.hpp"
#include "shared/domain/contact/business_hours.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

enum class CallState {
    Booked,
    Reached,
    Missed,    // nobody answered: another time can be booked
    Cancelled, // by the customer
};
std::string_view call_state_code(CallState state); // "missed"
std::optional<CallState> parse_call_state(std::string_view code);

struct CallBack {
    ClockTime at;
    std::string phone;
    CallState state = CallState::Booked;
    int tries = 0;    // in which nobody was reached, since somebody was
    int bookings = 0; // of the claim so far, moved ones too
    friend bool operator==(const CallBack&, const CallBack&) = default;
};

// A time that can be booked, and for how many more.
struct CallTime {
    ClockTime at;
    int left = 0; // 0: full
    friend bool operator==(const CallTime&, const CallTime&) = default;
};

inline constexpr int call_minutes = 30;      // from one time to the next
inline constexpr int call_lead_minutes = 30; // at least so long from now
inline constexpr int call_days = 5;          // on which somebody is there, the first one that has a time included
inline constexpr int calls_at_once_max = 50; // of a merchant's setting
inline constexpr int calls_at_once_default = 2;
inline constexpr int call_bookings_max = 30; // of a claim
inline constexpr int call_tries_max = 3;     // then the customer chooses, or writes

// In their order, full ones too. taken: of the merchant, a time for each call that is booked. None: calls are not offered.
std::vector<CallTime> call_times(const BusinessHours& hours, const RulePack& law, ClockTime now, int at_once, std::span<const ClockTime> taken);
// The first that is not full.
std::optional<ClockTime> next_call_time(std::span<const CallTime> times);
bool is_call_too_soon(ClockTime at, ClockTime now);

// "2026-11-23T09:30", as a form sends it, and back.
std::string call_time_code(ClockTime at);
std::optional<ClockTime> parse_call_time(std::string_view code);

} // namespace kz
