#include "shared/domain/plans/plan_changes.hpp"

#include <algorithm>

namespace kz {
namespace {

std::int64_t sum_of(const std::vector<Instalment>& lines) {
    std::int64_t minor = 0;
    for (const Instalment& line : lines)
        minor += line.amount.minor;
    return minor;
}

void renumber(std::vector<Instalment>& lines) {
    int number = 0;
    for (Instalment& line : lines)
        line.number = ++number;
}

// Takes from a line, and from `minor` what was taken.
void take(Instalment& line, std::int64_t& minor, std::int64_t at_most) {
    const std::int64_t taken = std::min({minor, at_most, line.amount.minor});
    line.amount.minor -= taken;
    minor -= taken;
}

void take_evenly(std::vector<Instalment>& lines, std::int64_t minor) {
    std::vector<std::size_t> smallest_first(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i)
        smallest_first[i] = i;
    std::ranges::stable_sort(smallest_first, {}, [&](std::size_t i) { return lines[i].amount.minor; });
    // What a small line cannot give, the larger ones after it share.
    auto left = static_cast<std::int64_t>(lines.size());
    for (const std::size_t i : smallest_first)
        take(lines[i], minor, minor / left--);
}

// The missed sum after the last line, cut so that none is above the plan's largest.
void add_at_end(std::vector<Instalment>& lines, const InstalmentPlan& plan, Money missed, Date today, BankingDay is_banking_day) {
    const auto minor_of = [](const Instalment& line) { return line.amount.minor; };
    const Instalment& largest = *std::ranges::max_element(plan.lines, {}, minor_of);
    const auto parts = static_cast<int>((missed.minor - 1) / largest.amount.minor + 1);
    const Date after = std::max(plan.lines.back().due_on, today);
    int index = static_cast<int>(plan.lines.size());
    for (const Money part : split(missed, parts)) {
        Date due_on = after;
        while (due_on <= after || (!lines.empty() && due_on <= lines.back().due_on))
            due_on = banking_day_from(nominal_day(plan.rhythm, plan.first_nominal, index++), is_banking_day);
        lines.push_back({0, due_on, part});
    }
}

bool is_within(const std::vector<Instalment>& lines, const PlanLimits& limits, Date today) {
    return static_cast<int>(lines.size()) <= std::min(limits.instalments_max, plan_instalments_limit) &&
           days_between(today, lines.back().due_on) <= limits.term_days_max;
}

Result<Postponed, PostponeRefusal> postponed(std::vector<Instalment> before, std::vector<Instalment> after,
                                             const PostponePolicy& policy, Date today) {
    if (days_between(today, after.back().due_on) > policy.term_days_max)
        return refuse(PostponeRefusal::TermTooLong);
    const Currency currency = before.front().amount.currency;
    Postponed result{{}, {}, before.back().due_on, after.back().due_on, Money{0, currency}, Money{0, currency}};
    for (std::size_t i = 0; i < before.size(); ++i)
        if (before[i].due_on != after[i].due_on)
            result.moved.push_back({before[i], after[i].due_on});
    result.lines = std::move(after);
    return result;
}

} // namespace

std::string_view catch_up_code(CatchUpKind kind) {
    switch (kind) {
    case CatchUpKind::PayNow: return "pay_now";
    case CatchUpKind::SpreadOverRest: return "spread_over_rest";
    case CatchUpKind::AddAtEnd: return "add_at_end";
    }
    return "";
}

std::string_view refusal_code(PostponeRefusal refusal) {
    switch (refusal) {
    case PostponeRefusal::NothingLeft: return "nothing_left";
    case PostponeRefusal::NoSuchLine: return "no_such_line";
    case PostponeRefusal::DayNotLater: return "day_not_later";
    case PostponeRefusal::TooManyDays: return "too_many_days";
    case PostponeRefusal::PastNextLine: return "past_next_line";
    case PostponeRefusal::TermTooLong: return "term_too_long";
    }
    return "";
}

std::vector<Instalment> open_lines(const std::vector<Instalment>& lines, Money paid) {
    return after_extra(lines, paid, ExtraUse::NextFirst);
}

std::vector<Instalment> after_extra(const std::vector<Instalment>& open, Money extra, ExtraUse use) {
    std::vector<Instalment> lines = open;
    std::int64_t minor = std::clamp<std::int64_t>(extra.minor, 0, sum_of(lines));
    switch (use) {
    case ExtraUse::NextFirst:
        for (Instalment& line : lines)
            take(line, minor, minor);
        break;
    case ExtraUse::LastFirst:
        for (auto line = lines.rbegin(); line != lines.rend(); ++line)
            take(*line, minor, minor);
        break;
    case ExtraUse::AllSmaller: take_evenly(lines, minor); break;
    }
    std::erase_if(lines, [](const Instalment& line) { return line.amount.is_zero(); });
    return lines;
}

std::vector<CatchUp> catch_ups(const InstalmentPlan& plan, Money paid, const PlanLimits& limits, const LinePolicy& policy,
                               Date today, BankingDay is_banking_day) {
    std::vector<Instalment> to_come = open_lines(plan.lines, paid);
    std::vector<Instalment> late;
    while (!to_come.empty() && to_come.front().due_on < today) {
        late.push_back(to_come.front());
        to_come.erase(to_come.begin());
    }
    if (late.empty())
        return {};
    const Money missed{sum_of(late), late.front().amount.currency};

    CatchUp now{CatchUpKind::PayNow, missed, to_come};
    const Date soon = banking_day_from(add_days(today, policy.grace_days), is_banking_day);
    const auto later = std::ranges::find_if(now.lines, [&](const Instalment& line) { return line.due_on >= soon; });
    if (later != now.lines.end() && later->due_on == soon)
        later->amount.minor += missed.minor;
    else
        now.lines.insert(later, {0, soon, missed});

    CatchUp spread{CatchUpKind::SpreadOverRest, missed, to_come};
    if (!to_come.empty()) {
        const auto parts = split(missed, static_cast<int>(to_come.size()));
        for (std::size_t i = 0; i < parts.size(); ++i)
            spread.lines[i].amount.minor += parts[i].minor;
    }
    CatchUp end{CatchUpKind::AddAtEnd, missed, to_come};
    add_at_end(end.lines, plan, missed, today, is_banking_day);

    std::vector<CatchUp> ways;
    for (CatchUp* way : {&now, &spread, &end}) {
        if (way->lines.empty() || !is_within(way->lines, limits, today))
            continue;
        renumber(way->lines);
        ways.push_back(std::move(*way));
    }
    return ways;
}

Result<Postponed, PostponeRefusal> pause(const std::vector<Instalment>& lines, Money paid, int days, const PostponePolicy& policy,
                                         Date today, BankingDay is_banking_day) {
    const std::vector<Instalment> before = open_lines(lines, paid);
    if (before.empty())
        return refuse(PostponeRefusal::NothingLeft);
    if (days < 1)
        return refuse(PostponeRefusal::DayNotLater);
    if (days > policy.days_max)
        return refuse(PostponeRefusal::TooManyDays);
    std::vector<Instalment> after = before;
    for (std::size_t i = 0; i < after.size(); ++i) {
        Date to = add_days(before[i].due_on, days);
        // Two lines over one feast would meet on the day after it.
        if (i > 0)
            to = std::max(to, add_days(after[i - 1].due_on, 1));
        after[i].due_on = banking_day_from(to, is_banking_day);
    }
    return postponed(before, after, policy, today);
}

Result<Postponed, PostponeRefusal> postpone_line(const std::vector<Instalment>& lines, Money paid, int number, Date to,
                                                 const PostponePolicy& policy, Date today, BankingDay is_banking_day) {
    const std::vector<Instalment> before = open_lines(lines, paid);
    if (before.empty())
        return refuse(PostponeRefusal::NothingLeft);
    const auto line = std::ranges::find(before, number, &Instalment::number);
    if (line == before.end())
        return refuse(PostponeRefusal::NoSuchLine);
    if (to <= line->due_on || to < today)
        return refuse(PostponeRefusal::DayNotLater);
    if (std::int64_t{to.days} - line->due_on.days > policy.days_max)
        return refuse(PostponeRefusal::TooManyDays);
    to = banking_day_from(to, is_banking_day);
    if (line + 1 != before.end() && to >= (line + 1)->due_on)
        return refuse(PostponeRefusal::PastNextLine);
    std::vector<Instalment> after = before;
    after[static_cast<std::size_t>(line - before.begin())].due_on = to;
    return postponed(before, after, policy, today);
}

} // namespace kz
