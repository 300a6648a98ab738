#include "shared/domain/contact/call_back.hpp"

#include "shared/domain/law/calendar.hpp"

#include <algorithm>
#include <iterator>

namespace kz {
namespace {

constexpr std::string_view state_codes[] = {"booked", "reached", "missed", "cancelled"};
constexpr int day_minutes = 24 * 60;

std::int64_t minutes_of(ClockTime at) {
    return std::int64_t{at.date.days} * day_minutes + at.minute;
}

} // namespace

std::string_view call_state_code(CallState state) {
    return state_codes[static_cast<std::size_t>(state)];
}

std::optional<CallState> parse_call_state(std::string_view code) {
    const auto* found = std::ranges::find(state_codes, code);
    return found == std::end(state_codes) ? std::nullopt : std::optional(static_cast<CallState>(found - std::begin(state_codes)));
}

bool is_call_too_soon(ClockTime at, ClockTime now) {
    return minutes_of(at) < minutes_of(now) + call_lead_minutes;
}

std::vector<CallTime> call_times(const BusinessHours& hours, const RulePack& law, ClockTime now, int at_once, std::span<const ClockTime> taken) {
    std::vector<CallTime> times;
    int days = 0;
    for (int ahead = 0; at_once > 0 && ahead <= presence_days_max && days < call_days; ++ahead) {
        const Date date = add_days(now.date, ahead);
        if (is_holiday(law, date))
            continue;
        const std::size_t before = times.size();
        for (const OpenSpan& span : hours.days[static_cast<std::size_t>(weekday(date) - 1)])
            for (int minute = span.from; minute + call_minutes <= span.until; minute += call_minutes)
                if (const ClockTime at{date, minute}; !is_call_too_soon(at, now))
                    times.push_back({at, std::max(0, at_once - static_cast<int>(std::ranges::count(taken, at)))});
        days += times.size() > before ? 1 : 0;
    }
    return times;
}

std::optional<ClockTime> next_call_time(std::span<const CallTime> times) {
    const auto found = std::ranges::find_if(times, [](const CallTime& time) { return time.left > 0; });
    return found == times.end() ? std::nullopt : std::optional(found->at);
}

std::string call_time_code(ClockTime at) {
    const auto digit = [](int number) { return static_cast<char>('0' + number); };
    const int hour = at.minute / 60, minute = at.minute % 60;
    return iso(at.date) + 'T' + digit(hour / 10) + digit(hour % 10) + ':' + digit(minute / 10) + digit(minute % 10);
}

std::optional<ClockTime> parse_call_time(std::string_view code) {
    constexpr std::size_t date_size = 10, size = 16;
    if (code.size() != size || code[date_size] != 'T' || code[date_size + 3] != ':')
        return std::nullopt;
    const auto date = parse_date(code.substr(0, date_size));
    const auto two = [&](std::size_t at) {
        const int tens = code[at] - '0', ones = code[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? 100 : tens * 10 + ones;
    };
    const int hour = two(date_size + 1), minute = two(date_size + 4);
    if (!date || hour > 23 || minute > 59)
        return std::nullopt;
    return ClockTime{*date, hour * 60 + minute};
}

} // namespace kz
