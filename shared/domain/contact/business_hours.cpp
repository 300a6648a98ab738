#include "shared/domain/contact/business_hours.hpp"

#include "shared/base/utf8.hpp"
#include "shared/domain/law/calendar.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr std::string_view day_names[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

// The part before the sign, which goes with it; all of it where there is none.
std::string_view cut(std::string_view& text, char sign) {
    const std::size_t end = std::min(text.find(sign), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return trimmed(part);
}

int day_of(std::string_view name) {
    const auto* found = std::ranges::find(day_names, name);
    return found == std::end(day_names) ? -1 : static_cast<int>(found - std::begin(day_names));
}

// "09:30"; -1 when it is none.
int minute_of(std::string_view text) {
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 100; };
    if (text.size() != 5 || text[2] != ':')
        return -1;
    const int hour = digit(0) * 10 + digit(1), minute = digit(3) * 10 + digit(4);
    const bool is_time = (hour < 24 && minute < 60) || (hour == 24 && minute == 0);
    return is_time ? hour * 60 + minute : -1;
}

bool take_days(std::string_view text, std::array<bool, 7>& days) {
    while (!text.empty()) {
        std::string_view part = cut(text, ',');
        const int first = day_of(cut(part, '-'));
        const int last = part.empty() ? first : day_of(part);
        if (first < 0 || last < first)
            return false;
        for (int day = first; day <= last; ++day)
            days[static_cast<std::size_t>(day)] = true;
    }
    return true;
}

bool take_spans(std::string_view text, std::vector<OpenSpan>& spans) {
    while (!text.empty()) {
        std::string_view part = cut(text, ',');
        const OpenSpan span{minute_of(cut(part, '-')), minute_of(part)};
        if (span.from < 0 || span.until <= span.from || (!spans.empty() && span.from <= spans.back().until))
            return false;
        spans.push_back(span);
    }
    return !spans.empty();
}

} // namespace

std::optional<BusinessHours> parse_business_hours(std::string_view text) {
    if (text.size() > static_cast<std::size_t>(business_hours_bytes_max))
        return std::nullopt;
    BusinessHours hours;
    bool is_any = false;
    while (!text.empty()) {
        std::string_view part = cut(text, ';');
        std::array<bool, 7> days{};
        std::vector<OpenSpan> spans;
        if (!take_days(cut(part, ' '), days) || !take_spans(trimmed(part), spans))
            return std::nullopt;
        for (std::size_t day = 0; day < days.size(); ++day)
            if (days[day])
                hours.days[day] = spans;
        is_any = true;
    }
    return is_any ? std::optional(hours) : std::nullopt;
}

std::optional<Presence> presence(const BusinessHours& hours, const RulePack& law, ClockTime now) {
    for (int ahead = 0; ahead <= presence_days_max; ++ahead) {
        const Date date = add_days(now.date, ahead);
        if (is_holiday(law, date))
            continue;
        for (const OpenSpan& span : hours.days[static_cast<std::size_t>(weekday(date) - 1)]) {
            if (ahead > 0 || now.minute < span.from)
                return Presence{false, {date, span.from}};
            if (now.minute < span.until)
                return Presence{true, {date, span.until}};
        }
    }
    return std::nullopt;
}

} // namespace kz
