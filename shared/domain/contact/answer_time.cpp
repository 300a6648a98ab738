#include "shared/domain/contact/answer_time.hpp"

#include "shared/domain/law/calendar.hpp"

#include <algorithm>
#include <iterator>

namespace kz {
namespace {

constexpr std::string_view unit_codes[] = {"minutes", "hours", "today", "next_day", "days"};

// Nobody: none.
std::span<const OpenSpan> spans_on(const BusinessHours& hours, const RulePack& law, Date date) {
    if (is_holiday(law, date))
        return {};
    return hours.days[static_cast<std::size_t>(weekday(date) - 1)];
}

// Rounded up to what people say.
std::optional<AnswerPromise> in_minutes_or_hours(int minutes) {
    for (const int told : {5, 10, 20, 30})
        if (minutes <= told)
            return AnswerPromise{AnswerUnit::Minutes, told};
    for (const int told : {1, 2})
        if (minutes <= told * 60)
            return AnswerPromise{AnswerUnit::Hours, told};
    return std::nullopt;
}

// How many days on which somebody is there come after this one until so many minutes of them are over.
std::optional<int> days_until(const BusinessHours& hours, const RulePack& law, ClockTime now, int minutes) {
    constexpr int ahead_max = answer_days_told_max * presence_days_max;
    int days = 0;
    for (int ahead = 0; ahead <= ahead_max && days <= answer_days_told_max; ++ahead) {
        const Date date = add_days(now.date, ahead);
        bool is_open = false;
        for (const OpenSpan& span : spans_on(hours, law, date)) {
            const int left = span.until - std::max(span.from, ahead == 0 ? now.minute : 0);
            if (left <= 0)
                continue;
            if (!is_open && ahead > 0)
                ++days;
            is_open = true;
            if (minutes <= left)
                return days;
            minutes -= left;
        }
    }
    return std::nullopt;
}

} // namespace

int open_minutes_between(const BusinessHours& hours, const RulePack& law, ClockTime from, ClockTime until) {
    int minutes = 0;
    for (Date date = from.date; date <= until.date && minutes < answer_minutes_max; date = add_days(date, 1))
        for (const OpenSpan& span : spans_on(hours, law, date)) {
            const int begin = date == from.date ? std::max(span.from, from.minute) : span.from;
            const int end = date == until.date ? std::min(span.until, until.minute) : span.until;
            minutes += std::max(end - begin, 0);
        }
    return std::min(minutes, answer_minutes_max);
}

void note_answer_minutes(std::vector<int>& minutes, int latest) {
    minutes.push_back(std::clamp(latest, 0, answer_minutes_max));
    if (minutes.size() > answers_counted_max)
        minutes.erase(minutes.begin(), minutes.end() - static_cast<std::ptrdiff_t>(answers_counted_max));
}

std::optional<AnswerSpeed> answer_speed(std::span<const int> minutes) {
    if (minutes.size() < answers_counted_min)
        return std::nullopt;
    const auto latest = minutes.last(std::min(minutes.size(), answers_counted_max));
    std::vector<int> sorted(latest.begin(), latest.end());
    std::ranges::sort(sorted);
    const auto at_rank = [&](std::size_t percent) { return sorted[(sorted.size() * percent + 99) / 100 - 1]; };
    return AnswerSpeed{at_rank(50), at_rank(80)};
}

std::string_view answer_unit_code(AnswerUnit unit) {
    return unit_codes[static_cast<std::size_t>(unit)];
}

std::optional<AnswerUnit> parse_answer_unit(std::string_view code) {
    const auto* const found = std::ranges::find(unit_codes, code);
    return found == std::end(unit_codes) ? std::nullopt : std::optional(static_cast<AnswerUnit>(found - std::begin(unit_codes)));
}

std::optional<AnswerPromise> answer_promise(const BusinessHours& hours, const RulePack& law, ClockTime now, const AnswerSpeed& speed) {
    const auto days = days_until(hours, law, now, std::max(speed.most_minutes, 1));
    if (!days || *days > answer_days_told_max)
        return std::nullopt;
    const auto here = presence(hours, law, now);
    if (here && here->is_here && *days == 0)
        if (const auto soon = in_minutes_or_hours(speed.most_minutes))
            return soon;
    if (*days == 0)
        return AnswerPromise{AnswerUnit::Today, 0};
    return *days == 1 ? AnswerPromise{AnswerUnit::NextDay, 0} : AnswerPromise{AnswerUnit::Days, *days};
}

} // namespace kz
