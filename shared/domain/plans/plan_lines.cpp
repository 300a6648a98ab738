#include "shared/domain/plans/plan_lines.hpp"

#include <algorithm>

namespace kz {
namespace {

// What was paid by the end of a day.
struct PaidBy {
    Date day;
    std::int64_t minor = 0;
};

std::vector<PaidBy> paid_by_day(std::vector<PlanPayment> payments, Currency currency, Date today) {
    std::erase_if(payments, [&](const PlanPayment& payment) {
        return payment.received_on > today || payment.amount.currency != currency;
    });
    std::ranges::stable_sort(payments, {}, &PlanPayment::received_on);
    std::vector<PaidBy> days;
    std::int64_t minor = 0;
    for (const PlanPayment& payment : payments) {
        minor += payment.amount.minor;
        if (!days.empty() && days.back().day == payment.received_on)
            days.back().minor = minor;
        else
            days.push_back({payment.received_on, minor});
    }
    return days;
}

// The day from which on at least so much was paid.
std::optional<Date> paid_since(const std::vector<PaidBy>& days, std::int64_t minor) {
    std::optional<Date> since;
    for (const PaidBy& paid : days) {
        if (paid.minor < minor)
            since.reset();
        else if (!since)
            since = paid.day;
    }
    return since;
}

LineState state_of(const Instalment& line, std::optional<Date> paid_on, Date today, const LinePolicy& policy) {
    if (paid_on)
        return days_between(line.due_on, *paid_on) <= policy.grace_days ? LineState::Kept : LineState::CaughtUp;
    const int days_late = days_between(line.due_on, today);
    if (days_late <= 0)
        return LineState::Due;
    if (days_late <= policy.grace_days)
        return LineState::Grace;
    if (days_late > policy.broken_after)
        return LineState::Broken;
    return days_late > policy.reminded_after ? LineState::Reminded : LineState::Missed;
}

} // namespace

std::string_view line_state_code(LineState state) {
    switch (state) {
    case LineState::Due: return "due";
    case LineState::Grace: return "grace";
    case LineState::Missed: return "missed";
    case LineState::Reminded: return "reminded";
    case LineState::Broken: return "broken";
    case LineState::Kept: return "kept";
    case LineState::CaughtUp: return "caught_up";
    }
    return "";
}

std::vector<LineStanding> line_standings(const std::vector<Instalment>& lines, const std::vector<PlanPayment>& payments,
                                         Date today, const LinePolicy& policy) {
    std::vector<LineStanding> standings;
    if (lines.empty())
        return standings;
    const auto days = paid_by_day(payments, lines.front().amount.currency, today);
    const std::int64_t paid = days.empty() ? 0 : days.back().minor;
    std::int64_t before = 0;
    for (const Instalment& line : lines) {
        // Not std::clamp: a line below zero, which only the wire can bring, must count nothing on every host.
        const std::int64_t used = std::max<std::int64_t>(0, std::min(paid - before, line.amount.minor));
        before += line.amount.minor;
        const auto paid_on = paid_since(days, before);
        standings.push_back({line, Money{used, line.amount.currency}, state_of(line, paid_on, today, policy), paid_on});
    }
    return standings;
}

} // namespace kz
